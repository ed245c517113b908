//! The report of one applicant's odds.

mod answer;
mod changes;
mod matches;

use super::chart::Chart;
use super::records::Record;
use super::run::{Kind, Run, Sheet};

pub(super) const KIND: Kind = Kind {
    word: "odds",
    main: "odds",
    tables: &[
        ("odds", &["outcome", "estimate", "mcse", "ci_low", "ci_high"]),
        ("positions", &["rank", "matched", "matched_mcse", "reached", "once_reached"]),
        ("what_if", &["what_if", "outcome", "difference", "mcse"]),
    ],
    optional: &[("sensitivity", &["varied", "point", "focus", "mcse"])],
    scenario: "scenario.toml",
    sheet,
};

/// Standard errors on either side of a 95% interval, by the normal distribution.
const WIDTH: f64 = 1.96;

/// The applicant's id.
fn applicant(run: &Run) -> &str {
    run.manifest.odds().map_or("", |odds| odds.applicant.as_str())
}

fn sheet(run: &Run) -> Sheet {
    let charts = [Some(matches::outcomes(run)), matches::ranks(run), changes::what_if(run), changes::guesses(run)];
    Sheet {
        question: Some(format!(
            "What are the odds of the applicant \"{}\", and what would change them?",
            applicant(run)
        )),
        answer: answer::sentences(run),
        charts: charts.into_iter().flatten().filter_map(Chart::if_any).collect(),
    }
}

/// The outcomes in words, with those of the partner and of both for a couple.
fn words(run: &Run) -> Vec<(&'static str, String)> {
    let mut words = own_words(run).to_vec();
    if find(run, "both").is_some() {
        words.extend([
            ("partner_focus", format!("partner: match in {}", run.focus())),
            ("partner_alternative", format!("partner: match in {}", run.alternative())),
            ("partner_other", "partner: match elsewhere".to_owned()),
            ("partner_nothing", "partner: match nowhere".to_owned()),
            ("both", "both match".to_owned()),
            ("same_region", "both match, in one region".to_owned()),
            ("same_institution", "both match, at one institution".to_owned()),
            ("only_applicant", "only the applicant matches".to_owned()),
            ("only_partner", "only the partner matches".to_owned()),
            ("neither", "neither matches".to_owned()),
        ]);
    }
    words
}

fn own_words(run: &Run) -> [(&'static str, String); 7] {
    [
        ("focus", format!("match in {}", run.focus())),
        ("alternative", format!("match in {}", run.alternative())),
        ("other", "match elsewhere".to_owned()),
        ("nothing", "match nowhere".to_owned()),
        ("first_choice", "obtain the first choice".to_owned()),
        ("top_three", "obtain one of the first three".to_owned()),
        ("without_pgy1", "advanced position, no PGY-1 year".to_owned()),
    ]
}

fn find<'a>(run: &'a Run, outcome: &str) -> Option<Record<'a>> {
    run.table("odds").rows().find(|row| row.text("outcome") == outcome)
}

/// An interval around an estimate, as cells.
fn around(value: f64, mcse: Option<f64>) -> [String; 2] {
    let end = |side: f64| mcse.map_or(String::new(), |mcse| format!("{:.6}", value + side * WIDTH * mcse));
    [end(-1.0), end(1.0)]
}
