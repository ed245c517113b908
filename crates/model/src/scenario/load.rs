//! From a file to a document, and from a document to a scenario not yet checked as a whole.

use std::sync::Arc;

use toml::de::DeTable;

use super::collected::{Collected, Texts};
use super::document::{Node, Site};
use super::remark::{Excerpt, Remark, RemarkPlace, ScenarioFault};
use super::syntax::explain;
use super::walk::walk;
use super::{Scenario, TomlFile};
use matchday_files::ReadError;
use matchday_files::checksum::sha256;
use matchday_files::faults::{InputFile, one_line};

/// A TOML file that was read.
pub(super) struct Loaded {
    pub text: String,
    pub file: InputFile,
    pub document: Node,
}

/// Reads a TOML file.
///
/// # Errors
/// If it cannot be read, or every line that is not TOML.
pub(super) fn load(from: &TomlFile, what: &str) -> Result<Loaded, Vec<ScenarioFault>> {
    let (text, file) = text_of(from, what).map_err(|fault| vec![fault])?;
    let (table, errors) = DeTable::parse_recoverable(&text);
    if errors.is_empty() {
        let document = Node::of_table(&table, 0);
        return Ok(Loaded { text, file, document });
    }
    let mut collected = Collected::default();
    for error in &errors {
        let (site, message, remedy) = explain(error, &text);
        collected.fault(site, message, remedy);
    }
    Err(Texts { file: file.name.clone(), text: &text, overrides: &[] }.place(collected.faults))
}

/// Checks a document field by field and builds the scenario from its usable parts; `None` if that is not possible.
pub(super) fn walked(document: &mut Node, collected: &mut Collected) -> Option<Scenario> {
    walk(document, collected);
    let read = Scenario::deserialize_from(document.clone().plain());
    if let Err(message) = &read {
        collected.fault(Site::default(), format!("the file cannot be read: {message}"), "correct it");
    }
    read.ok()
}

/// The text of the file, and its record.
fn text_of(from: &TomlFile, what: &str) -> Result<(String, InputFile), ScenarioFault> {
    const MOST: u64 = 1 << 26;
    let name: Arc<str> = one_line(from.folder().display(from.name())).into();
    let fault = |message: String, remedy: &str| Remark {
        place: RemarkPlace::File(name.clone()),
        message,
        remedy: remedy.to_owned(),
        excerpt: None,
    };
    let bytes = from.folder().read(from.name(), MOST).map_err(|error| match error {
        ReadError::NotFound => fault(format!("the file does not exist; expected {what}"), "check the path"),
        ReadError::NotAFile => fault(format!("this is not a file; expected {what}"), "name the file inside"),
        ReadError::TooLarge { bytes, most } => {
            let message = format!("the file has {bytes} bytes; expected at most {most}");
            fault(message, "is it the right file? Long lists belong into CSV files")
        }
        error => fault(format!("the file cannot be read: {error}"), "check its permissions"),
    })?;
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
