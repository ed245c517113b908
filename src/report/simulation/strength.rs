//! Who matches where, by strength.

use serde_json::{Value, json};

use super::rates::some;
use crate::report::chart::{Chart, Column, estimate_columns};
use crate::report::marks::{PERCENT, estimate_tips, heatmap};
use crate::report::run::Run;

const QUINTILES: [&str; 5] = ["strongest fifth", "4th fifth", "3rd fifth", "2nd fifth", "weakest fifth"];

fn quintile_name(quintile: &str) -> Option<&'static str> {
    let number: usize = quintile.parse().ok()?;
    QUINTILES.get(5_usize.checked_sub(number)?).copied()
}

fn side() -> Value {
    json!({ "field": "strength", "type": "ordinal", "sort": QUINTILES, "title": null, "axis": { "domain": false, "ticks": false } })
}

const CERTAINTY: &str =
    "Each cell's 95% interval of the simulation's own error is shown where you point at it, and in the table.";

/// Where people of each fifth of strength match.
pub(super) fn where_they_match(run: &Run) -> Option<Chart> {
    let ends = [
        ("p_focus", run.focus().to_owned()),
        ("p_alternative", run.alternative().to_owned()),
        ("p_other", "elsewhere".to_owned()),
        ("p_nothing", "nowhere".to_owned()),
    ];
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
            "Of those who rank {}, by fifths of their strength: where they match. Each row adds up to 100%.",
            run.focus()
        ),
        certainty: CERTAINTY.to_owned(),
        columns: [
            vec![Column::text("strength", "Strength"), Column::text("matches", "Matches in")],
            estimate_columns("Share", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: heatmap(&x, &side(), "estimate", ".0%", &pointed),
    };
    let cells = [("applicant_id", ""), ("type", "all"), ("list_length", "all")];
    for row in run.table("applicants").matching(&cells) {
        let end = ends.iter().find(|(figure, words)| *figure == row.text("figure") && !words.is_empty());
        if let (Some(quintile), Some((_, words))) = (quintile_name(row.text("strength_quintile")), end) {
            chart.push(&[quintile, words], &row);
        }
    }
    some(chart)
}

/// Matching in the focus by strength and length of the list.
pub(super) fn by_list_length(run: &Run) -> Option<Chart> {
    let focus = run.focus();
    let cells = [("applicant_id", ""), ("type", "all"), ("figure", "p_focus")];
    let rows: Vec<_> =
        run.table("applicants").matching(&cells).filter(|row| row.text("list_length") != "all").collect();
    let mut order: Vec<&str> = Vec::new();
    for row in &rows {
        if !order.contains(&row.text("list_length")) {
            order.push(row.text("list_length"));
        }
    }
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
            "Of those who rank {focus}, the share who match in it, by fifths of their strength and by how many of its programs they rank in a run."
        ),
        certainty: format!("{CERTAINTY} Empty cells are combinations that never occurred."),
        columns: [
            vec![Column::text("strength", "Strength"), Column::text("ranks", "Ranks")],
            estimate_columns("Match rate", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: heatmap(&x, &side(), "estimate", ".0%", &pointed),
    };
    for row in &rows {
        if let Some(quintile) = quintile_name(row.text("strength_quintile")) {
            chart.push(&[quintile, row.text("list_length")], row);
        }
    }
    some(chart)
}
