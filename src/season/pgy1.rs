//! Stage 7b: preliminary and transitional programs, on supplemental lists and on the lists of those whose advanced position
//! is elsewhere.
//!
//! Everybody who needs a PGY-1 year chooses some of these programs, of their own region rather than others, and ranks them by
//! utility; the programs rank all who chose them. There is no interview stage for them in the model.

use super::Field;
use super::slots::Slots;
use super::tiers::number;
use super::utility::Ties;
use crate::draws::{Draws, Key, Purpose};
use crate::market::ProgramId;
use crate::order::{Order, falling};
use crate::population::{Department, Person, World};
use crate::scenario::{ProgramsKind, Scenario};

/// All PGY-1 programs.
#[derive(Clone, Default, Debug)]
pub struct Years {
    kinds: Vec<Kind>,
    /// Kind after kind.
    programs: Vec<Year>,
}

/// A specialty of PGY-1 years.
#[derive(Clone, Debug)]
struct Kind {
    /// The share in the popularity of all that this and those before it have.
    upto: f64,
    /// Its first program, and how many there are.
    first: u32,
    count: u32,
    slots: Slots,
}

/// A PGY-1 program, with all that choosing it reads side by side.
#[derive(Clone, Copy, Debug)]
struct Year {
    key: Key,
    program: ProgramId,
    institution: u32,
    prestige: f32,
    region: u8,
}

impl Years {
    /// The PGY-1 programs of a scenario's world.
    pub(super) fn of(world: &World, scenario: &Scenario) -> Years {
        let mut years = Years::default();
        let mut sum = 0.0;
        for (specialty, told) in (0..).zip(&scenario.specialty).filter(|(_, told)| told.kind == ProgramsKind::Pgy1) {
            let first = years.programs.len();
            for &department in world.ranked(specialty) {
                let Department { key, institution, prestige, region, .. } = world.departments[department as usize];
                let own = world.programs_of(department).iter();
                years.programs.extend(own.map(|&program| Year { key, program, institution, prestige, region }));
            }
            let members: Vec<_> = years.programs[first..].iter().map(|year| (year.region, year.key)).collect();
            let slots = Slots::of(&members, scenario.pgy1.region_preference);
            sum += told.popularity;
            years.kinds.push(Kind { upto: sum, first: number(first), count: number(members.len()), slots });
        }
        years.kinds.retain(|_| sum > 0.0);
        years.kinds.iter_mut().for_each(|kind| kind.upto /= sum);
        years
    }

    /// Picks so many programs at random, kinds in proportion to their popularity.
    #[inline]
    fn pick(&self, draws: &mut Draws, count: u32, region: u8, picked: &mut Vec<u32>) {
        picked.clear();
        // One draw places all choices evenly.
        let begin = 1.0 - draws.unit();
        let mut placed = 0;
        for Kind { upto, first, count: programs, slots } in &self.kinds {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the count and one")]
            let upto = ((upto * f64::from(count) + begin) as u32).min(count);
            let (before, seen) = (picked.len(), slots.seen_from(region));
            for _ in 0..(upto - placed).min(*programs) {
                let is_taken = |member| picked[before..].iter().any(|&one| one == first + member);
                let Some(member) = seen.pick(draws, is_taken) else { break };
                picked.push(first + member);
            }
            placed = upto;
        }
    }
}

/// A program that somebody chose.
#[derive(Clone, Copy, Debug)]
struct Chosen {
    program: ProgramId,
    /// What it is worth to the person.
    appeal: f32,
    /// How the program orders the person.
    order: u32,
}

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Pgy1Chooser {
    picked: Vec<u32>,
    /// What `picked` are to the person.
    chosen: Vec<Chosen>,
    /// The appeal of each of `chosen`.
    appeals: Vec<f32>,
    order: Order,
    list: Vec<(ProgramId, u32)>,
}

impl Pgy1Chooser {
    /// A person's PGY-1 programs, best first, and how each orders the person.
    pub fn choose(&mut self, field: &Field, person: &Person) -> &[(ProgramId, u32)] {
        let Pgy1Chooser { picked, chosen, appeals, order, list } = self;
        let years = field.directory.years();
        let mut draws = person.key.draws(Purpose::Pgy1);
        let count = draws.count(field.scenario.pgy1.ranks).max(1);
        years.pick(&mut draws, count, person.region, picked);
        let outlook = field.utilities.outlook(person, 0.0);
        chosen.clear();
        chosen.extend(picked.iter().map(|&year| {
            let year = &years.programs[year as usize];
            let is_home = year.institution == person.home;
            let ties = Ties { is_home, is_regional: year.region == person.region, is_away: false };
            let taste = person.key.pair(year.key, Purpose::Taste);
            let views = outlook.before(taste, field.utilities.of_place(year.prestige, ties));
            Chosen { program: year.program, appeal: views.appeal, order: falling(views.score) }
        }));
        appeals.clear();
        appeals.extend(chosen.iter().map(|one| one.appeal));
        list.clear();
        list.extend(order.falling(appeals).iter().map(|&one| {
            let Chosen { program, order, .. } = chosen[one as usize];
            (program, order)
        }));
        list
    }
}
