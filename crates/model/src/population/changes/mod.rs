//! Changes to programs, made after the world is drawn so that no draw depends on them.

mod apply;
mod rules;

use super::world::{Program, World};
use crate::ids::InstitutionId;
use crate::scenario::{Change, Scenario};
use matchday_files::faults::{nearest, quoted};
use matchday_match::market::ProgramId;

/// A change that cannot be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangeFault {
    /// The index of the change in the scenario.
    pub change: usize,
    /// The wrong field.
    pub field: &'static str,
    /// What was found and expected.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// The last change, by index, that set each property of a program.
#[derive(Clone, Default)]
struct Made {
    quota: Option<usize>,
    track: Option<usize>,
    parity: Option<usize>,
    list: Option<usize>,
    closed: Option<usize>,
    any: Option<usize>,
}

/// The changes in progress.
struct Changes<'a> {
    scenario: &'a Scenario,
    world: &'a mut World,
    made: Vec<Made>,
    /// The current change.
    number: usize,
    faults: Vec<ChangeFault>,
}

impl World {
    /// Makes the scenario's changes; skips and reports those that cannot be made.
    pub(in crate::population) fn make_changes(&mut self, scenario: &Scenario) -> Vec<ChangeFault> {
        if scenario.change.is_empty() {
            return Vec::new();
        }
        let made = vec![Made::default(); self.programs.len()];
        let mut changes = Changes { scenario, world: self, made, number: 0, faults: Vec::new() };
        for (number, change) in scenario.change.iter().enumerate() {
            changes.number = number;
            changes.make(change);
        }
        let faults = changes.faults;
        self.reversions.retain(|reversion| reversion.limit > 0);
        self.join_departments(scenario.specialty.len());
        faults
    }
}

impl Changes<'_> {
    fn fault(&mut self, field: &'static str, message: impl Into<String>, remedy: impl Into<String>) {
        let (change, message, remedy) = (self.number, message.into(), remedy.into());
        self.faults.push(ChangeFault { change, field, message, remedy });
    }

    fn make(&mut self, change: &Change) {
        let before = self.faults.len();
        self.check_form(change);
        let Some(program) = self.find("program", &change.program) else { return };
        let donor = change.from.as_deref().map(|id| self.neighbour(program, "from", id));
        let receiver = change.reverts_to.as_deref().map(|id| self.neighbour(program, "reverts_to", id));
        if self.faults.len() > before || donor == Some(None) || receiver == Some(None) {
            return;
        }
        self.check_earlier(change, program);
        if let (Some(Some(donor)), Some(wanted)) = (donor, change.add) {
            self.check_donor(donor, wanted);
        }
        if let Some(track) = change.track {
            self.check_track(program, track);
        }
        if let Some(Some(receiver)) = receiver {
            self.check_receiver(program, receiver);
        }
        if self.faults.len() == before {
            self.apply(change, program, donor.flatten(), receiver.flatten());
        }
    }

    /// Finds a program by id.
    fn find(&mut self, field: &'static str, id: &str) -> Option<ProgramId> {
        let found = self.world.program(id);
        let is_redrawn = self.scenario.institutions.redrawn;
        match found {
            Some(program) if is_redrawn && self.program(program).given.is_none() => {
                let message = format!("program {} is another one in every replicate", quoted(id.as_bytes()));
                self.fault(field, message, "set institutions.redrawn = false, or name a [[program]]");
                None
            }
            Some(program) => Some(program),
            None => {
                let remedy = self.suggestion(id);
                self.fault(field, format!("program {} is unknown", quoted(id.as_bytes())), remedy);
                None
            }
        }
    }

    /// Suggests programs with similar ids, or of the same specialty and track.
    fn suggestion(&self, id: &str) -> String {
        let ids = || self.world.programs.iter().map(|program| program.id.as_str());
        if let Some(near) = nearest(id, ids()) {
            return format!("did you mean {}?", quoted(near.as_bytes()));
        }
        let start = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let alike: Vec<String> = ids()
            .filter(|known| {
                !start.is_empty() && known.strip_prefix(start).is_some_and(|rest| rest.parse::<u32>().is_ok())
            })
            .take(5)
            .map(|known| quoted(known.as_bytes()))
            .collect();
        if alike.is_empty() {
            "programs.csv of a simulation with --out lists all ids".to_owned()
        } else {
            format!("there are {}, …; programs.csv of a simulation with --out lists all ids", alike.join(", "))
        }
    }

    /// Finds another program of the same institution.
    fn neighbour(&mut self, program: ProgramId, field: &'static str, id: &str) -> Option<ProgramId> {
        let other = self.find(field, id)?;
        let institution = |program: ProgramId| self.world.department_of(program).institution;
        if other == program {
            self.fault(
                field,
                "this is the program itself; expected another one",
                "name another program of the institution",
            );
            return None;
        }
        if institution(other) != institution(program) {
            let place = &self.world[institution(program)].id;
            let at = &self.world[institution(other)].id;
            let message = format!(
                "program {} is at {}; expected a program at {}, as {} is",
                quoted(id.as_bytes()),
                quoted(at.as_bytes()),
                quoted(place.as_bytes()),
                quoted(self.program(program).id.as_bytes())
            );
            let remedy = self.programs_at(institution(program), program);
            self.fault(field, message, remedy);
            return None;
        }
        Some(other)
    }

    fn programs_at(&self, institution: InstitutionId, but: ProgramId) -> String {
        let ids = self.world.programs.iter().zip((0..).map(ProgramId));
        let there = ids.filter(|(program, id)| self.world[program.department].institution == institution && *id != but);
        let there: Vec<String> = there.map(|(program, _)| quoted(program.id.as_bytes())).collect();
        if there.is_empty() { "it has no other program".to_owned() } else { format!("it has {}", there.join(", ")) }
    }

    fn program(&self, program: ProgramId) -> &Program {
        &self.world[program]
    }
}
