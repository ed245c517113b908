//! `applicant_ranks.csv`: the primary and supplemental lists.

use matchday_match::market::{ApplicantId, Choice, ProgramId, Ragged, SupplementalId};

use super::labels::{Labels, PRIMARY};
use super::programs::NO_MATCH_CODE;
use crate::faults::{Findings, Source, quoted};
use crate::rank_lists::{Completeness, RankRow, RankRows, check_ranks};
use crate::table::{Index, Layout, Lookup, Row, Sites, Table, whole};

const LAYOUT: Layout = Layout {
    required: &["applicant_id", "list", "rank", "program_id", "supplemental"],
    optional: &[],
    keeps_others: false,
};
const APPLICANT: usize = 0;
pub(super) const LIST: usize = 1;
pub(super) const RANK: usize = 2;
pub(super) const PROGRAM: usize = 3;
pub(super) const SUPPLEMENTAL: usize = 4;

/// All applicants' lists. A list that could not be read in full is empty.
#[derive(Default)]
pub(super) struct ApplicantLists {
    pub primary: Ragged<Choice>,
    pub supplemental: Ragged<ProgramId>,
    pub owner_of: Vec<ApplicantId>,
    pub label_of: Vec<u32>,
    pub labels: Vec<String>,
    /// The row of each entry of `primary`.
    pub primary_sites: Sites,
    /// The row of each entry of `supplemental`.
    pub supplemental_sites: Sites,
    /// One entry an applicant: whether the primary list is certainly complete.
    pub is_sure: Vec<bool>,
}

/// Reads the file.
pub(super) fn read(
    source: &Source,
    applicants: &Index<'_>,
    programs: &Index<'_>,
    findings: &mut Findings,
) -> ApplicantLists {
    let table = Table::open(source, &LAYOUT, findings).filter(|table| table.columns.is_complete);
    let Some(mut table) = table else {
        let primary = (0..applicants.len()).map(|_| []).collect();
        return ApplicantLists { primary, is_sure: vec![false; applicants.len()], ..ApplicantLists::default() };
    };
    let mut reader = Reader {
        applicants: Lookup::in_index(applicants),
        programs: Lookup::in_index(programs),
        labels: Labels::default(),
        lists: RankRows::for_file_of(source.bytes.len()),
    };
    while let Some(row) = table.next_row(findings) {
        reader.read(&row, findings);
    }
    let Reader { labels, mut lists, .. } = reader;
    let (labels, renumbered) = labels.sorted();
    lists.renumber(&renumbered);
    lists.sort();
    let sites = Sites::new(source.number, table.columns.clone());
    Builder { lists, labels, sites, has_lost_rows: table.has_lost_rows, applicants }.build(findings)
}

struct Reader<'a, 'i> {
    applicants: Lookup<'a, 'i>,
    programs: Lookup<'a, 'i>,
    labels: Labels,
    lists: RankRows,
}

impl Reader<'_, '_> {
    fn read(&mut self, row: &Row<'_>, findings: &mut Findings) {
        let owner = row.filled(APPLICANT, findings);
        if !row.is_whole {
            return self.lists.lose(owner.and_then(|id| self.applicants.known(id)), None);
        }
        let owner = owner.and_then(|id| self.applicants.number(id, || row.spot(APPLICANT), findings));
        let list = self.list(row, findings);
        let rank = row.value(RANK).and_then(|rank| whole(rank, 1, "rank", || row.spot(RANK), findings));
        let target = self.target(row, findings);
        let attached = self.attached(row, list, findings);
        match (owner, list, rank, target, attached) {
            (Some(owner), Some(list), Some(rank), Some(target), Ok(attached)) => {
                self.lists.push(RankRow { owner, list, rank, target, attached, at: row.at });
            }
            _ => self.lists.lose(owner, list),
        }
    }

    fn list(&mut self, row: &Row<'_>, findings: &mut Findings) -> Option<u32> {
        let label = row.value(LIST)?;
        let is_other_case = label.eq_ignore_ascii_case(b"primary") && label != b"primary";
        if label.is_empty() || is_other_case {
            let message =
                format!("list {} is not a label; expected primary or the label of a supplemental list", quoted(label));
            findings.fault(row.spot(LIST), message, "write primary, or A, B, C, … for a supplemental list");
            return None;
        }
        Some(self.labels.number(label))
    }

    fn target(&mut self, row: &Row<'_>, findings: &mut Findings) -> Option<u32> {
        let id = row.filled(PROGRAM, findings)?;
        if id == NO_MATCH_CODE.as_bytes() {
            return Some(ProgramId::NO_MATCH.0);
        }
        self.programs.number(id, || row.spot(PROGRAM), findings)
    }

