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
use crate::market::{ProgramId, Ragged};
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
            let slots = Slots::of(&members, scenario.pgy1.region_preference);
            sum += told.popularity;
            years.kinds.push(Kind { upto: sum, first: number(first), count: number(members.len()), slots });
        }
        years.kinds.retain(|_| sum > 0.0);
        years.kinds.iter_mut().for_each(|kind| kind.upto /= sum);
        years
    }

    /// Picks so many more programs at random, kinds in proportion to their popularity.
    #[inline]
    fn pick(&self, draws: &mut Draws, count: u32, region: u8, picked: &mut Vec<u32>) {
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

/// Everybody's PGY-1 programs, person after person.
#[derive(Default, Debug)]
pub struct Pgy1Choices {
    picked: Vec<u32>,
    /// Where each person's end.
    ends: Vec<usize>,
    /// What people and `picked` think of each other.
    pairs: Pairs,
    order: Order,
    lists: Ragged<(ProgramId, u32)>,
}

impl Pgy1Choices {
    /// Chooses for all people who need a year.
    pub fn choose(&mut self, field: &Field, people: &[Person], needs_year: impl Fn(usize) -> bool) {
        let Pgy1Choices { picked, ends, pairs, order, lists } = self;
        let years = field.directory.years();
        picked.clear();
        ends.clear();
        pairs.clear();
        for (index, person) in people.iter().enumerate() {
            if needs_year(index) {
                let mut draws = person.key.draws(Purpose::Pgy1);
                let count = draws.count(field.scenario.pgy1.ranks).max(1);
                let outlook = field.utilities.outlook(person);
                years.pick(&mut draws, count, person.region, picked);
                pairs.make_room(picked.len() - pairs.len());
                for &year in &picked[pairs.len()..] {
                    let Year { half, institution, region, prestige, .. } = years.programs[year as usize];
                    let (is_home, is_regional) = (institution == person.home, region == person.region);
                    let ties = Ties { is_home, is_regional, is_away: false };
                    pairs.add(&outlook, half, field.utilities.of_place(prestige, ties));
                }
            }
            ends.push(picked.len());
        }
        pairs.see(field.utilities);
        lists.clear();
        let mut start = 0;
        for &end in &*ends {
            let (picked, scores) = (&picked[start..end], pairs.scores(start..end));
            lists.push(order.falling(pairs.appeals(start..end)).iter().map(|&which| {
                let which = which as usize;
                (years.programs[picked[which] as usize].program, falling(scores[which]))
            }));
            start = end;
        }
    }

    /// The programs of the person at an index, best first, and how each orders the person.
    #[must_use]
    #[inline]
    pub fn list(&self, index: usize) -> &[(ProgramId, u32)] {
        self.lists.list(index)
    }
}
