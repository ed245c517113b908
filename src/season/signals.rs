//! Stage 4: preference signals.
//!
//! One budget for both of an applicant's specialties: gold to the programs that appeal most, silver to the next. How many go
//! to either specialty follows from the applicant's taste. A signal adds to the program's screening score.

use super::{Application, Signal, falling, unfalling};
use crate::population::World;
use crate::scenario::Scenario;

/// Added to the score of whoever signalled when programs take those strictly first: more than any utility, and little enough
/// to keep six digits behind the point.
const STRICTLY_FIRST: f32 = 64.0;

/// Memory of the stage: the applications that appeal most, best first, with the appeal in the high half.
#[derive(Default, Debug)]
pub struct Signaller {
    order: Vec<u64>,
}

impl Signaller {
    /// Sends one person's signals.
    pub fn signal(&mut self, scenario: &Scenario, world: &World, applications: &mut [Application]) {
        let signals = &scenario.signals;
        let budget = (signals.gold + signals.silver) as usize;
        if !signals.enabled || budget == 0 || applications.is_empty() {
            return;
        }
        let takes_part = |application: &Application| {
            let department = &world.departments[application.department as usize];
            scenario.specialty[usize::from(department.specialty)].has_signals
        };
        let everybody_does = scenario.specialty.iter().all(|specialty| specialty.has_signals);
        self.order.clear();
        self.order.resize(budget, u64::MAX);
        // What the last of the best appeals: most applications fall behind it at once.
        let mut last = f32::NEG_INFINITY;
        for (index, one) in (0u64..).zip(&*applications) {
            if one.appeal > last && (everybody_does || takes_part(one)) {
                let order = u64::from(falling(one.appeal)) << 32 | index;
                let mut place = budget - 1;
                while place > 0 && self.order[place - 1] > order {
                    self.order[place] = self.order[place - 1];
                    place -= 1;
                }
                self.order[place] = order;
                if self.order[budget - 1] != u64::MAX {
                    last = unfalling((self.order[budget - 1] >> 32) as u32);
                }
            }
        }
        let sent = self.order.partition_point(|&order| order != u64::MAX);
        self.order.truncate(sent);
        let first = if signals.strictly_first { STRICTLY_FIRST } else { 0.0 };
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let boosts = [first + signals.gold_boost as f32, first + signals.silver_boost as f32];
        for (rank, order) in self.order.iter().enumerate() {
            let (signal, boost) =
                if rank < signals.gold as usize { (Signal::Gold, boosts[0]) } else { (Signal::Silver, boosts[1]) };
            #[allow(clippy::cast_possible_truncation, reason = "the low half is the index")]
            let application = &mut applications[*order as u32 as usize];
            application.signal = signal;
            application.score += boost;
        }
    }
}
