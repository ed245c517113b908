//! What named applicants did: where they rotated, whom they signalled, who interviewed them. Everybody else, and whoever does not
//! say, follows the rules of the model.

use super::columns::{Applications, Own};
use super::fixed::Choices;
use super::invitations::places;
use super::signals::{Signaller, boosts};
use super::{Field, away};
use crate::population::Person;

/// Away rotations of one person, among the `firsts` applications to the preferred specialty.
#[inline]
pub fn rotate(field: &Field, person: &Person, firsts: usize, own: &mut Own) {
    match field.fixed.choices(person).and_then(|choices| choices.away.as_ref()) {
        None => away::rotate(&field.scenario.away, field.utilities, person, firsts, own),
        Some(departments) => {
            for department in departments {
                let here = own.departments.iter().position(|one| one == department);
                if let Some(which) = here.filter(|&which| !own.marks[which].is_away()) {
                    own.rotate(which, field.utilities.away());
                }
            }
        }
    }
}

/// Signals of one person, and the interviews that are given.
#[inline]
pub fn signal(field: &Field, person: &Person, firsts: usize, own: Own, signaller: &mut Signaller) {
    match field.fixed.choices(person) {
        None => signaller.signal(field.scenario, person, firsts, own),
        Some(choices) => signal_as_given(field, choices, person, firsts, own, signaller),
    }
}

fn signal_as_given(
    field: &Field,
    choices: &Choices,
    person: &Person,
    firsts: usize,
    mut own: Own,
    signaller: &mut Signaller,
) {
    for (which, &department) in own.departments.iter().enumerate() {
        if field.fixed.has_interview(person.given, department) {
            own.marks[which].interview();
        }
    }
    let Some(told) = &choices.signals else { return signaller.signal(field.scenario, person, firsts, own) };
    if !field.scenario.signals.enabled {
        return;
    }
    let boosts = boosts(&field.scenario.signals);
    for (tier, departments) in told.iter() {
        for department in departments {
            let here = own.departments.iter().position(|one| one == department);
            if let Some(which) = here.filter(|&which| own.marks[which].signal().is_none()) {
                own.signal(which, tier, boosts[tier]);
            }
        }
    }
}

/// Gives whoever has a given number of interviews those interviews, and takes back the other applications to the preferred
/// specialty. All but this person's applications must be there.
#[inline]
pub fn limit_interviews(field: &Field, person: &Person, firsts: usize, applications: &mut Applications) {
    if let Some(count) = field.fixed.choices(person).and_then(|choices| choices.interviews) {
        let ahead = ahead_of_last(field, firsts, applications);
        keep_best(field, count as usize, &ahead, applications);
    }
}

/// By application of the last person to the first specialty: how many others score more at that department.
fn ahead_of_last(field: &Field, firsts: usize, applications: &Applications) -> Vec<u32> {
    let start = applications.range_of(applications.people().saturating_sub(1)).start;
    let (departments, scores) = (applications.departments(), applications.scores());
    let mut own_at = vec![usize::MAX; field.world.departments.len()];
    for (place, &department) in departments[start..start + firsts].iter().enumerate() {
        own_at[department as usize] = place;
    }
    let mut ahead = vec![0; firsts];
    for (&department, &score) in departments[..start].iter().zip(&scores[..start]) {
        let place = own_at[department as usize];
        if place != usize::MAX && score > scores[start + place] {
            ahead[place] += 1;
        }
    }
    ahead
}

/// Interviews the last person where they stand best: by how many others are ahead of them for each interview place.
pub(super) fn keep_best(field: &Field, count: usize, ahead: &[u32], applications: &mut Applications) {
    let start = applications.range_of(applications.people().saturating_sub(1)).start;
    let order = by_standing(field, &applications.departments()[start..start + ahead.len()], ahead);
    let mut wanted = vec![false; ahead.len()];
    for &which in order.iter().take(count) {
        wanted[which] = true;
        applications.interview(start + which);
    }
    applications.take_back(&wanted);
}

/// Applications to departments, those first where fewest others are ahead for each interview place.
pub(super) fn by_standing(field: &Field, departments: &[u32], ahead: &[u32]) -> Vec<usize> {
    let standing = |which: usize| {
        let department = departments[which] as usize;
        let places = places(field.scenario, &field.world.departments[department]);
        if field.fixed.is_closed[department] { f64::INFINITY } else { f64::from(ahead[which] + 1) / f64::from(places) }
    };
    let mut order: Vec<(f64, usize)> = (0..departments.len()).map(|which| (standing(which), which)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(departments[a.1].cmp(&departments[b.1])));
    order.into_iter().map(|(_, which)| which).collect()
}
