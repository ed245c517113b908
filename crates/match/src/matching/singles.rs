//! Singles: deferred acceptance down the primary list.

use super::engine::{Engine, Standing, State};
use super::seats::Holder;
use super::witness::{Answer, Event, Leg, Reason, Witness};
use crate::market::{ApplicantId, Listed, ProgramId};

impl<W: Witness> Engine<'_, W> {
    /// Matches all singles without supplemental lists in an empty market: deferred acceptance (Gale and Shapley, "College
    /// admissions and the stability of marriage", American Mathematical Monthly 69, 1962).
    ///
    /// This is the innermost loop: a refusal reads one entry and one program record. The applicants displaced in one wave form
    /// the next wave. The order within a wave is known in advance, so the processor can fetch the next applicant's list early.
    pub(super) fn match_untied(&mut self) {
        let market = self.market;
        let entries = market.primaries().items();
        let State { seats, standing, proposals, .. } = &mut self.state;
        let mut desk = seats.desk();
        let mut wave: Vec<ApplicantId> = market.applicant_ids().filter(|&a| !market.has_ties(a)).collect();
        let mut displaced = Vec::with_capacity(wave.len());
        while !wave.is_empty() {
            for &applicant in &wave {
                let standing_here = standing[applicant.index()];
                let Standing { next, end, .. } = standing_here;
                let list = &entries[next as usize..end as usize];
                let mut reached = end;
                for (entry, &listed) in (next..end).zip(list) {
                    let accepted = desk.accepts(listed);
                    self.witness.see(desk.seating(), || Event::Proposed {
                        applicant,
                        leg: Leg::Primary,
                        rank: standing_here.rank(entry),
                        program: listed.program,
                        answer: Answer::to(listed, accepted),
                    });
                    if accepted {
                        reached = entry;
                        if let Some(Holder { applicant: loser, .. }) = desk.seat(applicant, listed) {
                            let program = listed.program;
                            self.witness.see(desk.seating(), || Event::Displaced {
                                applicant: loser,
                                program,
                                by: applicant,
                            });
                            standing[loser.index()].next += 1;
                            displaced.push(loser);
                        }
                        break;
                    }
                }
                *proposals += u64::from(reached - next) + u64::from(reached < end);
                standing[applicant.index()].next = reached;
            }
            std::mem::swap(&mut wave, &mut displaced);
            displaced.clear();
        }
    }

    /// Proposes down a single's primary list, starting at the applicant's next entry.
    #[inline]
    pub(super) fn propose_single(&mut self, applicant: ApplicantId) {
        let standing = self.state.standing[applicant.index()];
        let Standing { next, end, .. } = standing;
        let market = self.market;
        for (entry, &listed) in (next..end).zip(&market.primaries().items()[next as usize..end as usize]) {
            let accepted = self.state.seats.accepts(listed);
            self.see(|| Event::Proposed {
                applicant,
                leg: Leg::Primary,
                rank: standing.rank(entry),
                program: listed.program,
                answer: Answer::to(listed, accepted),
            });
            if accepted {
                self.state.proposals += u64::from(entry - next) + 1;
                self.place_single(applicant, entry, listed);
                return;
            }
        }
        self.state.proposals += u64::from(end - next);
        self.state.standing[applicant.index()].next = end;
    }

    /// Seats a single at an entry whose program accepts, and opens the supplemental list attached to the entry.
    #[inline]
    fn place_single(&mut self, applicant: ApplicantId, entry: u32, listed: Listed) {
        self.state.standing[applicant.index()].next = entry;
        self.seat(applicant, listed);
        if self.market.has_supplemental(applicant) {
            self.open_supplemental(applicant, entry);
        }
    }

    /// Searches a single's lists from the top for a better seat than the one held, and takes it.
    pub(super) fn reconsider_single(&mut self, applicant: ApplicantId) {
        let standing = self.state.standing[applicant.index()];
        let Standing { start, next: held, .. } = standing;
        let better = (start..held).find(|&entry| {
            let listed = self.market.primaries().items()[entry as usize];
            self.state.seats.accepts(listed) || self.holds_pgy1_at(applicant, listed.program)
        });
        let Some(better) = better else {
            self.reconsider_supplemental(applicant);
            return;
        };
        self.close_supplemental(applicant, Reason::MovesUp);
        if self.is_placed(applicant) {
            let listed = self.entry(applicant);
            self.vacate(applicant, listed, Reason::MovesUp);
        }
        self.state.proposals += u64::from(better - start) + 1;
        let listed = self.market.primaries().items()[better as usize];
        self.see(|| Event::Proposed {
            applicant,
            leg: Leg::Primary,
            rank: standing.rank(better),
            program: listed.program,
            answer: Answer::Accepted,
        });
        self.place_single(applicant, better, listed);
    }

    /// Whether the applicant holds the PGY-1 seat at this program. That seat counts as free for the applicant.
    fn holds_pgy1_at(&self, applicant: ApplicantId, program: ProgramId) -> bool {
        let second = self.second(applicant);
        second.is_seated && self.second_entry(second).program == program
    }

    /// Searches the open supplemental list from the top for a better seat than the one held, and takes it. Returns whether there
    /// was one.
    pub(super) fn reconsider_supplemental(&mut self, applicant: ApplicantId) -> bool {
        let mut second = self.second(applicant);
        let better = (second.start..second.next).find(|&entry| {
            let listed = self.market.supplementals().items()[entry as usize];
            self.state.seats.accepts(listed)
        });
        let Some(better) = better else { return false };
        if second.is_seated {
            let listed = self.second_entry(second);
            self.vacate(applicant, listed, Reason::MovesUp);
        }
        (second.next, second.is_seated) = (better, false);
        self.state.second[applicant.index()] = second;
        self.propose_supplemental(applicant);
        true
    }
}
