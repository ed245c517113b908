//! Stage 4: preference signals.
//!
//! One budget for both of an applicant's specialties: signals of the strongest tier to the programs that appeal most, those of the next
//! tier to the next. How many go to either specialty follows from the applicant's taste. A signal adds to the program's screening score.

use super::columns::Own;
use crate::population::Person;
use crate::scenario::{PerTier, Scenario, Signals};
use matchday_lanes::order::Order;
use matchday_lanes::{Lanes, WIDEST};

/// Added to the score of whoever signalled when programs take those strictly first: more than any utility, and little enough
/// to keep six digits behind the point.
const STRICTLY_FIRST: f32 = 64.0;

/// Whoever has as many more applications than signals looks only at those above a bar, about so many for each signal. It only
/// matters to the time that it takes: whoever finds too few looks at all.
const MORE: u32 = 2;

/// By how much the bar moves for each application that was too many or too few.
const STEP: f32 = 0.01;

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Signaller {
    lanes: Lanes,
    /// By number of applications, in steps of [`WIDEST`]: the bar of the next person who has about so many.
    bars: Vec<f32>,
    /// Applications above the bar; behind them nothing.
    found: Vec<u32>,
    /// Their appeals, and their order by them.
    best: Vec<f32>,
    order: Order,
}

impl Signaller {
    /// Sends one person's signals; the first `firsts` applications are those to the first specialty.
    pub fn signal(&mut self, scenario: &Scenario, person: &Person, firsts: usize, mut own: Own) {
        let signals = &scenario.signals;
        let budget = signals.budget();
        let takes_part = [person.first, person.second]
            .map(|specialty| scenario.specialty.get(specialty as usize).is_some_and(|told| told.has_signals));
        let range = if takes_part[0] { 0 } else { firsts }..if takes_part[1] { own.appeals.len() } else { firsts };
        if !signals.enabled || budget == 0 || range.is_empty() {
            return;
        }
        let (first, appeals) = (range.start, &own.appeals[range]);
        let count = self.find(appeals, budget);
        let Signaller { found, best, order, .. } = self;
        let found = &found[..count];
        best.clear();
        best.extend(found.iter().map(|&which| appeals[which as usize]));
        let boosts = boosts(signals);
        let mut places = order.falling(best).iter();
        for (tier, plan) in signals.tiers.iter() {
            for &place in places.by_ref().take(plan.count as usize) {
                own.signal(first + found[place as usize] as usize, tier, boosts[tier]);
            }
        }
    }

    /// Finds applications among which are those that appeal most, as many as there are signals; how many it found.
    #[inline]
    fn find(&mut self, appeals: &[f32], budget: u32) -> usize {
        let Signaller { lanes, bars, found, .. } = self;
        let kind = appeals.len() / WIDEST;
        if bars.len() <= kind {
            bars.resize(kind + 1, 0.0);
        }
        if found.len() < appeals.len() + WIDEST {
            found.resize(appeals.len() + WIDEST, 0);
        }
        let count = lanes.above(appeals, bars[kind], found);
        #[allow(clippy::cast_precision_loss, reason = "small")]
        let surplus = count as f32 - (MORE * budget) as f32;
        bars[kind] += STEP * surplus;
        if count < appeals.len().min(budget as usize) { lanes.above(appeals, f32::NEG_INFINITY, found) } else { count }
    }
}

/// What a signal of each tier adds to the score.
pub(super) fn boosts(signals: &Signals) -> PerTier<f32> {
    let strictly = if signals.strictly_first { STRICTLY_FIRST } else { 0.0 };
    #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
    PerTier::of(|tier| strictly + signals.tiers[tier].boost as f32)
}
