//! Where the rows of a file start, to trace values back to their rows.

use super::columns::Columns;
use crate::faults::Spot;

/// The row starts of one file: one entry for each value that was read from it.
#[derive(Clone, Default)]
pub(crate) struct Sites {
    pub file: u32,
    pub rows: Vec<u32>,
    columns: Columns,
}

impl Sites {
    /// No rows yet.
    pub(crate) fn new(file: u32, columns: Columns) -> Sites {
        Sites { file, rows: Vec::new(), columns }
    }

    /// The place of a column in the row of a value.
    pub(crate) fn spot(&self, value: usize, column: usize) -> Spot {
        self.rows.get(value).map_or(Spot::File(self.file), |&row| self.columns.spot(column, row))
    }

    /// The place of a column in the row that starts at a byte.
    pub(crate) fn spot_at(&self, row: u32, column: usize) -> Spot {
        self.columns.spot(column, row)
    }
}
