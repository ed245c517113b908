//! Stage 4: preference signals.
//!
//! One budget for both of an applicant's specialties: gold to the programs that appeal most, silver to the next. How many go
//! to either specialty follows from the applicant's taste. A signal adds to the program's screening score.

use super::columns::Own;
use super::mark::Signal;
use crate::lanes::{Lanes, Search, WIDEST};
use crate::order::Order;
use crate::population::Person;
use crate::scenario::{Scenario, Signals};

/// Added to the score of whoever signalled when programs take those strictly first: more than any utility, and little enough
/// to keep six digits behind the point.
const STRICTLY_FIRST: f32 = 64.0;

/// About the range in which most appeals lie, in standard deviations; it only matters to the time that it takes.
const SPREAD: f32 = 3.0;

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Signaller {
    lanes: Lanes,
    /// The last person's bar: a guess at the next one's, which only matters to the time it takes.
    usual: f32,
    /// Appeals, falling ones rising, and infinite behind the last.
    numbers: Vec<f32>,
    /// Applications above the bar.
    found: Vec<u32>,
    /// Their appeals, and their order by them.
    best: Vec<f32>,
    order: Order,
}

impl Signaller {
    /// Sends one person's signals; the first `firsts` applications are those to the first specialty.
    pub fn signal(&mut self, scenario: &Scenario, person: &Person, firsts: usize, mut own: Own) {
        let signals = &scenario.signals;
        let budget = signals.gold + signals.silver;
        let takes_part = [person.first, person.second]
            .map(|specialty| scenario.specialty.get(specialty as usize).is_some_and(|told| told.has_signals));
        let range = if takes_part[0] { 0 } else { firsts }..if takes_part[1] { own.appeals.len() } else { firsts };
        if !signals.enabled || budget == 0 || range.is_empty() {
            return;
        }
        let Signaller { lanes, usual, numbers, found, best, order } = self;
        let (first, appeals) = (range.start, &own.appeals[range]);
        numbers.clear();
        numbers.extend(appeals.iter().map(|appeal| -appeal));
        numbers.resize(appeals.len().next_multiple_of(WIDEST), f32::INFINITY);
        if found.len() < numbers.len() + 8 {
            found.resize(numbers.len() + 8, 0);
        }
        let mut count = 0;
        if appeals.len() > budget as usize {
            #[allow(clippy::cast_precision_loss, reason = "small")]
            let search = Search { wanted: budget, guess: *usual, step: SPREAD / appeals.len() as f32 };
            *usual = lanes.bar(numbers, search);
            count = lanes.below(numbers, *usual, found);
        }
        if count < budget as usize {
            // All there are, or all because some are equal.
            count = lanes.below(numbers, f32::INFINITY, found);
        }
        let found = &found[..count];
        best.clear();
        best.extend(found.iter().map(|&which| appeals[which as usize]));
        let boosts = boosts(signals);
        for (rank, &place) in (0..budget).zip(order.falling(best)) {
            let (signal, boost) =
                if rank < signals.gold { (Signal::Gold, boosts[0]) } else { (Signal::Silver, boosts[1]) };
            own.signal(first + found[place as usize] as usize, signal, boost);
        }
    }
}

/// What a gold and a silver signal add to the score.
pub(super) fn boosts(signals: &Signals) -> [f32; 2] {
    let strictly = if signals.strictly_first { STRICTLY_FIRST } else { 0.0 };
    #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
    let boosts = [strictly + signals.gold_boost as f32, strictly + signals.silver_boost as f32];
    boosts
}
