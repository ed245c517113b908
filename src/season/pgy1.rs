//! Stage 7b: preliminary and transitional programs, on supplemental lists and on the lists of those whose advanced position
//! is elsewhere.
//!
//! Everybody who needs a PGY-1 year chooses some of these programs, of their own region rather than others, and ranks them by
//! utility; the programs rank all who chose them. There is no interview stage for them in the model.

use super::Field;
use super::pairs::Pairs;
use super::slots::Slots;
use super::tiers::number;
use super::utility::Ties;
use crate::draws::{Draws, Purpose};
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
    /// How many programs it has.
    count: u32,
    slots: Slots,
}

/// A PGY-1 program, with all that choosing it reads side by side.
#[derive(Clone, Copy, Debug)]
struct Year {
    /// The half of its key, for draws of pairs.
    half: u32,
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
            let (first, mut members) = (years.programs.len(), Vec::new());
            for &department in world.ranked(specialty) {
                let Department { key, institution, prestige, region, .. } = world.departments[department as usize];
                let own = world.programs_of(department).iter();
                years.programs.extend(own.clone().map(|&program| Year {
                    half: key.half(),
                    program,
                    institution,
                    prestige,
                    region,
                }));
                members.extend(own.map(|_| (region, key)));
            }
            let slots = Slots::of(number(first), &members, scenario.pgy1.region_preference);
            sum += told.popularity;
            years.kinds.push(Kind { upto: sum, count: number(members.len()), slots });
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
        for Kind { upto, count: programs, slots } in &self.kinds {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the count and one")]
            let upto = ((upto * f64::from(count) + begin) as u32).min(count);
            slots.seen_from(region).pick(draws, (upto - placed).min(*programs), picked);
            placed = upto;
        }
    }
}

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Pgy1Chooser {
    picked: Vec<u32>,
    /// What `picked` and the person think of each other.
    pairs: Pairs,
    order: Order,
    list: Vec<(ProgramId, u32)>,
}

impl Pgy1Chooser {
    /// A person's PGY-1 programs, best first, and how each orders the person.
    pub fn choose(&mut self, field: &Field, person: &Person) -> &[(ProgramId, u32)] {
        let Pgy1Chooser { picked, pairs, order, list } = self;
        let years = field.directory.years();
        let mut draws = person.key.draws(Purpose::Pgy1);
        let count = draws.count(field.scenario.pgy1.ranks).max(1);
        years.pick(&mut draws, count, person.region, picked);
        pairs.begin(picked.len());
        for &year in &*picked {
            let Year { half, institution, region, prestige, .. } = years.programs[year as usize];
            let ties =
                Ties { is_home: institution == person.home, is_regional: region == person.region, is_away: false };
            pairs.add(half, field.utilities.of_place(prestige, ties));
        }
        pairs.see(&field.utilities.outlook(person));
        list.clear();
        list.resize(picked.len(), (ProgramId::NO_MATCH, 0));
        let places = order.places(pairs.appeals().iter().map(|&appeal| falling(appeal)));
        for ((&year, &score), &place) in picked.iter().zip(pairs.scores()).zip(places) {
            list[place as usize] = (years.programs[year as usize].program, falling(score));
        }
        list
    }
}
