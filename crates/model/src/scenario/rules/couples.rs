//! Given couples: named applicants who name their partner.

use rustc_hash::FxHashMap;

use crate::scenario::sections::{FixedApplicant, Role};
use crate::scenario::tables::Whence;

use super::Rules;
use matchday_files::faults::{nearest, quoted};

impl Rules<'_> {
    /// Checks that partners name each other and nobody else, and that they apply to programs.
    pub(super) fn check_couples(&mut self, given: &[(Whence, FixedApplicant)]) {
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        if given.iter().any(|(_, one)| one.partner.is_some()) {
            numbers.extend(given.iter().map(|(_, one)| one.id.as_str()).zip(0..));
        }
        // By applicant: the first to name them.
        let mut named_by: FxHashMap<usize, usize> = FxHashMap::default();
        for (number, (whence, applicant)) in given.iter().enumerate() {
            let Some(partner) = applicant.partner.as_deref().filter(|partner| !partner.is_empty()) else { continue };
            let id = quoted(partner.as_bytes());
            if applicant.is_single {
                let message = format!("the applicant is single and has the partner {id}; expected one of the two");
                self.fault_at(whence, "is_single", message, "remove one of the two");
            }
            self.check_role(whence, applicant);
            let Some(&other) = numbers.get(partner) else {
                if self.knows_applicants {
                    let remedy = nearest(partner, numbers.keys().copied()).map_or_else(
                        || "add an [[applicant]] of this id".to_owned(),
                        |near| format!("did you mean {}?", quoted(near.as_bytes())),
                    );
                    let message = format!("partner {id} is unknown; expected the id of another named applicant");
                    self.fault_at(whence, "partner", message, remedy);
                }
                continue;
            };
            if other == number {
                let message = "the partner is the applicant; expected another one";
                self.fault_at(whence, "partner", message, "name another applicant");
                continue;
            }
            let theirs = &given[other].1;
            let rival = theirs.partner.as_deref().filter(|&theirs| theirs != applicant.id && !theirs.is_empty());
            let first = *named_by.entry(other).or_insert(number);
            let rival = rival.or_else(|| (first != number).then(|| given[first].1.id.as_str()));
            if let Some(rival) = rival {
                let message = format!("the partner of {id} is {}; expected one partner each", quoted(rival.as_bytes()));
                self.fault_at(whence, "partner", message, "remove one of the two");
            } else if theirs.partner.is_none() {
                if theirs.is_single {
                    let message = format!("partner {id} is single; expected somebody in no other couple");
                    self.fault_at(whence, "partner", message, "remove \"is_single\" there, or the partner here");
                }
                self.check_role(&given[other].0, theirs);
            }
        }
    }

    /// Rejects people who compete only for PGY-1 years: they have no list for a couple to join or for odds to describe.
    pub(super) fn check_role(&mut self, whence: &Whence, applicant: &FixedApplicant) {
        let group = self.scenario.group.iter().find(|group| group.name == applicant.group);
        if group.is_some_and(|group| group.role == Role::Pgy1) {
            let group = quoted(applicant.group.as_bytes());
            let message =
                format!("group {group} competes for PGY-1 years only; expected a group that applies to programs");
            self.fault_at(whence, "group", message, "name another group");
        }
    }
}
