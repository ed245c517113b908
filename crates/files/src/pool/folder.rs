//! The folder of a pool: which files exist, which are missing, and which have a name that is nearly right.

use std::borrow::Cow;

use super::strangers::{is_litter, is_spreadsheet, meant_for};
use crate::faults::{FileWarning, Findings, Source, Spot, nearest, quoted};
use crate::{Folder, ReadError};

/// The files that are read, by their numbers in spots. Files of the R3 system are numbered from [`FIRST_R3`].
pub(super) const FILES: [&str; 6] =
    ["programs.csv", "applicants.csv", "couples.csv", "reversions.csv", "applicant_ranks.csv", "program_ranks.csv"];
pub(super) const PROGRAMS: u32 = 0;
pub(super) const APPLICANTS: u32 = 1;
pub(super) const COUPLES: u32 = 2;
pub(super) const REVERSIONS: u32 = 3;
pub(super) const APPLICANT_RANKS: u32 = 4;
pub(super) const PROGRAM_RANKS: u32 = 5;
pub(super) const FIRST_R3: u32 = 6;

/// The folder that may hold the programs' lists as files of the R3 system.
const R3_FOLDER: &str = "program_ranks";

/// The folder of a pool, and what is in it.
pub(super) struct PoolFolder {
    folder: Folder,
    /// The names in it, without litter.
    names: Vec<String>,
    /// Whether the programs' lists are files of the R3 system.
    pub is_r3: bool,
}

impl PoolFolder {
    /// Lists a folder. None if it cannot be read, which is a fault.
    pub(super) fn open(folder: Folder, findings: &mut Findings) -> Option<PoolFolder> {
        let names = match visible_names(&folder) {
            Ok(names) => names,
            Err(error) => {
                let (message, remedy) = match error {
                    ReadError::NotAFolder => {
                        ("this is a file; expected the folder of a pool".into(), "name the folder it is in")
                    }
                    ReadError::NotFound => {
                        ("the folder does not exist; expected the folder of a pool".into(), "check the path")
                    }
                    error => (format!("the folder cannot be read: {error}"), "check its permissions"),
                };
                findings.fault(Spot::Folder, message, remedy);
                return None;
            }
        };
        let is_r3 = folder.has_folder(R3_FOLDER) && names.iter().any(|name| name == R3_FOLDER);
        let folder = PoolFolder { folder, names, is_r3 };
        folder.report_missing(findings);
        folder.report_near_misses(findings);
        Some(folder)
    }

    /// Whether one of the [`FILES`] exists.
    pub(super) fn has_file(&self, number: u32) -> bool {
        self.has(FILES[number as usize])
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|found| found == name)
    }

    /// Reads one of the [`FILES`].
    pub(super) fn load(&self, number: u32, findings: &mut Findings) -> Source {
        let name = FILES[number as usize];
        if !self.has(name) || (number == PROGRAM_RANKS && self.is_r3) {
            return Source::absent(number, name);
        }
        let mut source = Source::load(number, name, &self.folder, name, findings);
        source.check_utf8(findings);
        source
    }

    /// Reads the files of the R3 system in the order of their names. Returns the programs' ids, which are the names, and the
    /// files.
    pub(super) fn load_r3(&self, findings: &mut Findings) -> (Vec<String>, Vec<Source>) {
        let folder = self.folder.within(R3_FOLDER);
        let names = visible_names(&folder).unwrap_or_else(|error| {
            let message = format!("the folder {R3_FOLDER} cannot be read: {error}");
            findings.fault(Spot::File(PROGRAM_RANKS), message, "check its permissions");
            Vec::new()
        });
        let numbered = (FIRST_R3..).zip(names);
        numbered
            .map(|(number, name)| {
                let source = Source::load(number, &format!("{R3_FOLDER}/{name}"), &folder, &name, findings);
                (stem(&name).to_owned(), source)
            })
            .unzip()
    }

    fn report_missing(&self, findings: &mut Findings) {
        for (number, name) in (0..).zip(FILES) {
            let is_required = !matches!(number, COUPLES | REVERSIONS);
            let is_there = self.has(name) || (number == PROGRAM_RANKS && self.is_r3);
            if number == PROGRAM_RANKS && self.is_r3 && self.has(name) {
                let message = format!("both this file and the folder {R3_FOLDER} exist; expected one of the two");
                findings.fault(Spot::File(number), message, "remove one of them");
            }
            if is_there {
                continue;
            }
            let meant = self.meant(name);
            let remedy = match meant {
                Some(meant) if is_spreadsheet(meant) => format!(
                    "open {} in a spreadsheet and save it as CSV, under the name {name}",
                    quoted(meant.as_bytes())
                )
                .into(),
                Some(meant) => format!("rename {} to {name}", quoted(meant.as_bytes())).into(),
                None => Cow::Borrowed("add it"),
            };
            if !is_required {
                // A pool may do without it, but not if it is there under another name.
                if let Some(meant) = meant {
                    let message = format!("the file is missing, and {} looks like it", quoted(meant.as_bytes()));
                    findings.fault(Spot::File(number), message, format!("{remedy}, or remove it"));
                }
                continue;
            }
            let or = if number == PROGRAM_RANKS { ", or a folder program_ranks of R3 files" } else { "" };
            let message = format!("the file is missing; expected it in the folder{or}");
            findings.fault(Spot::File(number), message, remedy);
        }
    }

    fn report_near_misses(&self, findings: &mut Findings) {
        for name in self.strangers() {
            let near = if self.folder.has_folder(name) { nearest(name, [R3_FOLDER]) } else { meant_for(name) };
            let near = near.filter(|&near| near == R3_FOLDER || self.has(near));
            if let Some(near) = near {
                let message = format!("{} is ignored; did you mean {near}?", quoted(name.as_bytes()));
                findings.warn(FileWarning::UnknownFile, Spot::Folder, message);
            }
        }
    }

    /// Whether one of the [`FILES`] is missing and another file is plainly meant for it.
    pub(super) fn is_misnamed(&self, number: u32) -> bool {
        !self.has_file(number) && self.meant(FILES[number as usize]).is_some()
    }

    /// The first file that is not read and plainly meant for this one.
    fn meant(&self, file: &str) -> Option<&str> {
        self.strangers().find(|name| meant_for(name) == Some(file) && !self.folder.has_folder(name))
    }

    fn strangers(&self) -> impl Iterator<Item = &str> {
        let names = self.names.iter().map(String::as_str);
        names.filter(|name| !FILES.contains(name) && *name != R3_FOLDER)
    }
}

/// The sorted names in a folder, without hidden ones and others that nobody means.
fn visible_names(folder: &Folder) -> Result<Vec<String>, ReadError> {
    let mut names = folder.names("")?;
    names.retain(|name| !is_litter(name));
    Ok(names)
}

/// The name without the ending of a list of the R3 system.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if ["csv", "txt"].iter().any(|known| ending.eq_ignore_ascii_case(known)) => stem,
        _ => name,
    }
}