    /// The label in the column supplemental, if there is one.
    fn attached(&mut self, row: &Row<'_>, list: Option<u32>, findings: &mut Findings) -> Result<Option<u32>, Unusable> {
        let label = row.value(SUPPLEMENTAL).ok_or(Unusable)?;
        if label.is_empty() {
            return Ok(None);
        }
        if list.is_some_and(|list| list != PRIMARY) {
            let message = format!(
                "supplemental {} is in a row of a supplemental list; expected an empty field, since only primary rows attach lists",
                quoted(label)
            );
            findings.fault(row.spot(SUPPLEMENTAL), message, "leave the field empty");
            return Err(Unusable);
        }
        Ok(Some(self.labels.number(label)))
    }
}

/// A value that cannot be used and is already reported.
struct Unusable;

/// Builds the lists from sorted rows.
struct Builder<'a, 'i> {
    lists: RankRows,
    labels: Vec<String>,
    sites: Sites,
    has_lost_rows: bool,
    applicants: &'i Index<'a>,
}

impl Builder<'_, '_> {
    fn build(self, findings: &mut Findings) -> ApplicantLists {
        let mut out = ApplicantLists {
            primary_sites: self.sites.clone(),
            supplemental_sites: self.sites.clone(),
            is_sure: vec![!self.has_lost_rows; self.applicants.len()],
            ..ApplicantLists::default()
        };
        let mut ranges = self.lists.lists().peekable();
        let mut own = Vec::new();
        for owner in (0..).take(self.applicants.len()) {
            own.clear();
            while let Some(range) = ranges.next_if(|range| self.lists.rows[range.start].owner == owner) {
                own.push(&self.lists.rows[range]);
            }
            self.add(owner, &own, &mut out, findings);
        }
        drop(ranges);
        ApplicantLists { labels: self.labels, ..out }
    }

    /// Adds all lists of one applicant. The primary list comes first, if there is one.
    fn add(&self, owner: u32, own: &[&[RankRow]], out: &mut ApplicantLists, findings: &mut Findings) {
        let (primary, others) = match own.split_first() {
            Some((first, others)) if first[0].list == PRIMARY => (*first, others),
            _ => (&[][..], own),
        };
        let base = out.supplemental.len();
        let mut is_sure = self.completeness(owner, PRIMARY) == Completeness::Whole && !self.has_lost_rows;
        let is_good = self.check(primary, owner, PRIMARY, findings);
        let labels: Vec<_> = others.iter().map(|list| list[0].list).collect();
        let mut choices = Vec::with_capacity(primary.len());
        for row in primary {
            let mut supplemental = None;
            if let Some(attached) = row.attached {
                if let Ok(list) = labels.binary_search(&attached) {
                    supplemental = Some(SupplementalId(number(base + list)));
                } else {
                    is_sure = false;
                    self.report_absent(owner, row.at, attached, findings);
                }
            }
            choices.push(Choice { program: ProgramId(row.target), supplemental });
        }
        is_sure &= is_good;
        if is_good {
            out.primary.push(choices);
            out.primary_sites.rows.extend(primary.iter().map(|row| row.at));
        } else {
            out.primary.push([]);
        }
        out.is_sure[owner as usize] = is_sure;
        for list in others {
            let label = list[0].list;
            out.owner_of.push(ApplicantId(owner));
            out.label_of.push(label);
            if self.check(list, owner, label, findings) {
                out.supplemental.push(list.iter().map(|row| ProgramId(row.target)));
                out.supplemental_sites.rows.extend(list.iter().map(|row| row.at));
            } else {
                out.supplemental.push([]);
            }
        }
    }

    fn completeness(&self, owner: u32, list: u32) -> Completeness {
        if self.has_lost_rows { Completeness::Doubtful } else { self.lists.completeness(owner, list) }
    }

    /// Checks the ranks of a list. Returns whether the list can be used.
    fn check(&self, list: &[RankRow], owner: u32, label: u32, findings: &mut Findings) -> bool {
        let whose = || format!("{} of {}", self.list_name(label), self.applicants.id(owner));
        check_ranks(list, self.completeness(owner, label), whose, |row| self.sites.spot_at(row.at, RANK), findings)
    }

    fn list_name(&self, label: u32) -> String {
        if label == PRIMARY {
            "primary list".to_owned()
        } else {
            format!("supplemental list {}", self.labels[label as usize])
        }
    }

    /// Reports an attached list without rows, unless its rows were lost.
    fn report_absent(&self, owner: u32, row: u32, attached: u32, findings: &mut Findings) {
        let spot = self.sites.spot_at(row, SUPPLEMENTAL);
        if attached == PRIMARY {
            let message = "the primary list is attached to one of its own entries; expected a supplemental list";
            findings.fault(spot, message, "write the label of a supplemental list, or leave the field empty");
        } else if self.completeness(owner, attached) == Completeness::Whole {
            let label = quoted(self.labels[attached as usize].as_bytes());
            let id = self.applicants.id(owner);
            let message = format!("supplemental list {label} has no rows; expected the label of a list of {id}");
            findings.fault(spot, message, "add its rows, or leave the field empty");
        }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a file below 4 GiB has fewer rows")
}
