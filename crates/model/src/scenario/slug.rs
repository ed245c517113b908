//! Ids of drawn programs.

use super::Scenario;

/// A specialty's name in the form that starts its programs' ids: `IR-Integrated` becomes `ir-integrated`.
///
/// # Examples
/// ```
/// assert_eq!(matchday_model::scenario::slug("Transitional Year (TY)"), "transitional-year-ty");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    let dashed = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    dashed.collect::<String>().split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The suffix after the institution's number in ids of programs only for graduates of an ESIR program, or only for others.
#[must_use]
pub fn esir_ending(esir: Option<bool>) -> &'static str {
    match esir {
        Some(true) => "-esir",
        Some(false) => "-no-esir",
        None => "",
    }
}

/// Whether an id has the form of a program that the scenario may draw: `ir-integrated-a-31`, optionally followed by [`esir_ending`]
/// and the number of a further department of the institution. Only the draw decides whether it exists.
pub(crate) fn is_drawn_program(scenario: &Scenario, id: &str) -> bool {
    let is_number = |text: &str| text.parse::<u32>().is_ok_and(|number| number > 1);
    let is_copy = |text: &str| text.is_empty() || text.strip_prefix('-').is_some_and(is_number);
    scenario.specialty.iter().any(|specialty| {
        let Some(rest) = id.strip_prefix(&slug(&specialty.name)).and_then(|rest| rest.strip_prefix('-')) else {
            return false;
        };
        specialty.tracks.iter().filter(|track| track.programs > 0).any(|track| {
            let letter = track.track.letter().to_ascii_lowercase();
            let Some(rest) = rest.strip_prefix(letter.as_str()).and_then(|rest| rest.strip_prefix('-')) else {
                return false;
            };
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let institution = rest[..end].parse::<u32>().ok();
            institution.is_some_and(|number| (1..=scenario.institutions.count).contains(&number))
                && rest[end..].strip_prefix(esir_ending(track.esir)).is_some_and(is_copy)
        })
    })
}

/// The specialty with the longest name that starts this program id.
pub(super) fn specialty_of_drawn<'s>(scenario: &'s Scenario, id: &str) -> Option<&'s str> {
    let names = scenario.specialty.iter().map(|specialty| specialty.name.as_str());
    let is_start = |name: &&str| id.strip_prefix(&slug(name)).is_some_and(|rest| rest.starts_with('-'));
    names.filter(is_start).max_by_key(|name| name.len())
}
