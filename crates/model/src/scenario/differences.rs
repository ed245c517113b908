//! The fields in which two scenarios differ.

use super::Scenario;

/// The paths of all fields that differ, such as `signals.gold` or `group.IR first.count`. A table that only one scenario has counts
/// as one.
///
/// # Examples
/// ```
/// use matchday_model::scenario::{Scenario, Tier, differences};
/// let mut other = Scenario::default();
/// other.signals.tiers[Tier::Gold].count = 3;
/// assert_eq!(differences(&Scenario::default(), &other), ["signals.gold"]);
/// ```
#[must_use]
pub fn differences(one: &Scenario, two: &Scenario) -> Vec<String> {
    let mut found = Vec::new();
    let [one, two] = [one, two].map(toml::Value::try_from);
    match (one, two) {
        (Ok(one), Ok(two)) => compare(Some(&one), Some(&two), "", &mut found),
        _ => found.push("run.seed".to_owned()),
    }
    found
}

fn compare(one: Option<&toml::Value>, two: Option<&toml::Value>, path: &str, found: &mut Vec<String>) {
    let inside = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (one, two) {
        (Some(toml::Value::Table(one)), Some(toml::Value::Table(two))) => {
            let mut keys: Vec<&String> = one.keys().chain(two.keys()).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                compare(one.get(key), two.get(key), &inside(key), found);
            }
        }
        (Some(toml::Value::Array(one)), Some(toml::Value::Array(two)))
            if one.iter().chain(two).all(toml::Value::is_table) =>
        {
            for number in 0..one.len().max(two.len()) {
                let (one, two) = (one.get(number), two.get(number));
                let name = ["id", "name", "track"].into_iter().find_map(|key| one.or(two)?.get(key)?.as_str());
                let name = name.map_or_else(|| (number + 1).to_string(), str::to_owned);
                compare(one, two, &inside(&name), found);
            }
        }
        (one, two) if one != two => found.push(path.to_owned()),
        _ => {}
    }
}
