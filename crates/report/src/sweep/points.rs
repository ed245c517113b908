//! A sweep of many fields: every point, over each field.

use serde_json::json;

use super::Drawn;
use super::axes::{Axis, columns, fill};
use crate::chart::Chart;
use crate::marks::{drawing, end, estimate_tips, measure};
use crate::run::Run;

/// The charts, one for each field.
const IDS: [&str; 6] = ["over-1", "over-2", "over-3", "over-4", "over-5", "over-6"];

/// A figure over each of the first fields.
pub(super) fn over_each(run: &Run, drawn: &Drawn, axes: &[Axis]) -> Vec<Chart> {
    IDS.into_iter().zip(axes).map(|(id, axis)| over(run, drawn, id, axis)).collect()
}

fn over(run: &Run, drawn: &Drawn, id: &'static str, axis: &Axis) -> Chart {
    let pointed = estimate_tips(&[("value", &axis.name, axis.format())], "Estimate", drawn.format(), false);
    let mut y = measure("estimate", &drawn.title, drawn.format());
    y["scale"] = json!({ "zero": false });
    let mut chart = Chart {
        id,
        title: format!("{}, over {}", drawn.title, axis.name),
        shows: format!(
            "Every point of the sweep, over {}. The other fields vary too, which spreads the points.",
            axis.name
        ),
        certainty: "Bars are 95% intervals of the Monte Carlo error.".to_owned(),
        columns: columns(&[(axis, "value")], drawn),
        rows: Vec::new(),
        drawing: drawing(
            json!(280),
            json!({
                "encoding": { "x": axis.encoding("value") },
                "layer": [
                    { "mark": { "type": "rule", "style": "interval" }, "encoding": { "y": end(&y, "ci_low"), "y2": { "field": "ci_high" }, "strokeWidth": { "value": 6 } } },
                    { "mark": { "type": "point", "style": "dot" }, "encoding": { "y": y, "tooltip": pointed } }
                ]
            }),
        ),
    };
    fill(&mut chart, run, &[axis], drawn.figure);
    chart
}
