//! Who gains and who loses.

use serde_json::json;

use super::variants;
use crate::chart::{Chart, Column, Form};
use crate::marks::{PERCENT, forest, ticks, tips};
use crate::run::Run;
use matchday_study::figures::FigureId;

/// The shares who are better and worse off in each variant, by their own lists.
pub(super) fn who(run: &Run) -> Option<Chart> {
    let variants = variants(run);
    let pointed = tips(&[
        ("people", "Applicants", ""),
        ("variant", "Variant", ""),
        ("outcome", "Outcome", ""),
        ("estimate", "Share", PERCENT),
        ("mcse", "± error", ".2%"),
        ("ci_low", "95% interval from", PERCENT),
        ("ci_high", "to", PERCENT),
    ]);
    let outcomes = ["better off", "worse off"].map(str::to_owned);
    // Losses to the left.
    let side = |field: &str| format!("datum.outcome == 'worse off' ? -datum.{field} : datum.{field}");
    let x = json!({
        "field": "sided", "type": "quantitative", "title": "worse off ← applicants → better off",
        "axis": { "tickCount": ticks(), "labelExpr": "format(abs(datum.value), '.2~%')" }
    });
    let mut drawn = forest("people", ("variant", &variants), &x, ["sided_low", "sided_high"], &pointed);
    drawn["transform"] = json!([
        { "calculate": side("estimate"), "as": "sided" },
        { "calculate": side("ci_low"), "as": "sided_low" },
        { "calculate": side("ci_high"), "as": "sided_high" }
    ]);
    let mut chart = Chart {
        id: "movers",
        title: "Who gains and who loses".to_owned(),
        shows: "The share of applicants who match at a program they prefer to that of the base (to the right), or like less (to the left), by their own list."
            .to_owned(),
        certainty: "Bars are 95% intervals of the Monte Carlo error.".to_owned(),
        columns: vec![
            Column::text("people", "Applicants"),
            Column::text("outcome", "Outcome"),
            Column::text("variant", "Variant"),
            Column::new("estimate", "Share", Form::Share),
            Column::new("mcse", "± error", Form::ShareError),
            Column::new("ci_low", "95% from", Form::Share),
            Column::new("ci_high", "to", Form::Share),
        ],
        rows: Vec::new(),
        drawing: drawn,
    };
    for row in run.table("movers").rows() {
        let people = match (row.text("group"), row.text("level")) {
            ("all", _) => "all applicants".to_owned(),
            ("preference", "focus") => format!("prefer {}", run.focus()),
            ("preference", "none") => "no preference".to_owned(),
            ("preference", _) => "prefer another".to_owned(),
            (_, level) => level.to_owned(),
        };
        let at = [FigureId::Better, FigureId::Worse].iter().position(|figure| figure.name() == row.text("figure"));
        if let Some(at) = at {
            chart.push(&[&people, &outcomes[at]], &row);
        }
    }
    chart.if_any()
}
