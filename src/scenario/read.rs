//! From a file and overrides to a scenario that can be run, or everything that is wrong with it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::de::DeTable;

use super::collected::{Collected, Texts};
use super::document::{Node, Site};
use super::inputs::Inputs;
use super::overrides::Override;
use super::registry::{Field, fields};
use super::remark::{Excerpt, Remark, RemarkPlace, ScenarioFault, ScenarioWarning};
use super::rules::Rules;
use super::syntax::explain;
use super::tables::Tables;
use super::walk::walk;
use super::{Change, Scenario};
use crate::checksum::sha256;
use crate::pool::InputFile;
use crate::pool::findings::one_line;

/// A scenario that can be run, with all that it points to.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// Every field, those left out with their defaults.
    pub scenario: Scenario,
    /// Programs, applicants and lists that are given.
    pub inputs: Inputs,
    /// The overrides that were applied.
    pub overrides: Vec<Override>,
    /// Every file that was read, the scenario first.
    pub files: Vec<InputFile>,
    /// What is allowed and yet more often a slip than meant.
    pub warnings: Vec<ScenarioWarning>,
    /// Of each change, where its fields stand.
    changes: Vec<Vec<(&'static str, RemarkPlace, Option<Excerpt>)>>,
}

impl Reading {
    /// A fault of a change, which shows only once the world is drawn, at the place where the change stands.
    #[must_use]
    pub fn fault_of_change(&self, number: usize, field: &str, message: String, remedy: String) -> ScenarioFault {
        let places = self.changes.get(number).map_or(&[][..], Vec::as_slice);
        let found = places.iter().find(|(name, ..)| *name == field).or_else(|| places.first());
        let (place, excerpt) = found.map_or_else(
            || (RemarkPlace::File(self.files[0].name.clone()), None),
            |(_, place, excerpt)| (place.clone(), excerpt.clone()),
        );
        Remark { place, message: one_line(message), remedy: one_line(remedy), excerpt }
    }
}

/// Reads a scenario file, applies overrides to it, and reads the files that it names.
///
/// # Errors
/// Every fault of all files and overrides, each with its place; a fault that only follows from another is left out.
///
/// # Examples
/// ```
/// # fn main() -> std::io::Result<()> {
/// use matchday::scenario::{self, Override};
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("small.toml");
/// std::fs::write(&path, "[[specialty]]\nname = \"IR\"\n[signals]\ngold = 3000\n")?;
/// let faults = scenario::read(&path, &[]).unwrap_err();
/// assert_eq!(faults.len(), 1);
/// assert!(faults[0].to_string().contains(":4:8: \"gold\" is 3000; expected a whole number from 0 to 100"));
///
/// let gold = Override::parse("signals.gold=8").unwrap();
/// let reading = scenario::read(&path, &[gold]).unwrap();
/// assert_eq!(reading.scenario.signals.gold, 8);
/// # Ok(())
/// # }
/// ```
pub fn read(path: &Path, overrides: &[Override]) -> Result<Reading, Vec<ScenarioFault>> {
    read_changed(path, overrides, &[])
}

