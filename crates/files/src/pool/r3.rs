//! `program_ranks/`: the programs' lists as files that the R3 system imports, one for each program.
//!
//! A line holds a rank and an AAMC ID, which are its first two runs of digits; all else in it is ignored.

use std::ops::Range;

use matchday_match::market::{ApplicantId, Ragged};

use super::findings::{Findings, quoted};
use super::ids::{Index, Lookup};
use super::number::digits;
use super::place::Spot;
use super::program_ranks::{ProgramLists, RankingSites};
use super::source::{Source, offset};
use super::warnings::WarningKind;

/// Where the entries of lists stand that came from one file a program.
pub(super) struct R3Sites {
    /// One entry a program: the number of its file.
    files: Vec<Option<u32>>,
    /// One entry a rank: where the AAMC ID starts.
    at: Vec<u32>,
}

impl R3Sites {
    /// Where an entry's AAMC ID stands.
    pub(super) fn spot(&self, program: usize, entry: usize) -> Spot {
        self.files[program].map_or(Spot::Folder, |file| Spot::Byte { file, at: self.at[entry] })
    }
}

/// Reads the files; `files` has the program's id beside each.
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

/// The applicants of one file with the places of their ids; none when one of them cannot be read.
fn read_file(source: &Source, lookup: &mut Lookup<'_, '_>, findings: &mut Findings) -> Option<Vec<(ApplicantId, u32)>> {
    let (ids, mut is_whole) = ids(source, findings);
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

/// Where the AAMC IDs of a file stand, best first, and whether every line could be read.
pub fn ids(source: &Source, findings: &mut Findings) -> (Vec<Range<usize>>, bool) {
    let mut ids = Vec::new();
    if !source.is_text {
        return (ids, false);
    }
    let (mut is_first, mut is_whole, mut is_warned) = (true, true, false);
    for line in lines(&source.bytes) {
        let text = &source.bytes[line.clone()];
        if text.trim_ascii().is_empty() {
            continue;
        }
        let is_header = is_first && !text.iter().any(u8::is_ascii_digit);
        is_first = false;
        if is_header {
            continue;
        }
        let Some((rank, id)) = rank_and_id(source, line, findings) else {
            is_whole = false;
            continue;
        };
        let expected = ids.len() + 1;
        if is_whole && !is_warned && digits(&source.bytes[rank.clone()]).is_none_or(|rank| rank as usize != expected) {
            let message = format!(
                "rank {} stands where rank {expected} is expected; the order of the file is taken",
                quoted(&source.bytes[rank.clone()])
            );
            let spot = Spot::Byte { file: source.number, at: offset(rank.start) };
            findings.warn(WarningKind::R3Order, spot, message);
            is_warned = true;
        }
        ids.push(id);
    }
    (ids, is_whole)
}

/// The first two runs of digits in a line; what is missing or of another length is a fault.
fn rank_and_id(source: &Source, line: Range<usize>, findings: &mut Findings) -> Option<(Range<usize>, Range<usize>)> {
    const HOW: &str = "write rank,AAMC ID; anything may follow behind a comma";
    let spot = |at: usize| Spot::Byte { file: source.number, at: offset(at) };
    let Some(rank) = run_of_digits(&source.bytes, line.clone()) else {
        let text = quoted(source.bytes[line.clone()].trim_ascii());
        findings.fault(spot(line.start), format!("line {text} holds no number; expected a rank and an AAMC ID"), HOW);
        return None;
    };
    let Some(id) = run_of_digits(&source.bytes, rank.end..line.end) else {
        let text = quoted(source.bytes[line.clone()].trim_ascii());
        let message = format!("line {text} holds one number only; expected a rank and an AAMC ID");
        findings.fault(spot(line.start), message, HOW);
        return None;
    };
    if id.len() != 8 {
        let message = format!("AAMC ID {} has {} digits; expected 8", quoted(&source.bytes[id.clone()]), id.len());
        findings.fault(spot(id.start), message, "correct the id");
        return None;
    }
    Some((rank, id))
}

fn run_of_digits(bytes: &[u8], within: Range<usize>) -> Option<Range<usize>> {
    let start = within.start + bytes[within.clone()].iter().position(u8::is_ascii_digit)?;
    let length = bytes[start..within.end].iter().take_while(|byte| byte.is_ascii_digit()).count();
    Some(start..start + length)
}

/// The lines, without their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    bytes.split(|&byte| byte == b'\n' || byte == b'\r').map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    })
}
