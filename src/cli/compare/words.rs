//! Figures and numbers in words.

use matchday::market::Track;
use matchday::scenario::Scenario;
use matchday::simulation::{Contrast, Figure, FigureContrast, Table, Unit};

/// What a figure of the summary is called on the terminal; none for one that is told in files only.
pub(super) fn label(figure: &Figure, scenario: &Scenario) -> Option<String> {
    if figure.table != Table::Summary {
        return None;
    }
    let (focus, alternative) = (focus(scenario), alternative(scenario));
    let what = match figure.name {
        "ends_in_focus" => format!("match in {focus}"),
        "ends_in_alternative" => format!("match in {alternative}"),
        "ends_in_other" => "match elsewhere".to_owned(),
        "ends_in_nothing" => "match nowhere".to_owned(),
        "match_rate_focus" => format!("match rate in {focus}"),
        "match_rate_alternative" => format!("match rate in {alternative}"),
        "partially_matched" => "partially matched".to_owned(),
        "first_choice" => "obtain the first choice".to_owned(),
        "top_three_choices" => "obtain one of the first three".to_owned(),
        "positions" => "positions after reversions".to_owned(),
        "positions_offered" => "positions offered".to_owned(),
        "filled" => "positions filled".to_owned(),
        "unfilled" => "positions unfilled".to_owned(),
        "fill_rate" => "share filled".to_owned(),
        "programs_all_filled" => "programs full".to_owned(),
        "ranks_per_position" => "ranks/position".to_owned(),
        "deepest_rank" => "last rank matched".to_owned(),
        "deepest_rank_p50" => "last rank matched, median".to_owned(),
        "deepest_rank_p90" => "last rank, 90th percentile".to_owned(),
        "people_applied" => "people who apply".to_owned(),
        "people_signalled" => "people who signal".to_owned(),
        "people_invited" => "people invited".to_owned(),
        "people_interviewed" => "people interviewed".to_owned(),
        "people_ranked" => "people who rank it".to_owned(),
        "people_matched" => "people who match in it".to_owned(),
        "applications_each" => "applications each".to_owned(),
        "invitations_each" => "invitations each".to_owned(),
        "interviews_each" => "interviews each".to_owned(),
        "ranks_each" => "ranks each".to_owned(),
        "interview_offer_rate" => "invited/application".to_owned(),
        "contiguous_ranks_matched" => "ranks of the matched".to_owned(),
        "contiguous_ranks_unmatched" => "ranks of the unmatched".to_owned(),
        "resident_years_offered" if is_fellowship(scenario) => "resident-years offered".to_owned(),
        "resident_years_filled" if is_fellowship(scenario) => "resident-years filled".to_owned(),
        "couples_both_matched" => "couples: both match".to_owned(),
        "couples_one_matched" => "couples: one matches".to_owned(),
        "couples_none_matched" => "couples: neither matches".to_owned(),
        "positions_reverted" => "positions reverted".to_owned(),
        "positions_withheld" => "positions withheld".to_owned(),
        "ends_in_nothing_after_soap" => "nothing after SOAP either".to_owned(),
        "soap_filled" => "positions filled in SOAP".to_owned(),
        _ => return None,
    };
    let [by, level] = [&figure.keys[0], &figure.keys[1]];
    let who = match (by.as_str(), level.as_str()) {
        ("all", _) => "all".to_owned(),
        ("preference", "focus") => format!("prefer {focus}"),
        ("preference", "none") => "indifferent".to_owned(),
        ("preference", _) => "prefer another".to_owned(),
        ("signal", level) => format!("signal: {level}"),
        ("region", level) => format!("{level} region"),
        (_, level) => level.to_owned(),
    };
    Some(if figure.name.starts_with("couples") { what } else { format!("{who}: {what}") })
}

/// Whether the question is about fellowships, where the years of training differ from program to program.
fn is_fellowship(scenario: &Scenario) -> bool {
    let tracks = scenario.focus().map_or(&[][..], |focus| &scenario.specialty[focus].tracks);
    tracks.iter().any(|track| track.track == Track::Fellowship)
}

pub(super) fn focus(scenario: &Scenario) -> &str {
    scenario.focus().map_or("the focus", |focus| scenario.specialty[focus].name.as_str())
}

pub(super) fn alternative(scenario: &Scenario) -> &str {
    scenario.alternative().map_or("the alternative", |other| scenario.specialty[other].name.as_str())
}

