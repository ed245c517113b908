//! Where the applicant matches, and at which rank.

use serde_json::json;

use super::{around, find, words};
use crate::chart::{Chart, Column, Form, estimate_columns};
use crate::marks::{INK, PERCENT, dots, drawing, estimate_tips, measure, tips};
use crate::run::Run;
use matchday_study::odds::POSITIONS;

const ERROR: &str = "Bars are 95% intervals of the simulation's own error only: how much hangs on guesses is far more.";

/// The odds of each outcome.
pub(super) fn outcomes(run: &Run) -> Chart {
    let mut chart = Chart {
        id: "odds",
        title: "Where the applicant matches".to_owned(),
        shows: "The odds of each outcome, over seasons of the model and over the applicant's own luck.".to_owned(),
        certainty: ERROR.to_owned(),
        columns: [vec![Column::text("outcome", "Outcome")], estimate_columns("Odds", true, false)].concat(),
        rows: Vec::new(),
        drawing: dots(
            "outcome",
            None,
            &measure("estimate", "Odds", PERCENT),
            &estimate_tips(&[("outcome", "Outcome", "")], "Odds", PERCENT, false),
            false,
        ),
    };
    for (outcome, words) in words(run) {
        let row = find(run, outcome).filter(|row| !outcome.ends_with("other") || row.real("estimate") > Some(0.0));
        if let Some(row) = row {
            chart.push(&[&words], &row);
        }
    }
    chart
}

/// The odds down the list.
pub(super) fn ranks(run: &Run) -> Option<Chart> {
    let pointed = tips(&[
        ("rank", "Rank", ""),
        ("matched", "Match here", PERCENT),
        ("matched_mcse", "± error", ".2%"),
        ("ci_low", "95% interval from", PERCENT),
        ("ci_high", "to", PERCENT),
        ("reached", "Come so far", PERCENT),
        ("once_reached", "Match here once so far", PERCENT),
    ]);
    let mut order: Vec<String> = Vec::new();
    // The last rank that is told apart stands for all behind it.
    let last = POSITIONS.to_string();
    let name = |rank: &str| if rank == last { format!("{rank} and later") } else { rank.to_owned() };
    let is_of_pairs = find(run, "both").is_some();
    let share = |name: &str, heading: &str| Column::new(name, heading, Form::Share);
    let mut chart = Chart {
        id: "ranks",
        title: if is_of_pairs { "Down the list of pairs" } else { "Down the list" }.to_owned(),
        shows: format!(
            "The odds to match at each rank of the {}. The table also has how often it comes so far, and the odds to match there once it has.",
            if is_of_pairs { "couple's list of pairs" } else { "applicant's list" }
        ),
        certainty: "Whiskers are ±1.96 standard errors of the simulation.".to_owned(),
        columns: vec![
            Column::text("rank", "Rank"),
            share("matched", "Match here"),
            Column::new("matched_mcse", "± error", Form::ShareError),
            share("ci_low", "95% from"),
            share("ci_high", "to"),
            share("reached", "Come so far"),
            share("once_reached", "Match here once so far"),
        ],
        rows: Vec::new(),
        drawing: json!(null),
    };
    for row in run.table("positions").rows() {
        let [low, high] = around(row.real("matched")?, row.real("matched_mcse"));
        let rank = name(row.text("rank"));
        order.push(rank.clone());
        let cells = [
            rank.as_str(),
            row.text("matched"),
            row.text("matched_mcse"),
            &low,
            &high,
            row.text("reached"),
            row.text("once_reached"),
        ];
        chart.rows.push(cells.map(str::to_owned).to_vec());
    }
    let mut low = measure("ci_low", "", PERCENT);
    low["title"] = json!("Odds to match here");
    chart.drawing = drawing(
        json!(280),
        json!({
            "encoding": { "x": {
                "field": "rank", "type": "ordinal", "sort": order, "title": "Rank on the list",
                "axis": { "labelAngle": 0, "labelOverlap": "parity", "labelSeparation": 3 }
            } },
            "layer": [
                { "mark": { "type": "bar", "style": "bars" }, "encoding": { "y": measure("matched", "Odds to match here", PERCENT), "tooltip": pointed } },
                { "mark": { "type": "rule", "style": "whisker", "color": INK }, "encoding": { "y": low, "y2": { "field": "ci_high" } } }
            ]
        }),
    );
    Some(chart)
}
