//! The steps of the algorithm, and the observer that sees them.

use super::seats::Seating;
use crate::market::{ApplicantId, Listed, ProgramId, Rank};

/// Which list of an applicant a proposal comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leg {
    /// The primary list.
    Primary,
    /// The supplemental list attached to the matched advanced program.
    Supplemental,
}

/// The answer of a program to a proposal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// A tentative match.
    Accepted,
    /// The program does not rank the applicant.
    NotRanked,
    /// Applicants whom the program ranks higher hold all its seats.
    Full,
    /// It would take the applicant, but the couple's other leg is refused.
    OtherLegRefused,
    /// The leg is the No Match code and asks for nothing.
    NoMatch,
}

impl Answer {
    /// The answer to one proposal.
    pub(super) fn to(listed: Listed, is_accepted: bool) -> Answer {
        match listed.rank() {
            _ if is_accepted => Answer::Accepted,
            None => Answer::NotRanked,
            Some(_) => Answer::Full,
        }
    }
}

/// Why an applicant gives up a seat without being displaced from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A seat higher on the applicant's list has become free.
    MovesUp,
    /// The partner was displaced.
    PartnerDisplaced,
    /// The applicant was displaced from the advanced position to which the PGY-1 seat belongs.
    AdvancedLost,
}

/// One step of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// An applicant proposes to a program. A couple's pair gives two events, one a leg.
    Proposed {
        /// Who.
        applicant: ApplicantId,
        /// From which list.
        leg: Leg,
        /// At which rank of that list.
        rank: Rank,
        /// To whom.
        program: ProgramId,
        /// With which answer.
        answer: Answer,
    },
    /// A program replaces a tentative match by a better one.
    Displaced {
        /// Who loses the seat.
        applicant: ApplicantId,
        /// Where.
        program: ProgramId,
        /// Who takes it.
        by: ApplicantId,
    },
    /// An applicant gives up a seat.
    Withdrew {
        /// Who.
        applicant: ApplicantId,
        /// Where.
        program: ProgramId,
        /// Why.
        reason: Reason,
    },
    /// An applicant who prefers a program with a free seat proposes again from the top of the list.
    Reconsidered {
        /// Who proposes again.
        applicant: ApplicantId,
        /// Where the seat is.
        program: ProgramId,
    },
    /// Unfilled positions move along a reversion.
    Reverted {
        /// The reversion, as an index into [`crate::market::Market::reversions`].
        reversion: usize,
        /// How many positions.
        positions: u32,
    },
    /// A program withholds a seat to keep its even or odd request, which displaces its worst match.
    Withheld {
        /// The program.
        program: ProgramId,
        /// Who loses the seat.
        displaced: ApplicantId,
    },
    /// All singles have settled; couples follow.
    SinglesSettled,
    /// The process repeats itself and stops here.
    LoopFound,
    /// A new attempt begins with another order.
    NewAttempt {
        /// Whether the attempt starts where the singles had settled, and not from an empty market.
        keeps_singles: bool,
    },
}

/// An observer of every step of a run. `()` observes nothing and costs nothing.
pub trait Witness {
    /// Sees a step. `seats` are as they were before the step: an accepted applicant is not seated yet.
    fn see(&mut self, seats: Seating, event: impl FnOnce() -> Event);
}

impl Witness for () {
    #[inline]
    fn see(&mut self, _: Seating, _: impl FnOnce() -> Event) {}
}
