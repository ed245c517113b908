//! What would change the odds: other fields of the applicant, or other values of the guesses.

use serde_json::json;

use super::around;
use crate::chart::{Chart, Column, Form};
use crate::marks::{PERCENT, drawing, forest, measure, names, tips};
use crate::run::Run;

/// The change of the odds if one thing about the applicant is different.
pub(super) fn what_if(run: &Run) -> Option<Chart> {
    let outcomes = [("focus", run.focus().to_owned()), ("nothing", "nowhere".to_owned())];
    let levels: Vec<String> = outcomes.iter().map(|(_, words)| words.clone()).collect();
    let pointed = tips(&[
        ("what_if", "If", ""),
        ("outcome", "Match", ""),
        ("difference", "Change of the odds", "+.2%"),
        ("mcse", "± error", ".2%"),
        ("ci_low", "95% interval from", "+.2%"),
        ("ci_high", "to", "+.2%"),
    ]);
    let x = measure("difference", "Change of the odds", "+.2%");
    let change = |name: &str, heading: &str| Column::new(name, heading, Form::Points);
    let mut chart = Chart {
        id: "what-if",
        title: "What would change the odds".to_owned(),
        shows: format!(
            "The change of the odds to match in {}, and to match nowhere, if one thing about the applicant is different, in percentage points.",
            run.focus()
        ),
        certainty: "Bars are ±1.96 Monte Carlo standard errors, with the same random draws with and without the change. The effect of a signal or a \
                    rotation follows the model's rules, including its guesses."
            .to_owned(),
        columns: vec![
            Column::text("what_if", "If"),
            Column::text("outcome", "Match"),
            change("difference", "Change"),
            Column::new("mcse", "± error", Form::ShareError),
            change("ci_low", "95% from"),
            change("ci_high", "to"),
        ],
        rows: Vec::new(),
        drawing: forest("what_if", ("outcome", &levels), &x, ["ci_low", "ci_high"], &pointed),
    };
    for row in run.table("what_if").rows() {
        if let Some((_, words)) = outcomes.iter().find(|(outcome, _)| *outcome == row.text("outcome")) {
            let [low, high] = around(row.real("difference")?, row.real("mcse"));
            let cells = [row.text("what_if"), words, row.text("difference"), row.text("mcse"), &low, &high];
            chart.rows.push(cells.map(str::to_owned).to_vec());
        }
    }
    Some(chart)
}

/// The sensitivity of the odds to guesses.
pub(super) fn guesses(run: &Run) -> Option<Chart> {
    let table = run.optional("sensitivity")?;
    let pointed = tips(&[
        ("varied", "What is drawn", ""),
        ("point", "Point", ""),
        ("focus", "Odds", PERCENT),
        ("mcse", "± error", ".2%"),
    ]);
    let mut chart = Chart {
        id: "guesses",
        title: "Sensitivity to guesses".to_owned(),
        shows: format!(
            "The odds to match in {} at several draws: of all numbers that are this project's own choices, from their plausible ranges; and, with \
             the numbers unchanged, of other institutions.",
            run.focus()
        ),
        certainty: "The table has the Monte Carlo standard error of each mark. The spread between marks is uncertainty that more seasons do not reduce."
            .to_owned(),
        columns: vec![
            Column::text("varied", "What is drawn"),
            Column::text("point", "Point"),
            Column::new("focus", "Odds", Form::Share),
            Column::new("mcse", "± error", Form::ShareError),
        ],
        rows: Vec::new(),
        drawing: drawing(
            json!({ "step": 44 }),
            json!({
                "encoding": { "y": names("varied"), "x": measure("focus", "Odds", PERCENT) },
                "layer": [{ "mark": { "type": "tick", "style": "draw" }, "encoding": { "tooltip": pointed } }]
            }),
        ),
    };
    for row in table.rows() {
        let words = if row.text("varied") == "parameters" { "numbers that are guesses" } else { "institutions" };
        chart.push(&[words], &row);
    }
    Some(chart)
}
