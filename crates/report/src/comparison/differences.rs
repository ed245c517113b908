//! Differences of the summary's figures between base and variants.

use serde_json::Value;

use super::variants;
use crate::chart::{Chart, Column, Form};
use crate::figure_words::named;
use crate::marks::{self, PERCENT, PLAIN, measure, tips};
use crate::records::Record;
use crate::run::Run;

pub(super) fn columns(first: &str, is_share: bool) -> Vec<Column> {
    let (value, change, spread) = if is_share {
        (Form::Share, Form::Points, Form::ShareError)
    } else {
        (Form::Number, Form::Signed, Form::NumberError)
    };
    vec![
        Column::text("what", first),
        Column::text("variant", "Variant"),
        Column::new("base", "Base", value),
        Column::new("variant_estimate", "Variant", value),
        Column::new("difference", "Difference", change),
        Column::new("mcse", "± error", spread),
        Column::new("ci_low", "95% from", change),
        Column::new("ci_high", "to", change),
    ]
}

/// Differences with their intervals, one row per figure or program.
pub(super) fn forest(first: &str, variants: &[String], title: &str, is_share: bool) -> Value {
    let (precise, spread, plain) = if is_share { ("+.2%", ".2%", PERCENT) } else { ("+,.3~g", ",.3~g", PLAIN) };
    let pointed = tips(&[
        ("what", first, ""),
        ("variant", "Variant", ""),
        ("base", "Base", plain),
        ("variant_estimate", "Variant", plain),
        ("difference", "Difference", precise),
        ("mcse", "± error", spread),
        ("ci_low", "95% interval from", precise),
        ("ci_high", "to", precise),
    ]);
    marks::forest(
        "what",
        ("variant", variants),
        &measure("difference", title, precise),
        ["ci_low", "ci_high"],
        &pointed,
    )
}

pub(super) const PAIRED: &str = "Bars are 95% intervals of the Monte Carlo error, of differences between the same seasons in base and variant. If a bar does \
                      not touch zero, the difference in the model is unlikely to be chance; whether the model is right is another question.";

/// Shares, in percentage points.
pub(super) fn shares(run: &Run) -> Option<Chart> {
    let wanted = |row: &Record| match (row.text("figure"), row.text("group")) {
        ("ends_in_focus" | "ends_in_alternative" | "ends_in_nothing" | "first_choice", "preference") => {
            row.text("level") == "focus"
        }
        ("match_rate_focus", "type" | "all") => true,
        ("fill_rate", "specialty") => [run.focus(), run.alternative()].contains(&row.text("level")),
        _ => false,
    };
    let mut chart = Chart {
        id: "differences",
        title: "Changes against the base".to_owned(),
        shows: "Differences of shares, variant minus base, in percentage points.".to_owned(),
        certainty: PAIRED.to_owned(),
        columns: columns("Figure", true),
        rows: Vec::new(),
        drawing: forest("Figure", &variants(run), "Difference (points)", true),
    };
    for row in run.table("comparison").rows().filter(|row| row.text("table") == "summary" && wanted(row)) {
        chart.push(&[&named(run, &row)], &row);
    }
    chart.if_any()
}

/// Counts and means.
pub(super) fn counts(run: &Run) -> Option<Chart> {
    let wanted = |row: &Record| {
        let specialty = [run.focus(), run.alternative()].contains(&row.text("level"));
        match (row.text("figure"), row.text("group")) {
            ("ranks_per_position" | "deepest_rank" | "filled" | "positions", "specialty") => specialty,
            ("interviews_each" | "applications_each", "specialty") => row.text("level") == run.focus(),
            _ => false,
        }
    };
    let mut chart = Chart {
        id: "differences-counts",
        title: "Positions, ranks and interviews".to_owned(),
        shows: "Differences of counts and means, variant minus base: positions per season, ranks, and interviews and applications per applicant."
            .to_owned(),
        certainty: PAIRED.to_owned(),
        columns: columns("Figure", false),
        rows: Vec::new(),
        drawing: forest("Figure", &variants(run), "Difference", false),
    };
    for row in run.table("comparison").rows().filter(|row| row.text("table") == "summary" && wanted(row)) {
        chart.push(&[&named(run, &row)], &row);
    }
    chart.if_any()
}
