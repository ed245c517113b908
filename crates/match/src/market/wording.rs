//! Faults in words.

use super::fault::{Fault, FaultText, Names};
use super::terms::Track;
use super::{MAX_RANKS, MAX_SUPPLEMENTAL_LISTS};

impl Fault {
    /// The fault in words, with the names of applicants, programs and lists.
    ///
    /// # Panics
    /// Never: every fault has a sentence.
    #[must_use]
    pub fn text(&self, names: &impl Names) -> FaultText {
        let (message, remedy) = of_primary(self, names)
            .or_else(|| of_supplemental(self, names))
            .or_else(|| of_program(self, names))
            .or_else(|| of_ties(self))
            .expect("every fault has a sentence");
        FaultText { message, remedy: remedy.to_owned() }
    }
}

/// Faults of primary lists.
fn of_primary(fault: &Fault, names: &impl Names) -> Option<(String, &'static str)> {
    Some(match *fault {
        Fault::ProgramRepeated { applicant, rank, first } => (
            format!(
                "{} ranks this program twice, at ranks {first} and {rank}; expected each program once",
                names.applicant(applicant)
            ),
            "keep one of the two and renumber the ranks below it",
        ),
        Fault::PrimaryTooLong { applicant, length } => (
            format!(
                "{} has a primary list of {length} ranks; expected at most {MAX_RANKS}",
                names.applicant(applicant)
            ),
            "remove the last ranks",
        ),
        Fault::NoMatchOfSingle { applicant, rank } => (
            format!(
                "{} is in no couple and has the No Match code 999999999 at rank {rank}; only couples may use it",
                names.applicant(applicant)
            ),
            "remove the rank, or add the couple to couples.csv",
        ),
        Fault::NotEligible { applicant, rank } => (
            format!(
                "{} is a US senior and ranks a physician (R) program at rank {rank}; such programs require earlier training",
                names.applicant(applicant)
            ),
            "remove the rank, or correct the applicant's type",
        ),
        Fault::JointOnPrimary { applicant, rank } => (
            format!(
                "{} ranks a joint preliminary program at rank {rank} of the primary list; only supplemental lists may hold it",
                names.applicant(applicant)
            ),
            "move it to the supplemental list attached to its advanced program",
        ),
        _ => return None,
    })
}

/// Faults of supplemental lists.
fn of_supplemental(fault: &Fault, names: &impl Names) -> Option<(String, &'static str)> {
    Some(match *fault {
        Fault::AttachedToOther { applicant, rank, track } => (
            format!(
                "{} attaches a supplemental list to {} at rank {rank}; only an advanced (A) program may have one",
                names.applicant(applicant),
                kind(track)
            ),
            "leave the field empty",
        ),
        Fault::AttachedForeign { applicant, rank } => (
            format!("{} attaches another applicant's supplemental list at rank {rank}", names.applicant(applicant)),
            "attach one of the applicant's own lists",
        ),
        Fault::TooManySupplementals { applicant, count } => (
            format!(
                "{} has {count} supplemental lists; expected at most {MAX_SUPPLEMENTAL_LISTS}",
                names.applicant(applicant)
            ),
            "attach one list to several advanced programs instead",
        ),
        Fault::SupplementalRepeated { list, rank, first } => (
            format!(
                "{} holds this program twice, at ranks {first} and {rank}; expected each program once",
                names.supplemental(list)
            ),
            "keep one of the two and renumber the ranks below it",
        ),
        Fault::SupplementalTooLong { list, length } => (
            format!("{} has {length} ranks; expected at most {MAX_RANKS}", names.supplemental(list)),
            "remove the last ranks",
        ),
        Fault::NotPreliminary { list, rank, track } => (
            format!(
                "{} holds {} at rank {rank}; expected preliminary (P) programs only",
                names.supplemental(list),
                kind(track)
            ),
            "move it to the primary list",
        ),
        Fault::JointElsewhere { list, rank, advanced } => (
            format!(
                "{} holds at rank {rank} a preliminary program joint with {}; expected it only on a list attached to that program",
                names.supplemental(list),
                names.program(advanced)
            ),
            "move it to a list that is attached to that advanced program alone",
        ),
        _ => return None,
    })
}

/// Faults of programs.
fn of_program(fault: &Fault, names: &impl Names) -> Option<(String, &'static str)> {
    Some(match *fault {
        Fault::Malformed { what } => (what.to_owned(), "build the draft with one entry for each program and applicant"),
        Fault::ApplicantRepeated { program, rank, first } => (
            format!(
                "{} ranks this applicant twice, at ranks {first} and {rank}; expected each applicant once",
                names.program(program)
            ),
            "keep one of the two and renumber the ranks below it",
        ),
        Fault::JointOfOther { program } => (
            format!("{} has a joint link; only preliminary (P) programs may have one", names.program(program)),
            "leave joint_with empty, or correct the track",
        ),
        Fault::JointWithOther { program, with } => (
            format!("{} is joint with {}, which is not advanced (A)", names.program(program), names.program(with)),
            "name the advanced program that it belongs to",
        ),
        _ => return None,
    })
}

/// Faults of couples and reversions.
fn of_ties(fault: &Fault) -> Option<(String, &'static str)> {
    Some(match *fault {
        Fault::CoupleOfOne { .. } => {
            ("both partners of this couple are the same applicant".to_owned(), "name the two partners")
        }
        Fault::InTwoCouples { first, .. } => (
            format!("this applicant is already in couple {}", first + 1),
            "remove one of the two; an applicant may be in one couple only",
        ),
        Fault::CoupleLengths { lengths: [a, b], .. } => (
            format!(
                "the partners' primary lists have {a} and {b} ranks; expected the same length, since a couple's lists are tied rank by rank"
            ),
            "fill the shorter list with 999999999 (No Match) where that partner asks for nothing",
        ),
        Fault::PairRepeated { rank, first, .. } => (
            format!(
                "the couple ranks this pair of programs twice, at ranks {first} and {rank}; expected each pair once"
            ),
            "keep one of the two and renumber the ranks below it, for both partners",
        ),
        Fault::ReversionCycle { .. } => (
            "this reversion closes a cycle: its receiver gives, directly or through others, to its donor".to_owned(),
            "remove one of the reversions of the cycle",
        ),
        Fault::ReversionAcross { .. } => (
            "donor and receiver belong to different institutions; expected one institution".to_owned(),
            "correct the programs, or their institutions in programs.csv",
        ),
        Fault::ReversionRepeated { first, .. } => (
            format!("reversion {} has the same donor and receiver; expected each pair once", first + 1),
            "keep one of the two",
        ),
        _ => return None,
    })
}

/// What a code stands for: `an advanced (A) program`.
fn kind(track: Option<Track>) -> String {
    let Some(track) = track else { return "the No Match code".to_owned() };
    let article = if track.name().starts_with('a') { "an" } else { "a" };
    format!("{article} {} ({}) program", track.name(), track.letter())
}
