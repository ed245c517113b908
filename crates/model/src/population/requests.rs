//! Reversions and even requests.

use std::cmp::Reverse;

use super::world::World;
use crate::draws::Purpose;
use crate::ids::DepartmentId;
use crate::scenario::{ProgramsKind, Scenario};
use matchday_match::market::{Parity, ProgramId, Reversion};

impl World {
    /// Adds reversions from a department's smaller tracks to its largest, and from the focus's largest track to the alternative's;
    /// then even requests.
    pub(super) fn add_requests(&mut self, scenario: &Scenario) {
        let (focus, alternative) = (scenario.focus(), scenario.alternative());
        let mut reversions = Vec::new();
        for (id, department) in (0..).map(DepartmentId).zip(&self.departments) {
            let is_residency = scenario.specialty[department.specialty.index()].kind == ProgramsKind::Residency;
            let mut draws = department.key.draws(Purpose::Requests);
            if !is_residency || !draws.chance(scenario.requests.reversions) {
                continue;
            }
            let Some(largest) = self.largest_program(id) else { continue };
            let donors = self.programs_of(id).iter().copied().filter(|&program| program != largest);
            reversions.extend(donors.map(|donor| self.reversion(donor, largest)));
            let other = alternative
                .filter(|_| focus == Some(department.specialty) && focus != alternative)
                .and_then(|alternative| self.department_at(department.institution, alternative))
                .and_then(|other| self.largest_program(other));
            reversions.extend(other.map(|receiver| self.reversion(largest, receiver)));
        }
        reversions.retain(|reversion| reversion.limit > 0);
        self.reversions = reversions;
        for program in &mut self.programs {
            let mut draws = program.key.draws(Purpose::Requests);
            if program.terms.quota >= 2 && draws.chance(scenario.requests.even) {
                program.terms.parity = Some(Parity::Even);
            }
        }
    }

    fn reversion(&self, donor: ProgramId, receiver: ProgramId) -> Reversion {
        Reversion { donor, receiver, limit: self[donor].terms.quota }
    }

    fn largest_program(&self, department: DepartmentId) -> Option<ProgramId> {
        let quota = |program: &ProgramId| self[*program].terms.quota;
        self.programs_of(department).iter().copied().min_by_key(|program| Reverse(quota(program)))
    }
}
