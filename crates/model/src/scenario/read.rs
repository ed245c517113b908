//! From a file and overrides to a runnable scenario, or all its faults.

use std::path::{Path, PathBuf};

use super::collected::{Collected, Texts};
use super::document::Site;
use super::field::{Field, fields};
use super::inputs::Inputs;
use super::load::{Loaded, load, walked};
use super::overrides::Override;
use super::remark::{Excerpt, Remark, RemarkPlace, ScenarioFault, ScenarioWarning};
use super::rules::Rules;
use super::tables::Tables;
use super::{Change, Scenario, TomlFile};
use matchday_files::faults::{InputFile, one_line};

/// A runnable scenario, with the contents of its files.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// Every field, with defaults for those left out.
    pub scenario: Scenario,
    /// Given programs, applicants and lists.
    pub inputs: Inputs,
    /// The overrides that were applied.
    pub overrides: Vec<Override>,
    /// Every file that was read, the scenario first.
    pub files: Vec<InputFile>,
    /// Allowed, but more often a mistake than intended.
    pub warnings: Vec<ScenarioWarning>,
    /// By change: the places of its fields.
    changes: Vec<Vec<(&'static str, RemarkPlace, Option<Excerpt>)>>,
}

impl Reading {
    /// The fault of a change, found only after the world is drawn, at the place of the change.
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

/// Reads a scenario file, on disk or in memory, applies overrides, and reads the files that it names.
///
/// # Errors
/// Every fault of all files and overrides, each with its place, except those that only follow from another.
///
/// # Examples
/// ```
/// # fn main() -> std::io::Result<()> {
/// use matchday_model::scenario::{self, Override, Tier};
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("small.toml");
/// std::fs::write(&path, "[[specialty]]\nname = \"IR\"\n[signals]\ngold = 3000\n")?;
/// let faults = scenario::read(&path, &[]).unwrap_err();
/// assert_eq!(faults.len(), 1);
/// assert!(faults[0].to_string().contains(":4:8: \"gold\" is 3000; expected a whole number from 0 to 100"));
///
/// let gold = Override::parse("signals.gold=8").unwrap();
/// let reading = scenario::read(&path, &[gold]).unwrap();
/// assert_eq!(reading.scenario.signals.tiers[Tier::Gold].count, 8);
/// # Ok(())
/// # }
/// ```
pub fn read(file: impl Into<TomlFile>, overrides: &[Override]) -> Result<Reading, Vec<ScenarioFault>> {
    read_changed(file, overrides, &[])
}

/// As [`read`], with further changes to programs after those of the file, each with the text typed for it.
///
/// # Errors
/// As [`read`].
pub fn read_changed(
    file: impl Into<TomlFile>,
    overrides: &[Override],
    changes: &[(Change, String)],
) -> Result<Reading, Vec<ScenarioFault>> {
    let from = file.into();
    let Loaded { text, file, mut document } = load(&from, "a scenario")?;
    let texts = Texts { file: file.name.clone(), text: &text, overrides };
    let mut collected = Collected::default();
    for (origin, set) in (1..).zip(overrides) {
        if let Err((message, remedy)) = set.apply(&mut document, origin) {
            collected.fault(Site::of(origin, 0..1), message, remedy);
        }
    }
    let Some(mut scenario) = walked(&mut document, &mut collected) else { return Err(texts.place(collected.faults)) };
    let in_file = scenario.change.len();
    scenario.change.extend(changes.iter().map(|(change, _)| change.clone()));
    let mut tables = Tables::beside(&from);
    let rules = Rules {
        scenario: &scenario,
        document: &document,
        collected: &mut collected,
        tables: &mut tables,
        suggestions: 20,
        knows_applicants: true,
        world: None,
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

/// The scenario file at a path: the file itself if it ends in `.toml`, or the `scenario.toml` of a folder.
#[must_use]
pub fn file_of(path: &Path) -> Option<PathBuf> {
    const NAME: &str = "scenario.toml";
    let inside = path.join(NAME);
    if path.is_dir() {
        return inside.is_file().then_some(inside);
    }
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")).then(|| path.to_owned())
}
