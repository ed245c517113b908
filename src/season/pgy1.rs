//! Stage 7b: preliminary and transitional programs, on supplemental lists and on the lists of those whose advanced position
//! is elsewhere.
//!
//! Everybody who needs a PGY-1 year chooses some of these programs, of their own region rather than others, and ranks them by
//! utility; the programs rank all who chose them. There is no interview stage for them in the model.

use super::directory::{Directory, Picker};
use super::falling;
use super::rank_lists::Meeting;
use super::utility::{Utilities, ties};
use crate::draws::Purpose;
use crate::market::ProgramId;
use crate::population::{Person, World};
use crate::scenario::{ProgramsKind, Scenario};

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Pgy1Chooser {
    picker: Picker,
    specialties: Vec<u32>,
    counts: Vec<usize>,
    chosen: Vec<(u32, ProgramId)>,
    departments: Vec<u32>,
}

impl Pgy1Chooser {
    /// Looks up which specialties are PGY-1 years.
    pub fn begin(&mut self, scenario: &Scenario) {
        self.specialties.clear();
        for (index, specialty) in (0u32..).zip(&scenario.specialty) {
            if specialty.kind == ProgramsKind::Pgy1 {
                self.specialties.push(index);
            }
        }
    }

    /// A person's list of PGY-1 programs, best first.
    pub fn choose(
        &mut self,
        scenario: &Scenario,
        world: &World,
        directory: &Directory,
        utilities: &Utilities,
        (index, person): (u32, &Person),
        meetings: &mut Vec<Meeting>,
    ) -> impl Iterator<Item = ProgramId> {
        self.chosen.clear();
        self.departments.clear();
        let mut draws = person.key.draws(Purpose::Pgy1);
        let count = if self.specialties.is_empty() { 0 } else { draws.count(scenario.pgy1.ranks).max(1) };
        self.counts.clear();
        self.counts.resize(self.specialties.len(), 0);
        for _ in 0..count {
            let weights = self.specialties.iter().map(|&specialty| scenario.specialty[specialty as usize].popularity);
            self.counts[draws.weighted(weights)] += 1;
        }
        self.picker.begin(world.departments.len());
        for (&specialty, &count) in self.specialties.iter().zip(&self.counts) {
            let is_regional = |department: u32| world.departments[department as usize].region == person.region;
            let preference = scenario.pgy1.region_preference;
            self.picker.pick(directory.whole(specialty), count, preference, is_regional, &mut draws, |department| {
                self.departments.push(department);
            });
        }
        for &department in &self.departments {
            let place = &world.departments[department as usize];
            let views = utilities.before(person, place, ties(person, place));
            meetings.push(Meeting { department, person: index, order: falling(views.score) });
            for &program in world.programs_of(department) {
                self.chosen.push((falling(views.appeal), program));
            }
        }
        self.chosen.sort_unstable();
        self.chosen.iter().map(|&(_, program)| program)
    }
}
