//! Interviews that a file gives instead of an invitation.

use super::places;
use crate::population::{DepartmentId, Person};
use crate::season::Field;
use crate::season::state::Applications;

/// Marks the interviews of named applicants: first those given by program; then, if a number is given, as many as it says where they
/// stand best. Their other applications to the preferred specialty are withdrawn. `ahead` returns, for each of a person's applications
/// to it, how many others have a higher score there.
pub(in crate::season) fn interview(
    field: &Field,
    people: &[Person],
    ahead: impl Fn(usize, &Applications) -> Vec<u32>,
    applications: &mut Applications,
) {
    // Named applicants come last.
    let first = people.iter().rposition(|person| person.given.is_none()).map_or(0, |last| last + 1);
    for (index, person) in people.iter().enumerate().skip(first) {
        for which in applications.range_of(index) {
            if field.fixed.has_interview(person, applications.departments()[which]) {
                applications.interview(which);
            }
        }
        if let Some(count) = field.fixed.choices(person).and_then(|choices| choices.interviews) {
            let ahead = ahead(index, applications);
            keep_best(field, index, count as usize, &ahead, applications);
        }
    }
}

/// Interviews a person where they stand best, by the number of others ahead of them per interview place.
fn keep_best(field: &Field, person: usize, count: usize, ahead: &[u32], applications: &mut Applications) {
    let start = applications.range_of(person).start;
    let order = by_standing(field, &applications.departments()[start..start + ahead.len()], ahead);
    let mut wanted = vec![false; ahead.len()];
    for &which in order.iter().take(count) {
        wanted[which] = true;
        applications.interview(start + which);
    }
    applications.take_back(person, &wanted);
}

/// Orders applications to departments by the number of others ahead per interview place, fewest first.
pub(in crate::season) fn by_standing(field: &Field, departments: &[DepartmentId], ahead: &[u32]) -> Vec<usize> {
    let standing = |which: usize| {
        let department = departments[which];
        let places = places(field.scenario, &field.world[department]);
        if field.fixed.is_closed[department.index()] {
            f64::INFINITY
        } else {
            f64::from(ahead[which] + 1) / f64::from(places)
        }
    };
    let mut order: Vec<(f64, usize)> = (0..departments.len()).map(|which| (standing(which), which)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(departments[a.1].cmp(&departments[b.1])));
    order.into_iter().map(|(_, which)| which).collect()
}
