//! `program_ranks/`: the programs' lists as files that the R3 system imports, one a program.

use matchday_match::market::{ApplicantId, Ragged};

use super::program_ranks::{ProgramLists, RankingSites};
use super::strangers::{is_spreadsheet, without_copy};
use crate::faults::{Findings, Source, Spot, offset, quoted};
use crate::rank_lists::r3_ids;
use crate::table::{Index, Lookup};

/// The places of the entries of lists that are in one file a program.
pub(super) struct R3Sites {
    /// One entry a program: the number of its file.
    files: Vec<Option<u32>>,
    /// One entry a rank: where the AAMC ID starts.
    at: Vec<u32>,
}

impl R3Sites {
    /// The place of an entry's AAMC ID.
    pub(super) fn spot(&self, program: usize, entry: usize) -> Spot {
        self.files[program].map_or(Spot::Folder, |file| Spot::Byte { file, at: self.at[entry] })
    }
}

/// Reads the files, each with its program's id.
pub(super) fn read(
    files: &[(&str, &Source)],
    programs: &Index<'_>,
    applicants: &Index<'_>,
    findings: &mut Findings,
) -> ProgramLists {
    let mut file_of: Vec<Option<&Source>> = vec![None; programs.len()];
    let mut lookup = Lookup::in_index(programs);
    for &(id, source) in files {
        let whole = Spot::File(source.number);
        if lookup.known(id.as_bytes()).is_none() && report_name(source, id, &mut lookup, findings) {
            continue;
        }
        let Some(program) = lookup.number(id.as_bytes(), || whole, findings) else { continue };
        match file_of[program as usize] {
            None => file_of[program as usize] = Some(source),
            Some(first) => {
                let message = format!("program {id} has two files: this and {}; expected one", first.name);
                findings.fault(whole, message, "remove one of the two");
            }
        }
    }
    let mut lookup = Lookup::in_index(applicants);
    let mut rankings = Ragged::new();
    let mut sites = R3Sites { files: Vec::with_capacity(programs.len()), at: Vec::new() };
    for source in file_of {
        sites.files.push(source.map(|source| source.number));
        let list = source.and_then(|source| read_file(source, &mut lookup, findings)).unwrap_or_default();
        rankings.push(list.iter().map(|&(applicant, _)| applicant));
        sites.at.extend(list.iter().map(|&(_, at)| at));
    }
    ProgramLists { rankings, sites: RankingSites::R3(sites) }
}

/// Says what is wrong with the name of a file, if it is a spreadsheet or the copy of a program's list; whether it did.
fn report_name(source: &Source, id: &str, lookup: &mut Lookup<'_, '_>, findings: &mut Findings) -> bool {
    let whole = Spot::File(source.number);
    let code = without_copy(id);
    if is_spreadsheet(&source.name) {
        findings.fault(
            whole,
            "this is a spreadsheet; expected a text file of ranks and ids",
            "open it and save it as CSV, under the program's code",
        );
        true
    } else if code != id && lookup.known(code.as_bytes()).is_some() {
        let message = format!("the name {} is no program's code; expected {code}", quoted(id.as_bytes()));
        findings.fault(whole, message, "name the file by the program's code, and keep one file a program");
        true
    } else {
        false
    }
}

/// The applicants of one file with the places of their ids. None if one of them cannot be read.
fn read_file(source: &Source, lookup: &mut Lookup<'_, '_>, findings: &mut Findings) -> Option<Vec<(ApplicantId, u32)>> {
    let (ids, mut is_whole) = r3_ids(source, findings);
    let mut list = Vec::new();
    for id in ids {
        let spot = Spot::Byte { file: source.number, at: offset(id.start) };
        match lookup.number(&source.bytes[id.clone()], || spot, findings) {
            Some(applicant) => list.push((ApplicantId(applicant), offset(id.start))),
            None => is_whole = false,
        }
    }
    is_whole.then_some(list)
}
