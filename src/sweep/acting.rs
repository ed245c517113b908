//! Parameters that cannot act in a scenario, since what they steer is switched off there.

use crate::scenario::{ProgramsKind, Role, Scenario};

/// Why a parameter cannot change any outcome of a scenario; none when it may. `index` is its entry of a list.
///
/// Only what a screening does not itself move is looked at.
pub(super) fn why_inert(scenario: &Scenario, pattern: &str, index: usize) -> Option<&'static str> {
    let signals = || !scenario.signals.enabled || !scenario.specialty.iter().any(|specialty| specialty.has_signals);
    match pattern {
        "signals.gold" | "signals.silver" | "signals.gold_boost" | "signals.silver_boost" => {
            signals().then_some("there are no signals")
        }
        "pgy1.ranks" | "pgy1.region_preference" => {
            (!scenario.pgy1.enabled).then_some("supplemental lists are switched off")
        }
        "specialty[].applications" | "specialty[].interviews_per_position" => {
            (scenario.specialty[index].kind != ProgramsKind::Residency).then_some("nobody interviews in it")
        }
        "group[].taste" => {
            let group = &scenario.group[index];
            let is_idle = group.role != Role::Applicants || group.second.is_empty();
            is_idle.then_some("the group has no second specialty")
        }
        "away.rotations" => (scenario.away.share <= 0.0).then_some("nobody rotates away"),
        _ => None,
    }
}
