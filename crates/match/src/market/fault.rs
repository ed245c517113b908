//! What can be wrong with a draft, and how to say it.

use super::ids::{ApplicantId, ProgramId, Rank, SupplementalId};
use super::terms::Track;

/// A rule of the match that a draft breaks, by ids and ranks; whoever read the draft from files knows the lines.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each variant's fields are its coordinates; the sentence is in `Fault::text`")]
pub enum Fault {
    /// The parts of the draft do not fit together, which only a program that builds drafts can bring about.
    Malformed { what: &'static str },
    /// A primary list holds a program twice (singles only; a couple may repeat a program in different pairs).
    ProgramRepeated { applicant: ApplicantId, rank: Rank, first: Rank },
    /// A primary list is longer than [`super::MAX_RANKS`].
    PrimaryTooLong { applicant: ApplicantId, length: usize },
    /// The No Match code stands on the list of somebody who is in no couple.
    NoMatchOfSingle { applicant: ApplicantId, rank: Rank },
    /// A US senior ranks an `R` program.
    NotEligible { applicant: ApplicantId, rank: Rank },
    /// A joint preliminary program stands on a primary list.
    JointOnPrimary { applicant: ApplicantId, rank: Rank },
    /// A supplemental list is attached to a program that is not advanced.
    AttachedToOther { applicant: ApplicantId, rank: Rank, track: Option<Track> },
    /// An entry names a supplemental list of somebody else.
    AttachedForeign { applicant: ApplicantId, rank: Rank },
    /// More supplemental lists than [`super::MAX_SUPPLEMENTAL_LISTS`].
    TooManySupplementals { applicant: ApplicantId, count: usize },
    /// A supplemental list holds a program twice.
    SupplementalRepeated { list: SupplementalId, rank: Rank, first: Rank },
    /// A supplemental list is longer than [`super::MAX_RANKS`].
    SupplementalTooLong { list: SupplementalId, length: usize },
    /// A supplemental list holds a program that is not preliminary.
    NotPreliminary { list: SupplementalId, rank: Rank, track: Option<Track> },
    /// A joint preliminary program stands on a list that is not, or not only, attached to its advanced program.
    JointElsewhere { list: SupplementalId, rank: Rank, advanced: ProgramId },
    /// A program's list holds an applicant twice.
    ApplicantRepeated { program: ProgramId, rank: Rank, first: Rank },
    /// A joint link of a program that is not preliminary.
    JointOfOther { program: ProgramId },
    /// A joint link to a program that is not advanced.
    JointWithOther { program: ProgramId, with: ProgramId },
    /// Both partners are one person.
    CoupleOfOne { couple: usize },
    /// Somebody is in two couples.
    InTwoCouples { couple: usize, partner: usize, first: usize },
    /// The partners' primary lists differ in length.
    CoupleLengths { couple: usize, lengths: [usize; 2] },
    /// A pair of entries occurs twice.
    PairRepeated { couple: usize, rank: Rank, first: Rank },
    /// A reversion from a program to itself, or around a circle.
    ReversionCycle { reversion: usize },
    /// A reversion from one institution to another.
    ReversionAcross { reversion: usize },
    /// A reversion stated twice.
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

/// What things are called in messages.
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

/// Names things by their numbers, for drafts that came from no file.
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
    /// Whether it is only that a list is longer than the NRMP allows, which a theoretical market may be.
    #[must_use]
    pub fn is_length(&self) -> bool {
        matches!(self, Fault::PrimaryTooLong { .. } | Fault::SupplementalTooLong { .. })
    }
}
