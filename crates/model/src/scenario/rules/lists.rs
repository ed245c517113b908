//! Given rank order lists of programs, and applicants whom only they name.

use std::path::PathBuf;

use rustc_hash::FxHashMap;

use crate::scenario::inputs::{Inputs, ProgramList};
use crate::scenario::sections::{Change, FixedApplicant, Group, Role};
use crate::scenario::slug::specialty_of_drawn;
use crate::scenario::tables::{ListRow, Whence};
use matchday_match::market::MAX_RANKS;

use super::programs::GivenProgram;
use super::{Known, Rules};
use matchday_files::faults::{Spot, nearest, quoted};
use matchday_files::rank_lists::{Completeness, RankRow, check_ranks};

/// Applicants by id.
struct People {
    all: Vec<FixedApplicant>,
    by_id: FxHashMap<String, usize>,
    /// How many were known before any list was read.
    known: usize,
}

impl Rules<'_> {
    /// Reads the programs' lists and joins all inputs.
    pub(super) fn lists(&mut self, programs: Vec<GivenProgram>, applicants: Vec<(Whence, FixedApplicant)>) -> Inputs {
        let all: Vec<FixedApplicant> = applicants.into_iter().map(|(_, applicant)| applicant).collect();
        let by_id = all.iter().enumerate().map(|(number, applicant)| (applicant.id.clone(), number)).collect();
        let known = all.len();
        let mut people = People { all, by_id, known };
        let (types, groups) = (self.types(), self.groups());
        let mut lists = Vec::new();
        for (place, program, specialty, list) in self.bring_lists(&programs) {
            let Some(file) = self.load(&place, Some(&list)) else { continue };
            let mut rows = self.tables.list(file);
            rows.sort_by_key(|row| row.rank); // stable: rows of one rank stay in the order of the file
            self.check_order(file, &program, &rows);
            let is_r3 = self.tables.is_r3(file);
            if is_r3 {
                self.describe(file, &mut rows, &people, &specialty);
            }
            let applicants =
                rows.iter().map(|row| self.listed(file, row, &mut people, [&types, &groups], !is_r3)).collect();
            self.check_once(file, &rows);
            lists.push(ProgramList { program, applicants });
        }
        let programs = programs.into_iter().map(|given| given.program).collect();
        Inputs { programs, applicants: people.all, lists }
    }

    /// The lists given by programs and changes: where the file is named, the program, its specialty, the file.
    fn bring_lists(&self, programs: &[GivenProgram]) -> Vec<(String, String, String, PathBuf)> {
        let of_program = |GivenProgram { whence, program }: &GivenProgram| {
            let (Whence::Document(path), Some(list)) = (whence, &program.list) else { return None };
            Some((format!("{path}.list"), program.id.clone(), program.specialty.clone(), list.clone()))
        };
        let of_change = |(number, change): (usize, &Change)| {
            let given = programs.iter().find(|given| given.program.id == change.program);
            let specialty = given.map(|given| given.program.specialty.as_str());
            let specialty =
                specialty.or_else(|| specialty_of_drawn(self.scenario, &change.program)).unwrap_or_default();
            let list = change.list.clone()?;
            Some((format!("change[{number}].list"), change.program.clone(), specialty.to_owned(), list))
        };
        let changes = self.scenario.change.iter().enumerate().filter_map(of_change);
        programs.iter().filter_map(of_program).chain(changes).collect()
    }

    /// Completes new applicants on a list of ids alone: they apply to the program's specialty, and their strengths are spread evenly
    /// over the percentiles in the order of the list. Their type is drawn.
    fn describe(&mut self, file: u32, rows: &mut [ListRow], people: &People, specialty: &str) {
        let is_of = |group: &&Group| group.role == Role::Applicants && group.first == specialty;
        let second = |group: &&Group| group.role == Role::Applicants && group.second == specialty;
        let groups = &self.scenario.group;
        let group = groups.iter().find(is_of).or_else(|| groups.iter().find(second)).map(|group| group.name.clone());
        let count = rows.len();
        let mut new = 0;
        for (place, row) in rows.iter_mut().enumerate().filter(|(_, row)| !people.by_id.contains_key(&row.id)) {
            new += 1;
            row.group = group.clone().unwrap_or_default();
            #[allow(clippy::cast_precision_loss, reason = "at most a few hundred")]
            let percentile = 100.0 * (count as f64 - place as f64 - 0.5) / count as f64;
            row.strength_percentile = Some(percentile);
        }
        let Some(first) = rows.first().filter(|_| new > 0) else { return };
        match group {
            Some(group) => {
                let message = format!(
                    "{new} people of this list are new, and join the market as of group {}",
                    quoted(group.as_bytes())
                );
                self.tables.warn(file, first.at, "id", message, "lower the counts of groups by as many".to_owned());
            }
            None if specialty.is_empty() => {}
            None => {
                let message = format!("no group of applicants looks for {}", quoted(specialty.as_bytes()));
                self.tables.fault(
                    file,
                    first.at,
                    "id",
                    message,
                    "add such a group, or give the list as CSV".to_owned(),
                );
            }
        }
    }

    /// Checks that ranks run 1, 2, 3, ….
    fn check_order(&mut self, file: u32, program: &str, rows: &[ListRow]) {
        let rank_rows: Vec<RankRow> = (0..)
            .zip(rows)
            .map(|(target, row)| RankRow { owner: 0, list: 0, rank: row.rank, target, attached: None, at: row.at })
            .collect();
        let completeness = if self.tables.is_whole(file) { Completeness::Whole } else { Completeness::Broken };
        let spots: Vec<Spot> = rows.iter().map(|row| self.tables.spot(file, row.at, "rank")).collect();
        let whose = || format!("list of {program}");
        check_ranks(&rank_rows, completeness, whose, |row| spots[row.target as usize], &mut self.tables.findings);
        if let Some(row) = rows.get(MAX_RANKS) {
            let message = format!("the list has {} ranks; expected at most {MAX_RANKS}", rows.len());
            self.tables.fault(file, row.at, "rank", message, "shorten it".to_owned());
        }
    }

    /// Checks that nobody is on a list twice.
    fn check_once(&mut self, file: u32, rows: &[ListRow]) {
        let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
        for row in rows {
            if *seen.entry(&row.id).or_insert(row.at) != row.at {
                let message = format!("applicant {} occurs twice on the list", quoted(row.id.as_bytes()));
                self.tables.fault(file, row.at, "id", message, "remove one of the two".to_owned());
            }
        }
    }

    /// The applicant of a list row, known or new.
    fn listed(
        &mut self,
        file: u32,
        row: &ListRow,
        people: &mut People,
        [types, groups]: [&Known<'_>; 2],
        is_described: bool,
    ) -> usize {
        let whence = Whence::Row { file, at: row.at };
        self.refer(&whence, "type", &row.kind, types);
        self.refer(&whence, "group", &row.group, groups);
        let id = quoted(row.id.as_bytes());
        if let Some(&number) = people.by_id.get(&row.id) {
            let person = &mut people.all[number];
            for (field, here, there) in [("type", &row.kind, &person.kind), ("group", &row.group, &person.group)] {
                if !here.is_empty() && !there.is_empty() && here != there {
                    let [here, there] = [here, there].map(|name| quoted(name.as_bytes()));
                    let message = format!("{field} {here} of applicant {id} differs from {there} elsewhere");
                    self.fault_at(&whence, field, message, "correct one of the two, or leave it empty here");
                }
            }
            let (here, there) = (row.strength_percentile, person.strength_percentile);
            if here.is_some() && there.is_some() && here != there {
                let message = format!("strength_percentile of applicant {id} differs from that elsewhere");
                self.fault_at(
                    &whence,
                    "strength_percentile",
                    message,
                    "correct one of the two, or leave it empty here",
                );
            }
            person.strength_percentile = there.or(here);
            return number;
        }
        let missing: Vec<&str> = [("type", &row.kind), ("group", &row.group)]
            .iter()
            .filter(|(_, name)| name.is_empty())
            .map(|f| f.0)
            .collect();
        if !missing.is_empty() && self.knows_applicants && is_described {
            let message = format!("applicant {id} is new and has no {}", missing.join(" and no "));
            let known = people.all[..people.known].iter().map(|applicant| applicant.id.as_str());
            let near = self.suggestions.checked_sub(1).and_then(|left| {
                self.suggestions = left;
                nearest(&row.id, known)
            });
            let remedy = match near {
                Some(near) => format!("did you mean {}?", quoted(near.as_bytes())),
                None => "fill it in, or name the applicant in the scenario".to_owned(),
            };
            self.fault_at(&whence, "id", message, remedy);
        }
        let number = people.all.len();
        people.by_id.insert(row.id.clone(), number);
        people.all.push(FixedApplicant {
            id: row.id.clone(),
            kind: row.kind.clone(),
            group: row.group.clone(),
            strength_percentile: row.strength_percentile,
            ..FixedApplicant::default()
        });
        number
    }
}
