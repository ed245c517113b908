//! Stage 7: applicants write their lists.

use super::Field;
use super::columns::Applications;
use super::interviews::Interviews;
use super::utility::Ties;
use crate::market::{Assembly, ProgramId};
use crate::order::{Order, falling};
use crate::population::{NOBODY, Person};
use crate::scenario::ListsMode;

/// An entry of somebody's own list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry {
    /// The program.
    pub program: ProgramId,
    /// What it is worth to the applicant.
    pub appeal: f32,
}

/// A program of a department that interviewed somebody.
#[derive(Clone, Copy, Debug)]
struct Met {
    program: ProgramId,
    /// Orders as the department does: the lowest first.
    order: u32,
}

/// Memory of the stage, for one person after the other.
#[derive(Default, Debug)]
pub struct ListWriter {
    interviews: Interviews,
    met: Vec<Met>,
    /// The appeal of each of `met`.
    appeals: Vec<f32>,
    order: Order,
    list: Vec<Entry>,
    /// Those of `met` that are not on the list.
    unlisted: Vec<Met>,
}

impl ListWriter {
    /// Holds a person's interviews and writes the person's list, best first; the list. Each entry is told with how the program
    /// orders the person.
    pub fn write(
        &mut self,
        field: &Field,
        person: &Person,
        applications: &Applications,
        index: usize,
        mut rank: impl FnMut(ProgramId, u32),
    ) -> &[Entry] {
        let Field { scenario, directory, fixed, .. } = *field;
        let ListWriter { interviews, met, appeals, order, list, unlisted } = self;
        met.clear();
        appeals.clear();
        list.clear();
        unlisted.clear();
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let categorical = scenario.utility.applicant.categorical as f32;
        interviews.hold(field, person, applications, index);
        for (department, views) in interviews.iter() {
            let openings = directory.host(department).1;
            let score = falling(views.score);
            for opening in openings.iter().filter(|opening| opening.is_open_to(person)) {
                let bonus = if opening.is_categorical { categorical } else { 0.0 };
                appeals.push(views.appeal + bonus);
                met.push(Met { program: opening.program, order: score });
            }
        }
        let given = if person.given == NOBODY { &[][..] } else { &fixed.ranks[person.given as usize][..] };
        if !given.is_empty() {
            for &program in given {
                let place = met.iter().position(|one| one.program == program);
                let (order, appeal) =
                    place.map_or_else(|| seen_at(field, person, program), |place| (met[place].order, appeals[place]));
                rank(program, order);
                list.push(Entry { program, appeal });
            }
            fall_in_order(list);
            unlisted.extend(met.iter().filter(|one| !given.contains(&one.program)));
            return list;
        }
        let plan = &scenario.lists;
        let places = order.falling(appeals);
        let kept = match plan.applicants {
            ListsMode::All => places.len(),
            ListsMode::Truncated => plan.longest as usize,
            ListsMode::OutsideOption => {
                places.iter().take_while(|&&one| f64::from(appeals[one as usize]) > plan.outside_option).count()
            }
        };
        let (listed, rest) = places.split_at(kept.min(places.len()));
        for &one in listed {
            let (Met { program, order }, appeal) = (met[one as usize], appeals[one as usize]);
            rank(program, order);
            list.push(Entry { program, appeal });
        }
        unlisted.extend(rest.iter().map(|&one| met[one as usize]));
        list
    }

    /// Tells the programs that interviewed the person and are not on the list.
    pub fn meet_the_rest(&self, assembly: &mut Assembly) {
        for one in &self.unlisted {
            assembly.meet(one.program, one.order);
        }
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
pub(super) fn seen_at(field: &Field, person: &Person, program: ProgramId) -> (u32, f32) {
    let department = &field.world.departments[field.world.programs[program.index()].department as usize];
    let ties = Ties {
        is_home: department.institution == person.home,
        is_regional: department.region == person.region,
        is_away: false,
    };
    let bonus = if u32::from(department.specialty) == person.first { person.taste } else { 0.0 };
    let place = field.utilities.of_place(department.prestige, ties).with_taste(bonus);
    let views = field.utilities.outlook(person).after(department.key, place);
    (falling(views.score), views.appeal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_list_keeps_its_order_and_has_the_appeals_of_its_programs() {
        let mut list = [0.5, 2.0, -1.0].map(|appeal| Entry { program: ProgramId(0), appeal });
        for (number, entry) in (0..).zip(&mut list) {
            entry.program = ProgramId(number);
        }
        fall_in_order(&mut list);
        assert_eq!(list.map(|entry| (entry.program.0, entry.appeal)), [(0, 2.0), (1, 0.5), (2, -1.0)]);
    }
}
