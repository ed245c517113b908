//! What is allowed in a pool and yet more often a slip than meant.

mod of_lists;
mod of_roster;

use super::Reading;
use super::findings::one_line;
use super::place::{Place, Spot, settle};

/// A kind of warning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum WarningKind {
    /// A file with nearly the name of one that is read.
    UnknownFile,
    /// A column that is not read.
    UnknownColumn,
    /// A file without a line end at its end.
    NoFinalNewline,
    /// A file of the R3 system whose ranks do not run 1, 2, 3, ….
    R3Order,
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
    /// Two programs of one name.
    ProgramNameTwice,
    /// Two applicants of one name.
    ApplicantNameTwice,
    /// A couple's pair that names one program with fewer than two positions.
    PairWithoutRoom,
    /// A reversion of more positions than its donor has.
    LimitAboveQuota,
}

impl WarningKind {
    /// All kinds, in the order of reports.
    pub const ALL: [WarningKind; 14] = [
        WarningKind::UnknownFile,
        WarningKind::UnknownColumn,
        WarningKind::NoFinalNewline,
        WarningKind::R3Order,
        WarningKind::OneSidedByApplicant,
        WarningKind::OneSidedByProgram,
        WarningKind::PreliminaryOnly,
        WarningKind::NeverAttached,
        WarningKind::ApplicantWithoutList,
        WarningKind::ProgramWithoutList,
        WarningKind::ProgramNameTwice,
        WarningKind::ApplicantNameTwice,
        WarningKind::PairWithoutRoom,
        WarningKind::LimitAboveQuota,
    ];

    /// What is counted, as a heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            WarningKind::UnknownFile => "files with nearly the name of one that is read",
            WarningKind::UnknownColumn => "columns that are not read",
            WarningKind::NoFinalNewline => "files whose last line has no end",
            WarningKind::R3Order => "R3 files whose ranks do not run 1, 2, 3, …",
            WarningKind::OneSidedByApplicant => "applicants' ranks of programs that do not rank them",
            WarningKind::OneSidedByProgram => "programs' ranks of applicants who do not rank them",
            WarningKind::PreliminaryOnly => "primary lists of preliminary programs only",
            WarningKind::NeverAttached => "supplemental lists that are never attached",
            WarningKind::ApplicantWithoutList => "applicants without a primary list",
            WarningKind::ProgramWithoutList => "programs with positions and without a list",
            WarningKind::ProgramNameTwice => "programs with the name of another",
            WarningKind::ApplicantNameTwice => "applicants with the name of another",
            WarningKind::PairWithoutRoom => "couples' pairs that name one program with fewer than two positions",
            WarningKind::LimitAboveQuota => "reversions of more positions than the donor has",
        }
    }

    /// What it means for the match, and what to do if it was not meant.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            WarningKind::UnknownFile => "rename the file if it should be read",
            WarningKind::UnknownColumn => "rename the column if it should be read",
            WarningKind::NoFinalNewline => "check that the file was written in full",
            WarningKind::R3Order => "renumber the file if its order is not the one that counts",
            WarningKind::OneSidedByApplicant | WarningKind::OneSidedByProgram => {
                "such a rank can never match; this is common on real lists"
            }
            WarningKind::PreliminaryOnly => "these applicants can match a preliminary year at most",
            WarningKind::NeverAttached => "name the list in the column supplemental of an advanced program's row",
            WarningKind::ApplicantWithoutList => "these applicants stay unmatched",
            WarningKind::ProgramWithoutList => "these positions stay unfilled",
            WarningKind::ProgramNameTwice | WarningKind::ApplicantNameTwice => {
                "check that it is not the same one, entered twice"
            }
            WarningKind::PairWithoutRoom => {
                "such a pair can never match both partners, unless a reversion brings a position"
            }
            WarningKind::LimitAboveQuota => "no more than the donor's quota can revert, unless it receives some itself",
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
    /// Where it stands.
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

/// All warnings of one kind: how many there are, and the first of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WarningGroup {
    /// What kind they are.
    pub kind: WarningKind,
    /// How many there are.
    pub count: usize,
    /// How many there could be, where that is worth telling: all ranks, for ranks of one side only.
    pub out_of: Option<usize>,
    /// As many of them as were asked for, in the order of the files.
    pub shown: Vec<Warning>,
}

/// Counts warnings and keeps the first of each kind.
struct Collector {
    at_most: usize,
    counts: [usize; WarningKind::ALL.len()],
    out_of: [Option<usize>; WarningKind::ALL.len()],
    shown: Vec<(Spot, (WarningKind, String))>,
}

impl Collector {
    /// Adds a warning; its text is made only if it is shown.
    fn add(&mut self, kind: WarningKind, text: impl FnOnce() -> (Spot, String)) {
        if self.counts[kind as usize] < self.at_most {
            let (spot, message) = text();
            self.shown.push((spot, (kind, message)));
        }
        self.counts[kind as usize] += 1;
    }
}

impl Reading {
    /// All warnings by kind, at most `at_most` of a kind in words; kinds without a warning are left out.
    ///
    /// Takes time linear in the pool and memory in proportion to `at_most`.
    #[must_use]
    pub fn warnings(&self, at_most: usize) -> Vec<WarningGroup> {
        let counts = [0; WarningKind::ALL.len()];
        let mut collector = Collector { at_most, counts, out_of: [None; WarningKind::ALL.len()], shown: Vec::new() };
        for (kind, spot, message) in &self.odd_files {
            collector.add(*kind, || (*spot, message.clone()));
        }
        of_lists::collect(self, &mut collector);
        of_roster::collect(self, &mut collector);
        let mut groups: Vec<_> = WarningKind::ALL
            .into_iter()
            .zip(collector.counts.into_iter().zip(collector.out_of))
            .map(|(kind, (count, out_of))| WarningGroup { kind, count, out_of, shown: Vec::new() })
            .collect();
        for (place, (kind, message)) in settle(&self.sources, collector.shown) {
            groups[kind as usize].shown.push(Warning { kind, place, message: one_line(message) });
        }
        groups.retain(|group| group.count > 0);
        groups
    }
}
