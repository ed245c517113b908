//! Stage 7c: couples' lists of pairs.
//!
//! A couple ranks pairs of what both partners would rank alone by the sum of both utilities and what being near each other is
//! worth; then, with No Match for one partner, what either would take alone.

use super::falling;
use super::rank_lists::Entry;
use crate::market::{MAX_RANKS, ProgramId};
use crate::population::World;
use crate::scenario::Couples;

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct PairWriter {
    pairs: Vec<(u32, ProgramId, ProgramId)>,
    tails: Vec<(u32, ProgramId, ProgramId)>,
}

impl PairWriter {
    /// The pairs of a couple, best first, from both partners' own lists.
    pub fn write(
        &mut self,
        plan: &Couples,
        world: &World,
        first: &[Entry],
        second: &[Entry],
    ) -> &[(u32, ProgramId, ProgramId)] {
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let (near, together) = (plan.same_region as f32, plan.same_institution as f32);
        let place = |entry: &Entry| {
            let department = &world.departments[world.programs[entry.program.index()].department as usize];
            (department.institution, department.region)
        };
        self.pairs.clear();
        for a in first {
            let (institution, region) = place(a);
            for b in second {
                let (other_institution, other_region) = place(b);
                let closeness = match () {
                    () if institution == other_institution => together,
                    () if region == other_region => near,
                    () => 0.0,
                };
                self.pairs.push((falling(a.appeal + b.appeal + closeness), a.program, b.program));
            }
        }
        self.pairs.sort_unstable();
        self.pairs.truncate((plan.longest as usize).min(MAX_RANKS));
        self.tails.clear();
        self.tails.extend(first.iter().map(|a| (falling(a.appeal), a.program, ProgramId::NO_MATCH)));
        self.tails.extend(second.iter().map(|b| (falling(b.appeal), ProgramId::NO_MATCH, b.program)));
        self.tails.sort_unstable();
        self.tails.truncate(MAX_RANKS - self.pairs.len());
        self.pairs.extend(&self.tails);
        &self.pairs
    }
}
