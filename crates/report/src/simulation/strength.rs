//! Where applicants match, by strength.

use serde_json::{Value, json};

use crate::chart::{Chart, Column, estimate_columns};
use crate::figure_words::specialties;
use crate::marks::{PERCENT, estimate_tips, heatmap};
use crate::records::{Record, distinct};
use crate::run::Run;
use matchday_study::figures::{FigureId, Place};

/// The rows of a heatmap from the top, and what the tables call them.
const STRENGTHS: [(&str, &str); 6] = [
    ("5", "strongest fifth"),
    ("4", "4th fifth"),
    ("3", "3rd fifth"),
    ("2", "2nd fifth"),
    ("1", "weakest fifth"),
    ("all", "all of them"),
];

/// The name of a fifth of strength.
pub(super) fn strength_name(quintile: &str) -> Option<&'static str> {
    STRENGTHS.iter().find(|(own, _)| *own == quintile).map(|(_, words)| *words)
}

/// The axis of strength, with or without a row for all.
pub(super) fn side(has_all: bool) -> Value {
    let words = &STRENGTHS.map(|(_, words)| words)[..if has_all { 6 } else { 5 }];
    json!({ "field": "strength", "type": "ordinal", "sort": words, "title": null, "axis": { "domain": false, "ticks": false, "labelPadding": 6 } })
}

pub(super) const CERTAINTY: &str =
    "Point at a cell for its Monte Carlo standard error and 95% interval; the table has them too.";

/// Where applicants of each fifth of strength match.
pub(super) fn where_they_match(run: &Run) -> Option<Chart> {
    let specialties = specialties(run);
    let ends = FigureId::shown(|place| match place {
        Place::Outcomes(label) => Some(label),
        _ => None,
    });
    let cells = [("applicant_id", ""), ("type", "all"), ("list_length", "all")];
    // Outcomes that never occur get no column.
    let rows: Vec<Record> =
        run.table("applicants").matching(&cells).filter(|row| row.text("strength_quintile") != "all").collect();
    let ends = ends.map(|(figure, label)| (figure.name(), specialties.fill(label))).filter(|(figure, words)| {
        let mut own = rows.iter().filter(|row| row.text("figure") == *figure);
        !words.is_empty() && own.any(|row| row.real("estimate") > Some(0.0))
    });
    let ends: Vec<(&str, String)> = ends.collect();
    let order: Vec<&str> = ends.iter().map(|(_, words)| words.as_str()).collect();
    let x = json!({
        "field": "matches", "type": "ordinal", "sort": order, "title": "Matches in",
        "axis": { "labelAngle": 0, "orient": "top", "domain": false, "ticks": false }
    });
    let pointed =
        estimate_tips(&[("strength", "Strength", ""), ("matches", "Matches in", "")], "Share", PERCENT, false);
    let mut chart = Chart {
        id: "strength",
        title: "Who matches where, by strength".to_owned(),
        shows: format!(
            "Where the applicants who rank {} match, by fifths of their strength. Each row adds up to 100%.",
            run.focus()
        ),
        certainty: CERTAINTY.to_owned(),
        columns: [
            vec![Column::text("strength", "Strength"), Column::text("matches", "Matches in")],
            estimate_columns("Share", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: heatmap(&x, &side(false), "estimate", ".0%", &pointed),
    };
    for row in &rows {
        let end = ends.iter().find(|(figure, _)| *figure == row.text("figure"));
        if let (Some(strength), Some((_, words))) = (strength_name(row.text("strength_quintile")), end) {
            chart.push(&[strength, words], row);
        }
    }
    chart.if_any()
}

/// Match rates in the focus by strength and length of the list.
pub(super) fn by_list_length(run: &Run) -> Option<Chart> {
    let focus = run.focus();
    let cells = [("applicant_id", ""), ("type", "all"), ("figure", FigureId::CellFocus.name())];
    let rows: Vec<_> = run
        .table("applicants")
        .matching(&cells)
        .filter(|row| ["list_length", "strength_quintile"].iter().all(|key| row.text(key) != "all"))
        .collect();
    let mut order = distinct(rows.iter().copied(), "list_length");
    let first_number =
        |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse::<u32>().ok());
    order.sort_by_key(|text| first_number(text));
    let x = json!({
        "field": "ranks", "type": "ordinal", "sort": order, "title": format!("Contiguous ranks in {focus}"),
        "axis": { "labelAngle": 0, "orient": "top", "domain": false, "ticks": false }
    });
    let pointed = estimate_tips(&[("strength", "Strength", ""), ("ranks", "Ranks", "")], "Match rate", PERCENT, false);
    let mut chart = Chart {
        id: "strength-ranks",
        title: format!("Matching in {focus}, by strength and length of the list"),
        shows: format!(
            "Of those who rank {focus}, the share who match in it, by fifths of their strength and by their number of contiguous ranks in it."
        ),
        certainty: format!("{CERTAINTY} Empty cells are combinations that never occurred."),
        columns: [
            vec![Column::text("strength", "Strength"), Column::text("ranks", "Ranks")],
            estimate_columns("Match rate", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: heatmap(&x, &side(false), "estimate", ".0%", &pointed),
    };
    for row in &rows {
        if let Some(strength) = strength_name(row.text("strength_quintile")) {
            chart.push(&[strength, row.text("list_length")], row);
        }
    }
    chart.if_any()
}
