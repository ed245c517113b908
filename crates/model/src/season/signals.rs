//! Signals: preference signals to programs.
//!
//! One budget covers both of an applicant's specialties: signals of the strongest tier go to the programs of the highest appeal, those
//! of the next tier to the next. The applicant's taste decides how many go to either specialty. A signal adds to the program's screening
//! score.

use super::Field;
use super::state::{Applications, Own};
use crate::population::{DepartmentId, Person};
use crate::scenario::{PerTier, Scenario, Signals};
use matchday_lanes::order::Order;

/// Added to the score of applicants who signalled when programs take those strictly first. Larger than any utility, but small enough
/// to keep six decimal places.
const STRICTLY_FIRST: f32 = 64.0;

/// Memory of the stage.
#[derive(Default, Debug)]
pub(super) struct Signaller {
    order: Order,
}

impl Signaller {
    /// Sends everyone's signals.
    pub(super) fn signal(&mut self, field: &Field, people: &[Person], applications: &mut Applications) {
        if !field.scenario.signals.enabled {
            return;
        }
        for (index, person) in people.iter().enumerate() {
            let (firsts, own) = applications.own(index);
            match field.fixed.choices(person).and_then(|choices| choices.signals.as_ref()) {
                None => self.signal_by_appeal(field.scenario, person, firsts, own),
                Some(given) => signal_as_given(&field.scenario.signals, given, own),
            }
        }
    }

    /// Sends one person's signals. The first `firsts` applications are those to the first specialty.
    #[inline]
    fn signal_by_appeal(&mut self, scenario: &Scenario, person: &Person, firsts: usize, mut own: Own) {
        let signals = &scenario.signals;
        let budget = signals.budget();
        let takes_part = [person.first, person.second]
            .map(|specialty| specialty.is_some_and(|specialty| scenario.specialty[specialty.index()].has_signals));
        let range = if takes_part[0] { 0 } else { firsts }..if takes_part[1] { own.appeals.len() } else { firsts };
        if budget == 0 || range.is_empty() {
            return;
        }
        let (first, best) = (range.start, self.order.best(&own.appeals[range], budget as usize));
        let boosts = boosts(signals);
        let mut best = best.iter();
        for (tier, plan) in signals.tiers.iter() {
            for &which in best.by_ref().take(plan.count as usize) {
                own.signal(first + which as usize, tier, boosts[tier]);
            }
        }
    }
}

/// Sends the signals that a file gives, the strongest tier first.
fn signal_as_given(signals: &Signals, given: &PerTier<Vec<DepartmentId>>, mut own: Own) {
    let boosts = boosts(signals);
    for (tier, departments) in given.iter() {
        for department in departments {
            let here = own.departments.iter().position(|one| one == department);
            if let Some(which) = here.filter(|&which| own.marks[which].signal().is_none()) {
                own.signal(which, tier, boosts[tier]);
            }
        }
    }
}

/// What a signal of each tier adds to the score.
pub(super) fn boosts(signals: &Signals) -> PerTier<f32> {
    let strictly = if signals.strictly_first { STRICTLY_FIRST } else { 0.0 };
    #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
    PerTier::of(|tier| strictly + signals.tiers[tier].boost as f32)
}
