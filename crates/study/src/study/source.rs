//! Reads a scenario, including faults of its changes, which appear only once its world is drawn.

use super::error::Faults;
use matchday_model::population::World;
use matchday_model::scenario::{self, Change, Override, Reading, Remark, RemarkPlace, TomlFile};

/// Reads a scenario and tries its changes. Reports every fault at its place.
///
/// # Errors
/// Every fault of the scenario, its files, the overrides and its changes.
pub fn read_checked(file: impl Into<TomlFile>, overrides: &[Override]) -> Result<Reading, Vec<Remark>> {
    read_changed(file, overrides, &[])
}

/// As [`read_checked`], with further changes after the scenario's own, each with the text that its faults show.
///
/// # Errors
/// As [`read_checked`].
pub fn read_changed(
    file: impl Into<TomlFile>,
    overrides: &[Override],
    changes: &[(Change, String)],
) -> Result<Reading, Vec<Remark>> {
    let reading = scenario::read_changed(file, overrides, changes)?;
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

impl Faults {
    /// The fault of a text that is not an override.
    pub(super) fn of_override(text: &str, message: &str) -> Faults {
        Faults(vec![Remark {
            place: RemarkPlace::Override(text.into()),
            message: message.to_owned(),
            remedy: "check the name of the field".to_owned(),
            excerpt: None,
        }])
    }
}
