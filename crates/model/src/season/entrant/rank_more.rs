//! One rank more: whom an applicant could rank behind all others, had they applied there too.

use super::Door;
use crate::population::{DepartmentId, Person};
use crate::season::rank_lists::{Entry, seen_at};
use crate::season::{Field, Ties};
use matchday_match::market::ProgramId;

/// A program of the preferred specialty, drawn from those that would have interviewed a person and are not on the
/// list. None where there is no such program.
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
    // Behind all others, whatever it appeals.
    let last = listed.last().map_or(seen.appeal, |entry| entry.appeal);
    Some(Entry { appeal: seen.appeal.min(last), ..seen })
}

/// Whether a department invited anybody whom it would have scored lower than this person, who neither rotated there nor signalled.
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
