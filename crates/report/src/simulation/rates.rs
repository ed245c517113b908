//! Shares with their intervals: match rates, fill rates, and match rates by number of ranks.

use serde_json::json;

use crate::chart::{Chart, Column, estimate_columns};
use crate::figure_words::{is_headline, specialties};
use crate::marks::{PERCENT, dots, estimate_tips, lines, measure};
use crate::records::{Record, distinct};
use crate::run::Run;
use matchday_study::figures::{FigureId, Place};

/// The intervals of dots, explained.
pub(super) const DOTS: &str = "The thick bar is the 95% interval of the Monte Carlo error, often narrower than its dot; the thin line spans 90% of \
                               single seasons.";

/// Where applicants who prefer the focus match.
pub(super) fn headline(run: &Run) -> Option<Chart> {
    let focus = run.focus();
    let mut chart = Chart {
        id: "headline",
        title: format!("Where applicants who prefer {focus} match"),
        shows: format!(
            "Of the applicants whose first specialty is {focus}, the share who match in it, elsewhere or nowhere."
        ),
        certainty: DOTS.to_owned(),
        columns: [vec![Column::text("outcome", "Outcome")], estimate_columns("Share", true, true)].concat(),
        rows: Vec::new(),
        drawing: dots(
            "outcome",
            None,
            &measure("estimate", "Share of those who prefer it", PERCENT),
            &estimate_tips(&[("outcome", "Outcome", "")], "Share", PERCENT, true),
            true,
        ),
    };
    let answers = FigureId::shown(|place| match place {
        Place::Answer(label) => Some(label),
        _ => None,
    });
    for (figure, label) in answers {
        let wanted = [("figure", figure.name()), ("group", "preference"), ("level", "focus")];
        let label = specialties(run).fill(label);
        for row in run.table("summary").matching(&wanted).filter(|row| !label.is_empty() && has_luck(row)) {
            chart.push(&[&label], &row);
        }
    }
    chart.if_any()
}

fn has_luck(row: &Record) -> bool {
    row.real("p95") > Some(0.0)
}

/// The headline of several runs.
pub(crate) fn overview(runs: &[Run]) -> Option<Chart> {
    let mut chart = Chart {
        id: "overview",
        title: "The runs side by side".to_owned(),
        shows: "Of the applicants who prefer the focus specialty of each run, the share who match in it.".to_owned(),
        certainty: format!(
            "{DOTS} The runs may differ in scenario, seed or version; matchday compare pairs seasons, which makes differences more precise."
        ),
        columns: [vec![Column::text("run", "Run")], estimate_columns("Share", true, true)].concat(),
        rows: Vec::new(),
        drawing: dots(
            "run",
            None,
            &measure("estimate", "Share of those who prefer it", PERCENT),
            &estimate_tips(&[("run", "Run", "")], "Share", PERCENT, true),
            true,
        ),
    };
    // Names of runs are long.
    chart.drawing["height"]["step"] = 50.into();
    for run in runs.iter().filter(|run| run.kind.main == super::KIND.main) {
        let name = format!("{} ({})", run.manifest.common().title, run.folder().display());
        for row in run.table("summary").rows().filter(is_headline) {
            chart.push(&[&name], &row);
        }
    }
    (chart.rows.len() > 1).then_some(chart)
}

