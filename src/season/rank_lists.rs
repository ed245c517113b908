//! Stage 7: applicants write their lists.

use std::ops::Range;

use super::Field;
use super::interviews::Interviews;
use super::tiers::number;
use super::utility::Ties;
use crate::market::ProgramId;
use crate::order::{Keys, Order, falling};
use crate::population::{NOBODY, Person};
use crate::scenario::{Lists, ListsMode};

/// A program that met somebody, or that somebody lists.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry {
    /// The program.
    pub program: ProgramId,
    /// What it is worth to the applicant.
    pub appeal: f32,
    /// How the program orders the applicant: the lowest first.
    pub order: u32,
}

/// Everybody's own lists, person after person.
#[derive(Default, Debug)]
pub struct OwnLists {
    entries: Vec<Entry>,
    /// Where each person's entries begin, and where those on the list end.
    starts: Vec<(u32, u32)>,
    /// The programs that met everybody, person after person, the appeal of each, and where each person's end.
    met: Vec<Entry>,
    appeals: Vec<f32>,
    ends: Vec<usize>,
    keys: Keys,
    order: Order,
}

impl OwnLists {
    /// Writes the lists of all people after their interviews.
    pub(super) fn write(&mut self, field: &Field, people: &[Person], interviews: &Interviews) {
        self.meet(field, people, interviews);
        self.keys.fall(&self.appeals);
        self.entries.clear();
        self.starts.clear();
        let mut first = 0;
        for (index, person) in people.iter().enumerate() {
            let met = first..self.ends[index];
            first = met.end;
            let start = number(self.entries.len());
            let given = if person.given == NOBODY { &[][..] } else { &field.fixed.ranks[person.given as usize][..] };
            let listed = if given.is_empty() {
                self.rank(&field.scenario.lists, met)
            } else {
                self.rank_given(field, person, given, met)
            };
            self.starts.push((start, start + listed));
        }
    }

    /// The list of the person at an index, best first.
    #[must_use]
    #[inline]
    pub fn listed(&self, index: usize) -> &[Entry] {
        let (start, end) = self.starts[index];
        &self.entries[start as usize..end as usize]
    }

    /// The programs that met the person at an index and are not on the list.
    #[must_use]
    #[inline]
    pub fn unlisted(&self, index: usize) -> &[Entry] {
        let end = self.starts.get(index + 1).map_or(self.entries.len(), |&(next, _)| next as usize);
        &self.entries[self.starts[index].1 as usize..end]
    }

    /// The programs of the departments that interviewed people.
    fn meet(&mut self, field: &Field, people: &[Person], interviews: &Interviews) {
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let categorical = field.scenario.utility.applicant.categorical as f32;
        self.met.clear();
        self.appeals.clear();
        self.ends.clear();
        for (index, person) in people.iter().enumerate() {
            for (department, views) in interviews.of(index) {
                let order = falling(views.score);
                for opening in field.directory.host(department).1 {
                    if opening.is_open_to(person) {
                        let appeal = views.appeal + if opening.is_categorical { categorical } else { 0.0 };
                        self.met.push(Entry { program: opening.program, appeal, order });
                        self.appeals.push(appeal);
                    }
                }
            }
            self.ends.push(self.met.len());
        }
    }

    /// Ranks those who met a person by what they are worth; how many are on the list.
    #[inline]
    fn rank(&mut self, plan: &Lists, range: Range<usize>) -> u32 {
        let OwnLists { entries, met, keys, order, .. } = self;
        let (start, met) = (entries.len(), &met[range.clone()]);
        // Each has its place there; what is copied is written over.
        entries.extend_from_slice(met);
        let list = &mut entries[start..];
        for (&place, &entry) in order.places(keys, range).iter().zip(met) {
            list[place as usize] = entry;
        }
        number(match plan.applicants {
            ListsMode::All => list.len(),
            ListsMode::Truncated => list.len().min(plan.longest as usize),
            ListsMode::OutsideOption => {
                list.iter().take_while(|entry| f64::from(entry.appeal) > plan.outside_option).count()
            }
        })
    }

    /// Ranks programs as a person's own list says; how many are on it.
    fn rank_given(&mut self, field: &Field, person: &Person, given: &[ProgramId], range: Range<usize>) -> u32 {
        let OwnLists { entries, met, .. } = self;
        let (start, met) = (entries.len(), &met[range]);
        entries.extend(given.iter().map(|&program| {
            met.iter().find(|one| one.program == program).copied().unwrap_or_else(|| seen_at(field, person, program))
        }));
        fall_in_order(&mut entries[start..]);
        entries.extend(met.iter().filter(|one| !given.contains(&one.program)));
        number(given.len())
    }
}

/// Gives a list that is given the appeals of its programs in falling order: the order is the person's own, and how much lies between
/// is the model's. Only couples ask for it.
fn fall_in_order(list: &mut [Entry]) {
    let mut appeals: Vec<f32> = list.iter().map(|entry| entry.appeal).collect();
    appeals.sort_unstable_by(|a, b| b.total_cmp(a));
    for (entry, appeal) in list.iter_mut().zip(appeals) {
        entry.appeal = appeal;
    }
}

/// How a program orders somebody who lists it without having applied, and what it is worth to them: as if they had met.
pub(super) fn seen_at(field: &Field, person: &Person, program: ProgramId) -> Entry {
    let department = &field.world.departments[field.world.programs[program.index()].department as usize];
    let ties = Ties {
        is_home: department.institution == person.home,
        is_regional: department.region == person.region,
        is_away: false,
    };
    let bonus = if u32::from(department.specialty) == person.first { person.taste } else { 0.0 };
    let place = field.utilities.of_place(department.prestige, ties).with_taste(bonus);
    let views = field.utilities.outlook(person).after(department.key, place);
    Entry { program, appeal: views.appeal, order: falling(views.score) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_list_keeps_its_order_and_has_the_appeals_of_its_programs() {
        let mut list = [0.5, 2.0, -1.0].map(|appeal| Entry { program: ProgramId(0), appeal, order: 0 });
        for (number, entry) in (0..).zip(&mut list) {
            entry.program = ProgramId(number);
        }
        fall_in_order(&mut list);
        assert_eq!(list.map(|entry| (entry.program.0, entry.appeal)), [(0, 2.0), (1, 0.5), (2, -1.0)]);
    }
}
