//! Warnings about a pool: what is allowed, but usually a slip.

mod of_lists;
mod of_roster;

use std::collections::BTreeMap;

use super::CheckedPool;
use crate::faults::{FileWarning, Place, Spot, one_line, settle};

/// A kind of warning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum WarningKind {
    /// A warning about a file.
    File(FileWarning),
    /// An applicant's rank of a program that does not rank the applicant.
    OneSidedByApplicant,
    /// A program's rank of an applicant who does not rank the program.
    OneSidedByProgram,
    /// A primary list of preliminary programs only.
    PreliminaryOnly,
    /// A supplemental list that no entry of the primary list names.
    NeverAttached,
    /// An applicant without a primary list.
    ApplicantWithoutList,
    /// A program with positions and without a list.
    ProgramWithoutList,
    /// Two programs with the same name.
    ProgramNameTwice,
    /// Two applicants with the same name.
    ApplicantNameTwice,
    /// A couple's pair that names one program with fewer than two positions.
    PairWithoutRoom,
    /// A reversion of more positions than its donor has.
    LimitAboveQuota,
}

impl WarningKind {
    /// The heading: what is counted.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            WarningKind::File(warning) => warning.title(),
            WarningKind::OneSidedByApplicant => "applicants' ranks of programs that do not rank them",
            WarningKind::OneSidedByProgram => "programs' ranks of applicants who do not rank them",
            WarningKind::PreliminaryOnly => "primary lists of preliminary programs only",
            WarningKind::NeverAttached => "supplemental lists that are never attached",
            WarningKind::ApplicantWithoutList => "applicants without a primary list",
            WarningKind::ProgramWithoutList => "programs with positions and without a list",
            WarningKind::ProgramNameTwice => "programs that have the same name as another",
            WarningKind::ApplicantNameTwice => "applicants who have the same name as another",
            WarningKind::PairWithoutRoom => "couples' pairs that name one program with fewer than two positions",
            WarningKind::LimitAboveQuota => "reversions of more positions than the donor has",
        }
    }

    /// What it means for the match, or what to do if it is a slip.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            WarningKind::File(warning) => warning.advice(),
            WarningKind::OneSidedByApplicant | WarningKind::OneSidedByProgram => {
                "such a rank cannot match; this is common on real lists"
            }
            WarningKind::PreliminaryOnly => "these applicants can match a preliminary year only",
            WarningKind::NeverAttached => "name the list in the column supplemental, in the row of an advanced program",
            WarningKind::ApplicantWithoutList => "these applicants stay unmatched",
            WarningKind::ProgramWithoutList => "these positions stay unfilled",
            WarningKind::ProgramNameTwice | WarningKind::ApplicantNameTwice => "check that none is entered twice",
            WarningKind::PairWithoutRoom => {
                "such a pair cannot match both partners, unless a reversion adds a position"
            }
            WarningKind::LimitAboveQuota => "at most the donor's quota can revert, unless it receives positions itself",
        }
    }
}

/// One warning.
///
/// Its [`Display`](std::fmt::Display) is the place and the message; the advice is that of the kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// What kind it is.
    pub kind: WarningKind,
    /// Where it is.
    pub place: Place,
    /// What was found.
    pub message: String,
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.place.prefix(f)?;
        f.write_str(&self.message)
    }
}

/// The warnings of one kind: how many there are, and the first of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WarningGroup {
    /// What kind they are.
    pub kind: WarningKind,
    /// How many there are.
    pub count: usize,
    /// How many there could be, for ranks of one side only: the number of all ranks.
    pub out_of: Option<usize>,
    /// The first of them, in the order of the files.
    pub shown: Vec<Warning>,
}

/// Counts warnings and keeps the first of each kind.
struct Collector {
    at_most: usize,
    groups: BTreeMap<WarningKind, WarningGroup>,
    shown: Vec<(Spot, (WarningKind, String))>,
}

impl Collector {
    /// Adds a warning. Its text is built only if it is shown.
    fn add(&mut self, kind: WarningKind, text: impl FnOnce() -> (Spot, String)) {
        let at_most = self.at_most;
        let group = self.group(kind);
        group.count += 1;
        if group.count <= at_most {
            let (spot, message) = text();
            self.shown.push((spot, (kind, message)));
        }
    }

    /// Sets how many warnings of a kind there could be.
    fn set_out_of(&mut self, kind: WarningKind, all: usize) {
        self.group(kind).out_of = Some(all);
    }

    fn group(&mut self, kind: WarningKind) -> &mut WarningGroup {
        let empty = || WarningGroup { kind, count: 0, out_of: None, shown: Vec::new() };
        self.groups.entry(kind).or_insert_with(empty)
    }
}

impl CheckedPool {
    /// All warnings by kind, with the text of at most `at_most` of each kind. Kinds without a warning are left out.
    ///
    /// Takes time linear in the pool and memory in proportion to `at_most`.
    ///
    /// # Panics
    /// Never: every warning that is shown has been counted in the group of its kind.
    #[must_use]
    pub fn warnings(&self, at_most: usize) -> Vec<WarningGroup> {
        let mut collector = Collector { at_most, groups: BTreeMap::new(), shown: Vec::new() };
        for (warning, spot, message) in &self.file_warnings {
            collector.add(WarningKind::File(*warning), || (*spot, message.clone()));
        }
        of_lists::collect(self, &mut collector);
        of_roster::collect(self, &mut collector);
        let Collector { mut groups, shown, .. } = collector;
        for (place, (kind, message)) in settle(&self.sources, shown) {
            let warning = Warning { kind, place, message: one_line(message) };
            groups.get_mut(&kind).expect("a warning is shown with its group").shown.push(warning);
        }
        groups.into_values().filter(|group| group.count > 0).collect()
    }
}
