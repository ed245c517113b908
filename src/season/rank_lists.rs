//! Stages 6 and 7: interviews change what both sides think, and applicants write their lists.

use super::utility::Views;
use super::{Application, Field, falling, unfalling};
use crate::market::{ProgramId, Ragged, Track};
use crate::population::{NOBODY, Person, Program};
use crate::scenario::{ListsMode, Scenario};

/// An entry of somebody's own list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry {
    /// The program.
    pub program: ProgramId,
    /// What it is worth to the applicant.
    pub appeal: f32,
}

/// What a department thinks of somebody whom it interviewed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Meeting {
    /// The department.
    pub department: u32,
    /// Whom it met.
    pub person: u32,
    /// Orders as the department does: the lowest first.
    pub order: u32,
}

/// Whether a program is open to a person.
#[must_use]
#[inline]
pub fn is_eligible(program: &Program, person: &Person) -> bool {
    let is_open = program.terms.track != Track::Physician || (person.is_physician && !person.is_us_senior);
    is_open && program.esir.is_none_or(|esir| esir == person.has_esir)
}

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct ListWriter {
    /// Appeal in the high half, in falling order, and program in the low half.
    own: Vec<u64>,
}

impl ListWriter {
    /// Holds a person's interviews and appends the person's list, best first.
    pub fn write(
        &mut self,
        field: &Field,
        index: u32,
        person: &Person,
        applications: &[Application],
        meetings: &mut Vec<Meeting>,
        lists: &mut Ragged<Entry>,
    ) {
        let Field { scenario, world, fixed, .. } = *field;
        self.own.clear();
        for application in applications.iter().filter(|application| application.is_interviewed()) {
            let views = views(field, person, application);
            let department = application.department;
            meetings.push(Meeting { department, person: index, order: falling(views.score) });
            for &program in world.programs_of(department) {
                let told = &world.programs[program.index()];
                if is_eligible(told, person) {
                    let bonus = bonus(scenario, told.terms.track);
                    self.own.push(u64::from(falling(views.appeal + bonus)) << 32 | u64::from(program.0));
                }
            }
        }
        let given = if person.given == NOBODY { &[][..] } else { &fixed.ranks[person.given as usize][..] };
        if !given.is_empty() {
            lists.push(given.iter().map(|&program| Entry { program, appeal: 0.0 }));
            return;
        }
        self.own.sort_unstable();
        #[allow(clippy::cast_possible_truncation, reason = "either half is a number of its own")]
        let entries = self
            .own
            .iter()
            .map(|&order| Entry { program: ProgramId(order as u32), appeal: unfalling((order >> 32) as u32) });
        let plan = &scenario.lists;
        let kept = match plan.applicants {
            ListsMode::All => self.own.len(),
            ListsMode::Truncated => plan.longest as usize,
            ListsMode::OutsideOption => {
                entries.clone().take_while(|entry| f64::from(entry.appeal) > plan.outside_option).count()
            }
        };
        lists.push(entries.take(kept));
    }
}

/// What a track adds to the appeal of a department.
#[inline]
fn bonus(scenario: &Scenario, track: Track) -> f32 {
    #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
    match track {
        Track::Categorical => scenario.utility.applicant.categorical as f32,
        _ => 0.0,
    }
}

/// What both sides think of a track in the end.
pub(super) fn final_views(field: &Field, person: &Person, application: &Application, track: Track) -> Views {
    let views = views(field, person, application);
    Views { appeal: views.appeal + bonus(field.scenario, track), ..views }
}

/// What both sides think in the end. Without interviews it is what they thought before.
#[inline]
fn views(field: &Field, person: &Person, application: &Application) -> Views {
    if !field.scenario.interviews.enabled {
        return Views { appeal: application.appeal, score: application.score };
    }
    let department = &field.world.departments[application.department as usize];
    let mut views = field.utilities.after(person, department.key, department.prestige, application.ties());
    if u32::from(department.specialty) == person.first {
        views.appeal += person.taste;
    }
    views
}
