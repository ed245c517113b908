//! A run folder, and the kind of run in it.

use std::fs;
use std::path::{Path, PathBuf};

use super::chart::Chart;
use super::fault::RunFault;
use super::records::Records;
use matchday_files::checksum::sha256;
use matchday_study::manifest::Manifest;

/// A kind of run folder. Another kind is a file with such a constant, and a line in `kinds.rs`.
pub(super) struct Kind {
    /// Its name.
    pub(super) word: &'static str,
    /// The table that identifies it.
    pub(super) main: &'static str,
    /// Tables that it has, with the columns that a report needs.
    pub(super) tables: &'static [(&'static str, &'static [&'static str])],
    /// Tables that it may have, likewise.
    pub(super) optional: &'static [(&'static str, &'static [&'static str])],
    /// The file name of its scenario.
    pub(super) scenario: &'static str,
    /// Writes the sentences and charts of a run of this kind.
    pub(super) sheet: fn(&Run) -> Sheet,
}

/// The sentences and charts of a run.
#[derive(Clone, Default, Debug)]
pub(super) struct Sheet {
    /// The question, if it is not the one of the scenario.
    pub(super) question: Option<String>,
    /// The answer, in two or three sentences.
    pub(super) answer: Vec<String>,
    /// The charts.
    pub(super) charts: Vec<Chart>,
}

/// A run folder.
pub struct Run {
    folder: PathBuf,
    pub(super) kind: &'static Kind,
    pub(super) manifest: Manifest,
    /// The scenario as it was run.
    pub(super) scenario: toml::Table,
    scenario_text: String,
    tables: Vec<(&'static str, Records)>,
    warnings: Vec<String>,
}

impl Run {
    /// Reads a folder of a kind.
    ///
    /// # Errors
    /// Every missing or damaged file.
    pub(super) fn of(kind: &'static Kind, folder: &Path) -> Result<Run, Vec<RunFault>> {
        let manifest = Manifest::read(folder).map_err(|error| vec![RunFault::Manifest(error)])?;
        if let Some(shard) = manifest.simulation().and_then(|manifest| manifest.shard.as_ref()) {
            return Err(vec![RunFault::Shard { folder: folder.to_owned(), shard: shard.clone() }]);
        }
        let (mut faults, mut tables) = (Vec::new(), Vec::new());
        for (name, columns) in kind.tables {
            match read_table(folder, name, columns) {
                Ok(table) => tables.push((*name, table)),
                Err(fault) => faults.push(fault),
            }
        }
        for (name, columns) in kind.optional {
            let is_there = ["csv", "parquet"].iter().any(|ending| folder.join(format!("{name}.{ending}")).is_file());
            if is_there {
                match read_table(folder, name, columns) {
                    Ok(table) => tables.push((*name, table)),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        let scenario = read_scenario(&folder.join(kind.scenario)).map_err(|fault| faults.push(fault));
        match scenario {
            Ok((scenario_text, scenario)) if faults.is_empty() => {
                let warnings = warnings(folder, &manifest);
                Ok(Run { folder: folder.to_owned(), kind, manifest, scenario, scenario_text, tables, warnings })
            }
            _ => Err(faults),
        }
    }

    /// Reasons to doubt the folder: another version wrote it, or a file was changed since.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The folder as it was named.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The scenario as its file has it.
    pub(super) fn scenario_text(&self) -> &str {
        &self.scenario_text
    }

    /// A table that every run of its kind has.
    pub(super) fn table(&self, name: &str) -> &Records {
        let found = self.tables.iter().find(|(own, _)| *own == name);
        found.map(|(_, table)| table).expect("a kind reads the tables that it uses")
    }

    /// A table that runs of its kind may have.
    pub(super) fn optional(&self, name: &str) -> Option<&Records> {
        self.tables.iter().find(|(own, _)| *own == name).map(|(_, table)| table)
    }

    /// The focus and, if there is one, the alternative specialty.
    pub(super) fn specialties(&self) -> Vec<String> {
        [self.focus(), self.alternative()].into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    /// A text field of the scenario; empty if it is not set.
    pub(super) fn text(&self, section: Option<&str>, field: &str) -> &str {
        let table = match section {
            None => Some(&self.scenario),
            Some(section) => self.scenario.get(section).and_then(toml::Value::as_table),
        };
        table.and_then(|table| table.get(field)).and_then(toml::Value::as_str).unwrap_or("")
    }

    /// The focus specialty.
    pub(super) fn focus(&self) -> &str {
        self.text(Some("report"), "focus")
    }

    /// The alternative specialty; empty if there is none.
    pub(super) fn alternative(&self) -> &str {
        self.text(Some("report"), "alternative")
    }
}

fn read_table(folder: &Path, name: &str, columns: &[&str]) -> Result<Records, RunFault> {
    let Some(table) = Records::read(folder, name)? else {
        return Err(RunFault::NoTable(folder.join(format!("{name}.csv"))));
    };
    let missing: Vec<String> =
        columns.iter().filter(|column| !table.has(column)).map(|column| format!("\"{column}\"")).collect();
    if missing.is_empty() { Ok(table) } else { Err(RunFault::Columns { table: folder.join(name), columns: missing }) }
}

fn read_scenario(path: &Path) -> Result<(String, toml::Table), RunFault> {
    let text = fs::read_to_string(path).map_err(|error| RunFault::Scenario { path: path.to_owned(), error })?;
    match toml::from_str(&text) {
        Ok(scenario) => Ok((text, scenario)),
        Err(error) => {
            let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count()) + 1;
            Err(RunFault::Toml { path: path.to_owned(), line, message: error.message().to_owned() })
        }
    }
}

fn warnings(folder: &Path, manifest: &Manifest) -> Vec<String> {
    let manifest = manifest.common();
    let mut warnings = Vec::new();
    let own = env!("CARGO_PKG_VERSION");
    if manifest.matchday != own {
        warnings.push(format!(
            "\"{}\" was written by matchday {}, this is {own}: the numbers are those of version {}",
            folder.display(),
            manifest.matchday,
            manifest.matchday
        ));
    }
    for written in manifest.files {
        let path = folder.join(&written.file);
        let is_same = fs::read(&path).is_ok_and(|bytes| sha256(&bytes) == written.sha256);
        if !is_same {
            warnings.push(format!("\"{}\" was changed after the run wrote it (its checksum differs)", path.display()));
        }
    }
    warnings
}
