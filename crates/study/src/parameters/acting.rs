//! Parameters that have no effect in a scenario because the mechanism they control is switched off.

use matchday_model::scenario::{ProgramsKind, Role, Scenario, Tier};

/// Why a parameter cannot change any outcome of a scenario; `None` if it may. `index` is its entry in a list.
///
/// Considers only what a screening does not itself move.
pub(super) fn why_inert(scenario: &Scenario, pattern: &str, index: usize) -> Option<&'static str> {
    let signals = || !scenario.signals.enabled || !scenario.specialty.iter().any(|specialty| specialty.has_signals);
    match pattern {
        _ if pattern.strip_prefix("signals.").is_some_and(Tier::has_field) => {
            signals().then_some("there are no signals")
        }
        "pgy1.ranks" | "pgy1.region_preference" => {
            let is_group = scenario.group.iter().any(|group| group.role == Role::Pgy1 && group.count > 0);
            (!scenario.pgy1.enabled && !is_group).then_some("nobody chooses a PGY-1 year")
        }
        "specialty[].applications" | "specialty[].interviews_per_position" => {
            (scenario.specialty[index].kind != ProgramsKind::Residency).then_some("nobody interviews in it")
        }
        "group[].taste" => (scenario.group[index].role == Role::Pgy1).then_some("the group chooses a PGY-1 year only"),
        "utility.applicant.home" | "utility.program.home" => {
            let is_nowhere = scenario.types.iter().all(|kind| kind.home <= 0.0);
            let has_given = !scenario.applicant.is_empty() || scenario.pool.applicants.is_some();
            (is_nowhere && !has_given).then_some("nobody has a home institution")
        }
        "utility.applicant.away" | "utility.program.away" if given_rotations(scenario) => None,
        "away.rotations" | "utility.applicant.away" | "utility.program.away" => {
            (scenario.away.share <= 0.0).then_some("nobody rotates away")
        }
        _ => None,
    }
}

/// Whether some named applicant gives their rotations, whatever the others do.
fn given_rotations(scenario: &Scenario) -> bool {
    scenario.applicant.iter().any(|applicant| applicant.away.as_ref().is_some_and(|away| !away.is_empty()))
}
