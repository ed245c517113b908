//! Stage 3: where applicants apply.
//!
//! An applicant to a specialty applies to a number of programs drawn from its distribution: the home program first, then
//! programs of the own quartile of prestige (target), of those above (reach) and those below (safety). The own quartile is
//! that of the self-assessed strength among all who apply to the specialty. Programs of the own region are preferred.

use super::directory::{Directory, Picker, Tier};
use super::fixed::Fixed;
use super::utility::{Utilities, ties};
use super::{Application, Signal};
use crate::draws::{Draws, Purpose};
use crate::population::{NOBODY, NOWHERE, Person, World};
use crate::scenario::{Portfolio, Role, Scenario};

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Applicants {
    /// Self-assessed strengths of all who apply to a specialty, in rising order once sorted.
    assessed: Vec<Vec<f32>>,
    own: Vec<f32>,
    picker: Picker,
    chosen: Vec<u32>,
}

/// What the stage reads.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The world.
    pub world: &'a World,
    /// Its tiers.
    pub directory: &'a Directory,
    /// Utilities.
    pub utilities: &'a Utilities,
    /// Given lists.
    pub fixed: &'a Fixed,
}

impl Applicants {
    /// Fills `applications` person by person; those of person `i` are `applications[starts[i]..starts[i + 1]]`.
    pub fn apply(
        &mut self,
        field: &Field,
        people: &[Person],
        starts: &mut Vec<u32>,
        applications: &mut Vec<Application>,
    ) {
        self.assess(field.scenario, people);
        starts.clear();
        applications.clear();
        starts.push(0);
        for (index, person) in people.iter().enumerate() {
            if person.role != Role::Pgy1 {
                self.apply_one(field, index, person, applications);
            }
            starts.push(u32::try_from(applications.len()).expect("applications are u32"));
        }
    }

    fn apply_one(&mut self, field: &Field, index: usize, person: &Person, applications: &mut Vec<Application>) {
        let mut draws = person.key.draws(Purpose::Applications);
        self.picker.begin(field.world.departments.len());
        for (specialty, bonus) in [(person.first, person.taste), (person.second, 0.0)] {
            self.chosen.clear();
            let forced =
                if person.given == NOBODY { &[][..] } else { &field.fixed.interviews[person.given as usize][..] };
            for &department in forced {
                let is_first = u32::from(field.world.departments[department as usize].specialty) == person.first;
                if (specialty == person.first) == is_first && self.picker.take(department) {
                    self.chosen.push(department);
                }
            }
            if specialty != NOWHERE {
                self.choose(field, index, person, specialty, &mut draws);
            }
            let view = |&department: &u32| {
                let place = &field.world.departments[department as usize];
                let ties = ties(person, place);
                let views = field.utilities.before(person, place, ties);
                Application {
                    department,
                    appeal: views.appeal + bonus,
                    score: views.score,
                    signal: Signal::None,
                    is_home: ties.is_home,
                    is_regional: ties.is_regional,
                    is_away: false,
                    is_invited: false,
                    is_interviewed: false,
                }
            };
            applications.extend(self.chosen.iter().map(view));
        }
    }

    /// Picks the programs of one specialty.
    fn choose(&mut self, field: &Field, index: usize, person: &Person, specialty: u32, draws: &mut Draws) {
        let Field { scenario, world, directory, .. } = *field;
        let plan = &scenario.applications;
        let wanted = draws.count(scenario.specialty[specialty as usize].applications) as usize;
        let whole = directory.whole(specialty);
        let wanted = if plan.portfolio == Portfolio::All { whole.len() } else { wanted };
        let short = u16::try_from(specialty).unwrap_or(u16::MAX);
        let home = (person.home != NOWHERE).then(|| world.department_at(person.home, short)).flatten();
        // Always drawn, so that the draws that follow do not depend on it.
        let goes_home = draws.chance(plan.home);
        if let Some(home) = home.filter(|&home| goes_home && wanted > 0 && is_open(world, home, person))
            && self.picker.take(home)
        {
            self.chosen.push(home);
        }
        let shares = match plan.portfolio {
            Portfolio::Quartiles => {
                Some(self.shares(scenario, index, specialty, wanted.saturating_sub(self.chosen.len())))
            }
            Portfolio::Uniform | Portfolio::All => None,
        };
        let mut pick = |tier: &Tier, count: usize, chosen: &mut Vec<u32>| {
            let is_regional = |department: u32| world.departments[department as usize].region == person.region;
            self.picker.pick(tier, count, plan.region_preference, is_regional, draws, |department| {
                if is_open(world, department, person) {
                    chosen.push(department);
                }
            })
        };
        let mut missing = wanted.saturating_sub(self.chosen.len());
        if let Some(counts) = shares {
            for (tier, count) in directory.quartiles(specialty).iter().zip(counts) {
                missing -= pick(tier, count, &mut self.chosen);
            }
        }
        // What the quartiles could not take, and portfolios without quartiles.
        pick(whole, missing, &mut self.chosen);
    }

    /// How many of `count` applications go to each quartile.
    fn shares(&self, scenario: &Scenario, index: usize, specialty: u32, count: usize) -> [usize; 4] {
        let strengths = &self.assessed[specialty as usize];
        let below = strengths.partition_point(|&other| other < self.own[index]);
        let own = 3 - (below * 4 / strengths.len().max(1)).min(3);
        let plan = &scenario.applications;
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "small"
        )]
        let part = |share: f64| (share * count as f64).round() as usize;
        let above = if own == 0 { 0 } else { part(plan.above) };
        let under = if own == 3 { 0 } else { part(plan.below).min(count - above.min(count)) };
        let mut counts = [0; 4];
        for (quarter, count) in counts.iter_mut().enumerate() {
            *count = match quarter.cmp(&own) {
                std::cmp::Ordering::Less => above * (quarter + 1) / own - above * quarter / own,
                std::cmp::Ordering::Greater => {
                    let (place, places) = (quarter - own - 1, 3 - own);
                    under * (place + 1) / places - under * place / places
                }
                std::cmp::Ordering::Equal => 0,
            };
        }
        counts[own] = count.saturating_sub(counts.iter().sum());
        counts
    }

    /// Everybody's opinion of themselves, and where that stands among all who apply to a specialty.
    fn assess(&mut self, scenario: &Scenario, people: &[Person]) {
        self.own.clear();
        self.assessed.resize(scenario.specialty.len(), Vec::new());
        self.assessed.iter_mut().for_each(Vec::clear);
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let noise = scenario.applications.self_assessment as f32;
        for person in people {
            #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
            let luck = person.key.draws(Purpose::Confidence).normal() as f32;
            let own = person.strength + noise * luck;
            self.own.push(own);
            for specialty in [person.first, person.second] {
                if specialty != NOWHERE {
                    self.assessed[specialty as usize].push(own);
                }
            }
        }
        for strengths in &mut self.assessed {
            strengths.sort_unstable_by(f32::total_cmp);
        }
    }
}

/// Whether any program of a department is open to a person.
#[must_use]
pub fn is_open(world: &World, department: u32, person: &Person) -> bool {
    world
        .programs_of(department)
        .iter()
        .any(|program| super::rank_lists::is_eligible(&world.programs[program.index()], person))
}
