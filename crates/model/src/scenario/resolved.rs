//! Writes a scenario as a file: every field, in the order of the registry.

use std::fmt::Write;

use serde::Deserialize;

use super::Scenario;
use super::field::{Shape, shape};

/// The scenario with every field written out, as TOML that reads back to the same scenario. Paths of CSV files stay as given.
///
/// # Examples
/// ```
/// use matchday_model::scenario::{Scenario, resolved_toml};
/// let text = resolved_toml(&Scenario::default());
/// assert!(text.contains("[signals]\nenabled = true\ngold = 6\n"));
/// ```
#[must_use]
pub fn resolved_toml(scenario: &Scenario) -> String {
    match toml::Table::try_from(scenario) {
        Ok(table) => {
            let mut text = String::new();
            write_table(&table, shape(), "", &mut text);
            text
        }
        // A seed above TOML's largest integer, or a path that is not UTF-8. Neither can come from a file.
        Err(error) => format!("# this scenario cannot be written as TOML: {error}\n"),
    }
}

fn write_table(table: &toml::Table, shape: &Shape, path: &str, text: &mut String) {
    for (name, inner) in shape.children() {
        if let (Shape::Leaf(_), Some(value)) = (inner, table.get(*name)) {
            let _ = writeln!(text, "{name} = {value}");
        }
    }
    for (name, inner) in shape.children() {
        let path = if path.is_empty() { (*name).to_owned() } else { format!("{path}.{name}") };
        match (inner, table.get(*name)) {
            (Shape::Table(_), Some(toml::Value::Table(table))) => {
                let _ = writeln!(text, "\n[{path}]");
                write_table(table, inner, &path, text);
            }
            (Shape::Tables(_), Some(toml::Value::Array(items))) => {
                for table in items.iter().filter_map(toml::Value::as_table) {
                    let _ = writeln!(text, "\n[[{path}]]");
                    write_table(table, inner, &path, text);
                }
            }
            _ => {}
        }
    }
}

impl Scenario {
    /// Builds the scenario from a checked document.
    pub(super) fn deserialize_from(document: toml::Value) -> Result<Scenario, String> {
        Scenario::deserialize(document).map_err(|error| error.to_string().trim().to_owned())
    }
}