/// Match rates of each type, in the focus and in the alternative.
pub(super) fn by_type(run: &Run) -> Option<Chart> {
    let specialties = run.specialties();
    let mut chart = Chart {
        id: "match-rates",
        title: "Match rate by type of applicant".to_owned(),
        shows: "Of those who rank any program of a specialty, the share who match in it.".to_owned(),
        certainty: DOTS.to_owned(),
        columns: [
            vec![Column::text("type", "Type"), Column::text("specialty", "Specialty")],
            estimate_columns("Match rate", true, true),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: dots(
            "type",
            Some(("specialty", &specialties)),
            &measure("estimate", "Match rate", PERCENT),
            &estimate_tips(&[("type", "Type", ""), ("specialty", "Specialty", "")], "Match rate", PERCENT, true),
            true,
        ),
    };
    let figures = [FigureId::MatchRateFocus, FigureId::MatchRateAlternative];
    let rows = || run.table("summary").matching(&[("group", "type")]);
    for people in rows().filter(|row| row.text("figure") == FigureId::People.name()) {
        for (figure, specialty) in figures.iter().zip(&specialties) {
            let of_type =
                |row: &Record| row.text("figure") == figure.name() && row.text("level") == people.text("level");
            if let Some(row) = rows().find(of_type) {
                chart.push(&[row.text("level"), specialty], &row);
            }
        }
    }
    // With a single type, the chart repeats the headline.
    chart.if_any().filter(|chart| chart.rows.iter().any(|row| row[0] != chart.rows[0][0]))
}

/// Fill rates by track.
pub(super) fn fill(run: &Run) -> Option<Chart> {
    let mut chart = Chart {
        id: "fill",
        title: "Positions filled".to_owned(),
        shows: "The share of positions, after reversions, that the match fills, by track.".to_owned(),
        certainty: DOTS.to_owned(),
        columns: [vec![Column::text("track", "Track")], estimate_columns("Fill rate", true, true)].concat(),
        rows: Vec::new(),
        drawing: dots(
            "track",
            None,
            &measure("estimate", "Fill rate", PERCENT),
            &estimate_tips(&[("track", "Track", "")], "Fill rate", PERCENT, true),
            true,
        ),
    };
    for row in run.table("summary").matching(&[("figure", FigureId::FillRate.name()), ("group", "track")]) {
        chart.push(&[row.text("level")], &row);
    }
    chart.if_any()
}

/// The curve published in Charting Outcomes.
pub(super) fn by_ranks(run: &Run) -> Option<Chart> {
    let focus = run.focus();
    let rows: Vec<Record> = run.table("rank_curve").rows().filter(|row| row.text("specialty") == focus).collect();
    let types = distinct(rows.iter().copied(), "type").into_iter().filter(|name| *name != "all");
    let types: Vec<String> = types.map(str::to_owned).collect();
    // With a single type, its curve is that of all applicants.
    let has_types = types.len() > 1;
    let wanted: Vec<&Record> = rows.iter().filter(|row| (row.text("type") == "all") != has_types).collect();
    let order: Vec<String> = (1..=20).map(|ranks| ranks.to_string()).chain(["21+".to_owned()]).collect();
    let x = json!({
        "field": "ranks", "type": "ordinal", "sort": order, "title": "Contiguous ranks in the specialty",
        "axis": { "labelAngle": 0, "labelOverlap": "parity" }
    });
    let mut chart = Chart {
        id: "rank-curve",
        title: format!("Matching in {focus}, by number of programs ranked"),
        shows: format!(
            "Of those who rank {focus} first, the share who match in it, by their number of contiguous ranks in it. As in Charting Outcomes, this \
             is an association, not an effect: stronger applicants get more interviews and rank more programs."
        ),
        certainty:
            "Bands are 95% intervals of the Monte Carlo error; they are wide if few applicants have such a list."
                .to_owned(),
        columns: [
            vec![Column::text("type", "Type"), Column::text("ranks", "Ranks")],
            estimate_columns("Match rate", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: lines(
            &x,
            &measure("estimate", "Match rate", PERCENT),
            Some(("type", &if has_types { types } else { vec!["all".to_owned()] })),
            &estimate_tips(&[("type", "Type", ""), ("ranks", "Ranks", "")], "Match rate", PERCENT, false),
        ),
    };
    if distinct(wanted.iter().map(|row| **row), "ranks").len() < 3 {
        return None;
    }
    for row in wanted {
        chart.push(&[row.text("type"), row.text("ranks")], row);
    }
    chart.if_any()
}