/// Whether a figure tells again what another tells: an unfilled position is one that is not filled.
pub(super) fn is_echo(figure: &Figure) -> bool {
    const ECHOES: [&str; 8] = [
        "unfilled",
        "positions",
        "people_matched",
        "ends_in_other",
        "match_rate_focus",
        "match_rate_alternative",
        "deepest_rank_p50",
        "deepest_rank_p90",
    ];
    ECHOES.contains(&figure.name) || figure.keys.first().is_some_and(|by| by == "group")
}

/// How many decimals say something about a number with this error.
fn decimals(error: Option<f64>) -> usize {
    match error {
        Some(error) if error > 0.0 => {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 4")]
            let digits = (-(error.log10().floor())).clamp(1.0, 4.0) as usize;
            digits
        }
        _ => 1,
    }
}

/// How a unit is shown: factor, and what stands behind a level.
fn form(unit: Unit) -> (f64, &'static str) {
    if unit == Unit::Share { (100.0, "%") } else { (1.0, "") }
}

/// A level of a figure, with as many decimals as the difference bears.
pub(super) fn level(value: Option<f64>, unit: Unit, error: Option<f64>) -> String {
    let (factor, sign) = form(unit);
    let places = decimals(error.map(|error| error * factor));
    value.map_or("–".to_owned(), |value| format!("{:.places$}{sign}", value * factor))
}

/// A difference: +0.3, −1.2; of shares in percentage points.
pub(super) fn difference(contrast: &Contrast, unit: Unit) -> String {
    let (factor, _) = form(unit);
    signed(contrast.difference * factor, decimals(contrast.mcse.map(|error| error * factor)))
}

fn signed(value: f64, places: usize) -> String {
    let text = format!("{value:+.places$}");
    if text.trim_start_matches(['+', '-']).trim_matches(['0', '.']).is_empty() {
        text.trim_start_matches(['+', '-']).to_owned()
    } else {
        text.replace('-', "−")
    }
}

/// The error of a difference; a question mark where a single season tells of none.
pub(super) fn error(contrast: &Contrast, unit: Unit) -> String {
    let (factor, _) = form(unit);
    let places = decimals(contrast.mcse.map(|error| error * factor));
    match contrast.mcse.map(|error| error * factor) {
        Some(error) if error > 0.0 && error < 0.00005 => "<0.0001".to_owned(),
        Some(error) => format!("{error:.places$}"),
        None => "?".to_owned(),
    }
}

/// The interval of a difference.
pub(super) fn interval(contrast: &Contrast, unit: Unit) -> String {
    let (factor, _) = form(unit);
    let places = decimals(contrast.mcse.map(|error| error * factor));
    match (contrast.ci_low, contrast.ci_high) {
        (Some(low), Some(high)) => format!("{} … {}", signed(low * factor, places), signed(high * factor, places)),
        _ => String::new(),
    }
}

/// 61/2/37%.
pub(super) fn ways(contrast: &Contrast) -> String {
    match (contrast.up, contrast.same, contrast.down) {
        (Some(up), Some(same), Some(down)) => {
            format!("{:.0}/{:.0}/{:.0}%", 100.0 * up, 100.0 * same, 100.0 * down)
        }
        _ => String::new(),
    }
}

/// 73.8%.
pub(super) fn percent(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}

/// A figure of the summary.
pub(super) fn find<'f>(
    figures: &'f [FigureContrast<'f>],
    name: &str,
    by: &str,
    level: &str,
) -> Option<&'f FigureContrast<'f>> {
    figures.iter().find(|found| {
        let figure = found.figure;
        figure.table == Table::Summary && figure.name == name && figure.keys.iter().eq([by, level])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_long_as_their_error_bears() {
        let contrast = |difference, mcse| {
            let pair = matchday::simulation::MeanPair::default();
            assert_eq!(Contrast::mean(&pair, 1.0), None);
            let binary = matchday::simulation::BinaryPair { both: 5, base: 1, variant: 2, neither: 2 };
            let some = Contrast::binary(&binary).expect("replicates");
            Contrast { difference, mcse: Some(mcse), ..some }
        };
        assert_eq!(difference(&contrast(0.003, 0.0005), Unit::Share), "+0.30");
        assert_eq!(difference(&contrast(-1.25, 0.2), Unit::Each("ranks")), "−1.2");
        assert_eq!(difference(&contrast(0.0, 0.0), Unit::Share), "0.0");
        assert_eq!(level(Some(0.738), Unit::Share, Some(0.0005)), "73.80%");
        assert_eq!(ways(&contrast(0.0, 0.1)), "20/70/10%");
    }
}
