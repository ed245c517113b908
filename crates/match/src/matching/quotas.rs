//! Reversions and even or odd requests: quotas that depend on the matches.
//!
//! The NRMP states that unfilled positions of a donor can be added to the quota of a receiver of the same institution
//! (nrmp.org, "Creating reversions"), and that programs can ask for an even or odd number of matches. How conflicts between
//! such requests are resolved is not public. The rules here are the choice of this project:
//!
//! - Donors give in program order. An unfilled position goes to the first receiver, in the donor's order, that can fill it. A
//!   receiver that cannot fill it passes it on along its own reversions.
//! - When no receiver can fill another position, the donor hands over what it may still give: the positions are added to the
//!   receiver's quota, unfilled, and no match changes.
//! - A program whose number of matches breaks its request withholds positions, which displaces its worst match. Withheld
//!   positions are not free. They return when a reversion brings the program another one.

use super::engine::{Engine, Work};
use super::witness::{Event, Witness};
use crate::market::{ProgramId, Reversion};

impl<W: Witness> Engine<'_, W> {
    /// Applies reversions, then even or odd requests, until nothing changes.
    pub(super) fn adjust_quotas(&mut self) {
        loop {
            let mut has_changed = false;
            while let Some(path) = self.next_reversion() {
                self.revert(&path);
                self.settle();
                has_changed = true;
            }
            for program in self.market.program_ids() {
                if self.withhold(program) {
                    self.settle();
                    has_changed = true;
                }
            }
            if !has_changed {
                if !self.hand_over() {
                    return;
                }
                self.settle();
            }
        }
    }

    /// The reversions along which the next unfilled position travels, donor first.
    fn next_reversion(&mut self) -> Option<Vec<usize>> {
        let mut donors: Vec<ProgramId> = self.market.reversions().iter().map(|reversion| reversion.donor).collect();
        donors.sort_unstable();
        donors.dedup();
        donors.into_iter().find_map(|donor| {
            let mut path = Vec::new();
            if self.state.seats.free(donor) == 0 {
                return None;
            }
            // The donor must not count the position that it gives away: a couple may want one seat at each end.
            self.state.seats.remove_free(donor, 1);
            let is_found = self.extend_path(donor, &mut path);
            self.state.seats.add(donor, 1);
            is_found.then_some(path)
        })
    }

    /// Extends a path from a donor to the first receiver that can fill the position. Reversions have no cycle.
    fn extend_path(&mut self, donor: ProgramId, path: &mut Vec<usize>) -> bool {
        for (index, reversion) in self.market.reversions().iter().enumerate() {
            if reversion.donor == donor && self.state.reverted[index] < reversion.limit {
                path.push(index);
                if self.is_wanted(reversion.receiver) || self.extend_path(reversion.receiver, path) {
                    return true;
                }
                path.pop();
            }
        }
        false
    }

    /// Whether a program could fill one more position. It may have free ones already, since a couple may need two.
    fn is_wanted(&mut self, program: ProgramId) -> bool {
        let more = 1 + self.state.withheld[program.index()];
        self.state.seats.add(program, more);
        let is_wanted = self.market.ranking(program).iter().any(|&ranked| {
            self.prefers(ranked, program)
                && self.market.couple_of(ranked.applicant).is_none_or(|couple| {
                    self.prefers_second(ranked.applicant, program) || self.better_pair(couple).is_some()
                })
        });
        self.state.seats.remove_free(program, more);
        is_wanted
    }

    fn revert(&mut self, path: &[usize]) {
        let reversions: Vec<Reversion> = path.iter().map(|&index| self.market.reversions()[index]).collect();
        for &index in path {
            self.state.reverted[index] += 1;
            self.see(|| Event::Reverted { reversion: index, positions: 1 });
        }
        let (Some(first), Some(last)) = (reversions.first(), reversions.last()) else { return };
        self.state.seats.remove_free(first.donor, 1);
        let returned = std::mem::take(&mut self.state.withheld[last.receiver.index()]);
        self.state.seats.add(last.receiver, 1 + returned);
        self.push_work(Work::Vacancy(last.receiver));
    }

    /// Withholds a seat of a program whose number of matches breaks its request. Returns false if the request is kept.
    fn withhold(&mut self, program: ProgramId) -> bool {
        let Some(parity) = self.market.terms(program).parity else { return false };
        if parity.allows(self.state.seats.filled(program)) {
            return false;
        }
        let free = self.state.seats.free(program);
        let Some(displaced) = self.state.seats.shrink_below_filled(program) else { return false };
        self.state.withheld[program.index()] += free + 1;
        self.see(|| Event::Withheld { program, displaced });
        self.displace(displaced, program);
        true
    }

    /// Adds to the receivers' quotas the unfilled positions that donors may still give. Returns whether there were any. A couple
    /// may then want several of them at once.
    fn hand_over(&mut self) -> bool {
        let mut any = false;
        let mut has_moved = true;
        while std::mem::take(&mut has_moved) {
            for (index, reversion) in self.market.reversions().iter().enumerate() {
                let positions =
                    self.state.seats.free(reversion.donor).min(reversion.limit - self.state.reverted[index]);
                if positions > 0 {
                    self.state.reverted[index] += positions;
                    self.state.seats.remove_free(reversion.donor, positions);
                    self.state.seats.add(reversion.receiver, positions);
                    self.see(|| Event::Reverted { reversion: index, positions });
                    has_moved = true;
                    any = true;
                    self.push_work(Work::Vacancy(reversion.receiver));
                }
            }
        }
        any
    }
}
