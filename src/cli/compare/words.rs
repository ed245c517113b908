//! Figures and numbers in words.

use matchday::figures::{FigureId, Place, Specialties, Unit};
use matchday::market::Track;
use matchday::scenario::Scenario;
use matchday::simulation::{Contrast, Figure, FigureContrast};

/// What a figure is called among the changes of a comparison; none for one that is not shown there.
pub(super) fn label(figure: &Figure, scenario: &Scenario) -> Option<String> {
    let shown_in_fellowships = figure.id.is_shown(Place::ComparedInFellowships) && is_fellowship(scenario);
    if figure.keys[0] == "group" || !(figure.id.is_shown(Place::Compared) || shown_in_fellowships) {
        return None;
    }
    let (focus, alternative) = (focus(scenario), alternative(scenario));
    let what = Specialties { focus, alternative }.words(figure.id);
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
    let is_of_couples = [FigureId::CouplesBothMatched, FigureId::CouplesOneMatched, FigureId::CouplesNoneMatched];
    Some(if is_of_couples.contains(&figure.id) { what } else { format!("{who}: {what}") })
}

/// Whether the question is about fellowships, where the years of training differ from program to program.
fn is_fellowship(scenario: &Scenario) -> bool {
    let tracks = scenario.focus().map_or(&[][..], |focus| &scenario.specialty[focus.index()].tracks);
    tracks.iter().any(|track| track.track == Track::Fellowship)
}

pub(super) fn focus(scenario: &Scenario) -> &str {
    scenario.focus().map_or("the focus", |focus| scenario.specialty[focus.index()].name.as_str())
}

pub(super) fn alternative(scenario: &Scenario) -> &str {
    scenario.alternative().map_or("the alternative", |other| scenario.specialty[other.index()].name.as_str())
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
    id: FigureId,
    by: &str,
    level: &str,
) -> Option<&'f FigureContrast<'f>> {
    figures.iter().find(|found| found.figure.id == id && found.figure.keys.iter().eq([by, level]))
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
