//! From application to match.

use matchday_model::scenario::Tier;
use serde_json::json;

use super::rates::DOTS;
use crate::chart::{Chart, Column, estimate_columns};
use crate::marks::{PERCENT, PLAIN, bars, dots, estimate_tips, measure};
use crate::run::Run;
use matchday_study::figures::{FigureId, Place};

/// The number of applicants at each stage.
pub(super) fn people(run: &Run) -> Option<Chart> {
    let specialties = run.specialties();
    let stages: Vec<(FigureId, &str)> = FigureId::shown(|place| match place {
        Place::Stage(words) => Some(words),
        _ => None,
    })
    .collect();
    let order: Vec<&str> = stages.iter().map(|(_, words)| *words).collect();
    let x = json!({
        "field": "stage", "type": "ordinal", "sort": order, "title": null,
        "axis": { "labelAngle": 0, "labelFontSize": { "expr": "width < 460 ? 10 : 12" },
            "labelExpr": "width < 460 && datum.label == 'interviewed' ? ['inter-', 'viewed'] : datum.label" }
    });
    let mut chart = Chart {
        id: "funnel",
        title: "From application to match".to_owned(),
        shows: "How many applicants apply to a specialty, signal any of its programs, are invited, interview, rank any of them, and match in it, per season."
            .to_owned(),
        certainty: "Whiskers are 95% intervals of the Monte Carlo error, mostly too narrow to see; the table also has the range of 90% of seasons."
            .to_owned(),
        columns: [
            vec![Column::text("specialty", "Specialty"), Column::text("stage", "Stage")],
            estimate_columns("Applicants", false, true),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: bars(
            &x,
            &measure("estimate", "Applicants", ",d"),
            ("specialty", &specialties),
            &estimate_tips(&[("specialty", "Specialty", ""), ("stage", "Stage", "")], "Applicants", PLAIN, true),
        ),
    };
    for specialty in &specialties {
        for (figure, words) in &stages {
            let wanted = [("figure", figure.name()), ("group", "specialty"), ("level", specialty.as_str())];
            for row in run.table("summary").matching(&wanted) {
                chart.push(&[specialty, words], &row);
            }
        }
    }
    chart.if_any()
}

/// Interview offers per application, with and without a signal or a tie.
pub(super) fn interviews(run: &Run) -> Option<Chart> {
    let kinds = ["Signal", "Region", "Rotation", "Home"].map(str::to_owned);
    let mut chart = Chart {
        id: "interviews",
        title: format!("Interview offers per application to {}", run.focus()),
        shows: "The share of applications that bring an invitation, with and without a signal or a tie. This is not its effect alone: applicants \
                signal programs that fit them."
            .to_owned(),
        certainty: DOTS.to_owned(),
        columns: [
            vec![Column::text("application", "Application"), Column::text("by", "By")],
            estimate_columns("Offer rate", true, true),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: json!(null),
    };
    let tiers: Vec<(&str, String)> =
        Tier::ALL.into_iter().rev().map(|tier| (tier.name(), format!("{} signal", tier.name()))).collect();
    let signals = tiers.iter().map(|(level, words)| ("signal", *level, words.as_str(), 0));
    let others = [
        ("region", "other", "other region", 1),
        ("region", "own", "own region", 1),
        ("away", "no rotation", "no away rotation", 2),
        ("away", "rotation", "away rotation", 2),
        ("home", "elsewhere", "not at home", 3),
        ("home", "home", "home program", 3),
    ];
    for (group, level, words, kind) in [("signal", "none", "no signal", 0)].into_iter().chain(signals).chain(others) {
        let wanted = [("figure", FigureId::InterviewOfferRate.name()), ("group", group), ("level", level)];
        for row in run.table("summary").matching(&wanted) {
            chart.push(&[words, &kinds[kind]], &row);
        }
    }
    let tips = estimate_tips(&[("application", "Application", ""), ("by", "By", "")], "Offer rate", PERCENT, true);
    chart.drawing =
        dots("application", None, &measure("estimate", "Interview offers per application", PERCENT), &tips, true);
    chart.if_any()
}
