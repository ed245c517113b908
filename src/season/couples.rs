//! Stage 7c: couples' lists of pairs.
//!
//! A couple ranks pairs of what both partners would rank alone by the sum of both utilities and what being near each other is
//! worth; then, with No Match for one partner, what either would take alone.

use super::falling;
use super::rank_lists::Entry;
use crate::market::{MAX_RANKS, Pair};
use crate::population::World;
use crate::scenario::Couples;

/// Memory of the stage: pairs by falling utility, as places on both partners' lists.
#[derive(Default, Debug)]
pub struct PairWriter {
    pairs: Vec<(u32, Pair)>,
    tails: Vec<(u32, Pair)>,
}

impl PairWriter {
    /// The pairs of a couple, best first, from both partners' own lists.
    pub fn write(
        &mut self,
        plan: &Couples,
        world: &World,
        first: &[Entry],
        second: &[Entry],
    ) -> impl Iterator<Item = Pair> {
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let (near, together) = (plan.same_region as f32, plan.same_institution as f32);
        let place = |entry: &Entry| {
            let department = &world.departments[world.programs[entry.program.index()].department as usize];
            (department.institution, department.region)
        };
        self.pairs.clear();
        for (a, one) in (0..).zip(first) {
            let (institution, region) = place(one);
            for (b, other) in (0..).zip(second) {
                let (other_institution, other_region) = place(other);
                let closeness = match () {
                    () if institution == other_institution => together,
                    () if region == other_region => near,
                    () => 0.0,
                };
                self.pairs.push((falling(one.appeal + other.appeal + closeness), [Some(a), Some(b)]));
            }
        }
        let longest = (plan.longest as usize).min(MAX_RANKS);
        if longest < self.pairs.len() {
            self.pairs.select_nth_unstable(longest);
            self.pairs.truncate(longest);
        }
        self.pairs.sort_unstable();
        self.tails.clear();
        self.tails.extend((0..).zip(first).map(|(a, one)| (falling(one.appeal), [Some(a), None])));
        self.tails.extend((0..).zip(second).map(|(b, other)| (falling(other.appeal), [None, Some(b)])));
        self.tails.sort_unstable();
        self.tails.truncate(MAX_RANKS - self.pairs.len());
        self.pairs.iter().chain(&self.tails).map(|&(_, pair)| pair)
    }
}
