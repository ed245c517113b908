//! Changes to programs, made once the world is drawn: nobody's draw depends on them.

use super::world::{Program, World};
use crate::market::{Parity, ProgramId, Reversion, Track};
use crate::pool::findings::quoted;
use crate::pool::nearest::nearest;
use crate::scenario::{Change, ParityWish, ProgramsKind, Scenario};

/// A change that cannot be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangeFault {
    /// Which of the scenario's changes, from 0.
    pub change: usize,
    /// The field of it that is wrong.
    pub field: &'static str,
    /// What was found and expected.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// The last change, from 0, that set a property of a program.
#[derive(Clone, Default)]
struct Made {
    quota: Option<usize>,
    track: Option<usize>,
    parity: Option<usize>,
    list: Option<usize>,
    closed: Option<usize>,
    any: Option<usize>,
}

/// Changes being made.
struct Changes<'a> {
    scenario: &'a Scenario,
    world: &'a mut World,
    made: Vec<Made>,
    /// The change that is being made.
    number: usize,
    faults: Vec<ChangeFault>,
}

impl World {
    /// Makes the scenario's changes; those that cannot be made are left out, and told.
    pub(super) fn make_changes(&mut self, scenario: &Scenario) -> Vec<ChangeFault> {
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
            self.check_track(program, track.track());
        }
        if let Some(Some(receiver)) = receiver {
            self.check_receiver(program, receiver);
        }
        if self.faults.len() == before {
            self.apply(change, program, donor.flatten(), receiver.flatten());
        }
    }

    /// What a change says must fit together whatever the program.
    fn check_form(&mut self, change: &Change) {
        let Change { quota, add, from, track, close, parity, reverts_to, positions, list, .. } = change;
        let says = quota.is_some() || add.is_some() || track.is_some() || parity.is_some() || list.is_some();
        let says = says || reverts_to.is_some();
        if *close && (says || from.is_some()) {
            self.fault("close", "the program closes and changes otherwise too; expected one of the two", "remove one");
        } else if !*close && !says && from.is_none() && positions.is_none() {
            self.fault(
                "program",
                "the change changes nothing",
                "add quota, add, track, parity, reverts_to, list or close = true",
            );
        }
        if quota.is_some() && add.is_some() {
            self.fault("add", "\"quota\" and \"add\" contradict each other; expected one of the two", "remove one");
        }
        if from.is_some() && add.is_none() {
            self.fault("from", "\"from\" says who gives positions, and not how many", "add = how many");
        }
        if positions.is_some() && reverts_to.is_none() {
            self.fault(
                "positions",
                "\"positions\" limits a reversion, and there is none",
                "add reverts_to = a program's id",
            );
        }
    }

    /// The program of this id.
    fn find(&mut self, field: &'static str, id: &str) -> Option<ProgramId> {
        let found = self.world.program(id);
        let is_redrawn = self.scenario.institutions.redrawn;
        match found {
            Some(program) if is_redrawn && self.told(program).given.is_none() => {
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

    /// Programs whose ids are near, or of the same specialty and track.
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

    /// Another program of the same institution.
    fn neighbour(&mut self, program: ProgramId, field: &'static str, id: &str) -> Option<ProgramId> {
        let other = self.find(field, id)?;
        let institution = |program: ProgramId| self.told(program).terms.institution;
        if other == program {
            self.fault(
                field,
                "this is the program itself; expected another one",
                "name another program of the institution",
            );
            return None;
        }
        if institution(other) != institution(program) {
            let place = &self.world.institutions[institution(program) as usize].id;
            let at = &self.world.institutions[institution(other) as usize].id;
            let message = format!(
                "program {} is at {}; expected a program at {}, as {} is",
                quoted(id.as_bytes()),
                quoted(at.as_bytes()),
                quoted(place.as_bytes()),
                quoted(self.told(program).id.as_bytes())
            );
            let remedy = self.programs_at(institution(program), program);
            self.fault(field, message, remedy);
            return None;
        }
        Some(other)
    }

    fn programs_at(&self, institution: u32, but: ProgramId) -> String {
        let ids = self.world.programs.iter().zip((0..).map(ProgramId));
        let there = ids.filter(|(program, id)| program.terms.institution == institution && *id != but);
        let there: Vec<String> = there.map(|(program, _)| quoted(program.id.as_bytes())).collect();
        if there.is_empty() { "it has no other program".to_owned() } else { format!("it has {}", there.join(", ")) }
    }

    /// No change may undo an earlier one.
    fn check_earlier(&mut self, change: &Change, program: ProgramId) {
        let Made { quota, track, parity, list, closed, any } = self.made[program.index()];
        let clashes = [
            ("quota", change.quota.is_some(), quota, "its quota"),
            ("track", change.track.is_some(), track, "its track"),
            ("parity", change.parity.is_some(), parity, "its request"),
            ("list", change.list.is_some(), list, "its list"),
            ("close", change.close, any, "it"),
        ];
        let id = quoted(change.program.as_bytes());
        for (field, is_set, earlier, what) in clashes {
            if let (true, Some(earlier)) = (is_set, earlier) {
                let message = format!("change {} of program {id} has changed {what} already", earlier + 1);
                self.fault(field, message, "remove one of the two");
            }
        }
        if let (Some(closed), false) = (closed, change.close) {
            self.fault("program", format!("change {} closes program {id}", closed + 1), "remove one of the two");
        }
        for (field, other) in [("from", &change.from), ("reverts_to", &change.reverts_to)] {
            let closed = other.as_deref().and_then(|id| self.made[self.world.program(id)?.index()].closed);
            if let (Some(closed), Some(other)) = (closed, other) {
                let message = format!("change {} closes program {}", closed + 1, quoted(other.as_bytes()));
                self.fault(field, message, "remove one of the two");
            }
        }
    }

    fn check_donor(&mut self, donor: ProgramId, wanted: u32) {
        let Program { id, terms, .. } = self.told(donor);
        if terms.quota < wanted {
            let positions =
                if terms.quota == 1 { "1 position".to_owned() } else { format!("{} positions", terms.quota) };
            let message =
                format!("program {} has {positions}; expected at least {wanted} to give", quoted(id.as_bytes()));
            self.fault("from", message, "take fewer, or from another program");
        }
    }

    fn check_track(&mut self, program: ProgramId, track: Track) {
        let told = self.told(program);
        let kind = self.scenario.specialty[usize::from(told.specialty)].kind;
        let (id, own) = (quoted(told.id.as_bytes()), told.terms.track);
        if own == track {
            self.fault(
                "track",
                format!("program {id} is of track {} already", track.letter()),
                "remove it, or name another track",
            );
        } else if (kind == ProgramsKind::Pgy1) != (track == Track::Preliminary) {
            let fits = if kind == ProgramsKind::Pgy1 { "P" } else { "C, A, R, M or F" };
            let message = format!("program {id} cannot become of track {}; expected {fits}", track.letter());
            self.fault("track", message, "name another track");
        } else if let Some(twin) = self.twin(program, track) {
            // Nobody could tell the two apart: to everybody they would be worth the same.
            let twin = quoted(twin.id.as_bytes());
            let message =
                format!("the department of program {id} has program {twin} of track {} already", track.letter());
            let quota = self.told(program).terms.quota;
            let remedy = format!("move the positions instead: program = {twin}, add = {quota}, from = {id}");
            self.fault("track", message, remedy);
        }
    }

    /// Another program of the department that is of this track and open to the same people.
    fn twin(&self, program: ProgramId, track: Track) -> Option<&Program> {
        let told = self.told(program);
        let beside = self.world.programs_of(told.department).iter().filter(|&&other| other != program);
        let mut beside = beside.map(|&other| self.told(other));
        beside.find(|other| other.terms.track == track && other.esir == told.esir && !other.is_closed)
    }

    fn check_receiver(&mut self, donor: ProgramId, receiver: ProgramId) {
        let mut reached = vec![receiver];
        let mut next = 0;
        while let Some(&program) = reached.get(next) {
            next += 1;
            for reversion in self.world.reversions.iter().filter(|reversion| reversion.donor == program) {
                if !reached.contains(&reversion.receiver) {
                    reached.push(reversion.receiver);
                }
            }
        }
        if reached.contains(&donor) {
            let ids = [donor, receiver].map(|program| quoted(self.told(program).id.as_bytes()));
            let message =
                format!("positions of {} revert to {} already, so these would run in a circle", ids[1], ids[0]);
            self.fault("reverts_to", message, "name another program");
        }
    }

    fn apply(&mut self, change: &Change, program: ProgramId, donor: Option<ProgramId>, receiver: Option<ProgramId>) {
        let number = Some(self.number);
        self.made[program.index()].any = number;
        if change.close {
            self.made[program.index()].closed = number;
            self.set_quota(program, 0);
            self.world.programs[program.index()].is_closed = true;
            self.world.programs[program.index()].terms.parity = None;
            self.world.reversions.retain(|reversion| reversion.donor != program && reversion.receiver != program);
            return;
        }
        let quota = self.told(program).terms.quota;
        if let Some(quota) = change.quota.or(change.add.map(|more| quota + more)) {
            self.set_quota(program, quota);
            self.made[program.index()].quota = number;
        }
        if let (Some(donor), Some(given)) = (donor, change.add) {
            self.set_quota(donor, self.told(donor).terms.quota - given);
            self.made[donor.index()].quota = number;
        }
        if let Some(track) = change.track {
            self.convert(program, track.track());
            self.made[program.index()].track = number;
        }
        if let Some(wish) = change.parity {
            let parity = match wish {
                ParityWish::Even => Parity::Even,
                ParityWish::Odd => Parity::Odd,
            };
            self.world.programs[program.index()].terms.parity = Some(parity);
            self.made[program.index()].parity = number;
        }
        if change.list.is_some() {
            self.made[program.index()].list = number;
        }
        if let Some(receiver) = receiver {
            let limit = change.positions.unwrap_or(self.told(program).terms.quota);
            let is_it = |reversion: &Reversion| (reversion.donor, reversion.receiver) == (program, receiver);
            self.world.reversions.retain(|reversion| !is_it(reversion));
            self.world.reversions.push(Reversion { donor: program, receiver, limit });
            self.world.reversions.sort_by_key(|reversion| reversion.donor);
        }
    }

    /// Sets a quota; a reversion of all of a program's positions stays one of all of them.
    fn set_quota(&mut self, program: ProgramId, quota: u32) {
        let before = std::mem::replace(&mut self.world.programs[program.index()].terms.quota, quota);
        for reversion in self.world.reversions.iter_mut().filter(|reversion| reversion.donor == program) {
            reversion.limit = if reversion.limit == before { quota } else { reversion.limit.min(quota) };
        }
    }

    /// Another track of the same department: its key, and with it all that is drawn, stays.
    fn convert(&mut self, program: ProgramId, track: Track) {
        let plans = &self.scenario.specialty[usize::from(self.told(program).specialty)].tracks;
        let plan = plans.iter().position(|plan| plan.track.track() == track);
        let told = &mut self.world.programs[program.index()];
        told.name = format!("{}, converted to {}", told.name, track.letter());
        told.terms.track = track;
        told.plan = plan.and_then(|plan| u16::try_from(plan).ok()).unwrap_or(u16::MAX);
        if let Some(plan) = plan {
            told.years = plans[plan].years.max(1);
        }
    }

    fn told(&self, program: ProgramId) -> &Program {
        &self.world.programs[program.index()]
    }
}
