//! Stage 7b: preliminary and transitional programs, on supplemental lists and on the lists of those whose advanced position
//! is elsewhere.
//!
//! Everybody who needs a PGY-1 year chooses some of these programs, of their own region rather than others, and ranks them by
//! utility; the programs rank all who chose them. There is no interview stage for them in the model.

use super::Field;
use super::pairs::Pairs;
use super::slots::{Picked, Slots};
use super::tiers::number;
use super::utility::Ties;
use crate::draws::{Counts, Draws, Purpose};
use crate::population::{Department, Person, World};
use crate::scenario::{ProgramsKind, Scenario};
use matchday_lanes::order::{Keys, Order, falling};
use matchday_match::market::ProgramId;

/// All PGY-1 programs.
#[derive(Clone, Default, Debug)]
pub struct Years {
    kinds: Vec<Kind>,
    /// Kind after kind.
    programs: Vec<Year>,
    /// How many of them somebody ranks.
    ranks: Counts,
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
        let mut years = Years { ranks: Counts::of(scenario.pgy1.ranks), ..Years::default() };
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

    /// Picks so many programs at random, kinds in proportion to their popularity, and writes them into the beginning of a list;
    /// how many there are.
    #[inline]
    fn pick(&self, draws: &mut Draws, count: u32, region: u8, picked: &mut Picked, list: &mut [u32]) -> usize {
        // One draw places all choices evenly.
        let begin = 1.0 - draws.unit();
        let (mut placed, mut found) = (0, 0);
        for Kind { upto, count: programs, slots } in &self.kinds {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the count and one")]
            let upto = ((upto * f64::from(count) + begin) as u32).min(count);
            let wanted = (upto - placed).min(*programs);
            found += slots.seen_from(region).pick(draws, wanted, picked, &mut list[found..]);
            placed = upto;
        }
        found
    }
}

/// Everybody's PGY-1 programs, person after person.
#[derive(Default, Debug)]
pub struct Pgy1Choices {
    picked: Picked,
    /// What is behind the last is nothing.
    chosen: Vec<u32>,
    /// Where each person's end.
    ends: Vec<usize>,
    /// What people and `chosen` think of each other.
    pairs: Pairs,
    keys: Keys,
    order: Order,
    list: Vec<(ProgramId, u32)>,
}

impl Pgy1Choices {
    /// Chooses for all people who need a year.
    pub fn choose(&mut self, field: &Field, people: &[Person], needs_year: impl Fn(usize) -> bool) {
        let Pgy1Choices { picked, chosen, ends, pairs, keys, order, list } = self;
        let years = field.directory.years();
        picked.clear(years.programs.len());
        ends.clear();
        pairs.clear();
        for (index, person) in people.iter().enumerate() {
            if needs_year(index) {
                let mut draws = person.key.draws(Purpose::Pgy1);
                let count = years.ranks.draw(&mut draws).max(1);
                let outlook = field.utilities.outlook(person);
                let (start, most) = (pairs.len(), years.programs.len().min(count as usize));
                if chosen.len() < start + most {
                    chosen.resize(2 * (start + most), 0);
                }
                let found = years.pick(&mut draws, count, person.region, picked, &mut chosen[start..]);
                let told = |&year: &u32| {
                    let Year { half, institution, region, prestige, .. } = years.programs[year as usize];
                    let (is_home, is_regional) = (institution == person.home, region == person.region);
                    let ties = Ties { is_home, is_regional, is_away: false };
                    (half, field.utilities.of_place(prestige, ties))
                };
                pairs.add(&outlook, chosen[start..start + found].iter().map(told));
            }
            ends.push(pairs.len());
        }
        pairs.see(field.utilities);
        keys.fall(pairs.appeals(0..pairs.len()));
        list.resize(pairs.len(), (ProgramId::NO_MATCH, 0));
        let mut start = 0;
        for &end in &*ends {
            let list = &mut list[start..end];
            let places = order.places(keys, start..end);
            for ((&year, &score), &place) in chosen[start..end].iter().zip(pairs.scores(start..end)).zip(places) {
                list[place as usize] = (years.programs[year as usize].program, falling(score));
            }
            start = end;
        }
    }

    /// The programs of the person at an index, best first, and how each orders the person.
    #[must_use]
    #[inline]
    pub fn list(&self, index: usize) -> &[(ProgramId, u32)] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.list[start..self.ends[index]]
    }
}
