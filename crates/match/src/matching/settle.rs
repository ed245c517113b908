//! The two stacks: whoever was displaced looks for a seat, then free seats look for whoever was refused.

use super::cycle::CycleFinder;
use super::engine::{Engine, Standing, Work, index};
use super::witness::{Event, Leg, Witness};
use crate::market::{ApplicantId, ProgramId, Ranked};

impl<W: Witness> Engine<'_, W> {
    /// Runs both stacks until they are empty.
    ///
    /// The program stack is last in, first out: a conflict is worked through where it arose before the next one is touched,
    /// so that a loop is as short as its conflict. When the process comes back to a state in which it has been, what is on
    /// top is set aside, does not come back until [`Engine::retry_aside`], and the rest goes on: every loop takes one
    /// program or couple out of the game, so that this ends.
    pub(super) fn settle(&mut self) {
        self.seat_displaced();
        if self.work.is_empty() {
            return;
        }
        self.state.seats.begin_watch();
        let mut finder = CycleFinder::default();
        while !self.work.is_empty() {
            let has_looped = finder.has_seen(self.fingerprint());
            let Some(work) = self.pop_work() else { break };
            if has_looped {
                self.see(|| Event::LoopFound);
                self.aside.push(work);
                finder = CycleFinder::default();
                continue;
            }
            match work {
                Work::Vacancy(program) => self.offer_free_seats(program),
                Work::Couple(_) if self.do_couples_rest => {}
                Work::Couple(couple) => self.reconsider_couple(couple as usize),
            }
            self.seat_displaced();
        }
        self.state.seats.end_watch();
    }

    /// Takes up again what was set aside, now that everybody has entered; what loops once more stays aside. Whether there
    /// was anything.
    pub(super) fn retry_aside(&mut self) -> bool {
        let aside = std::mem::take(&mut self.aside);
        for &work in &aside {
            self.push_work(work);
        }
        self.settle();
        !aside.is_empty()
    }

    /// Makes the best of what still loops: its free seats go to the singles who want them, so that only what the couples
    /// would rather have is left to block.
    pub(super) fn finish_without_couples(&mut self) {
        self.do_couples_rest = true;
        self.retry_aside();
        self.adjust_quotas();
        self.do_couples_rest = false;
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
            let couple = self.market.couple_of(ranked.applicant);
            if !self.prefers(ranked, program) || (self.do_couples_rest && couple.is_some()) {
                continue;
            }
            self.see(|| Event::Reconsidered { applicant: ranked.applicant, program });
            match couple {
                None => self.reconsider_single(ranked.applicant),
                Some(couple) => self.reconsider_couple(couple),
            }
            self.seat_displaced();
        }
    }

    /// Whether an applicant has a program on the primary, or on the open supplemental, list before what is held there.
    pub(super) fn prefers(&self, ranked: Ranked, program: ProgramId) -> bool {
        let Standing { start, next, .. } = self.state.standing[ranked.applicant.index()];
        ranked.position_there() < next - start || self.prefers_second(ranked.applicant, program)
    }

    /// Whether an applicant has a program on the open supplemental list before what is held there.
    pub(super) fn prefers_second(&self, applicant: ApplicantId, program: ProgramId) -> bool {
        let second = self.second(applicant);
        let before = &self.market.supplementals().items()[second.start as usize..second.next as usize];
        before.iter().any(|listed| listed.program == program)
    }

    /// Whether an applicant who is not on the applicant stack has a tentative match (at No Match legs: a tentative pair).
    pub(super) fn is_placed(&self, applicant: ApplicantId) -> bool {
        let standing = self.state.standing[applicant.index()];
        match self.market.couple_of(applicant) {
            None => standing.next < standing.end,
            Some(couple) => self.state.couple_is_placed[couple],
        }
    }
}
