//! The two stacks: whoever was displaced looks for a seat, then free seats look for whoever was refused.

use super::cycle::CycleFinder;
use super::engine::{Engine, Work, index};
use super::witness::{Event, Leg, Witness};
use crate::market::{ApplicantId, ProgramId, Ranked, SupplementalId};

/// How a process ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// Nobody is displaced, and no free seat is wanted.
    Settled,
    /// The process came back to a state in which it had been, and was broken off.
    Looped,
}

impl Ending {
    /// Settled only when both are.
    pub(super) fn and(self, other: Ending) -> Ending {
        if self == Ending::Settled { other } else { self }
    }
}

impl<W: Witness> Engine<'_, W> {
    /// Runs both stacks until they are empty or the process loops.
    ///
    /// The program stack is last in, first out: a conflict is worked through where it arose before the next one is touched,
    /// so that a loop is as short as its conflict.
    pub(super) fn settle(&mut self) -> Ending {
        self.seat_displaced();
        self.state.seats.begin_watch();
        let ending = self.work_off();
        self.state.seats.end_watch();
        ending
    }

    fn work_off(&mut self) -> Ending {
        let mut finder = CycleFinder::default();
        loop {
            self.seat_displaced();
            if self.work.is_empty() {
                return Ending::Settled;
            }
            if finder.has_seen(self.fingerprint()) {
                while self.pop_work().is_some() {}
                self.see(|_| Event::LoopFound);
                return Ending::Looped;
            }
            match self.pop_work() {
                Some(Work::Vacancy(program)) => self.offer_free_seats(program),
                Some(Work::Couple(couple)) => self.reconsider_couple(couple as usize),
                None => {}
            }
        }
    }

    /// The applicant stack: everybody displaced proposes further down the list, until nobody is left.
    ///
    /// It is worked off in waves: those displaced by one wave make the next. Whose turn comes next is then known well before
    /// it comes, and the processor can fetch that applicant's list while the present one is still being read.
    pub(super) fn seat_displaced(&mut self) {
        let mut wave = std::mem::take(&mut self.wave);
        while !self.displaced.is_empty() {
            std::mem::swap(&mut wave, &mut self.displaced);
            for &(applicant, leg) in &wave {
                match (leg, self.market.couple_of(applicant)) {
                    (Leg::Primary, None) => self.propose_single(applicant),
                    (Leg::Primary, Some(couple)) => self.propose_couple(couple),
                    (Leg::Supplemental, None) => self.propose_supplemental(applicant),
                    (Leg::Supplemental, Some(couple)) => {
                        self.propose_supplemental(applicant);
                        self.watch_own_seats(couple);
                    }
                }
            }
            wave.clear();
        }
        self.wave = wave;
    }

    /// Everybody on a program's list who prefers it to what they hold, and whom it would take, is reconsidered from the top
    /// of their list; best first.
    fn offer_free_seats(&mut self, program: ProgramId) {
        for (position, &ranked) in self.market.ranking(program).iter().enumerate() {
            if index(position) > self.state.seats.cutoff(program) {
                break;
            }
            if !self.prefers(ranked, program) {
                continue;
            }
            self.see(|_| Event::Reconsidered { applicant: ranked.applicant, program });
            match self.market.couple_of(ranked.applicant) {
                None => self.reconsider_single(ranked.applicant),
                Some(couple) => self.reconsider_couple(couple),
            }
            self.seat_displaced();
        }
    }

    /// Whether an applicant has a program on the primary, or on the open supplemental, list before what is held there.
    pub(super) fn prefers(&self, ranked: Ranked, program: ProgramId) -> bool {
        let applicant = ranked.applicant;
        let standing = self.state.standing[applicant.index()];
        let start = self.market.primaries().range(applicant.index()).start;
        if (ranked.position_there() as usize) < standing.next as usize - start {
            return true;
        }
        self.prefers_second(applicant, program)
    }

    /// Whether an applicant has a program on the open supplemental list before what is held there.
    pub(super) fn prefers_second(&self, applicant: ApplicantId, program: ProgramId) -> bool {
        self.open_list(applicant).is_some_and(|list| {
            let range = self.market.supplementals().range(list.index());
            let before = range.start..self.second(applicant).next as usize;
            self.market.supplementals().items()[before].iter().any(|listed| listed.program == program)
        })
    }

    /// Whether an applicant who is not on the applicant stack has a tentative match (at No Match legs: a tentative pair).
    pub(super) fn is_placed(&self, applicant: crate::market::ApplicantId) -> bool {
        let standing = self.state.standing[applicant.index()];
        match self.market.couple_of(applicant) {
            None => standing.next < standing.end,
            Some(couple) => self.state.couple_is_placed[couple],
        }
    }

    /// The supplemental list that is open, if one is.
    pub(super) fn open_list(&self, applicant: crate::market::ApplicantId) -> Option<SupplementalId> {
        if !self.market.has_supplemental(applicant) || !self.is_placed(applicant) {
            return None;
        }
        self.market.attached_at(self.state.standing[applicant.index()].next as usize)
    }
}
