//! One rank more: the program that an applicant could rank last had they applied there too.

use super::Door;
use crate::population::{DepartmentId, Person};
use crate::season::rank_lists::{Entry, seen_at};
use crate::season::{Field, Ties};
use matchday_match::market::ProgramId;

/// Draws a program of the preferred specialty from those that would have interviewed a person and are not on the list.
/// `None` if there is none.
pub(super) fn one_more(door: &Door, field: &Field, person: &Person, listed: &[Entry]) -> Option<Entry> {
    let world = field.world;
    let is_listed = |program: ProgramId| listed.iter().any(|entry| entry.program == program);
    let departments = world.departments.iter().zip((0..).map(DepartmentId));
    let departments = departments.filter(|(one, _)| Some(one.specialty) == person.first);
    let hosts = departments.map(|(_, department)| department).filter(|&one| would_interview(door, field, person, one));
    let openings = hosts.flat_map(|department| field.directory.host(department).1);
    let open = openings.filter(|one| one.is_open_to(person) && !is_listed(one.program));
    let programs: Vec<ProgramId> = open.map(|one| one.program).collect();
    let program = *programs.get(person.key.part("one rank more").scaled(programs.len()))?;
    let seen = seen_at(field, person, program);
    // It ranks last, whatever its appeal.
    let last = listed.last().map_or(seen.appeal, |entry| entry.appeal);
    Some(Entry { appeal: seen.appeal.min(last), ..seen })
}

/// Whether a department invited anyone with a lower score than this person would have there without rotation or signal.
fn would_interview(door: &Door, field: &Field, person: &Person, department: DepartmentId) -> bool {
    if field.fixed.is_closed[department.index()] {
        return false;
    }
    if !field.scenario.interviews.enabled {
        return true;
    }
    let here = &field.world[department];
    let ties = Ties::between(person, here.institution, here.region);
    let place = field.utilities.of_place(here.prestige, ties);
    let score = field.utilities.outlook(person).before(here.key, place).score;
    door.cutoffs().any(|wave| score > wave[department.index()])
}
