//! Reading a scenario, including the faults of its `[[change]]` tables that show only once institutions and programs are drawn.

use std::path::Path;

use matchday::population::World;
use matchday::scenario::{self, Change, Override, Reading, Remark};

use super::failure::Failure;

/// Reads a scenario and applies its changes on trial. Each fault has its place.
pub(in crate::cli) fn read(path: &Path, overrides: &[Override]) -> Result<Reading, Vec<Remark>> {
    read_changed(path, overrides, &[])
}

/// As [`read`], with further changes after the scenario's own, each with the option it was typed as.
pub(in crate::cli) fn read_changed(
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

/// Reads a scenario and prints its first warning.
pub(in crate::cli) fn read_scenario(path: &Path, overrides: &[Override], is_quiet: bool) -> Result<Reading, Failure> {
    let path = scenario::file_of(path).unwrap_or_else(|| path.to_owned());
    let reading = read(&path, overrides).map_err(|faults| Failure::faults("scenario", &path, &faults))?;

    if let (Some(first), false) = (reading.warnings.first(), is_quiet) {
        let more = match reading.warnings.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more: matchday check {} prints them)", path.display()),
        };
        eprintln!("warning: {first}{more}");
    }
    Ok(reading)
}
