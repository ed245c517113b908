//! Given applicants: the applicants file and `[[applicant]]`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::scenario::inputs::Inputs;
use crate::scenario::sections::{FixedApplicant, Interviewed, Tier};
use crate::scenario::step2::step2_standing;
use crate::scenario::tables::Whence;
use matchday_match::market::MAX_RANKS;

use super::Rules;
use super::programs::GivenProgram;
use matchday_files::faults::quoted;

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
            self.check_programs_of(whence, "ranks", ranks, &program_ids);
            self.check_choices(whence, applicant, &program_ids);
        }
        self.check_couples(given);
    }

    /// Checks an applicant who is added to the programs and applicants of a scenario.
    pub(in crate::scenario) fn check_applicant_beside(&mut self, given: &[(Whence, FixedApplicant)], inputs: &Inputs) {
        let programs = inputs
            .programs
            .iter()
            .map(|program| GivenProgram { whence: Whence::Document("program".to_owned()), program: program.clone() });
        self.check_applicants(given, &programs.collect::<Vec<_>>());
        for (whence, applicant) in given {
            self.check_role(whence, applicant);
            let interviews = match &applicant.interviews {
                Some(Interviewed::Programs(ids)) => ids.as_slice(),
                _ => &[],
            };
            for (field, ids) in [("ranks", applicant.ranks.as_slice()), ("interviews", interviews)] {
                for (place, id) in
                    ids.iter().enumerate().filter(|(_, id)| inputs.lists.iter().any(|list| list.program == **id))
                {
                    let message = format!(
                        "program {} brings its own list, and this applicant is not on it",
                        quoted(id.as_bytes())
                    );
                    self.warn_at(
                        whence,
                        &format!("{field}[{place}]"),
                        message,
                        "the program will not rank the applicant",
                    );
                }
            }
            if inputs.applicants.iter().any(|other| other.id == applicant.id) {
                let message = format!("the scenario has an applicant {} already", quoted(applicant.id.as_bytes()));
                self.fault_at(whence, "id", message, "give another id, or remove that applicant from the scenario");
            }
        }
    }

    /// Checks what an applicant is given to have done: strength, signals, rotations, interviews.
    fn check_choices(&mut self, whence: &Whence, applicant: &FixedApplicant, programs: &FxHashSet<&str>) {
        let FixedApplicant { kind, group, ranks, interviews, .. } = applicant;
        if applicant.strength_percentile.is_some() && applicant.step2_ck.is_some() {
            let message = "both strength_percentile and step2_ck are given; expected one of them";
            self.fault_at(whence, "step2_ck", message, "remove one of the two");
        }
        let first = self.scenario.group.iter().find(|one| one.name == *group).map_or("", |group| &group.first);
        if let Some(score) = applicant.step2_ck
            && self.types().miss(kind).is_none()
            && step2_standing(score, kind, first).is_none()
        {
            let kind = quoted(kind.as_bytes());
            let message = format!("scores of {kind} are not published; expected the type of US MD or US DO seniors");
            self.fault_at(whence, "step2_ck", message, "give strength_percentile instead");
        }
        self.check_programs_of(whence, "away", applicant.away.as_deref().unwrap_or_default(), programs);
        self.check_signals_of(whence, applicant, programs);
        match interviews {
            None => {}
            Some(Interviewed::Count(_)) if ranks.is_empty() => {}
            Some(Interviewed::Count(count)) => {
                let message = format!("{count} interviews and a rank order list are given; expected one of them");
                self.fault_at(whence, "interviews", message, "remove one of the two; who is ranked has interviewed");
            }
            Some(Interviewed::Programs(ids)) => {
                self.check_programs_of(whence, "interviews", ids, programs);
                for (rank, id) in ranks.iter().enumerate().filter(|(_, id)| !ids.contains(id)) {
                    let message =
                        format!("program {} is ranked and is not among the interviews", quoted(id.as_bytes()));
                    self.fault_at(whence, &format!("ranks[{rank}]"), message, "add it there, or remove it here");
                }
            }
        }
    }

    /// Checks that signals go to existing programs, one to each, and no more of each tier than the scenario allows.
    fn check_signals_of(&mut self, whence: &Whence, applicant: &FixedApplicant, programs: &FxHashSet<&str>) {
        let mut before: Vec<(Tier, &str)> = Vec::new();
        for (tier, ids) in applicant.signals.iter() {
            let (field, ids) = (tier.name(), ids.as_deref().unwrap_or_default());
            self.check_programs_of(whence, field, ids, programs);
            let most = self.scenario.signals.tiers[tier].count;
            if ids.len() > most as usize && self.is_sound("signals") {
                let message = format!("{} {field} signals are given; expected at most {most}", ids.len());
                self.fault_at(whence, field, message, format!("remove some, or set signals.{field}"));
            }
            for (place, id) in ids.iter().enumerate() {
                let Some((stronger, _)) = before.iter().find(|(_, one)| one == id) else { continue };
                let message =
                    format!("program {} gets a {} and a {field} signal", quoted(id.as_bytes()), stronger.name());
                self.fault_at(whence, &format!("{field}[{place}]"), message, "remove one of the two");
            }
            before.extend(ids.iter().map(|id| (tier, id.as_str())));
        }
    }

    fn check_programs_of(&mut self, whence: &Whence, field: &str, ids: &[String], programs: &FxHashSet<&str>) {
        if ids.len() > MAX_RANKS {
            let message = format!("the list has {} ranks; expected at most {MAX_RANKS}", ids.len());
            return self.fault_at(whence, field, message, "shorten it");
        }
        for (rank, id) in ids.iter().enumerate() {
            let field = format!("{field}[{rank}]");
            if ids[..rank].contains(id) {
                let message = format!("program {} occurs twice on the list", quoted(id.as_bytes()));
                self.fault_at(whence, &field, message, "remove one of the two");
            } else if !programs.contains(id.as_str()) {
                self.doubt_program(whence, &field, id, programs);
            }
        }
    }
}
