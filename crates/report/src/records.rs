//! Tables of a run folder as text, from CSV or Parquet.

#[cfg(feature = "parquet")]
use std::fs::File;
use std::path::Path;

use super::fault::RunFault;

#[cfg(feature = "parquet")]
use matchday_study::export::decimal;
#[cfg(feature = "parquet")]
use parquet::file::reader::{FileReader, SerializedFileReader};
#[cfg(feature = "parquet")]
use parquet::record::Field;

/// A table: named columns, and rows of cells as in the file.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Records {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    columns: &'a [String],
    cells: &'a [String],
}

impl Records {
    /// Reads `NAME.csv` or `NAME.parquet` of a folder; none if there is neither.
    ///
    /// # Errors
    /// The fault of the file, with its path.
    pub(super) fn read(folder: &Path, name: &str) -> Result<Option<Records>, RunFault> {
        let csv = folder.join(format!("{name}.csv"));
        if csv.is_file() {
            return Records::of_csv(&csv).map(Some);
        }
        let parquet = folder.join(format!("{name}.parquet"));
        if parquet.is_file() {
            return Records::of_parquet(&parquet).map(Some);
        }
        Ok(None)
    }

    fn of_csv(path: &Path) -> Result<Records, RunFault> {
        let failed = |error: csv::Error| {
            let line = error.position().map_or(String::new(), |position| format!(":{}", position.line()));
            let what = match error.kind() {
                csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                    format!("{len} cells, expected {expected_len}")
                }
                csv::ErrorKind::Io(error) => error.to_string(),
                _ => "not UTF-8 text".to_owned(),
            };
            RunFault::Row { path: path.to_owned(), line, what }
        };
        let mut reader = csv::Reader::from_path(path).map_err(failed)?;
        let columns = reader.headers().map_err(failed)?.iter().map(str::to_owned).collect();
        let mut rows = Vec::new();
        for row in reader.records() {
            rows.push(row.map_err(failed)?.iter().map(str::to_owned).collect());
        }
        Ok(Records { columns, rows })
    }

    #[cfg(not(feature = "parquet"))]
    fn of_parquet(path: &Path) -> Result<Records, RunFault> {
        Err(RunFault::NoParquet(path.to_owned()))
    }

    #[cfg(feature = "parquet")]
    fn of_parquet(path: &Path) -> Result<Records, RunFault> {
        let failed = |error: &dyn std::fmt::Display| RunFault::Table { path: path.to_owned(), what: error.to_string() };
        let file = File::open(path).map_err(|error| failed(&error))?;
        let reader = SerializedFileReader::new(file).map_err(|error| failed(&error))?;
        let schema = reader.metadata().file_metadata().schema_descr();
        let columns = schema.columns().iter().map(|column| column.name().to_owned()).collect();
        let mut rows = Vec::new();
        for row in reader.get_row_iter(None).map_err(|error| failed(&error))? {
            let row = row.map_err(|error| failed(&error))?;
            rows.push(row.get_column_iter().map(|(_, field)| cell(field)).collect());
        }
        Ok(Records { columns, rows })
    }

    /// Whether there is a column of this name.
    #[must_use]
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    /// The names of the columns.
    #[must_use]
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// All rows, in the order of the file.
    pub(super) fn rows(&self) -> impl Iterator<Item = Record<'_>> {
        self.rows.iter().map(|cells| Record { columns: &self.columns, cells })
    }

    /// The rows that hold these words in these columns.
    pub(super) fn matching<'a>(&'a self, wanted: &'a [(&str, &str)]) -> impl Iterator<Item = Record<'a>> {
        self.rows().filter(move |row| wanted.iter().all(|(column, word)| row.text(column) == *word))
    }
}

impl<'a> Record<'a> {
    /// The text in a column; empty if there is no such column.
    #[must_use]
    pub(super) fn text(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// The number in a column; none if the cell is empty or not a number.
    #[must_use]
    pub(super) fn real(&self, column: &str) -> Option<f64> {
        self.text(column).parse().ok().filter(|number: &f64| number.is_finite())
    }
}

/// The distinct words of a column, in order of first appearance.
pub(super) fn distinct<'a>(rows: impl IntoIterator<Item = Record<'a>>, column: &str) -> Vec<&'a str> {
    let mut words = Vec::new();
    for row in rows {
        if !words.contains(&row.text(column)) {
            words.push(row.text(column));
        }
    }
    words
}

/// A value as it is written in CSV.
#[cfg(feature = "parquet")]
fn cell(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Double(number) => decimal(*number),
        other => other.to_string(),
    }
}
