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
            let is_group = scenario.group.iter().any(|group| group.role == Role::Pgy1 && group.count > 0);
            (!scenario.pgy1.enabled && !is_group).then_some("nobody chooses a PGY-1 year")
        }
        "specialty[].applications" | "specialty[].interviews_per_position" => {
            (scenario.specialty[index].kind != ProgramsKind::Residency).then_some("nobody interviews in it")
        }
        "group[].taste" => (scenario.group[index].role == Role::Pgy1).then_some("the group chooses a PGY-1 year only"),
        "away.rotations" => (scenario.away.share <= 0.0).then_some("nobody rotates away"),
        _ => None,
    }
}
