//! The rows of replicates, kept as records of fixed width during a run.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use super::checkpoint::{NO_ROWS, continue_checksum};

/// The main figures of one replicate; see [`Figure::value`](crate::simulation::Figure::value). `None` if the whole was 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The replicate.
    pub replicate: u32,
    /// One value for each main figure.
    pub values: Vec<Option<u64>>,
}

/// Marks a missing value in a record.
pub(crate) const NOTHING: u64 = u64::MAX;

/// The number of words of one record: the replicate and its values.
pub(crate) fn record_width(values: usize) -> usize {
    1 + values
}

/// Encodes rows as records.
pub(crate) fn encode(rows: &[Row]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for row in rows {
        bytes.extend_from_slice(&u64::from(row.replicate).to_le_bytes());
        for value in &row.values {
            bytes.extend_from_slice(&value.unwrap_or(NOTHING).to_le_bytes());
        }
    }
    bytes
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

/// Reads all rows of a file whose records have this many values.
///
/// # Errors
/// If the file cannot be read.
pub fn read_rows(path: &Path, values: usize) -> io::Result<Vec<Row>> {
    let bytes = std::fs::read(path)?;
    let words: Vec<u64> = bytes.as_chunks::<8>().0.iter().map(|&word| u64::from_le_bytes(word)).collect();
    let row = |record: &[u64]| {
        let values = record[1..].iter().map(|&value| (value != NOTHING).then_some(value)).collect();
        Ok(Row { replicate: u32::try_from(record[0]).map_err(io::Error::other)?, values })
    };
    words.chunks_exact(record_width(values)).map(row).collect()
}
