//! Rules on types and groups of applicants, and on the total numbers of people and programs.

use crate::scenario::document::Site;
use crate::scenario::inputs::Inputs;
use crate::scenario::sections::{Group, ProgramsKind, Role};
use crate::scenario::tables::Whence;

use super::{MOST_PEOPLE, MOST_PROGRAMS, Rules};
use matchday_files::faults::quoted;

impl Rules<'_> {
    pub(super) fn check_people(&mut self) {
        let scenario = self.scenario;
        let (types, groups) = (self.types(), self.groups());
        self.names_once(&types);
        self.names_once(&groups);
        let draws_people = scenario.group.iter().any(|group| group.count > 0);
        if scenario.types.is_empty() && draws_people && self.is_sound("type") {
            let message = "the scenario has groups and no type of applicants; expected at least one [[type]]";
            self.collected.fault(Site::default(), message, "add one");
        }
        for (number, group) in scenario.group.iter().enumerate() {
            let path = format!("group[{number}]");
            self.check_specialties(&path, group);
            self.check_types(&path, group);
        }
    }

    fn check_specialties(&mut self, path: &str, group: &Group) {
        let specialties = self.specialties();
        let whence = Whence::Document(path.to_owned());
        let first = format!("{path}.first");
        if group.first.is_empty()
            && group.role != Role::Pgy1
            && self.is_sound(&first)
            && self.is_sound(&format!("{path}.role"))
        {
            let message = "\"first\" is missing; expected the specialty to which they apply";
            self.fault(&first, message, "add first = …");
        }
        for (field, name) in [("first", &group.first), ("second", &group.second)] {
            self.refer(&whence, field, name, &specialties);
            self.check_kind(path, field, name, group.role);
        }
        if !group.first.is_empty() && group.first == group.second {
            let message = format!("\"second\" is {}, the same as \"first\"", quoted(group.second.as_bytes()));
            self.fault(&format!("{path}.second"), message, "name another specialty, or leave it out");
        }
    }

    /// Checks that a group's specialties are of the kind that its role applies to.
    fn check_kind(&mut self, path: &str, field: &str, name: &str, role: Role) {
        let (wanted, word) = match role {
            Role::Applicants => (ProgramsKind::Residency, "residency"),
            Role::Pgy1 => (ProgramsKind::Pgy1, "pgy1"),
            Role::Partners => (ProgramsKind::Partners, "partners"),
        };
        let found = self.scenario.specialty.iter().position(|specialty| specialty.name == name);
        let Some(number) = found.filter(|_| !name.is_empty()) else { return };
        let is_sound = self.is_sound(&format!("specialty[{number}].kind")) && self.is_sound(&format!("{path}.role"));
        if self.scenario.specialty[number].kind != wanted && is_sound {
            let message = format!(
                "specialty {} is not of kind \"{word}\", as the role of the group asks",
                quoted(name.as_bytes())
            );
            self.fault(&format!("{path}.{field}"), message, "correct \"role\" or the specialty's \"kind\"");
        }
    }

    fn check_types(&mut self, path: &str, group: &Group) {
        let types = self.types();
        let here = format!("{path}.types");
        if !self.is_sound(&here) {
            return;
        }
        for name in group.types.keys() {
            if let Some((message, remedy)) = types.miss(name) {
                self.fault(&format!("{here}.{name}"), message, remedy);
            }
        }
        let own = || group.types.values().all(|&weight| weight <= 0.0);
        let general = || self.scenario.types.iter().all(|kind| kind.weight <= 0.0);
        let is_none = if group.types.is_empty() { general() } else { own() };
        if is_none && group.count > 0 && !self.scenario.types.is_empty() && types.is_complete && self.is_sound("type") {
            let message = format!("all weights of types are 0 in group {}", quoted(group.name.as_bytes()));
            self.fault(&here, message, "give at least one type a weight above 0");
        }
    }

    /// Checks the numbers of people and programs, those in files included.
    pub(super) fn check_totals(&mut self, inputs: &Inputs) {
        let scenario = self.scenario;
        let drawn: u64 = scenario.group.iter().map(|group| u64::from(group.count)).sum();
        let people = drawn + inputs.applicants.len() as u64;
        let planned = || scenario.specialty.iter().flat_map(|specialty| &specialty.tracks);
        let programs = planned().map(|track| u64::from(track.programs)).sum::<u64>() + inputs.programs.len() as u64;
        if people > MOST_PEOPLE {
            let message = format!("there are {people} people; expected at most {MOST_PEOPLE}");
            self.fault("group", message, "lower \"count\"");
        }
        if inputs.programs.len() as u64 > MOST_PROGRAMS {
            let message =
                format!("there are {} named programs; expected at most {MOST_PROGRAMS}", inputs.programs.len());
            self.fault("program", message, "remove some");
        }
        let whole = Site::default();
        if people == 0 && self.is_sound("group") {
            self.collected.warn(whole, "there are no applicants", "every position stays unfilled");
        }
        if programs == 0 && self.is_sound("specialty") {
            self.collected.warn(whole, "there are no programs", "everybody stays unmatched");
        }
        if people == 0 {
            return;
        }
        for (number, specialty) in scenario.specialty.iter().enumerate() {
            for (track_number, track) in specialty.tracks.iter().enumerate().filter(|(_, track)| track.programs > 0) {
                let programs = f64::from(track.programs);
                let (field, each) = match track.quota {
                    Some(quota) => ("quota", quota.mean()),
                    None => ("positions", f64::from(track.positions) / programs),
                };
                #[allow(clippy::cast_precision_loss, reason = "people are at most millions")]
                if each > people as f64 && self.is_sound(&format!("specialty[{number}].tracks[{track_number}]")) {
                    let path = format!("specialty[{number}].tracks[{track_number}].{field}");
                    let message = format!("a program offers {each:.0} positions, and there are {people} people");
                    self.warn(&path, message, "is it a slip?");
                }
            }
        }
    }
}
