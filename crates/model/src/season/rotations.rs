//! Rotations: away rotations at programs of the preferred specialty other than the home program.
//!
//! The applicant considers three applications drawn at random and rotates at the one of the highest appeal.

use super::Field;
use super::state::{Applications, Own};
use super::utility::Utilities;
use crate::draws::{Draws, Purpose};
use crate::population::{DepartmentId, Person};

/// Plays everyone's rotations among the applications to the preferred specialty. A rotation adds to both sides' views.
pub(super) fn rotate(field: &Field, people: &[Person], applications: &mut Applications) {
    let plan = &field.scenario.away;
    for (index, person) in people.iter().enumerate() {
        let (firsts, mut own) = applications.own(index);
        if own.departments.is_empty() {
            continue;
        }
        if let Some(departments) = field.fixed.choices(person).and_then(|choices| choices.away.as_ref()) {
            rotate_as_given(field.utilities, departments, &mut own);
            continue;
        }
        if plan.rotations == 0 {
            continue;
        }
        let mut draws = person.key.draws(Purpose::Away);
        if draws.chance(plan.share) {
            for _ in 0..plan.rotations {
                rotate_once(&mut draws, field.utilities, firsts, &mut own);
            }
        }
    }
}

/// Rotates where a file says.
fn rotate_as_given(utilities: &Utilities, departments: &[DepartmentId], own: &mut Own) {
    for department in departments {
        let here = own.departments.iter().position(|one| one == department);
        if let Some(which) = here.filter(|&which| !own.marks[which].is_away()) {
            own.rotate(which, utilities.away());
        }
    }
}

/// Adds one rotation, whether or not there was one.
pub(super) fn rotate_once_more(field: &Field, person: &Person, firsts: usize, own: &mut Own) {
    let mut draws = person.key.part("one more").draws(Purpose::Away);
    rotate_once(&mut draws, field.utilities, firsts, own);
}

fn rotate_once(draws: &mut Draws, utilities: &Utilities, firsts: usize, own: &mut Own) {
    if let Ok(count @ 1..) = u32::try_from(firsts) {
        let considered = [draws.below(count), draws.below(count), draws.below(count)].map(|which| which as usize);
        let best = considered
            .into_iter()
            .filter(|&which| !own.marks[which].ties().is_home && !own.marks[which].is_away())
            .max_by(|&a, &b| own.appeals[a].total_cmp(&own.appeals[b]));
        if let Some(best) = best {
            own.rotate(best, utilities.away());
        }
    }
}
