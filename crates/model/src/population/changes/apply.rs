//! Applies changes that passed their checks.

use super::Changes;
use crate::scenario::{Change, ParityWish};
use matchday_match::market::{Parity, ProgramId, Reversion, Track};

impl Changes<'_> {
    pub(super) fn apply(
        &mut self,
        change: &Change,
        program: ProgramId,
        donor: Option<ProgramId>,
        receiver: Option<ProgramId>,
    ) {
        let number = Some(self.number);
        self.made[program.index()].any = number;
        if change.close {
            self.made[program.index()].closed = number;
            self.set_quota(program, 0);
            self.world.programs[program.index()].is_closed = true;
            self.world.programs[program.index()].terms.parity = None;
            self.world.reversions.retain(|reversion| reversion.donor != program && reversion.receiver != program);
            return;
        }
        let quota = self.program(program).terms.quota;
        if let Some(quota) = change.quota.or(change.add.map(|more| quota + more)) {
            self.set_quota(program, quota);
            self.made[program.index()].quota = number;
        }
        if let (Some(donor), Some(given)) = (donor, change.add) {
            self.set_quota(donor, self.program(donor).terms.quota - given);
            self.made[donor.index()].quota = number;
        }
        if let Some(track) = change.track {
            self.convert(program, track);
            self.made[program.index()].track = number;
        }
        if let Some(wish) = change.parity {
            let parity = match wish {
                ParityWish::Even => Parity::Even,
                ParityWish::Odd => Parity::Odd,
            };
            self.world.programs[program.index()].terms.parity = Some(parity);
            self.made[program.index()].parity = number;
        }
        if change.list.is_some() {
            self.made[program.index()].list = number;
        }
        if let Some(receiver) = receiver {
            let limit = change.positions.unwrap_or(self.program(program).terms.quota);
            let is_it = |reversion: &Reversion| (reversion.donor, reversion.receiver) == (program, receiver);
            self.world.reversions.retain(|reversion| !is_it(reversion));
            self.world.reversions.push(Reversion { donor: program, receiver, limit });
            self.world.reversions.sort_by_key(|reversion| reversion.donor);
        }
    }

    /// Sets a quota. A reversion of all of a program's positions keeps covering all of them.
    fn set_quota(&mut self, program: ProgramId, quota: u32) {
        let before = std::mem::replace(&mut self.world.programs[program.index()].terms.quota, quota);
        for reversion in self.world.reversions.iter_mut().filter(|reversion| reversion.donor == program) {
            reversion.limit = if reversion.limit == before { quota } else { reversion.limit.min(quota) };
        }
    }

    /// Converts a program to another track of the same department. Its key, and so every draw, stays the same.
    fn convert(&mut self, program: ProgramId, track: Track) {
        let plans = &self.scenario.specialty[self.program(program).specialty.index()].tracks;
        let plan = plans.iter().find(|plan| plan.track == track);
        let here = &mut self.world.programs[program.index()];
        here.name = format!("{}, converted to {}", here.name, track.letter());
        here.terms.track = track;
        if let Some(plan) = plan {
            here.years = plan.years.max(1);
        }
    }
}
