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

/// A program that interviewed an applicant or is on the applicant's list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry {
    /// The program.
    pub program: ProgramId,
    /// Its utility for the applicant.
    pub appeal: f32,
    /// The program's order of the applicant; the lowest comes first.
    pub order: u32,
}

/// A placeholder.
const NOWHERE: Entry = Entry { program: ProgramId::NO_MATCH, appeal: 0.0, order: 0 };

/// Everyone's own lists, by person.
#[derive(Default, Debug)]
pub(super) struct RankLists {
    /// Entries past the last are stale.
    entries: Vec<Entry>,
    /// Where each person's entries begin and where the listed ones end; one more pair closes the last person.
    starts: Vec<(u32, u32)>,
    /// The programs that interviewed each person, by person. Entries past the last are stale.
    met: Vec<Entry>,
    /// Keys that order each of `met` for its applicant.
    keys: Keys,
    /// Where each person's programs in `met` end.
    ends: Vec<usize>,
    order: Order,
}

impl RankLists {
    /// Writes everyone's lists after the interviews.
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

    /// A person's list, best first.
    #[inline]
    pub(super) fn listed(&self, index: usize) -> &[Entry] {
        let (start, end) = self.starts[index];
        &self.entries[start as usize..end as usize]
    }

    /// The programs that interviewed a person but are not on the list.
    #[inline]
    pub(super) fn unlisted(&self, index: usize) -> &[Entry] {
        let (end, (next, _)) = (self.starts[index].1, self.starts[index + 1]);
        &self.entries[end as usize..next as usize]
    }

    /// Rewrites the last person's list.
    pub(super) fn revise_last(&mut self, list: &[Entry]) {
        let [.., (start, end), (next, all)] = self.starts.as_mut_slice() else { return };
        self.entries.truncate(*start as usize);
        self.entries.extend_from_slice(list);
        *end = number(self.entries.len());
        (*next, *all) = (*end, *end);
    }

    /// Collects the programs of the departments that interviewed each person.
    ///
    /// Branch-free: a program that is not open to the person is overwritten.
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

    /// Ranks the programs that interviewed a person by utility. Returns how many are listed and how many there are.
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

    /// Ranks programs as a given list says. Returns how many are listed and how many there are.
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

/// Sorts the appeals of a given list in falling order: the order is the person's, the distances are the model's. Only couples
/// need this.
fn fall_in_order(list: &mut [Entry]) {
    let mut appeals: Vec<f32> = list.iter().map(|entry| entry.appeal).collect();
    appeals.sort_unstable_by(|a, b| b.total_cmp(a));
    for (entry, appeal) in list.iter_mut().zip(appeals) {
        entry.appeal = appeal;
    }
}

/// A program that an applicant lists without having applied: both views are as if they had met.
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
