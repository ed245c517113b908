//! Where the applicant matches, and at which rank.

use serde_json::json;

use super::{around, find, words};
use crate::chart::{Chart, Column, Form, estimate_columns};
use crate::marks::{INK, PERCENT, dots, drawing, estimate_tips, measure, tips};
use crate::run::Run;
use matchday_study::odds::POSITIONS;

const ERROR: &str = "Bars are 95% intervals of the Monte Carlo error only. The uncertainty from guesses is far larger.";

/// The odds of each outcome.
pub(super) fn outcomes(run: &Run) -> Chart {
    let mut chart = Chart {
        id: "odds",
        title: "Where the applicant matches".to_owned(),
        shows: "The odds of each outcome, over the seasons of the model and the applicant's own luck in each."
            .to_owned(),
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

/// The odds at each rank of the list.
pub(super) fn ranks(run: &Run) -> Option<Chart> {
    let pointed = tips(&[
        ("rank", "Rank", ""),
        ("matched", "Match here", PERCENT),
        ("matched_mcse", "± error", ".2%"),
        ("ci_low", "95% interval from", PERCENT),
        ("ci_high", "to", PERCENT),
        ("reached", "Reached", PERCENT),
        ("once_reached", "Match here if reached", PERCENT),
    ]);
    let mut order: Vec<String> = Vec::new();
    // The last rank stands for itself and all later ranks.
    let last = POSITIONS.to_string();
    let name = |rank: &str| if rank == last { format!("{rank} and later") } else { rank.to_owned() };
    let is_of_pairs = find(run, "both").is_some();
    let share = |name: &str, heading: &str| Column::new(name, heading, Form::Share);
    let mut chart = Chart {
        id: "ranks",
        title: if is_of_pairs { "Odds at each rank of the list of pairs" } else { "Odds at each rank of the list" }
            .to_owned(),
        shows: format!(
            "The odds to match at each rank of the {}. The table also has the odds that a rank is reached, and those to match there if it is.",
            if is_of_pairs { "couple's list of pairs" } else { "applicant's list" }
        ),
        certainty: "Whiskers are ±1.96 Monte Carlo standard errors.".to_owned(),
        columns: vec![
            Column::text("rank", "Rank"),
            share("matched", "Match here"),
            Column::new("matched_mcse", "± error", Form::ShareError),
            share("ci_low", "95% from"),
            share("ci_high", "to"),
            share("reached", "Reached"),
            share("once_reached", "Match here if reached"),
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
