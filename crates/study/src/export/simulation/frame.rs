//! A table in columns, before it becomes CSV, Parquet or JSON.

use std::io;

/// The values of a column; `None` is an empty field.
#[derive(Clone, PartialEq, Debug)]
pub enum Values {
    /// Text.
    Text(Vec<String>),
    /// Whole numbers.
    Integer(Vec<Option<i64>>),
    /// Real numbers.
    Real(Vec<Option<f64>>),
}

/// A column.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its values.
    pub values: Values,
}

/// A table: columns of the same length.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Frame {
    /// The columns.
    pub columns: Vec<Column>,
}

impl Values {
    fn len(&self) -> usize {
        match self {
            Values::Text(values) => values.len(),
            Values::Integer(values) => values.len(),
            Values::Real(values) => values.len(),
        }
    }

    fn field(&self, row: usize) -> String {
        match self {
            Values::Text(values) => values[row].clone(),
            Values::Integer(values) => values[row].map_or(String::new(), |value| value.to_string()),
            Values::Real(values) => values[row].map_or(String::new(), decimal),
        }
    }
}

/// A number with at most six decimals and without trailing zeros.
#[must_use]
pub fn decimal(value: f64) -> String {
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

impl Frame {
    /// A table with these columns.
    #[must_use]
    pub fn new(columns: impl IntoIterator<Item = (String, Values)>) -> Frame {
        Frame { columns: columns.into_iter().map(|(name, values)| Column { name, values }).collect() }
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.values.len())
    }

    /// Writes the table as CSV, with or without the header.
    ///
    /// # Errors
    /// If the writer fails.
    pub fn write_csv(&self, to: impl io::Write, has_names: bool) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(to);
        if has_names {
            csv.write_record(self.columns.iter().map(|column| column.name.as_str()))?;
        }
        for row in 0..self.rows() {
            csv.write_record(self.columns.iter().map(|column| column.values.field(row)))?;
        }
        csv.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([0.5, 12.0, 1.0 / 3.0, -0.000_000_1, 1e6].map(decimal), ["0.5", "12", "0.333333", "0", "1000000"]);
    }

    #[test]
    fn a_frame_becomes_csv() {
        let frame = Frame::new([
            ("name".to_owned(), Values::Text(vec!["a,b".to_owned(), String::new()])),
            ("n".to_owned(), Values::Integer(vec![Some(1), None])),
            ("x".to_owned(), Values::Real(vec![None, Some(0.25)])),
        ]);
        let mut bytes = Vec::new();
        frame.write_csv(&mut bytes, true).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "name,n,x\n\"a,b\",1,\n,,0.25\n");
    }
}
