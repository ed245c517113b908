//! A sweep of two fields over a grid: a figure as a heat map.

use serde_json::{Value, json};

use super::Drawn;
use super::axes::{Axis, base, columns, fill, values};
use crate::chart::Chart;
use crate::marks::{estimate_tips, heatmap};
use crate::run::Run;
use matchday_model::scenario::path_lines;

/// Characters of an axis title per line.
const WIDTH: usize = 30;

/// A figure over both fields.
pub(super) fn heat(run: &Run, drawn: &Drawn, axes: [&Axis; 2]) -> Chart {
    let [across, upwards] = axes;
    let place = |field: &str, axis: &Axis, sort: &str| {
        let sort = if axis.is_numeric { json!(sort) } else { Value::Null };
        json!({
            "field": field, "type": "ordinal", "sort": sort, "title": path_lines(&axis.name, WIDTH),
            "axis": { "labelAngle": 0, "domain": false, "ticks": false, "labelPadding": 6 }
        })
    };
    let x = place("value", across, "ascending");
    let mut y = place("second", upwards, "descending");
    let further_lines = path_lines(&upwards.name, WIDTH).iter().skip(1).map(|_| 14).sum::<i32>();
    // The title is above the axis: upright it may be longer than the map is high.
    for (property, value) in [
        ("titleAngle", json!(0)),
        ("titleAlign", json!("left")),
        ("titleAnchor", json!("end")),
        ("titleBaseline", json!("bottom")),
        ("titleX", json!(0)),
        ("titleY", json!(-8 - further_lines)),
    ] {
        y["axis"][property] = value;
    }
    let tips = [("value", across.name.as_str(), across.format()), ("second", upwards.name.as_str(), upwards.format())];
    let compared =
        base(run).map_or("the first point".to_owned(), |base| values(&[across.clone(), upwards.clone()], &base));
    let mut chart = Chart {
        id: drawn.id,
        title: drawn.title.clone(),
        shows: format!(
            "The figure at each value of {} (across) and {} (upwards). Differences in the table are against {compared}.",
            across.name, upwards.name
        ),
        certainty: "Point at a cell for its Monte Carlo standard error and 95% interval; the table has them too."
            .to_owned(),
        columns: columns(&[(across, "value"), (upwards, "second")], drawn),
        rows: Vec::new(),
        drawing: heatmap(
            &x,
            &y,
            "estimate",
            if drawn.is_share() { drawn.format() } else { ".1f" },
            &estimate_tips(&tips, "Estimate", drawn.format(), false),
        ),
    };
    fill(&mut chart, run, &axes, drawn.figure);
    chart
}