/// The same, with further changes to programs behind those of the file; each with what was typed for it.
///
/// # Errors
/// As [`read`].
pub fn read_changed(
    path: &Path,
    overrides: &[Override],
    changes: &[(Change, String)],
) -> Result<Reading, Vec<ScenarioFault>> {
    let (text, file) = load(path, "a scenario").map_err(|fault| vec![fault])?;
    let texts = Texts { file: file.name.clone(), text: &text, overrides };
    let mut collected = Collected::default();
    let (table, errors) = DeTable::parse_recoverable(&text);
    if !errors.is_empty() {
        for error in &errors {
            let (site, message, remedy) = explain(error, &text);
            collected.fault(site, message, remedy);
        }
        return Err(texts.place(collected.faults));
    }
    let mut document = Node::of_table(&table, 0);
    for (origin, set) in (1..).zip(overrides) {
        if let Err((message, remedy)) = set.apply(&mut document, origin) {
            collected.fault(Site::of(origin, 0..1), message, remedy);
        }
    }
    walk(&mut document, &mut collected);
    let mut scenario = match Scenario::deserialize_from(document.clone().plain()) {
        Ok(scenario) => scenario,
        Err(message) => {
            collected.fault(Site::default(), format!("the file cannot be read: {message}"), "correct it");
            return Err(texts.place(collected.faults));
        }
    };
    let in_file = scenario.change.len();
    scenario.change.extend(changes.iter().map(|(change, _)| change.clone()));
    let mut tables = Tables::beside(path);
    let rules = Rules {
        scenario: &scenario,
        document: &document,
        collected: &mut collected,
        tables: &mut tables,
        suggestions: 20,
        knows_applicants: true,
    };
    let inputs = rules.check();
    let files = std::iter::once(file.clone()).chain(tables.files()).collect();
    let place_of = |path: String| texts.place_of(document.site(&path));
    let fields = || fields().filter(|field| field.section() == "change[]").map(Field::name);
    let sites_of_change = |number: usize| {
        let places = fields().map(|field| (field, place_of(format!("change[{number}].{field}"))));
        places.map(|(field, (place, excerpt))| (field, place, excerpt)).collect()
    };
    let typed = changes.iter().map(|(_, typed)| vec![("program", RemarkPlace::Typed(typed.as_str().into()), None)]);
    let changes = (0..in_file).map(sites_of_change).chain(typed).collect();
    let (mut faults, mut warnings) = (texts.place(collected.faults), texts.place(collected.warnings));
    let of_tables = tables.into_remarks();
    faults.extend(of_tables.0);
    warnings.extend(of_tables.1);
    if faults.is_empty() {
        Ok(Reading { scenario, inputs, overrides: overrides.to_vec(), files, warnings, changes })
    } else {
        Err(faults)
    }
}

/// The scenario file that a path means: the file itself, if it ends in `.toml`, or the `scenario.toml` of a folder.
#[must_use]
pub fn file_of(path: &Path) -> Option<PathBuf> {
    const NAME: &str = "scenario.toml";
    let inside = path.join(NAME);
    if path.is_dir() {
        return inside.is_file().then_some(inside);
    }
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")).then(|| path.to_owned())
}

/// The text of the file, and the record of it.
pub(super) fn load(path: &Path, what: &str) -> Result<(String, InputFile), ScenarioFault> {
    const MOST: u64 = 1 << 26;
    let name: Arc<str> = one_line(path.display().to_string()).into();
    let fault = |message: String, remedy: &str| Remark {
        place: RemarkPlace::File(name.clone()),
        message,
        remedy: remedy.to_owned(),
        excerpt: None,
    };
    let entry = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => fault(format!("the file does not exist; expected {what}"), "check the path"),
        _ => fault(format!("the file cannot be read: {error}"), "check its permissions"),
    })?;
    if !entry.is_file() {
        return Err(fault(format!("this is not a file; expected {what}"), "name the file inside"));
    }
    if entry.len() > MOST {
        let message = format!("the file has {} bytes; expected at most {MOST}", entry.len());
        return Err(fault(message, "is it the right file? Long lists belong into CSV files"));
    }
    let bytes =
        fs::read(path).map_err(|error| fault(format!("the file cannot be read: {error}"), "check its permissions"))?;
    let record = InputFile { name: name.clone(), bytes: bytes.len() as u64, sha256: sha256(&bytes) };
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
                return Err(fault("the file is UTF-16; expected UTF-8".to_owned(), "save it as UTF-8"));
            }
            let message = format!("byte 0x{:02X} is not UTF-8; expected UTF-8 text", bytes[at]);
            let before = String::from_utf8_lossy(&bytes[..at]).into_owned();
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            let line = String::from_utf8_lossy(&bytes[line_start..]).lines().next().unwrap_or_default().to_owned();
            let [number, column] = [before.matches('\n').count(), before[line_start..].chars().count()]
                .map(|n| u32::try_from(n + 1).unwrap_or(u32::MAX));
            let place = RemarkPlace::At { file: name.clone(), line: number, column };
            let excerpt = Some(Excerpt::of(&line, column, 1));
            return Err(Remark { place, message, remedy: "save the file as UTF-8".to_owned(), excerpt });
        }
    };
    let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
    if text.trim().is_empty() {
        let kind = what.rsplit(' ').next().unwrap_or(what);
        let remedy = format!("matchday new {kind} FILE writes one to start from");
        return Err(fault(format!("the file is empty; expected {what}"), &remedy));
    }
    Ok((text, record))
}
