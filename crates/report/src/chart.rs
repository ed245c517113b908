//! A chart: its description, its rows as a table, and its drawing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::records::Record;
use crate::wording::signed;
use matchday_study::numbers::{error, percent, points, signed_points, tenth};

/// The number format of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// Words.
    Text,
    /// A share, in percent.
    Share,
    /// The error of a share, in percentage points.
    ShareError,
    /// A difference of shares, in percentage points.
    Points,
    /// Any number.
    Number,
    /// The error of a number.
    NumberError,
    /// A difference of numbers.
    Signed,
}

/// A column of a chart's rows.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its name in the CSV and in the drawing.
    pub(super) name: String,
    /// Its heading.
    pub(super) heading: String,
    /// Its number format.
    pub(super) form: Form,
}

impl Column {
    pub(super) fn new(name: &str, heading: &str, form: Form) -> Column {
        Column { name: name.to_owned(), heading: heading.to_owned(), form }
    }

    pub(super) fn text(name: &str, heading: &str) -> Column {
        Column::new(name, heading, Form::Text)
    }
}

/// The columns of an estimate: value, Monte Carlo standard error, 95% interval and, if asked for, the range of 90% of seasons.
pub(super) fn estimate_columns(heading: &str, is_share: bool, has_luck: bool) -> Vec<Column> {
    let (value, spread) = if is_share { (Form::Share, Form::ShareError) } else { (Form::Number, Form::NumberError) };
    let mut columns = vec![
        Column::new("estimate", heading, value),
        Column::new("mcse", "± error", spread),
        Column::new("ci_low", "95% from", value),
        Column::new("ci_high", "to", value),
    ];
    if has_luck {
        columns.push(Column::new("p05", "90% of seasons from", value));
        columns.push(Column::new("p95", "to", value));
    }
    columns
}

/// A chart with its table.
#[derive(Clone, Debug)]
pub(super) struct Chart {
    /// Its anchor, unique among the charts of a run.
    pub(super) id: &'static str,
    /// Its heading.
    pub(super) title: String,
    /// A description, in a sentence or two.
    pub(super) shows: String,
    /// What its error bars or bands mean.
    pub(super) certainty: String,
    /// The columns of its rows.
    pub(super) columns: Vec<Column>,
    /// Its rows.
    pub(super) rows: Vec<Vec<String>>,
    /// Its drawing: Vega-Lite without data.
    pub(super) drawing: Value,
}

impl Chart {
    /// Adds a row: these words first, then the record's values for the remaining columns.
    pub(super) fn push(&mut self, words: &[&str], record: &Record) {
        let rest = self.columns.iter().skip(words.len()).map(|column| record.text(&column.name).to_owned());
        self.rows.push(words.iter().map(|word| (*word).to_owned()).chain(rest).collect());
    }

    /// The chart, unless it has no rows.
    pub(super) fn if_any(self) -> Option<Chart> {
        (!self.rows.is_empty()).then_some(self)
    }

    /// The drawing with its rows, as Vega-Lite in JSON that can stand inside an HTML page.
    pub(super) fn json(&self) -> String {
        let mut drawing = self.drawing.clone();
        let values: Vec<Value> = self.rows.iter().map(|row| self.object(row)).collect();
        self.set_height(&mut drawing);
        self.leave_out_unknown(&mut drawing);
        drawing["data"] = serde_json::json!({ "values": values });
        drawing["description"] = format!("{}. {}", self.title, self.shows).into();
        // "</script>" must not occur, not even in the title of a scenario.
        drawing.to_string().replace('<', "\\u003c")
    }

    /// Converts a height in steps to pixels, by the number of names and of groups within them.
    fn set_height(&self, drawing: &mut Value) {
        let Some(step) = drawing["height"]["step"].as_u64() else { return };
        let count = |channel: &str| {
            let field = drawing["encoding"][channel]["field"].as_str();
            let at = field.and_then(|field| self.columns.iter().position(|column| column.name == field));
            let mut levels: Vec<&str> =
                at.map_or(Vec::new(), |at| self.rows.iter().map(|row| row[at].as_str()).collect());
            levels.sort_unstable();
            levels.dedup();
            levels.len().max(1) as u64
        };
        let between = if drawing["encoding"]["yOffset"].is_null() { 0 } else { 14 };
        drawing["height"] = (count("y") * (count("yOffset") * step + between)).into();
    }

