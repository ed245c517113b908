//! The table of replicates, from the records kept during the run.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use super::frame::{Frame, Values};
use crate::run::{NOTHING, Row, encode, record_width};
use crate::simulation::{Figure, Simulation};

/// Rows per row group.
const GROUP: usize = 1_000;

/// The rows of a result.
#[derive(Clone, Copy, Debug)]
pub enum Rows<'a> {
    /// Files of records, each in the order of replicates.
    Files(&'a [&'a Path]),
    /// All rows, in the order of replicates.
    Memory(&'a [Row]),
}

/// Merges the records of several sources, each in the order of replicates.
pub(super) struct Records {
    sources: Vec<Source>,
    width: usize,
}

/// A source and its next record.
struct Source {
    reader: Box<dyn Read>,
    ahead: Option<Vec<u64>>,
}

impl Records {
    pub(super) fn open(simulation: &Simulation, rows: Rows) -> io::Result<Records> {
        let width = 8 * record_width(simulation.main_figures().count());
        let readers: Vec<Box<dyn Read>> = match rows {
            Rows::Memory(rows) => vec![Box::new(Cursor::new(encode(rows)))],
            Rows::Files(paths) => {
                let open = |path: &&Path| -> io::Result<Box<dyn Read>> {
                    Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)))
                };
                paths.iter().map(open).collect::<Result<_, _>>()?
            }
        };
        let mut sources = Vec::new();
        for mut reader in readers {
            let ahead = next(&mut reader, width)?;
            sources.push(Source { reader, ahead });
        }
        Ok(Records { sources, width })
    }

    fn next(&mut self) -> io::Result<Option<Vec<u64>>> {
        let ahead = self.sources.iter_mut().filter(|source| source.ahead.is_some());
        let Some(source) = ahead.min_by_key(|source| source.ahead.as_ref().map(|record| record[0])) else {
            return Ok(None);
        };
        let following = next(&mut source.reader, self.width)?;
        Ok(std::mem::replace(&mut source.ahead, following))
    }

    /// The next rows as a frame; empty at the end.
    pub(super) fn frame(&mut self, simulation: &Simulation) -> io::Result<Frame> {
        let figures: Vec<&Figure> = simulation.main_figures().map(|(_, figure)| figure).collect();
        let mut columns: Vec<Vec<Option<u64>>> = vec![Vec::new(); figures.len() + 1];
        while columns[0].len() < GROUP {
            let Some(record) = self.next()? else { break };
            for (column, value) in columns.iter_mut().zip(record) {
                column.push((value != NOTHING).then_some(value));
            }
        }
        let mut columns = columns.into_iter();
        let integers = |values: Vec<Option<u64>>| {
            Values::Integer(values.into_iter().map(|value| value.and_then(|value| i64::try_from(value).ok())).collect())
        };
        let first = columns.next().map(|numbers| ("replicate".to_owned(), integers(numbers)));
        #[allow(clippy::cast_precision_loss, reason = "parts per billion, of shares and means")]
        let values = |figure: &Figure, values: Vec<Option<u64>>| {
            let scale = figure.scale();
            let real = |value: u64| value as f64 / scale;
            if scale > 1.0 {
                Values::Real(values.into_iter().map(|value| value.map(real)).collect())
            } else {
                integers(values)
            }
        };
        let rest = figures.iter().zip(columns).map(|(figure, column)| (column_name(figure), values(figure, column)));
        Ok(Frame::new(first.into_iter().chain(rest)))
    }
}

fn next(file: &mut impl Read, width: usize) -> io::Result<Option<Vec<u64>>> {
    let mut record = vec![0; width];
    match file.read_exact(&mut record) {
        Ok(()) => {
            let words = record.as_chunks::<8>().0;
            Ok(Some(words.iter().map(|&bytes| u64::from_le_bytes(bytes)).collect()))
        }
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// `fill_rate_track_ir_c`.
fn column_name(figure: &Figure) -> String {
    let mut name = figure.name().to_owned();
    let keys = figure.keys.iter().map(String::as_str).filter(|&key| !key.is_empty() && key != "all");
    for part in keys.flat_map(|key| key.split(|c: char| !c.is_alphanumeric())).filter(|part| !part.is_empty()) {
        name.push('_');
        name.push_str(&part.to_lowercase());
    }
    name
}
