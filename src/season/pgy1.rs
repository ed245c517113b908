//! Stage 7b: preliminary and transitional programs, on supplemental lists and on the lists of those whose advanced position
//! is elsewhere.
//!
//! Everybody who needs a PGY-1 year chooses some of these programs, of their own region rather than others, and ranks them by
//! utility; the programs rank all who chose them. There is no interview stage for them in the model.

use rand::Rng as _;

use super::directory::Directory;
use super::falling;
use super::rank_lists::Meeting;
use super::utility::{Ties, Utilities};
use crate::draws::{Draws, Purpose};
use crate::market::ProgramId;
use crate::population::{Person, World};
use crate::scenario::{ProgramsKind, Scenario};

/// Draws for one program before the choice is given up: more than enough while programs are left.
const PATIENCE: u32 = 200;

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Pgy1Chooser {
    /// The specialties that are PGY-1 years, with rising sums of their popularity.
    specialties: Vec<(u32, f64)>,
    chosen: Vec<u64>,
}

impl Pgy1Chooser {
    /// Looks up which specialties are PGY-1 years.
    pub fn begin(&mut self, scenario: &Scenario) {
        self.specialties.clear();
        let mut sum = 0.0;
        for (index, specialty) in (0u32..).zip(&scenario.specialty) {
            if specialty.kind == ProgramsKind::Pgy1 {
                sum += specialty.popularity;
                self.specialties.push((index, sum));
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
        let mut draws = person.key.draws(Purpose::Pgy1);
        let total = self.specialties.last().map_or(0.0, |&(_, sum)| sum);
        if total > 0.0 {
            let count = draws.count(scenario.pgy1.ranks).max(1);
            let preference = scenario.pgy1.region_preference;
            // Specialties in proportion to their popularity: one draw places all choices evenly.
            let step = total / f64::from(count);
            let mut at = draws.unit() * step;
            let mut place = 0;
            let share = |specialty: u32| directory.slots(specialty).regional_share(person.region, preference);
            let mut regional = share(self.specialties[0].0);
            for _ in 0..count {
                while place + 1 < self.specialties.len() && at >= self.specialties[place].1 {
                    place += 1;
                    regional = share(self.specialties[place].0);
                }
                at += step;
                let specialty = self.specialties[place].0;
                self.choose_one(
                    world,
                    directory,
                    utilities,
                    (index, person),
                    (specialty, regional),
                    &mut draws,
                    meetings,
                );
            }
        }
        self.chosen.sort_unstable();
        #[allow(clippy::cast_possible_truncation, reason = "the low half is the program")]
        let program = |order: &u64| ProgramId(*order as u32);
        self.chosen.iter().map(program)
    }

    #[allow(clippy::too_many_arguments, reason = "the innermost step of one loop")]
    #[inline]
    fn choose_one(
        &mut self,
        world: &World,
        directory: &Directory,
        utilities: &Utilities,
        (index, person): (u32, &Person),
        (specialty, regional): (u32, u32),
        draws: &mut Draws,
        meetings: &mut Vec<Meeting>,
    ) {
        let slots = directory.slots(specialty);
        for _ in 0..PATIENCE {
            let bits = draws.next_u64();
            #[allow(clippy::cast_possible_truncation, reason = "either half is a draw")]
            let (uniform, luck) = (bits as u32, (bits >> 32) as u32);
            let is_regional = luck < regional;
            let Some(listed) = slots.at(person.region, is_regional, uniform) else { continue };
            let programs = world.programs_of(listed.department);
            #[allow(clippy::cast_possible_truncation, reason = "the low half is the program")]
            if programs.is_empty() || self.chosen.iter().any(|&order| order as u32 == programs[0].0) {
                continue;
            }
            let ties = Ties { is_home: listed.institution == person.home, is_regional, is_away: false };
            let draw = person.key.pair(listed.key, Purpose::Taste);
            let views = utilities.before(draw, person, listed.prestige, ties);
            meetings.push(Meeting { department: listed.department, person: index, order: falling(views.score) });
            for &program in programs {
                self.chosen.push(u64::from(falling(views.appeal)) << 32 | u64::from(program.0));
            }
            return;
        }
    }
}
