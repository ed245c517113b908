//! Convergence of the headline with the number of replicates.

use serde_json::json;
use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::chart::{Chart, Column, Form, estimate_columns};
use crate::marks::{PERCENT, PLAIN, drawing, end, estimate_tips, measure, ticks};
use crate::run::Run;

/// The column of the headline.
const HEADLINE: &str = "ends_in_focus_preference_focus";

/// Numbers of replicates at which the estimate is drawn.
const POINTS: usize = 80;

/// The estimate from the first replicates, with its interval.
pub(super) fn headline(run: &Run) -> Option<Chart> {
    let values: Vec<f64> = run.table("replicates").rows().filter_map(|row| row.real(HEADLINE)).collect();
    let x = json!({
        "field": "replicates", "type": "quantitative", "title": "Replicates",
        "scale": { "nice": false }, "axis": { "format": ",d", "tickCount": ticks() }
    });
    let mut y = measure("estimate", "Estimate", PERCENT);
    y["scale"] = json!({ "zero": false });
    let low = end(&y, "ci_low");
    let pointed = estimate_tips(&[("replicates", "Replicates", PLAIN)], "Estimate", PERCENT, false);
    let mut chart = Chart {
        id: "convergence",
        title: "Convergence of the estimate".to_owned(),
        shows: format!(
            "The share of those who prefer {} who match in it, estimated from the first replicates only. If the band at the end is wider than you \
             need, run more replicates.",
            run.focus()
        ),
        certainty:
            "The band is the 95% interval (Student's t) at each number of replicates; it is not a simultaneous band."
                .to_owned(),
        columns: [
            vec![Column::new("replicates", "Replicates", Form::Number)],
            estimate_columns("Estimate", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: drawing(
            json!(260),
            json!({
                "encoding": { "x": x },
                "layer": [
                    { "mark": { "type": "area", "style": "band" }, "encoding": { "y": low, "y2": { "field": "ci_high" } } },
                    { "mark": { "type": "line", "style": "line" }, "encoding": { "y": y } },
                    { "mark": { "type": "point", "style": "dot", "size": 20 }, "encoding": { "y": y, "tooltip": pointed } }
                ]
            }),
        ),
    };
    let (mut count, mut mean, mut squares) = (0.0_f64, 0.0_f64, 0.0_f64);
    // The first intervals are so wide that they would hide the rest.
    let first = (values.len() / POINTS).max(5);
    for (at, value) in values.iter().enumerate() {
        count += 1.0;
        let away = value - mean;
        mean += away / count;
        squares += away * (value - mean);
        let done = at + 1;
        if done >= first && (done.is_multiple_of((values.len() / POINTS).max(1)) || done == values.len()) {
            let mcse = (squares / (count - 1.0) / count).sqrt();
            let half = StudentsT::new(0.0, 1.0, count - 1.0).ok()?.inverse_cdf(0.975) * mcse;
            let ends = [mean, mcse, (mean - half).max(0.0), (mean + half).min(1.0)];
            chart.rows.push(std::iter::once(done.to_string()).chain(ends.map(|end| format!("{end:.6}"))).collect());
        }
    }
    chart.if_any()
}
