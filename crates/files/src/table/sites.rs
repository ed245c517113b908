//! Where the rows of a file start, so that whatever came of a row can be traced to it.

use super::columns::Columns;
use crate::faults::Spot;

/// Row starts of one file, one entry for each thing that was read from it.
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

    /// A column in the row of a thing.
    pub(crate) fn spot(&self, thing: usize, column: usize) -> Spot {
        self.rows.get(thing).map_or(Spot::File(self.file), |&row| self.columns.spot(column, row))
    }

    /// A column in the row that starts at a byte.
    pub(crate) fn spot_at(&self, row: u32, column: usize) -> Spot {
        self.columns.spot(column, row)
    }
}
