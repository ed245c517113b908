//! Stage 4: preference signals.
//!
//! One budget for both of an applicant's specialties: gold to the programs that appeal most, silver to the next. How many go
//! to either specialty follows from the applicant's taste. A signal adds to the program's screening score.

use super::columns::Own;
use super::mark::Signal;
use super::order::Order;
use crate::population::Person;
use crate::scenario::{Scenario, Signals};

/// Added to the score of whoever signalled when programs take those strictly first: more than any utility, and little enough
/// to keep six digits behind the point.
const STRICTLY_FIRST: f32 = 64.0;

/// How many more than are wanted may be sorted, rather than look for a better bar.
const SLACK: u32 = 8;

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Signaller {
    /// How far above the mean appeal to start looking for the next person's bar; it only matters to the time it takes.
    usual: f32,
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
        let Signaller { usual, found, best, order } = self;
        let (first, appeals) = (range.start, &own.appeals[range]);
        let bar = bar(appeals, budget, usual);
        if found.len() < appeals.len() {
            found.resize(appeals.len(), 0);
        }
        let mut count = 0;
        for (which, &appeal) in appeals.iter().enumerate() {
            #[allow(clippy::cast_possible_truncation, reason = "applications are u32")]
            let which = which as u32;
            found[count] = which;
            count += usize::from(appeal >= bar);
        }
        let found = &found[..count];
        best.clear();
        best.extend(found.iter().map(|&which| appeals[which as usize]));
        let boosts = boosts(signals);
        for (rank, &place) in (0..budget).zip(order.places(best)) {
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

/// An appeal that at least `wanted` reach, and few more; the least there is, if fewer take part.
fn bar(appeals: &[f32], wanted: u32, usual: &mut f32) -> f32 {
    let (mut low, mut high) = (f32::MIN, f32::INFINITY);
    if appeals.len() <= (wanted + SLACK) as usize {
        return low;
    }
    let mean = mean(appeals);
    let (mut bar, mut step) = (mean + *usual, 0.25);
    for _ in 0..12 {
        match reaching(appeals, bar) {
            few if few < wanted => high = bar,
            many if many > wanted + SLACK => low = bar,
            _ => {
                *usual += (bar - mean - *usual) / 8.0;
                return bar;
            }
        }
        bar = match (low > f32::MIN, high < f32::INFINITY) {
            (true, true) => f32::midpoint(low, high),
            (false, _) => high - step,
            (_, false) => low + step,
        };
        step *= 2.0;
    }
    low
}

/// The mean, eight at a time.
fn mean(appeals: &[f32]) -> f32 {
    let (eights, rest) = appeals.as_chunks::<8>();
    let mut lanes = [0.0_f32; 8];
    for eight in eights {
        for (lane, &appeal) in lanes.iter_mut().zip(eight) {
            *lane += appeal;
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "small")]
    let count = appeals.len() as f32;
    (lanes.iter().sum::<f32>() + rest.iter().sum::<f32>()) / count
}

/// How many appeals reach a bar, eight at a time.
fn reaching(appeals: &[f32], bar: f32) -> u32 {
    let (eights, rest) = appeals.as_chunks::<8>();
    let mut lanes = [0_u32; 8];
    for eight in eights {
        for (lane, &appeal) in lanes.iter_mut().zip(eight) {
            *lane += u32::from(appeal >= bar);
        }
    }
    lanes.iter().sum::<u32>() + rest.iter().map(|&appeal| u32::from(appeal >= bar)).sum::<u32>()
}
