//! Differences of the summary's figures between base and variants.

use serde_json::Value;

use super::variants;
use crate::chart::{Chart, Column, Form};
use crate::figure_words::{figure_of, named, specialties};
use crate::marks::{self, PERCENT, PLAIN, measure, tips};
use crate::records::Record;
use crate::run::Run;
use matchday_study::figures::{Place, Unit};

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

/// The rows of figures that are shown here: those that are shares, or all others.
fn wanted(run: &Run, is_share: bool) -> impl Iterator<Item = Record<'_>> {
    let specialties = specialties(run);
    run.table("comparison").rows().filter(move |row| {
        let figure =
            figure_of(row).filter(|id| row.text("table") == "summary" && (id.unit() == Unit::Share) == is_share);
        let places = figure.map_or(&[][..], |id| id.definition().shown);
        places.iter().any(|place| match place {
            Place::Differences(of) => of.iter().any(|one| one.is(&specialties, row.text("group"), row.text("level"))),
            _ => false,
        })
    })
}

/// Shares, in percentage points.
pub(super) fn shares(run: &Run) -> Option<Chart> {
    let mut chart = Chart {
        id: "differences",
        title: "Changes against the base".to_owned(),
        shows: "Differences of shares, variant minus base, in percentage points.".to_owned(),
        certainty: PAIRED.to_owned(),
        columns: columns("Figure", true),
        rows: Vec::new(),
        drawing: forest("Figure", &variants(run), "Difference (points)", true),
    };
    for row in wanted(run, true) {
        chart.push(&[&named(run, &row)], &row);
    }
    chart.if_any()
}

/// Counts and means.
pub(super) fn counts(run: &Run) -> Option<Chart> {
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
    for row in wanted(run, false) {
        chart.push(&[&named(run, &row)], &row);
    }
    chart.if_any()
}
