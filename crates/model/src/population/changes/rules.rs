//! Rules that a change must satisfy.

use super::{Changes, Made};
use crate::population::world::Program;
use crate::scenario::{Change, ProgramsKind};
use matchday_files::faults::quoted;
use matchday_match::market::{ProgramId, Track};

impl Changes<'_> {
    /// Checks the fields of a change against each other, whatever the program.
    pub(super) fn check_form(&mut self, change: &Change) {
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

    /// Rejects a change that undoes an earlier one.
    pub(super) fn check_earlier(&mut self, change: &Change, program: ProgramId) {
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

    pub(super) fn check_donor(&mut self, donor: ProgramId, wanted: u32) {
        let Program { id, terms, .. } = self.program(donor);
        if terms.quota < wanted {
            let positions =
                if terms.quota == 1 { "1 position".to_owned() } else { format!("{} positions", terms.quota) };
            let message =
                format!("program {} has {positions}; expected at least {wanted} to give", quoted(id.as_bytes()));
            self.fault("from", message, "take fewer, or from another program");
        }
    }

    pub(super) fn check_track(&mut self, program: ProgramId, track: Track) {
        let here = self.program(program);
        let kind = self.scenario.specialty[here.specialty.index()].kind;
        let (id, own) = (quoted(here.id.as_bytes()), here.terms.track);
        if own == track {
            self.fault(
                "track",
                format!("program {id} is of track {} already", track.letter()),
                "remove it, or name another track",
            );
        } else if (kind == ProgramsKind::Pgy1) != (track == Track::Preliminary) {
            let fits = fitting(kind == ProgramsKind::Pgy1);
            let message = format!("program {id} cannot become of track {}; expected {fits}", track.letter());
            self.fault("track", message, "name another track");
        } else if let Some(twin) = self.twin(program, track) {
            // Nobody could tell the two programs apart: their utilities would be equal for everyone.
            let twin = quoted(twin.id.as_bytes());
            let message =
                format!("the department of program {id} has program {twin} of track {} already", track.letter());
            let quota = self.program(program).terms.quota;
            let remedy = format!("move the positions instead: program = {twin}, add = {quota}, from = {id}");
            self.fault("track", message, remedy);
        }
    }

    /// Another program of the department with this track and the same eligibility.
    fn twin(&self, program: ProgramId, track: Track) -> Option<&Program> {
        let here = self.program(program);
        let beside = self.world.programs_of(here.department).iter().filter(|&&other| other != program);
        let mut beside = beside.map(|&other| self.program(other));
        beside.find(|other| other.terms.track == track && other.esir == here.esir && !other.is_closed)
    }

    pub(super) fn check_receiver(&mut self, donor: ProgramId, receiver: ProgramId) {
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
            let ids = [donor, receiver].map(|program| quoted(self.program(program).id.as_bytes()));
            let message =
                format!("positions of {} revert to {} already, so these would run in a circle", ids[1], ids[0]);
            self.fault("reverts_to", message, "name another program");
        }
    }
}

/// The letters of the tracks of PGY-1 programs, or of all others: `C, A, R, M, F or S`.
fn fitting(is_pgy1: bool) -> String {
    let fitting = Track::ALL.into_iter().filter(|&track| (track == Track::Preliminary) == is_pgy1);
    let letters: Vec<&str> = fitting.map(Track::letter).collect();
    match letters.split_last() {
        Some((last, others @ [_, ..])) => format!("{} or {last}", others.join(", ")),
        _ => letters.concat(),
    }
}
