//! Ids of drawn programs.

use super::Scenario;

/// The form of a specialty's name that ids of its programs start with: `IR-Integrated` becomes `ir-integrated`.
///
/// # Examples
/// ```
/// assert_eq!(matchday::scenario::slug("Transitional Year (TY)"), "transitional-year-ty");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    let dashed = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    dashed.collect::<String>().split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// Whether an id has the form of a program's that the scenario may draw: `ir-integrated-a-31`, perhaps with `-esir` and the
/// number of a further department of the institution behind it. Whether it is drawn shows only then.
pub(super) fn is_drawn_program(scenario: &Scenario, id: &str) -> bool {
    let is_number = |text: &str| text.parse::<u32>().is_ok_and(|number| number > 1);
    let is_ending = |text: &str| {
        let text = text.strip_prefix("-esir").unwrap_or(text);
        text.is_empty() || text.strip_prefix('-').is_some_and(is_number)
    };
    scenario.specialty.iter().any(|specialty| {
        let Some(rest) = id.strip_prefix(&slug(&specialty.name)).and_then(|rest| rest.strip_prefix('-')) else {
            return false;
        };
        specialty.tracks.iter().filter(|track| track.programs > 0).any(|track| {
            let letter = track.track.track().letter().to_ascii_lowercase();
            let Some(rest) = rest.strip_prefix(letter.as_str()).and_then(|rest| rest.strip_prefix('-')) else {
                return false;
            };
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let institution = rest[..end].parse::<u32>().ok();
            institution.is_some_and(|number| (1..=scenario.institutions.count).contains(&number))
                && is_ending(&rest[end..])
        })
    })
}
