//! Rank lists: applicants write their lists.

use std::ops::Range;

use super::Field;
use super::interviews::Interviews;
use super::number;
use super::utility::Ties;
use crate::population::Person;
use crate::scenario::{Lists, ListsMode};
use matchday_lanes::order::{Keys, Order, falling};
use matchday_match::market::ProgramId;

/// A program that met an applicant, or that an applicant lists.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry {
    /// The program.
    pub program: ProgramId,
    /// What it is worth to the applicant.
    pub appeal: f32,
    /// How the program orders the applicant: the lowest first.
    pub order: u32,
}

/// No program.
const NOWHERE: Entry = Entry { program: ProgramId::NO_MATCH, appeal: 0.0, order: 0 };

/// Everybody's own lists, person after person.
#[derive(Default, Debug)]
pub(super) struct RankLists {
    /// What is behind the last is nothing.
    entries: Vec<Entry>,
    /// Where each person's entries begin, and where those on the list end; then where all end.
    starts: Vec<(u32, u32)>,
    /// The programs that met everybody, person after person. What is behind the last is nothing.
    met: Vec<Entry>,
    /// How everybody orders those.
    keys: Keys,
    /// Where each person's end.
    ends: Vec<usize>,
    order: Order,
}

impl RankLists {
    /// Writes the lists of all people after their interviews.
    pub(super) fn write(&mut self, field: &Field, people: &[Person], interviews: &Interviews) {
        self.meet(field, people, interviews);
        self.starts.clear();
        let (mut first, mut start) = (0, 0);
        for (index, person) in people.iter().enumerate() {
            let met = first..self.ends[index];
            first = met.end;
            let given = person.given.map_or(&[][..], |given| &field.fixed.ranks[given as usize]);
            let (listed, all) = if given.is_empty() {
                self.rank(&field.scenario.lists, start, met)
            } else {
                self.rank_given(field, person, given, start, met)
            };
            self.starts.push((number(start), number(start + listed)));
            start += all;
        }
        self.starts.push((number(start), number(start)));
    }

    /// The list of the person at an index, best first.
    #[inline]
    pub(super) fn listed(&self, index: usize) -> &[Entry] {
        let (start, end) = self.starts[index];
        &self.entries[start as usize..end as usize]
    }

    /// The programs that met the person at an index and are not on the list.
    #[inline]
    pub(super) fn unlisted(&self, index: usize) -> &[Entry] {
        let (end, (next, _)) = (self.starts[index].1, self.starts[index + 1]);
        &self.entries[end as usize..next as usize]
    }

    /// Writes the last person's list again.
    pub(super) fn revise_last(&mut self, list: &[Entry]) {
        let [.., (start, end), (next, all)] = self.starts.as_mut_slice() else { return };
        self.entries.truncate(*start as usize);
        self.entries.extend_from_slice(list);
        *end = number(self.entries.len());
        (*next, *all) = (*end, *end);
    }

    /// The programs of the departments that interviewed people.
    ///
    /// No branch depends on who may be where: what is not open to a person is written over.
    fn meet(&mut self, field: &Field, people: &[Person], interviews: &Interviews) {
        let RankLists { met, keys, ends, .. } = self;
        let mut count = 0;
        ends.clear();
        for (index, person) in people.iter().enumerate() {
            for (department, views) in interviews.of(index) {
                let order = falling(views.score);
                let openings = field.directory.host(department).1;
                let most = count + openings.len();
                if met.len() < most {
                    met.resize(2 * most, NOWHERE);
                    keys.make_room(met.len());
                }
                let met = &mut met[..most];
                for opening in openings {
                    let appeal = views.appeal + opening.worth;
                    met[count] = Entry { program: opening.program, appeal, order };
                    keys.set(count, falling(appeal));
                    count += usize::from(opening.is_open_to(person));
                }
            }
            ends.push(count);
        }
    }

    /// Ranks those who met a person by what they are worth; how many are on the list, and how many they are.
    #[inline]
    fn rank(&mut self, plan: &Lists, start: usize, range: Range<usize>) -> (usize, usize) {
        let RankLists { entries, met, keys, order, .. } = self;
        let met = &met[range.clone()];
        let end = start + met.len();
        if entries.len() < end {
            entries.resize(2 * end, NOWHERE);
        }
        let list = &mut entries[start..end];
        for (&place, &entry) in order.places(keys, range).iter().zip(met) {
            list[place as usize] = entry;
        }
        let listed = match plan.applicants {
            ListsMode::All => list.len(),
            ListsMode::Truncated => list.len().min(plan.longest as usize),
            ListsMode::OutsideOption => {
                list.iter().take_while(|entry| f64::from(entry.appeal) > plan.outside_option).count()
            }
        };
        (listed, list.len())
    }

    /// Ranks programs as a person's own list says; how many are on it, and how many there are.
    fn rank_given(
        &mut self,
        field: &Field,
        person: &Person,
        given: &[ProgramId],
        start: usize,
        range: Range<usize>,
    ) -> (usize, usize) {
        let RankLists { entries, met, .. } = self;
        let met = &met[range];
        entries.truncate(start);
        entries.extend(given.iter().map(|&program| {
            met.iter().find(|one| one.program == program).copied().unwrap_or_else(|| seen_at(field, person, program))
        }));
        fall_in_order(&mut entries[start..]);
        entries.extend(met.iter().filter(|one| !given.contains(&one.program)));
        (given.len(), entries.len() - start)
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

/// How a program orders an applicant who lists it without having applied, and what it is worth to them: as if they had met.
pub(super) fn seen_at(field: &Field, person: &Person, program: ProgramId) -> Entry {
    let department = field.world.department_of(program);
    let ties = Ties::between(person, department.institution, department.region);
    let bonus = if Some(department.specialty) == person.first { person.taste } else { 0.0 };
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
