//! Whether the changes of a scenario can be made, which shows only once its world is drawn.

use std::path::Path;

use matchday::population::World;
use matchday::scenario::{self, Change, Override, Reading, Remark};

/// Reads a scenario, and has its changes made on trial; every fault at its place.
pub(super) fn read(path: &Path, overrides: &[Override]) -> Result<Reading, Vec<Remark>> {
    read_changed(path, overrides, &[])
}

/// The same, with further changes behind its own, each with what was typed for it.
pub(super) fn read_changed(
    path: &Path,
    overrides: &[Override],
    changes: &[(Change, String)],
) -> Result<Reading, Vec<Remark>> {
    let reading = scenario::read_changed(path, overrides, changes)?;
    if reading.scenario.change.is_empty() {
        return Ok(reading);
    }
    match World::draw_checked(&reading.scenario, &reading.inputs) {
        Ok(_) => Ok(reading),
        Err(faults) => {
            let placed = faults.into_iter();
            let placed =
                placed.map(|fault| reading.fault_of_change(fault.change, fault.field, fault.message, fault.remedy));
            Err(placed.collect())
        }
    }
}
