//! `programs.csv`: the programs and their terms.

use rustc_hash::FxHashMap;

use matchday_match::market::{Parity, ProgramId, Terms, Track};

use super::roster::ProgramRow;
use crate::faults::{Findings, Source, quoted};
use crate::table::{Index, Layout, Lookup, Row, Sites, Table, whole};

/// The No Match code on a couple's lists, which names no program.
pub const NO_MATCH_CODE: &str = "999999999";

const LAYOUT: Layout = Layout {
    required: &["program_id", "name", "institution", "specialty", "track", "quota"],
    optional: &["parity", "joint_with"],
    keeps_others: false,
};
pub(super) const ID: usize = 0;
pub(super) const NAME: usize = 1;
const INSTITUTION: usize = 2;
const SPECIALTY: usize = 3;
const TRACK: usize = 4;
const QUOTA: usize = 5;
const PARITY: usize = 6;
pub(super) const JOINT_WITH: usize = 7;

/// The content of `programs.csv`.
#[derive(Default)]
pub(super) struct ProgramsFile {
    pub rows: Vec<ProgramRow>,
    pub terms: Vec<Terms>,
    pub sites: Sites,
    /// One entry a program: whether a part of its row could not be read, so that its terms are uncertain.
    pub is_doubtful: Vec<bool>,
    /// Whether every row's id could be read.
    pub is_complete: bool,
}

impl ProgramsFile {
    /// The ids.
    pub(super) fn index(&self) -> Index<'_> {
        index(&self.rows, self.is_complete).0
    }
}

/// The ids, and the numbers of those that occurred before.
fn index(rows: &[ProgramRow], is_complete: bool) -> (Index<'_>, Vec<u32>) {
    Index::new("program", "programs.csv", rows.iter().map(|row| row.id.as_str()), is_complete)
}

/// Reads the file.
pub(super) fn read(source: &Source, findings: &mut Findings) -> ProgramsFile {
    let Some(mut table) = Table::open(source, &LAYOUT, findings) else { return ProgramsFile::default() };
    let mut programs = ProgramsFile { is_complete: table.columns.field(ID).is_some(), ..ProgramsFile::default() };
    programs.sites = Sites::new(source.number, table.columns.clone());
    let mut institutions = FxHashMap::default();
    let mut joints = Vec::new();
    while let Some(row) = table.next_row(findings) {
        let Some(id) = row.filled(ID, findings) else {
            programs.is_complete = false;
            continue;
        };
        if id == NO_MATCH_CODE.as_bytes() {
            let message = format!("program_id {NO_MATCH_CODE} is the No Match code; expected the code of a program");
            findings.fault(row.spot(ID), message, "give the program another id");
            continue;
        }
        let text = |column| row.text(column).unwrap_or_default().to_owned();
        let [id, name, institution, specialty] = [ID, NAME, INSTITUTION, SPECIALTY].map(text);
        let terms = if row.is_whole { terms(&row, findings) } else { None };
        programs.is_doubtful.push(terms.is_none());
        let mut terms = terms.unwrap_or_else(|| Terms::new(Track::Categorical, 0));
        terms.institution = institution_number(&mut institutions, &institution);
        if let Some(with) = row.text(JOINT_WITH).filter(|with| row.is_whole && !with.is_empty()) {
            joints.push((programs.rows.len(), with.to_owned()));
        }
        programs.rows.push(ProgramRow { id, name, institution, specialty });
        programs.terms.push(terms);
        programs.sites.rows.push(row.at);
    }
    programs.is_complete &= !table.has_lost_rows;
    join(&mut programs, &joints, findings);
    programs
}

/// The terms in a row. None if a part of them cannot be read.
fn terms(row: &Row<'_>, findings: &mut Findings) -> Option<Terms> {
    let track = row.text(TRACK).and_then(|letter| {
        let track = Track::from_letter(letter);
        if track.is_none() {
            let message =
                format!("track {} is unknown; expected one of {}", quoted(letter.as_bytes()), Track::letters());
            findings.fault(row.spot(TRACK), message, "correct the track");
        }
        track
    });
    let quota = row.value(QUOTA).and_then(|quota| whole(quota, 0, "quota", || row.spot(QUOTA), findings));
    let parity = match row.value(PARITY).unwrap_or_default() {
        b"" => Some(None),
        b"even" => Some(Some(Parity::Even)),
        b"odd" => Some(Some(Parity::Odd)),
        other => {
            let message = format!("parity {} is unknown; expected even, odd or nothing", quoted(other));
            findings.fault(row.spot(PARITY), message, "correct the parity");
            None
        }
    };
    Some(Terms { parity: parity?, ..Terms::new(track?, quota?) })
}

/// The number of an institution. A program without an institution gets a number of its own.
fn institution_number(numbers: &mut FxHashMap<String, u32>, institution: &str) -> u32 {
    let next = u32::try_from(numbers.len()).expect("a file below 4 GiB has fewer rows");
    let own = || format!("\n{next}");
    let key = if institution.is_empty() { own() } else { institution.to_owned() };
    *numbers.entry(key).or_insert(next)
}

/// Links the joint programs, now that all ids are known.
fn join(programs: &mut ProgramsFile, joints: &[(usize, String)], findings: &mut Findings) {
    let ProgramsFile { rows, terms, sites, is_doubtful, is_complete } = programs;
    let (index, repeated) = index(rows, *is_complete);
    for number in repeated {
        let message = format!("program \"{}\" occurs twice; expected each id once", index.id(number));
        findings.fault(sites.spot(number as usize, ID), message, "remove or rename one of the two");
    }
    let mut lookup = Lookup::in_index(&index);
    for (program, with) in joints {
        let with = lookup.number(with.as_bytes(), || sites.spot(*program, JOINT_WITH), findings);
        terms[*program].joint_with = with.map(ProgramId);
        is_doubtful[*program] |= with.is_none();
    }
}
