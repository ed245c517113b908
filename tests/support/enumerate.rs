//! All matchings of a small market.

use std::ops::ControlFlow;

use super::blocks::is_stable;
use super::world::{Place, Places, World};

/// Somebody who moves as one: a single or a couple, with every place where both sides could wish it.
struct Party {
    members: Vec<usize>,
    /// Each option has one place a member.
    options: Vec<Vec<Place>>,
}

/// Calls `visit` with every feasible matching under these quotas, until it breaks.
pub fn for_each_feasible(world: &World, quotas: &[usize], mut visit: impl FnMut(&Places) -> ControlFlow<()>) {
    let parties = parties(world);
    let mut places = vec![Place::default(); world.applicants()];
    let mut free = quotas.to_vec();
    let _ = place_from(world, &parties, &mut places, &mut free, &mut visit);
}

/// Every feasible matching.
pub fn feasible(world: &World, quotas: &[usize]) -> Vec<Places> {
    let mut all = Vec::new();
    for_each_feasible(world, quotas, |places| {
        all.push(places.clone());
        ControlFlow::Continue(())
    });
    all
}

/// Every stable matching.
pub fn stable(world: &World, quotas: &[usize]) -> Vec<Places> {
    let mut all = Vec::new();
    for_each_feasible(world, quotas, |places| {
        if is_stable(world, quotas, places) {
            all.push(places.clone());
        }
        ControlFlow::Continue(())
    });
    all
}

/// Whether there is a stable matching.
pub fn has_stable(world: &World, quotas: &[usize]) -> bool {
    let mut found = false;
    for_each_feasible(world, quotas, |places| {
        found = is_stable(world, quotas, places);
        if found { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    found
}

/// The matching among these that no applicant likes less than any other of them, for singles without supplemental lists.
pub fn applicant_optimal(matchings: &[Places]) -> Option<&Places> {
    matchings.iter().find(|best| matchings.iter().all(|other| best.iter().zip(other).all(|(x, y)| at_least(*x, *y))))
}

/// Whether a single without supplemental lists likes place `x` at least as much as `y`.
pub fn at_least(x: Place, y: Place) -> bool {
    x.entry.unwrap_or(usize::MAX) <= y.entry.unwrap_or(usize::MAX)
}

fn parties(world: &World) -> Vec<Party> {
    let mut parties = Vec::new();
    for applicant in (0..world.applicants()).filter(|&a| !world.is_in_a_couple(a)) {
        let mut options = vec![vec![Place::default()]];
        for entry in 0..world.lists[applicant].len() {
            options.extend(places_at(world, applicant, entry).into_iter().map(|place| vec![place]));
        }
        parties.push(Party { members: vec![applicant], options });
    }
    for &[a, b] in &world.couples {
        let mut options = vec![vec![Place::default(); 2]];
        for entry in 0..world.lists[a].len() {
            for x in places_at(world, a, entry) {
                options.extend(places_at(world, b, entry).into_iter().map(|y| vec![x, y]));
            }
        }
        parties.push(Party { members: vec![a, b], options });
    }
    parties
}

/// The places of an applicant at one entry: none when the program does not rank the applicant, otherwise with no
/// supplemental seat, and with each one where the ranking is mutual.
fn places_at(world: &World, applicant: usize, entry: usize) -> Vec<Place> {
    let listed = &world.lists[applicant][entry];
    if listed.program.is_some_and(|program| world.standing(program, applicant).is_none()) {
        return Vec::new();
    }
    let seconds = (0..listed.attached.len()).filter(|&s| world.standing(listed.attached[s], applicant).is_some());
    let seconds = std::iter::once(None).chain(seconds.map(Some));
    seconds.map(|second| Place { entry: Some(entry), second }).collect()
}

fn place_from(
    world: &World,
    parties: &[Party],
    places: &mut Places,
    free: &mut [usize],
    visit: &mut impl FnMut(&Places) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some((party, others)) = parties.split_first() else { return visit(places) };
    for option in &party.options {
        for (&member, &place) in party.members.iter().zip(option) {
            places[member] = place;
        }
        let legs =
            party.members.iter().flat_map(|&m| [world.first_program(places, m), world.second_program(places, m)]);
        let seats: Vec<usize> = legs.flatten().collect();
        // A couple may ask for two seats of one program.
        let there_is_room = seats.iter().all(|&p| free[p] >= seats.iter().filter(|&&other| other == p).count());
        if there_is_room {
            for &p in &seats {
                free[p] -= 1;
            }
            place_from(world, others, places, free, visit)?;
            for &p in &seats {
                free[p] += 1;
            }
        }
    }
    for &member in &party.members {
        places[member] = Place::default();
    }
    ControlFlow::Continue(())
}
