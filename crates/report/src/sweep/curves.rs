//! A sweep of one field: figures as curves.

use serde_json::{Value, json};

use super::Drawn;
use super::axes::{Axis, base, columns, fill};
use crate::chart::{Chart, Column, Form, estimate_columns};
use crate::marks::{INK, PERCENT, drawing, end, estimate_tips, lines, measure, tips};
use crate::records::{Record, distinct};
use crate::run::Run;
use matchday_study::figures::{FigureId, HEADLINE};

const BAND: &str = "The band is the 95% interval of the Monte Carlo error at each point. Differences between points are more precise, since all \
                    points play the same seasons (column \"Against base\").";

/// The point that the others are compared with, such as `signals.gold = 6`.
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
            "The figure at each value of {}. Differences are against {}. The vertical axis may not start at 0.",
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

/// The paired differences of the headline from the base.
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
        certainty: "The band is the 95% interval of the Monte Carlo error of the difference, between the same seasons at both points."
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
    let wanted = [("figure", FigureId::MatchRateFocus.name()), ("group", "type")];
    let rows: Vec<Record> = run.table("sweep").matching(&wanted).collect();
    let types: Vec<String> = distinct(rows.iter().copied(), "level").into_iter().map(str::to_owned).collect();
    let pointed =
        estimate_tips(&[("type", "Type", ""), ("value", &axis.name, axis.format())], "Match rate", PERCENT, false);
    let y = free("estimate", json!("Match rate"), PERCENT);
    let mut chart = Chart {
        id: "match-rates",
        title: format!("Match rate in {} by type of applicant", run.focus()),
        shows: format!(
            "Of the applicants of each type who rank {}, the share who match in it, at each value of {}.",
            run.focus(),
            axis.name
        ),
        certainty: "Bands are 95% intervals of the Monte Carlo error.".to_owned(),
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
