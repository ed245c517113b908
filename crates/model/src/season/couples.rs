//! Couples: the lists of pairs.
//!
//! A couple ranks pairs of programs from both partners' own lists by the sum of both utilities plus the value of being near each
//! other. Pairs with No Match for one partner follow.

use super::Field;
use super::rank_lists::{Entry, RankLists};
use crate::population::{InstitutionId, RegionId, World};
use crate::scenario::Couples;
use matchday_lanes::order::Order;
use matchday_match::market::{ApplicantId, MAX_RANKS, Pair};

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct PairWriter {
    /// Pairs of positions on the partners' lists.
    pairs: Vec<Pair>,
    /// The utility of each of `pairs`.
    utilities: Vec<f32>,
    /// The place of each program on the second partner's list.
    places: Vec<Place>,
    order: Order,
    /// Pairs by falling utility.
    ranked: Vec<Pair>,
}

/// Where a program is located.
#[derive(Clone, Copy, Debug)]
struct Place {
    institution: InstitutionId,
    region: RegionId,
}

impl PairWriter {
    /// Writes a couple's pairs from both partners' own lists, best first.
    pub fn write(&mut self, plan: &Couples, world: &World, first: &[Entry], second: &[Entry]) -> &[Pair] {
        let PairWriter { pairs, utilities, places, order, ranked } = self;
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let (near, together) = (plan.same_region as f32, plan.same_institution as f32);
        let place = |entry: &Entry| {
            let department = world.department_of(entry.program);
            Place { institution: department.institution, region: department.region }
        };
        pairs.clear();
        utilities.clear();
        ranked.clear();
        places.clear();
        places.extend(second.iter().map(place));
        for (a, one) in (0..).zip(first) {
            let Place { institution, region } = place(one);
            let closeness = |other: &Place| match () {
                () if institution == other.institution => together,
                () if region == other.region => near,
                () => 0.0,
            };
            utilities
                .extend(second.iter().zip(&*places).map(|(other, place)| one.appeal + other.appeal + closeness(place)));
            pairs.extend((0..).map(|b| [Some(a), Some(b)]).take(second.len()));
        }
        let longest = (plan.longest as usize).min(MAX_RANKS);
        ranked.extend(order.best(utilities, longest).iter().map(|&which| pairs[which as usize]));
        let (firsts, seconds) = ((0..).zip(first), (0..).zip(second));
        pairs.clear();
        pairs.extend(firsts.map(|(a, _)| [Some(a), None]).chain(seconds.map(|(b, _)| [None, Some(b)])));
        utilities.clear();
        utilities.extend(first.iter().chain(second).map(|entry| entry.appeal));
        ranked.extend(order.best(utilities, MAX_RANKS - ranked.len()).iter().map(|&which| pairs[which as usize]));
        ranked
    }
}

/// The lists of all couples, one after another.
#[derive(Default, Debug)]
pub(super) struct CoupleLists {
    writer: PairWriter,
    pairs: Vec<Pair>,
    /// Where each couple's pairs end.
    ends: Vec<usize>,
}

impl CoupleLists {
    /// Writes the couples' lists from both partners' own lists.
    pub(super) fn write(&mut self, field: &Field, couples: &[[ApplicantId; 2]], lists: &RankLists) {
        let CoupleLists { writer, pairs, ends } = self;
        pairs.clear();
        ends.clear();
        for couple in couples {
            let [one, other] = couple.map(|partner| lists.listed(partner.index()));
            pairs.extend_from_slice(writer.write(&field.scenario.couples, field.world, one, other));
            ends.push(pairs.len());
        }
    }

    /// Each couple's pairs, best first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[Pair]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(&start, &end)| &self.pairs[start..end])
    }
}
