//! The two stacks: displaced applicants propose, then programs with free seats reconsider applicants whom they refused.

use super::cycle::CycleFinder;
use super::engine::{Engine, Standing, Work, index};
use super::witness::{Event, Leg, Witness};
use crate::market::{ApplicantId, ProgramId, Ranked};

impl<W: Witness> Engine<'_, W> {
    /// Runs both stacks until they are empty.
    ///
    /// The program stack is last in, first out: one conflict is resolved before the next one begins, so that loops are short.
    /// When the process comes back to an earlier state, the work on top of the stack is set aside until
    /// [`Engine::retry_aside`], and the rest continues. Every loop removes one program or couple, so that this ends.
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

    /// Retries the work that was set aside, now that all applicants have entered. Work that loops again stays aside. Returns
    /// whether there was any.
    pub(super) fn retry_aside(&mut self) -> bool {
        let aside = std::mem::take(&mut self.aside);
        for &work in &aside {
            self.push_work(work);
        }
        self.settle();
        !aside.is_empty()
    }

    /// Finishes an attempt in which work still loops: free seats go to the singles who want them, so that only couples are
    /// left in blocking pairs.
    pub(super) fn finish_without_couples(&mut self) {
        self.do_couples_rest = true;
        self.retry_aside();
        self.adjust_quotas();
        self.do_couples_rest = false;
    }

    /// Empties the applicant stack: each displaced applicant proposes further down the list.
    ///
    /// The applicants displaced in one wave form the next wave. The order within a wave is known in advance, so the processor
    /// can fetch the next applicant's list early.
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

    /// Reconsiders, best first, the applicants whom a program with a free seat would take and who prefer it to what they
    /// hold: each searches the list again from the top.
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

    /// Whether an applicant ranks a program above what is held, on the primary list or on the open supplemental list.
    pub(super) fn prefers(&self, ranked: Ranked, program: ProgramId) -> bool {
        let Standing { start, next, .. } = self.state.standing[ranked.applicant.index()];
        ranked.position_there() < next - start || self.prefers_second(ranked.applicant, program)
    }

    /// Whether an applicant ranks a program above what is held on the open supplemental list.
    pub(super) fn prefers_second(&self, applicant: ApplicantId, program: ProgramId) -> bool {
        let second = self.second(applicant);
        let before = &self.market.supplementals().items()[second.start as usize..second.next as usize];
        before.iter().any(|listed| listed.program == program)
    }

    /// Whether an applicant who is not on the applicant stack has a tentative match. A partner at a No Match leg has one too.
    pub(super) fn is_placed(&self, applicant: ApplicantId) -> bool {
        let standing = self.state.standing[applicant.index()];
        match self.market.couple_of(applicant) {
            None => standing.next < standing.end,
            Some(couple) => self.state.couple_is_placed[couple],
        }
    }
}
