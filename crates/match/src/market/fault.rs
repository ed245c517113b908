//! What can be wrong with a draft.

use super::ids::{ApplicantId, ProgramId, Rank, SupplementalId};
use super::terms::Track;

/// A rule of the match that a draft breaks, by ids and ranks.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the fields of each variant say where; the sentence is in `Fault::text`")]
pub enum Fault {
    /// The parts of the draft do not fit together: an error of the code that builds it.
    Malformed { what: &'static str },
    /// A primary list holds a program twice (singles only; a couple may repeat a program in different pairs).
    ProgramRepeated { applicant: ApplicantId, rank: Rank, first: Rank },
    /// A primary list is longer than [`super::MAX_RANKS`].
    PrimaryTooLong { applicant: ApplicantId, length: usize },
    /// A single has the No Match code on the primary list.
    NoMatchOfSingle { applicant: ApplicantId, rank: Rank },
    /// A US senior ranks an `R` program.
    NotEligible { applicant: ApplicantId, rank: Rank },
    /// A primary list holds a joint preliminary program.
    JointOnPrimary { applicant: ApplicantId, rank: Rank },
    /// A supplemental list is attached to a program that is not advanced.
    AttachedToOther { applicant: ApplicantId, rank: Rank, track: Option<Track> },
    /// An entry attaches another applicant's supplemental list.
    AttachedForeign { applicant: ApplicantId, rank: Rank },
    /// More supplemental lists than [`super::MAX_SUPPLEMENTAL_LISTS`].
    TooManySupplementals { applicant: ApplicantId, count: usize },
    /// A supplemental list holds a program twice.
    SupplementalRepeated { list: SupplementalId, rank: Rank, first: Rank },
    /// A supplemental list is longer than [`super::MAX_RANKS`].
    SupplementalTooLong { list: SupplementalId, length: usize },
    /// A supplemental list holds a program that is not preliminary.
    NotPreliminary { list: SupplementalId, rank: Rank, track: Option<Track> },
    /// A joint preliminary program is on a list that is not attached to its advanced program alone.
    JointElsewhere { list: SupplementalId, rank: Rank, advanced: ProgramId },
    /// A program's list holds an applicant twice.
    ApplicantRepeated { program: ProgramId, rank: Rank, first: Rank },
    /// A program that is not preliminary has a joint link.
    JointOfOther { program: ProgramId },
    /// A joint link names a program that is not advanced.
    JointWithOther { program: ProgramId, with: ProgramId },
    /// Both partners of a couple are the same applicant.
    CoupleOfOne { couple: usize },
    /// An applicant is in two couples.
    InTwoCouples { couple: usize, partner: usize, first: usize },
    /// The partners' primary lists differ in length.
    CoupleLengths { couple: usize, lengths: [usize; 2] },
    /// A couple ranks a pair of programs twice.
    PairRepeated { couple: usize, rank: Rank, first: Rank },
    /// Reversions form a cycle, or one leads from a program to itself.
    ReversionCycle { reversion: usize },
    /// A reversion leads from one institution to another.
    ReversionAcross { reversion: usize },
    /// Two reversions have the same donor and receiver.
    ReversionRepeated { reversion: usize, first: usize },
}

/// A fault in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FaultText {
    /// What was found and what was expected, without the place.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// The names of applicants, programs and lists in messages.
pub trait Names {
    /// A program.
    fn program(&self, id: ProgramId) -> String;
    /// An applicant.
    fn applicant(&self, id: ApplicantId) -> String;
    /// A supplemental list, with its owner.
    fn supplemental(&self, id: SupplementalId) -> String;
    /// The label of a supplemental list among those of its owner.
    fn supplemental_label(&self, id: SupplementalId) -> String;
}

/// Names by number, for drafts that do not come from files.
#[derive(Clone, Copy, Debug)]
pub struct Numbered;

impl Names for Numbered {
    fn program(&self, id: ProgramId) -> String {
        format!("program {}", id.0)
    }
    fn applicant(&self, id: ApplicantId) -> String {
        format!("applicant {}", id.0)
    }
    fn supplemental(&self, id: SupplementalId) -> String {
        format!("supplemental list {}", id.0)
    }
    fn supplemental_label(&self, id: SupplementalId) -> String {
        id.0.to_string()
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let FaultText { message, remedy } = self.text(&Numbered);
        write!(f, "{message}; {remedy}")
    }
}

impl std::error::Error for Fault {}

/// All faults of a draft, in the order programs, applicants, couples, reversions.
///
/// Its [`Display`](std::fmt::Display) has one fault a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftError {
    /// The faults; at least one.
    pub faults: Vec<Fault>,
}

impl std::fmt::Display for DraftError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (number, fault) in self.faults.iter().enumerate() {
            let line_end = if number == 0 { "" } else { "\n" };
            write!(f, "{line_end}{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for DraftError {}

impl Fault {
    /// Whether the fault is only that a list is longer than the NRMP allows. Theoretical markets may have such lists.
    #[must_use]
    pub fn is_length(&self) -> bool {
        matches!(self, Fault::PrimaryTooLong { .. } | Fault::SupplementalTooLong { .. })
    }
}
