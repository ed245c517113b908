//! The rows of replicates: kept as fixed-width records while a run goes on, then written as a table.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use super::checkpoint::{NO_ROWS, continue_checksum};
use super::frame::{Frame, Values};
use crate::simulation::{Figure, Row, Simulation};

/// What stands for no value.
const NOTHING: u64 = u64::MAX;

/// Rows of one row group.
const GROUP: usize = 1_000;

/// The bytes of one record.
pub(super) fn width(simulation: &Simulation) -> usize {
    8 * (1 + simulation.main_figures().count())
}

/// Appends rows as records.
pub(super) fn encode(rows: &[Row], to: &mut Vec<u8>) {
    for row in rows {
        to.extend_from_slice(&u64::from(row.replicate).to_le_bytes());
        for value in &row.values {
            to.extend_from_slice(&value.unwrap_or(NOTHING).to_le_bytes());
        }
    }
}

/// Whether the first bytes of a file have this checksum.
pub(super) fn agrees(path: &Path, bytes: u64, checksum: u64) -> io::Result<bool> {
    let mut file = BufReader::new(File::open(path)?.take(bytes));
    let (mut buffer, mut found, mut seen) = (vec![0; 1 << 16], NO_ROWS, 0u64);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(seen == bytes && found == checksum),
            count => {
                found = continue_checksum(found, &buffer[..count]);
                seen += count as u64;
            }
        }
    }
}

/// Records of several files, each in the order of replicates, as one sequence in that order.
pub(super) struct Records {
    sources: Vec<(BufReader<File>, Option<Vec<u64>>)>,
    width: usize,
}

impl Records {
    pub(super) fn open(simulation: &Simulation, files: &[&Path]) -> io::Result<Records> {
        let width = width(simulation);
        let mut sources = Vec::new();
        for path in files {
            let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
            let first = next(&mut file, width)?;
            sources.push((file, first));
        }
        Ok(Records { sources, width })
    }

    fn next(&mut self) -> io::Result<Option<Vec<u64>>> {
        let ahead = self.sources.iter_mut().filter(|(_, record)| record.is_some());
        let Some((file, record)) = ahead.min_by_key(|(_, record)| record.as_ref().map(|record| record[0])) else {
            return Ok(None);
        };
        let following = next(file, self.width)?;
        Ok(std::mem::replace(record, following))
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

/// All rows of a file of records.
///
/// # Errors
/// When it cannot be read.
pub fn read_rows(simulation: &Simulation, path: &Path) -> io::Result<Vec<Row>> {
    let mut records = Records::open(simulation, &[path])?;
    let mut rows = Vec::new();
    while let Some(record) = records.next()? {
        let value = |&value: &u64| (value != NOTHING).then_some(value);
        let replicate = u32::try_from(record[0]).map_err(io::Error::other)?;
        rows.push(Row { replicate, values: record[1..].iter().map(value).collect() });
    }
    Ok(rows)
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
    let mut name = figure.name.to_owned();
    let keys = figure.keys.iter().map(String::as_str).filter(|&key| !key.is_empty() && key != "all");
    for part in keys.flat_map(|key| key.split(|c: char| !c.is_alphanumeric())).filter(|part| !part.is_empty()) {
        name.push('_');
        name.push_str(&part.to_lowercase());
    }
    name
}