    /// Removes layers whose numbers are missing from every row, such as the intervals of a single replicate.
    fn leave_out_unknown(&self, drawing: &mut Value) {
        let is_unknown = |field: &str| {
            let at = self.columns.iter().position(|column| column.name == field && column.form != Form::Text);
            at.is_some_and(|at| self.rows.iter().all(|row| row[at].is_empty()))
        };
        if let Some(layers) = drawing["layer"].as_array_mut() {
            layers.retain(|layer| {
                let fields = ["x", "x2", "y", "y2"].map(|channel| layer["encoding"][channel]["field"].as_str());
                !fields.into_iter().flatten().any(is_unknown)
            });
        }
    }

    fn object(&self, row: &[String]) -> Value {
        let fields = self.columns.iter().zip(row).map(|(column, cell)| {
            let number = if column.form == Form::Text { None } else { cell.parse::<f64>().ok() };
            let value = match number {
                Some(number) => number.into(),
                None if column.form == Form::Text => cell.as_str().into(),
                None => Value::Null,
            };
            (column.name.clone(), value)
        });
        Value::Object(fields.collect::<Map<String, Value>>())
    }

    /// The rows as CSV, in a `data:` address.
    pub(super) fn csv_address(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let names = self.columns.iter().map(|column| column.name.as_str());
        let written =
            writer.write_record(names).and_then(|()| self.rows.iter().try_for_each(|row| writer.write_record(row)));
        written.expect("a row of memory has as many cells as there are columns");
        let bytes = writer.into_inner().expect("memory can be written");
        format!("data:text/csv;charset=utf-8;base64,{}", STANDARD.encode(bytes))
    }

    /// The rows with formatted numbers.
    pub(super) fn cells(&self) -> Vec<Vec<Cell>> {
        let cell = |(column, text): (&Column, &String)| Cell::of(column.form, text);
        self.rows.iter().map(|row| self.columns.iter().zip(row).map(cell).collect()).collect()
    }
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Cell {
    /// The text shown.
    pub(super) text: String,
    /// The key to sort by.
    pub(super) sort: String,
    /// Whether it is a number, which is aligned right.
    pub(super) is_number: bool,
}

impl Cell {
    fn of(form: Form, text: &str) -> Cell {
        let number: Option<f64> = text.parse().ok();
        let words = match (form, number) {
            (Form::Text, _) | (_, None) => text.to_owned(),
            (Form::Share, Some(number)) => percent(number),
            (Form::ShareError, Some(number)) => points(number),
            (Form::Points, Some(number)) => signed_points(number),
            (Form::Number, Some(number)) => tenth(number),
            (Form::NumberError, Some(number)) => error(number),
            (Form::Signed, Some(number)) => signed(number),
        };
        Cell { text: words, sort: text.to_owned(), is_number: form != Form::Text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_ends_in_a_drawing() {
        let chart = Chart {
            id: "a",
            title: "</script><script>alert(1)</script>".to_owned(),
            shows: String::new(),
            certainty: String::new(),
            columns: vec![Column::text("a", "A"), Column::new("n", "N", Form::Share)],
            rows: vec![vec!["</script>".to_owned(), "0.25".to_owned()], vec!["b".to_owned(), String::new()]],
            drawing: serde_json::json!({}),
        };
        let json = chart.json();
        assert!(!json.contains('<'));
        let read: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["data"]["values"][0], serde_json::json!({ "a": "</script>", "n": 0.25 }));
        assert_eq!(read["data"]["values"][1]["n"], Value::Null);
        assert_eq!(chart.cells()[0][1], Cell { text: "25.0%".into(), sort: "0.25".into(), is_number: true });
        assert_eq!(
            chart.csv_address(),
            format!("data:text/csv;charset=utf-8;base64,{}", STANDARD.encode("a,n\n</script>,0.25\nb,\n"))
        );
    }
}
