//! The choices that applicants obtain.

use serde_json::json;

use crate::chart::{Chart, Column, estimate_columns};
use crate::marks::{PERCENT, bars, estimate_tips, measure};
use crate::records::distinct;
use crate::run::Run;
use crate::wording::{listed, share};

/// The share who obtain each choice, of those who prefer the focus and of all applicants.
pub(super) fn obtained(run: &Run) -> Option<Chart> {
    let groups = [format!("prefer {}", run.focus()), "all applicants".to_owned()];
    let table = run.table("choices");
    let order = distinct(table.rows(), "choice");
    let x = json!({
        "field": "choice", "type": "ordinal", "sort": order, "title": "Choice obtained",
        "axis": { "labelOverlap": "parity", "labelSeparation": 3, "labelAngle": 0 }
    });
    let pointed = estimate_tips(&[("applicants", "Applicants", ""), ("choice", "Choice", "")], "Share", PERCENT, false);
    let mut drawing = bars(&x, &measure("estimate", "Share of applicants", PERCENT), ("applicants", &groups), &pointed);
    drawing["transform"] = json!([{ "filter": "datum.choice != 'unmatched' && datum.choice != 'no list'" }]);
    let mut chart = Chart {
        id: "choices",
        title: "Choice obtained".to_owned(),
        shows: "The share of applicants who match at each rank of their list (couples: of their list of pairs)."
            .to_owned(),
        certainty: "Whiskers are 95% intervals of the Monte Carlo error.".to_owned(),
        columns: [
            vec![Column::text("applicants", "Applicants"), Column::text("choice", "Choice")],
            estimate_columns("Share", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing,
    };
    // Choices that no applicant obtains are left out at the end.
    let is_known =
        |choice: &str| table.rows().any(|row| row.text("choice") == choice && row.real("estimate") > Some(0.0));
    let last = order.iter().rposition(|choice| *choice != "unmatched" && *choice != "no list" && is_known(choice));
    let beyond: Vec<&str> = order.iter().skip(last.map_or(0, |last| last + 1)).copied().collect();
    let is_shown = |choice: &str| !beyond.contains(&choice) || choice == "unmatched" || choice == "no list";
    let mut rest = Vec::new();
    let wanted = [("preference", "focus"), ("all", "")];
    for ((group, level), words) in wanted.iter().zip(&groups) {
        for row in table.rows().filter(|row| row.text("group") == *group && row.text("level") == *level) {
            if !is_shown(row.text("choice")) {
                continue;
            }
            chart.push(&[words, row.text("choice")], &row);
            if let ("unmatched", Some(nowhere)) = (row.text("choice"), share(&row)) {
                rest.push(format!(
                    "{nowhere} of {}",
                    if *group == "all" { "all".to_owned() } else { format!("those who {words}") }
                ));
            }
        }
    }
    if !rest.is_empty() {
        chart.shows = format!("{} The rest match nowhere: {}.", chart.shows, listed(&rest));
    }
    chart.if_any()
}
