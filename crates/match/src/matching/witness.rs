//! What the algorithm does, step by step, for those who want to see it.

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

/// What a program answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// A tentative match.
    Accepted,
    /// The program does not rank the applicant.
    NotRanked,
    /// All its seats are held by applicants whom it ranks higher.
    Full,
    /// It would take the applicant, but the couple's other leg is refused.
    OtherLegRefused,
    /// Nothing is asked: the No Match code.
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

/// Why an applicant gives up a seat unasked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A seat higher on the applicant's list has become free.
    MovesUp,
    /// The couple was displaced from its other leg.
    PartnerDisplaced,
    /// The advanced position to which the PGY-1 seat belongs was lost.
    AdvancedLost,
}

/// One step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// An applicant proposes to a program, for couples one event a leg.
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
    /// A tentative match ends for a better one.
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
    /// A free seat at a program is offered again to everybody who prefers it, this applicant among them.
    Reconsidered {
        /// Who starts again from the top of the list.
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
    /// A program drops a seat to keep its even or odd request; its worst match is displaced.
    Withheld {
        /// The program.
        program: ProgramId,
        /// Who loses the seat.
        displaced: ApplicantId,
    },
    /// All singles have settled; couples follow.
    SinglesSettled,
    /// The process repeats itself and is broken off.
    LoopFound,
    /// A new attempt begins with another order, from the beginning or from where the singles had settled.
    NewAttempt {
        /// Whether the settled singles are kept.
        keeps_singles: bool,
    },
}

/// Sees every step of a run. `()` sees nothing and costs nothing.
pub trait Witness {
    /// Takes note of a step; `seats` are as they stand at that moment, before an accepted applicant sits down.
    fn see(&mut self, seats: Seating, event: impl FnOnce() -> Event);
}

impl Witness for () {
    #[inline]
    fn see(&mut self, _: Seating, _: impl FnOnce() -> Event) {}
}
