//! Stage 4: preference signals.
//!
//! One budget for both of an applicant's specialties: gold to the programs that appeal most, silver to the next. How many go
//! to either specialty follows from the applicant's taste.

use super::{Application, Signal};
use crate::population::World;
use crate::scenario::Scenario;

/// Memory of the stage: the best applications so far, best first.
#[derive(Default, Debug)]
pub struct Signaller {
    best: Vec<(f32, u32)>,
}

impl Signaller {
    /// Sends one person's signals.
    pub fn signal(&mut self, scenario: &Scenario, world: &World, applications: &mut [Application]) {
        let signals = &scenario.signals;
        let budget = (signals.gold + signals.silver) as usize;
        if !signals.enabled || budget == 0 {
            return;
        }
        self.best.clear();
        for (index, application) in (0u32..).zip(&*applications) {
            let is_worth_it = self.best.len() < budget || application.appeal > self.best[budget - 1].0;
            let department = &world.departments[application.department as usize];
            if !is_worth_it || !scenario.specialty[usize::from(department.specialty)].has_signals {
                continue;
            }
            let place = self.best.partition_point(|&(appeal, _)| appeal >= application.appeal);
            self.best.truncate(budget - 1);
            self.best.insert(place.min(self.best.len()), (application.appeal, index));
        }
        for (rank, &(_, index)) in self.best.iter().enumerate() {
            let tier = if rank < signals.gold as usize { Signal::Gold } else { Signal::Silver };
            applications[index as usize].signal = tier;
        }
    }
}
