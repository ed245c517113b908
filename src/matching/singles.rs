//! Applicants who are in no couple: deferred acceptance down the primary list.

use super::engine::Engine;
use super::witness::{Answer, Event, Leg, Reason, Witness};
use crate::market::{ApplicantId, ProgramId};

impl<W: Witness> Engine<'_, W> {
    /// Proposes down a single's primary list from where the applicant stands on it (Gale and Shapley, "College admissions
    /// and the stability of marriage", American Mathematical Monthly 69, 1962).
    pub(super) fn propose_single(&mut self, applicant: ApplicantId) {
        let mut standing = self.state.standing[applicant.index()];
        let entries = self.market.primaries().items();
        let first = standing.next;
        while standing.next < standing.end {
            let listed = entries[standing.next as usize];
            let accepted = self.state.seats.accepts(listed);
            self.see(|ranks| Event::Proposed {
                applicant,
                leg: Leg::Primary,
                rank: ranks.primary(applicant, standing.next),
                program: listed.program,
                answer: Answer::to(listed, accepted),
            });
            if accepted {
                self.state.proposals += u64::from(standing.next - first) + 1;
                self.place_single(applicant, standing.next);
                return;
            }
            standing.next += 1;
        }
        self.state.proposals += u64::from(standing.end - first);
        self.state.standing[applicant.index()] = standing;
    }

    /// Seats a single at an entry that accepts, and opens the supplemental list attached to it.
    fn place_single(&mut self, applicant: ApplicantId, entry: u32) {
        self.state.standing[applicant.index()].next = entry;
        self.seat(applicant, self.entry(applicant));
        if self.market.has_supplemental(applicant) {
            self.open_supplemental(applicant, entry);
        }
    }

    /// Looks again from the top of a single's lists for something better than what is held, and takes it.
    pub(super) fn reconsider_single(&mut self, applicant: ApplicantId) {
        let held = self.state.standing[applicant.index()].next;
        let first = super::engine::index(self.market.primaries().range(applicant.index()).start);
        let better = (first..held).find(|&entry| {
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
        self.state.proposals += u64::from(better - first) + 1;
        let listed = self.market.primaries().items()[better as usize];
        self.see(|ranks| Event::Proposed {
            applicant,
            leg: Leg::Primary,
            rank: ranks.primary(applicant, better),
            program: listed.program,
            answer: Answer::Accepted,
        });
        self.place_single(applicant, better);
    }

    /// Whether the applicant's own PGY-1 seat is at this program: it counts as free for the applicant.
    fn holds_pgy1_at(&self, applicant: ApplicantId, program: ProgramId) -> bool {
        let second = self.second(applicant);
        second.is_seated && self.second_entry(second).program == program
    }

    /// Looks again from the top of the open supplemental list for something better than what is held there, and takes it.
    pub(super) fn reconsider_supplemental(&mut self, applicant: ApplicantId) {
        let Some(list) = self.open_list(applicant) else { return };
        let mut second = self.second(applicant);
        let first = super::engine::index(self.market.supplementals().range(list.index()).start);
        let better = (first..second.next).find(|&entry| {
            let listed = self.market.supplementals().items()[entry as usize];
            self.state.seats.accepts(listed)
        });
        let Some(better) = better else { return };
        if second.is_seated {
            let listed = self.second_entry(second);
            self.vacate(applicant, listed, Reason::MovesUp);
        }
        (second.next, second.is_seated) = (better, false);
        self.state.second[applicant.index()] = second;
        self.propose_supplemental(applicant);
    }
}
