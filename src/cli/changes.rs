//! Whether the changes of a scenario can be made, which shows only once its world is drawn.

use matchday::population::World;
use matchday::scenario::{Reading, Remark};

/// What is wrong with the changes, each at its place.
pub(super) fn faults(reading: &Reading) -> Vec<Remark> {
    if reading.scenario.change.is_empty() {
        return Vec::new();
    }
    let faults = World::draw_checked(&reading.scenario, &reading.inputs).err().unwrap_or_default();
    let placed = faults.into_iter();
    placed.map(|fault| reading.fault_of_change(fault.change, fault.field, fault.message, fault.remedy)).collect()
}
