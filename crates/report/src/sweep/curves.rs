//! A sweep of one field: figures along it.

use serde_json::{Value, json};

use super::Drawn;
use super::axes::{Axis, base, columns, fill};
use crate::chart::{Chart, Column, Form, estimate_columns};
use crate::figure_words::HEADLINE;
use crate::marks::{INK, PERCENT, drawing, end, estimate_tips, lines, measure, tips};
use crate::records::{Record, distinct};
use crate::run::Run;

const BAND: &str = "The band is the 95% interval of the simulation's own error at each point; differences between points are surer, since all play \
                    the same seasons (columns \"against base\").";

/// `signals.gold = 6`, with which the other points are compared.
fn against(run: &Run, axis: &Axis) -> String {
    base(run).map_or("the first point".to_owned(), |base| format!("{} = {}", axis.name, base.text(&axis.name)))
}

/// An axis of estimates that need not begin at 0.
fn free(field: &str, title: Value, format: &str) -> Value {
    let mut y = measure(field, "", format);
    y["scale"] = json!({ "zero": false });
    y["title"] = title;
    y
}

/// A figure along the field.
pub(super) fn line(run: &Run, drawn: &Drawn, axis: &Axis) -> Chart {
    let Drawn { id, figure, ref title, .. } = *drawn;
    let pointed = estimate_tips(&[("value", &axis.name, axis.format())], "Estimate", drawn.format(), false);
    let mut chart = Chart {
        id,
        title: title.clone(),
        shows: format!(
            "How it changes with {}. Differences are against {}. The axis need not begin at 0.",
            axis.name,
            against(run, axis)
        ),
        certainty: BAND.to_owned(),
        columns: columns(&[(axis, "value")], drawn),
        rows: Vec::new(),
        drawing: lines(&axis.encoding("value"), &free("estimate", Value::Null, drawn.format()), None, &pointed),
    };
    fill(&mut chart, run, &[axis], figure);
    chart
}

/// How the headline differs from the base, with the error of differences between the same seasons.
pub(super) fn differences(run: &Run, axis: &Axis) -> Chart {
    let y = free("difference", Value::Null, "+.2%");
    let pointed = tips(&[
        ("value", &axis.name, axis.format()),
        ("difference", "Difference", "+.2%"),
        ("difference_mcse", "± error", ".2%"),
        ("difference_ci_low", "95% interval from", "+.2%"),
        ("difference_ci_high", "to", "+.2%"),
    ]);
    let drawn = drawing(
        json!(280),
        json!({
            "encoding": { "x": axis.encoding("value") },
            "layer": [
                { "mark": { "type": "rule", "style": "zero", "color": INK }, "encoding": { "x": null, "y": { "datum": 0 } } },
                { "mark": { "type": "area", "style": "band" }, "encoding": { "y": end(&y, "difference_ci_low"), "y2": { "field": "difference_ci_high" } } },
                { "mark": { "type": "line", "style": "line" }, "encoding": { "y": y } },
                { "mark": { "type": "point", "style": "dot", "size": 45 }, "encoding": { "y": y, "tooltip": pointed } }
            ]
        }),
    );
    let mut chart = Chart {
        id: "differences",
        title: "Difference against the base".to_owned(),
        shows: format!(
            "Change of the share of those who prefer {} who match in it, against {}, in percentage points.",
            run.focus(),
            against(run, axis)
        ),
        certainty: "The band is the 95% interval of the simulation's own error of the difference between the same seasons at both points."
            .to_owned(),
        columns: vec![
            axis.column("value"),
            Column::new("difference", "Difference", Form::Points),
            Column::new("difference_mcse", "± error", Form::ShareError),
            Column::new("difference_ci_low", "95% from", Form::Points),
            Column::new("difference_ci_high", "to", Form::Points),
        ],
        rows: Vec::new(),
        drawing: drawn,
    };
    fill(&mut chart, run, &[axis], HEADLINE);
    chart
}

/// The match rate of each type along the field.
pub(super) fn by_type(run: &Run, axis: &Axis) -> Option<Chart> {
    let rows: Vec<Record> = run.table("sweep").matching(&[("figure", "match_rate_focus"), ("group", "type")]).collect();
    let types: Vec<String> = distinct(rows.iter().copied(), "level").into_iter().map(str::to_owned).collect();
    let pointed =
        estimate_tips(&[("type", "Type", ""), ("value", &axis.name, axis.format())], "Match rate", PERCENT, false);
    let y = free("estimate", json!("Match rate"), PERCENT);
    let mut chart = Chart {
        id: "match-rates",
        title: format!("Match rate in {} by type of applicant", run.focus()),
        shows: format!(
            "Of those of each type who rank {}, the share who match in it, along {}.",
            run.focus(),
            axis.name
        ),
        certainty: "Bands are 95% intervals of the simulation's own error.".to_owned(),
        columns: [
            vec![Column::text("type", "Type"), axis.column("value")],
            estimate_columns("Match rate", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing: lines(&axis.encoding("value"), &y, Some(("type", &types)), &pointed),
    };
    for row in &rows {
        chart.push(&[row.text("level"), row.text(&axis.name)], row);
    }
    (types.len() > 1).then_some(chart)
}
