//! Applicants who are given: the applicants file, and `[[applicant]]`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::market::MAX_RANKS;
use crate::pool::findings::quoted;
use crate::scenario::parts::FixedApplicant;
use crate::scenario::tables::Whence;

use super::Rules;
use super::programs::GivenProgram;

impl Rules<'_> {
    /// Reads and checks the applicants of the file, then those of the scenario.
    pub(super) fn given_applicants(&mut self, programs: &[GivenProgram]) -> Vec<(Whence, FixedApplicant)> {
        let mut given = Vec::new();
        if let Some(file) = self.load("pool.applicants", self.scenario.pool.applicants.as_deref()) {
            let rows = self.tables.applicants(file).into_iter();
            given.extend(rows.map(|(at, applicant)| (Whence::Row { file, at }, applicant)));
            self.knows_applicants = self.tables.is_whole(file);
        } else {
            self.knows_applicants = self.scenario.pool.applicants.is_none();
        }
        self.knows_applicants &= self.is_sound("applicant") && self.is_sound("pool");
        for (number, applicant) in self.scenario.applicant.iter().enumerate() {
            given.push((Whence::Document(format!("applicant[{number}]")), applicant.clone()));
        }
        self.check_applicants(&given, programs);
        given
    }

    fn check_applicants(&mut self, given: &[(Whence, FixedApplicant)], programs: &[GivenProgram]) {
        let (types, groups) = (self.types(), self.groups());
        let program_ids: FxHashSet<&str> = programs.iter().map(|given| given.program.id.as_str()).collect();
        let institutions: FxHashSet<&str> = programs.iter().map(|given| given.program.institution.as_str()).collect();
        let mut ids: FxHashMap<&str, usize> = FxHashMap::default();
        for (number, (whence, applicant)) in given.iter().enumerate() {
            let FixedApplicant { id, kind, group, home, region, ranks, .. } = applicant;
            self.refer(whence, "type", kind, &types);
            self.refer(whence, "group", group, &groups);
            self.check_place(whence, ("home", home), *region);
            let is_drawn = home.strip_prefix("inst-").is_some_and(|number| number.parse::<u32>().is_ok());
            if !home.is_empty() && !is_drawn && !institutions.contains(home.as_str()) && self.is_sound("program") {
                let message = format!("no named program is at {}", quoted(home.as_bytes()));
                self.warn_at(whence, "home", message, "the applicant's home has no program then");
            }
            if !id.is_empty() && *ids.entry(id).or_insert(number) != number {
                let message = format!("applicant {} occurs twice; expected each id once", quoted(id.as_bytes()));
                self.fault_at(whence, "id", message, "remove or rename one of the two");
            }
            self.check_ranks(whence, ranks, &program_ids);
        }
    }

    fn check_ranks(&mut self, whence: &Whence, ranks: &[String], programs: &FxHashSet<&str>) {
        if ranks.len() > MAX_RANKS {
            let message = format!("the list has {} ranks; expected at most {MAX_RANKS}", ranks.len());
            return self.fault_at(whence, "ranks", message, "shorten it");
        }
        for (rank, id) in ranks.iter().enumerate() {
            let field = format!("ranks[{rank}]");
            if ranks[..rank].contains(id) {
                let message = format!("program {} occurs twice on the list", quoted(id.as_bytes()));
                self.fault_at(whence, &field, message, "remove one of the two");
            } else if !programs.contains(id.as_str()) {
                self.doubt_program(whence, &field, id, programs);
            }
        }
    }
}
