//! PGY-1 choices: preliminary and transitional programs, on supplemental lists and on the lists of applicants whose advanced position
//! is elsewhere.
//!
//! Each applicant who needs a PGY-1 year chooses some of these programs, preferably of their own region, and ranks them by utility.
//! The programs rank all who chose them. The model has no interview stage for them.

mod slots;
mod years;

use super::Field;
use super::rank_lists::{Entry, RankLists};
use super::state::Pairs;
use super::utility::Ties;
use crate::draws::Purpose;
use crate::population::Person;
use crate::scenario::Role;
use matchday_lanes::order::{Keys, Order, falling};
use matchday_match::market::{ProgramId, Track};

use slots::Picked;
use years::Year;
pub(super) use years::Years;

/// Everyone's PGY-1 programs, by person.
#[derive(Default, Debug)]
pub(super) struct Pgy1Choices {
    picked: Picked,
    /// Programs of one person; later entries are stale.
    chosen: Vec<u32>,
    /// Where each person's programs end.
    ends: Vec<usize>,
    /// The views of people and `chosen` of each other.
    pairs: Pairs,
    keys: Keys,
    order: Order,
    list: Vec<(ProgramId, u32)>,
}

impl Pgy1Choices {
    /// Chooses programs for all people who need a year, given their lists.
    pub(super) fn choose(&mut self, field: &Field, people: &[Person], lists: &RankLists) {
        let Pgy1Choices { picked, chosen, ends, pairs, keys, order, list } = self;
        let years = field.directory.years();
        picked.clear(years.programs.len());
        ends.clear();
        pairs.clear();
        for (index, person) in people.iter().enumerate() {
            if person.role == Role::Pgy1 || needs_year(field, lists.listed(index)) {
                let mut draws = person.key.draws(Purpose::Pgy1);
                let count = years.ranks.draw(&mut draws).max(1);
                let outlook = field.utilities.outlook(person);
                let (start, most) = (pairs.len(), years.programs.len().min(count as usize));
                if chosen.len() < start + most {
                    chosen.resize(2 * (start + most), 0);
                }
                let found = years.pick(&mut draws, count, person.region, picked, &mut chosen[start..]);
                let pair = |&year: &u32| {
                    let Year { half, institution, region, prestige, .. } = years.programs[year as usize];
                    (half, field.utilities.of_place(prestige, Ties::between(person, institution, region)))
                };
                pairs.add(&outlook, chosen[start..start + found].iter().map(pair));
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

    /// A person's programs, best first, and the order of the person at each.
    #[inline]
    pub(super) fn list(&self, index: usize) -> &[(ProgramId, u32)] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.list[start..self.ends[index]]
    }
}

/// Whether a list has an advanced position and so needs a PGY-1 year.
#[inline]
fn needs_year(field: &Field, list: &[Entry]) -> bool {
    let is_advanced = |entry: &Entry| field.world[entry.program].terms.track == Track::Advanced;
    field.scenario.pgy1.enabled && list.iter().any(is_advanced)
}
