//! The swept fields: their values and meanings, and the parts that charts over them share.

use serde_json::{Value, json};

use super::Drawn;
use crate::chart::{Chart, Column, Form, estimate_columns};
use crate::figure_words::is_figure;
use crate::marks::{PERCENT, PLAIN, ticks};
use crate::records::Record;
use crate::run::Run;
use matchday_model::scenario::{Override, field_of};
use matchday_study::figures::{FigureId, Unit};

/// A swept field.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// Its path, as it was typed.
    pub(super) name: String,
    /// Whether all its values are numbers.
    pub(super) is_numeric: bool,
}

/// The columns of `points` that are not fields.
const KNOWN: [&str; 4] = ["point", "is_base", "scenario_sha256", "replicates"];

/// All swept fields.
pub(super) fn axes(run: &Run) -> Vec<Axis> {
    let table = run.table("points");
    let names = table.columns().iter().filter(|name| !KNOWN.contains(&name.as_str()));
    names
        .map(|name| Axis { name: name.clone(), is_numeric: table.rows().all(|row| row.real(name).is_some()) })
        .collect()
}

/// The point that the others are compared with.
pub(super) fn base(run: &Run) -> Option<Record<'_>> {
    run.table("points").rows().find(|row| row.text("is_base") == "true")
}

/// `signals.gold = 6, invitations.cap = 14`.
pub(super) fn values(axes: &[Axis], row: &Record) -> String {
    let parts: Vec<String> = axes.iter().map(|axis| format!("{} = {}", axis.name, row.text(&axis.name))).collect();
    parts.join(", ")
}

/// A sentence on each field that is known.
pub(super) fn meanings(axes: &[Axis]) -> Vec<String> {
    let meaning = |axis: &Axis| {
        let set = Override::parse(&format!("{}=0", axis.name)).ok()?;
        let field = field_of(set.path())?;
        Some(format!("{}: {}", axis.name, field.first_sentence()))
    };
    axes.iter().take(4).filter_map(meaning).collect()
}

impl Axis {
    /// The axis of a chart.
    pub(super) fn encoding(&self, field: &str) -> Value {
        if self.is_numeric {
            json!({
                "field": field, "type": "quantitative", "title": self.name,
                "scale": { "zero": false, "nice": false }, "axis": { "tickCount": ticks() }
            })
        } else {
            json!({ "field": field, "type": "ordinal", "sort": null, "title": self.name, "axis": { "labelAngle": 0 } })
        }
    }

    /// The format of its values in tooltips.
    pub(super) fn format(&self) -> &'static str {
        if self.is_numeric { PLAIN } else { "" }
    }

    /// Its column in a table.
    pub(super) fn column(&self, field: &str) -> Column {
        Column::new(field, &self.name, if self.is_numeric { Form::Number } else { Form::Text })
    }
}

impl Drawn<'_> {
    /// Whether it is a share.
    pub(super) fn is_share(&self) -> bool {
        self.figure.0.unit() == Unit::Share
    }

    /// The format of its values.
    pub(super) fn format(&self) -> &'static str {
        if self.is_share() { PERCENT } else { PLAIN }
    }
}

/// The columns of a figure over these fields, each with its column name.
pub(super) fn columns(axes: &[(&Axis, &str)], drawn: &Drawn) -> Vec<Column> {
    let mut columns: Vec<Column> = axes.iter().map(|(axis, field)| axis.column(field)).collect();
    columns.extend(estimate_columns("Estimate", drawn.is_share(), false));
    let (change, spread) =
        if drawn.is_share() { (Form::Points, Form::ShareError) } else { (Form::Signed, Form::NumberError) };
    columns.push(Column::new("difference", "Against base", change));
    columns.push(Column::new("difference_mcse", "± error", spread));
    columns
}

/// Adds the rows of a figure, with the values of these fields first.
pub(super) fn fill(chart: &mut Chart, run: &Run, axes: &[&Axis], figure: (FigureId, [&str; 2])) {
    for row in run.table("sweep").rows().filter(|row| is_figure(row, figure)) {
        let values: Vec<&str> = axes.iter().map(|axis| row.text(&axis.name)).collect();
        chart.push(&values, &row);
    }
}
