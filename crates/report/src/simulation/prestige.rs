//! Where applicants match, by strength and prestige.

use serde_json::json;

use super::strength::{CERTAINTY, side, strength_name};
use crate::chart::{Chart, Column, estimate_columns};
use crate::marks::{HUES, PERCENT, estimate_tips, heatmap};
use crate::run::Run;

/// Quarters of prestige in the table and in words; the last stands for no match in the specialty.
const PLACES: [(&str, &str); 5] =
    [("1", "lowest"), ("2", "2nd"), ("3", "3rd"), ("4", "highest"), ("not in it", NOT_IN_IT)];

const NOT_IN_IT: &str = "not in it";

/// Where the applicants to a specialty match.
pub(super) fn where_they_match(run: &Run, id: &'static str, specialty: &str) -> Option<Chart> {
    let x = json!({
        "field": "prestige", "type": "ordinal", "sort": PLACES.map(|(_, words)| words), "title": "Quarter of prestige in which they match",
        "axis": { "labelAngle": 0, "orient": "top", "domain": false, "ticks": false, "labelFontSize": { "expr": "width < 300 ? 10 : 12" } }
    });
    let pointed = estimate_tips(&[("strength", "Strength", ""), ("prestige", "Prestige", "")], "Share", PERCENT, false);
    let mut drawing = heatmap(&x, &side(true), "estimate", ".0%", &pointed);
    // On one colour scale, the share without a match would hide differences between the quarters.
    let mut beside = drawing["layer"][0].clone();
    beside["transform"] = json!([{ "filter": format!("datum.prestige == '{NOT_IN_IT}'") }]);
    beside["mark"]["fill"] = HUES[5].into();
    beside["encoding"]["fillOpacity"] = json!({ "value": 0.12 });
    drawing["layer"][0]["transform"] = json!([{ "filter": format!("datum.prestige != '{NOT_IN_IT}'") }]);
    if let Some(layers) = drawing["layer"].as_array_mut() {
        layers.insert(1, beside);
    }
    let mut chart = Chart {
        id,
        title: format!("Who matches where in {specialty}: strength by prestige"),
        shows: format!(
            "The prestige of the department at which applicants to {specialty} match, by fifths of their strength. Each quarter of prestige has a \
             quarter of the positions, as nearly as whole departments allow: if strength did not matter, all rows would be alike. Each row \
             adds up to 100%."
        ),
        certainty: CERTAINTY.to_owned(),
        columns: [
            vec![Column::text("strength", "Strength"), Column::text("prestige", "Prestige")],
            estimate_columns("Share", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing,
    };
    for row in run.table("strength_by_prestige").matching(&[("specialty", specialty)]) {
        let place = PLACES.iter().find(|(own, _)| *own == row.text("prestige_quarter"));
        if let (Some(strength), Some((_, words))) = (strength_name(row.text("strength_quintile")), place) {
            chart.push(&[strength, words], &row);
        }
    }
    chart.if_any()
}
