//! Stage 7c: couples' lists of pairs.
//!
//! A couple ranks pairs of what both partners would rank alone by the sum of both utilities and what being near each other is
//! worth; then, with No Match for one partner, what either would take alone.

use super::rank_lists::Entry;
use crate::market::{MAX_RANKS, Pair};
use crate::order::Order;
use crate::population::World;
use crate::scenario::Couples;

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct PairWriter {
    /// Places on both partners' lists.
    pairs: Vec<Pair>,
    /// The utility of each of `pairs`.
    utilities: Vec<f32>,
    order: Order,
    /// Pairs by falling utility.
    ranked: Vec<Pair>,
}

impl PairWriter {
    /// The pairs of a couple, best first, from both partners' own lists.
    pub fn write(&mut self, plan: &Couples, world: &World, first: &[Entry], second: &[Entry]) -> &[Pair] {
        let PairWriter { pairs, utilities, order, ranked } = self;
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let (near, together) = (plan.same_region as f32, plan.same_institution as f32);
        let place = |entry: &Entry| {
            let department = &world.departments[world.programs[entry.program.index()].department as usize];
            (department.institution, department.region)
        };
        pairs.clear();
        utilities.clear();
        ranked.clear();
        for (a, one) in (0..).zip(first) {
            let (institution, region) = place(one);
            for (b, other) in (0..).zip(second) {
                let (other_institution, other_region) = place(other);
                let closeness = match () {
                    () if institution == other_institution => together,
                    () if region == other_region => near,
                    () => 0.0,
                };
                utilities.push(one.appeal + other.appeal + closeness);
                pairs.push([Some(a), Some(b)]);
            }
        }
        let longest = (plan.longest as usize).min(MAX_RANKS);
        ranked.extend(order.falling(utilities).iter().take(longest).map(|&which| pairs[which as usize]));
        let (firsts, seconds) = ((0..).zip(first), (0..).zip(second));
        pairs.clear();
        pairs.extend(firsts.map(|(a, _)| [Some(a), None]).chain(seconds.map(|(b, _)| [None, Some(b)])));
        utilities.clear();
        utilities.extend(first.iter().chain(second).map(|entry| entry.appeal));
        let room = MAX_RANKS - ranked.len();
        ranked.extend(order.falling(utilities).iter().take(room).map(|&which| pairs[which as usize]));
        ranked
    }
}
