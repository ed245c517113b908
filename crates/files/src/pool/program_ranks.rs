//! `program_ranks.csv`: the programs' lists.

use matchday_match::market::{ApplicantId, Ragged};

use super::r3_lists::R3Sites;
use crate::faults::{Findings, Source, Spot};
use crate::rank_lists::{Completeness, RankRow, RankRows, check_ranks};
use crate::table::{Index, Layout, Lookup, Row, Sites, Table, whole};

const LAYOUT: Layout = Layout { required: &["program_id", "rank", "applicant_id"], optional: &[], keeps_others: false };
const PROGRAM: usize = 0;
const RANK: usize = 1;
const APPLICANT: usize = 2;

/// The number of a program's only list.
const LIST: u32 = 0;

/// All programs' lists. A list that could not be read in full is empty.
#[derive(Default)]
pub(super) struct ProgramLists {
    pub rankings: Ragged<ApplicantId>,
    pub sites: RankingSites,
}

/// The places of the entries of the programs' lists.
pub(super) enum RankingSites {
    /// In `program_ranks.csv`.
    Csv(Sites),
    /// In files of the R3 system.
    R3(R3Sites),
}

impl Default for RankingSites {
    fn default() -> Self {
        RankingSites::Csv(Sites::default())
    }
}

impl RankingSites {
    /// The place of the applicant in an entry of [`ProgramLists::rankings`].
    pub(super) fn spot(&self, program: usize, entry: usize) -> Spot {
        match self {
            RankingSites::Csv(sites) => sites.spot(entry, APPLICANT),
            RankingSites::R3(sites) => sites.spot(program, entry),
        }
    }
}

/// Reads the file.
pub(super) fn read(
    source: &Source,
    programs: &Index<'_>,
    applicants: &Index<'_>,
    findings: &mut Findings,
) -> ProgramLists {
    let mut rankings = Ragged::new();
    let table = Table::open(source, &LAYOUT, findings).filter(|table| table.columns.is_complete);
    let Some(mut table) = table else {
        return ProgramLists { rankings: (0..programs.len()).map(|_| []).collect(), ..ProgramLists::default() };
    };
    let mut lists = RankRows::for_file_of(source.bytes.len());
    let mut lookups = [Lookup::in_index(programs), Lookup::in_index(applicants)];
    while let Some(row) = table.next_row(findings) {
        read_row(&row, &mut lookups, &mut lists, findings);
    }
    lists.sort();
    let mut sites = Sites::new(source.number, table.columns.clone());
    sites.rows.reserve_exact(lists.rows.len());
    let mut ranges = lists.lists().peekable();
    for program in (0..).take(programs.len()) {
        let list = ranges.next_if(|range| lists.rows[range.start].owner == program);
        let list = list.map_or(&[][..], |range| &lists.rows[range]);
        let completeness = if table.has_lost_rows { Completeness::Doubtful } else { lists.completeness(program, LIST) };
        let whose = || format!("list of {}", programs.id(program));
        if check_ranks(list, completeness, whose, |row| sites.spot_at(row.at, RANK), findings) {
            rankings.push(list.iter().map(|row| ApplicantId(row.target)));
            sites.rows.extend(list.iter().map(|row| row.at));
        } else {
            rankings.push([]);
        }
    }
    ProgramLists { rankings, sites: RankingSites::Csv(sites) }
}

fn read_row(
    row: &Row<'_>,
    [programs, applicants]: &mut [Lookup<'_, '_>; 2],
    lists: &mut RankRows,
    findings: &mut Findings,
) {
    let owner = row.filled(PROGRAM, findings);
    if !row.is_whole {
        return lists.lose(owner.and_then(|id| programs.known(id)), None);
    }
    let owner = owner.and_then(|id| programs.number(id, || row.spot(PROGRAM), findings));
    let rank = row.value(RANK).and_then(|rank| whole(rank, 1, "rank", || row.spot(RANK), findings));
    let target = row.filled(APPLICANT, findings);
    let target = target.and_then(|id| applicants.number(id, || row.spot(APPLICANT), findings));
    match (owner, rank, target) {
        (Some(owner), Some(rank), Some(target)) => {
            lists.push(RankRow { owner, list: LIST, rank, target, attached: None, at: row.at });
        }
        _ => lists.lose(owner, Some(LIST)),
    }
}
