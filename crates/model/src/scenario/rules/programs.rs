//! Given programs: the programs file and `[[program]]`.

use rustc_hash::FxHashMap;

use crate::scenario::sections::FixedProgram;
use crate::scenario::slug::is_drawn_program;
use crate::scenario::tables::Whence;

use super::Rules;
use matchday_files::faults::{nearest, quoted};

/// A program and where it is given.
pub(super) struct GivenProgram {
    pub whence: Whence,
    pub program: FixedProgram,
}

impl Rules<'_> {
    /// Reads and checks the programs of the file, then those of the scenario.
    pub(super) fn given_programs(&mut self) -> Vec<GivenProgram> {
        let mut given = Vec::new();
        if let Some(file) = self.load("pool.programs", self.scenario.pool.programs.as_deref()) {
            let rows = self.tables.programs(file).into_iter();
            given.extend(rows.map(|(at, program)| GivenProgram { whence: Whence::Row { file, at }, program }));
        }
        for (number, program) in self.scenario.program.iter().enumerate() {
            given.push(GivenProgram {
                whence: Whence::Document(format!("program[{number}]")),
                program: program.clone(),
            });
        }
        self.check_programs(&given);
        given
    }

    fn check_programs(&mut self, given: &[GivenProgram]) {
        let specialties = self.specialties();
        let mut ids: FxHashMap<&str, usize> = FxHashMap::default();
        for (number, GivenProgram { whence, program }) in given.iter().enumerate() {
            self.refer(whence, "specialty", &program.specialty, &specialties);
            self.check_place(whence, ("institution", &program.institution), program.region);
            if let Some(specialty) = self.scenario.specialty.iter().find(|one| one.name == program.specialty) {
                self.check_year(whence, specialty, program.track);
            }
            let id = &program.id;
            if id.is_empty() {
                continue;
            }
            if *ids.entry(id).or_insert(number) != number {
                let message = format!("program {} occurs twice; expected each id once", quoted(id.as_bytes()));
                self.fault_at(whence, "id", message, "remove or rename one of the two");
            } else if is_drawn_program(self.scenario, id) && self.is_sound("specialty") {
                let message = format!("program {} has the id of a program that is drawn", quoted(id.as_bytes()));
                self.fault_at(whence, "id", message, "give it another id");
            }
            let people: u64 = self.scenario.group.iter().map(|group| u64::from(group.count)).sum();
            if u64::from(program.quota) > people && people > 0 && program.quota > 1000 && self.is_sound("group") {
                let message = format!("the program offers {} positions, and {people} people are drawn", program.quota);
                self.warn_at(whence, "quota", message, "is it a slip?");
            }
        }
    }

    /// The number of the file that the scenario names at a path; `None` if it names none or the file is missing.
    pub(super) fn load(&mut self, at: &str, path: Option<&std::path::Path>) -> Option<u32> {
        let path = path?;
        let file = self.tables.load(path);
        if file.is_none() {
            let name = path.display().to_string();
            let names = self.tables.names_beside(path);
            let near = nearest(&name, names.iter().map(String::as_str));
            let remedy = near.map_or_else(
                || "correct the path; it is relative to the folder of the scenario".to_owned(),
                |near| format!("did you mean {}?", quoted(near.as_bytes())),
            );
            self.fault(at, format!("the file {} does not exist", quoted(name.as_bytes())), remedy);
        }
        file
    }
}
