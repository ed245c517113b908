//! What can be wrong with a draft, and how to say it.

use super::MAX_RANKS;
use super::MAX_SUPPLEMENTAL_LISTS;
use super::ids::{ApplicantId, ProgramId, Rank, SupplementalId};
use super::terms::Track;

/// A rule of the match that a draft breaks, by ids and ranks; whoever read the draft from files knows the lines.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each variant's fields are its coordinates; the sentence is in `Fault::explain`")]
pub enum Fault {
    /// The parts of the draft do not fit together, which only a program that builds drafts can bring about.
    Malformed { what: &'static str },
    /// A primary list holds a program twice (singles only; a couple may repeat a program in different pairs).
    ProgramRepeated { applicant: ApplicantId, rank: Rank, first: Rank },
    /// A primary list is longer than [`MAX_RANKS`].
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
    /// More supplemental lists than [`MAX_SUPPLEMENTAL_LISTS`].
    TooManySupplementals { applicant: ApplicantId, count: usize },
    /// A supplemental list holds a program twice.
    SupplementalRepeated { list: SupplementalId, rank: Rank, first: Rank },
    /// A supplemental list is longer than [`MAX_RANKS`].
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
pub struct Explained {
    /// What was found and what was expected, without the place.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl Explained {
    /// Both halves, from anything that makes a string.
    pub fn new(message: impl Into<String>, remedy: impl Into<String>) -> Explained {
        Explained { message: message.into(), remedy: remedy.into() }
    }
}

/// What things are called in messages.
pub trait Names {
    /// A program.
    fn program(&self, id: ProgramId) -> String;
    /// An applicant.
    fn applicant(&self, id: ApplicantId) -> String;
    /// A supplemental list.
    fn supplemental(&self, id: SupplementalId) -> String;
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
}

fn kind(track: Option<Track>) -> &'static str {
    track.map_or("the No Match code", |track| match track {
        Track::Categorical => "a categorical (C) program",
        Track::Advanced => "an advanced (A) program",
        Track::Preliminary => "a preliminary (P) program",
        Track::Physician => "a physician (R) program",
        Track::PrimaryCare => "a primary care (M) program",
        Track::Fellowship => "a fellowship (F) program",
        Track::Subspecialty => "a fellowship (S) program",
    })
}

impl Fault {
    /// The fault in words, with things named by `names`.
    #[must_use]
    pub fn explain(&self, names: &impl Names) -> Explained {
        let (message, remedy) = match *self {
            Fault::Malformed { what } => {
                (what.to_owned(), "build the draft with one entry for each program and applicant")
            }
            Fault::ProgramRepeated { applicant, rank, first } => (
                format!("{} ranks this program at rank {rank} and already at rank {first}", names.applicant(applicant)),
                "keep one of the two and renumber the ranks below it",
            ),
            Fault::PrimaryTooLong { applicant, length } => (
                format!(
                    "{} has a primary list of {length} ranks; at most {MAX_RANKS} are allowed",
                    names.applicant(applicant)
                ),
                "remove the last ranks",
            ),
            Fault::NoMatchOfSingle { applicant, rank } => (
                format!(
                    "{} is in no couple and has the No Match code 999999999 at rank {rank}",
                    names.applicant(applicant)
                ),
                "remove the rank, or add the couple to couples.csv",
            ),
            Fault::NotEligible { applicant, rank } => (
                format!(
                    "{} is a US senior and ranks a physician (R) program at rank {rank}, which needs earlier training",
                    names.applicant(applicant)
                ),
                "remove the rank, or correct the applicant's type",
            ),
            Fault::JointOnPrimary { applicant, rank } => (
                format!(
                    "{} ranks a joint preliminary program at rank {rank} of the primary list; it may stand only on a supplemental list",
                    names.applicant(applicant)
                ),
                "move it to the supplemental list attached to its advanced program",
            ),
            Fault::AttachedToOther { applicant, rank, track } => (
                format!(
                    "{} attaches a supplemental list to {} at rank {rank}; only an advanced (A) program may have one",
                    names.applicant(applicant),
                    kind(track)
                ),
                "leave the column supplemental empty in this row",
            ),
            Fault::AttachedForeign { applicant, rank } => (
                format!("{} attaches somebody else's supplemental list at rank {rank}", names.applicant(applicant)),
                "attach one of the applicant's own lists",
            ),
            Fault::TooManySupplementals { applicant, count } => (
                format!(
                    "{} has {count} supplemental lists; at most {MAX_SUPPLEMENTAL_LISTS} are allowed",
                    names.applicant(applicant)
                ),
                "attach one list to several advanced programs instead",
            ),
            Fault::SupplementalRepeated { list, rank, first } => (
                format!("{} holds this program at rank {rank} and already at rank {first}", names.supplemental(list)),
                "keep one of the two and renumber the ranks below it",
            ),
            Fault::SupplementalTooLong { list, length } => (
                format!("{} has {length} ranks; at most {MAX_RANKS} are allowed", names.supplemental(list)),
                "remove the last ranks",
            ),
            Fault::NotPreliminary { list, rank, track } => (
                format!(
                    "{} holds {} at rank {rank}; only preliminary (P) programs may stand there",
                    names.supplemental(list),
                    kind(track)
                ),
                "move it to the primary list",
            ),
            Fault::JointElsewhere { list, rank, advanced } => (
                format!(
                    "{} holds at rank {rank} a preliminary program joint with {}, but is not attached to that program only",
                    names.supplemental(list),
                    names.program(advanced)
                ),
                "keep it on a list attached to that advanced program alone",
            ),
            Fault::ApplicantRepeated { program, rank, first } => (
                format!("{} ranks this applicant at rank {rank} and already at rank {first}", names.program(program)),
                "keep one of the two and renumber the ranks below it",
            ),
            Fault::JointOfOther { program } => (
                format!("{} has a joint link but is not preliminary (P)", names.program(program)),
                "leave joint_with empty, or correct the track",
            ),
            Fault::JointWithOther { program, with } => (
                format!("{} is joint with {}, which is not advanced (A)", names.program(program), names.program(with)),
                "name the advanced program to which it belongs",
            ),
            Fault::CoupleOfOne { .. } => {
                ("both partners of the couple are the same applicant".to_owned(), "name the two partners")
            }
            Fault::InTwoCouples { first, .. } => (
                format!("this applicant is already in couple {}", first + 1),
                "an applicant may be in one couple; remove one of the two",
            ),
            Fault::CoupleLengths { lengths: [a, b], .. } => (
                format!("the partners' primary lists have {a} and {b} ranks; a couple's lists are tied rank by rank"),
                "give both the same length, with 999999999 (No Match) where one partner asks for nothing",
            ),
            Fault::PairRepeated { rank, first, .. } => (
                format!("the couple's pair at rank {rank} already stands at rank {first}"),
                "keep one of the two and renumber the ranks below it, for both partners",
            ),
            Fault::ReversionCycle { .. } => (
                "this reversion closes a circle: its receiver gives, directly or through others, to its donor"
                    .to_owned(),
                "remove one of the reversions of the circle",
            ),
            Fault::ReversionAcross { .. } => (
                "donor and receiver are of different institutions".to_owned(),
                "reversions stay inside one institution; correct the programs, or their institutions in programs.csv",
            ),
            Fault::ReversionRepeated { first, .. } => {
                (format!("this donor and receiver already stand in reversion {}", first + 1), "keep one of the two")
            }
        };
        Explained::new(message, remedy)
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Explained { message, remedy } = self.explain(&Numbered);
        write!(f, "{message}; {remedy}")
    }
}

impl std::error::Error for Fault {}
