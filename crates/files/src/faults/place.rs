//! Places in files: offsets while reading, lines and columns in messages.

use std::sync::Arc;

use super::source::Source;
use crate::fields::Fields;

/// Where a finding is, in bytes. [`settle`] turns all spots into [`Place`]s in one pass over each file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    /// The folder itself.
    Folder,
    /// A file as a whole.
    File(u32),
    /// A byte of a file.
    Byte {
        /// The number of the file.
        file: u32,
        /// The offset of the byte.
        at: u32,
    },
    /// A field of the row that starts at a byte.
    Field {
        /// The number of the file.
        file: u32,
        /// The offset at which the row starts.
        row: u32,
        /// The number of the field in its row, from 0.
        field: u32,
    },
}

/// Where a finding is, as messages show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// The folder of the pool.
    Folder,
    /// A file as a whole, by its name inside the folder.
    File(Arc<str>),
    /// A line and a column, both from 1, the column in characters.
    At {
        /// The file's name inside the folder.
        file: Arc<str>,
        /// The line.
        line: u32,
        /// The column.
        column: u32,
    },
}

impl Place {
    /// The file's name inside the folder, if the finding is about a file.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Place::Folder => None,
            Place::File(file) | Place::At { file, .. } => Some(file),
        }
    }

    /// Writes the prefix of a message: `programs.csv:14:2: `, or nothing for the folder.
    ///
    /// # Errors
    /// When the formatter fails.
    pub fn prefix(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Folder => Ok(()),
            Place::File(file) => write!(f, "{file}: "),
            Place::At { file, line, column } => write!(f, "{file}:{line}:{column}: "),
        }
    }
}

/// Finds the lines and columns, and sorts the findings by file and place.
///
/// Reads every file once, however many findings it has.
///
/// # Panics
/// When a spot has the number of no source.
pub fn settle<T>(sources: &[Source], findings: impl IntoIterator<Item = (Spot, T)>) -> Vec<(Place, T)> {
    let mut keyed: Vec<_> = findings.into_iter().map(|(spot, what)| (key(sources, spot), what)).collect();
    keyed.sort_by_key(|&(key, _)| key);
    let mut walk: Option<Walk<'_>> = None;
    keyed
        .into_iter()
        .map(|((file, at), what)| {
            let Some(source) = file.map(|file| &sources[file as usize]) else { return (Place::Folder, what) };
            let Some(at) = at else { return (Place::File(source.name.clone()), what) };
            if walk.as_ref().is_none_or(|walk| !std::ptr::eq(walk.source, source)) {
                walk = Some(Walk::new(source));
            }
            let (line, column) = walk.as_mut().expect("set above").to(at);
            (Place::At { file: source.name.clone(), line, column }, what)
        })
        .collect()
}

/// The file, and the byte in it; none sorts first, for findings about the whole.
fn key(sources: &[Source], spot: Spot) -> (Option<u32>, Option<usize>) {
    match spot {
        Spot::Folder => (None, None),
        Spot::File(file) => (Some(file), None),
        Spot::Byte { file, at } => (Some(file), Some(at as usize)),
        Spot::Field { file, row, field } => {
            let bytes = &sources[file as usize].bytes;
            let mut fields = Fields::of_row(bytes, row as usize);
            let first = fields.start();
            (Some(file), Some(fields.nth(field as usize).map_or(first, |field| field.start)))
        }
    }
}

/// A walk through a file that counts lines and columns.
struct Walk<'a> {
    source: &'a Source,
    at: usize,
    line: u32,
    column: u32,
}

impl<'a> Walk<'a> {
    fn new(source: &'a Source) -> Walk<'a> {
        Walk { source, at: source.text_start(), line: 1, column: 1 }
    }

    /// The line and column of a byte. Bytes must be asked for in rising order.
    fn to(&mut self, at: usize) -> (u32, u32) {
        let bytes = &self.source.bytes;
        while self.at < at {
            let byte = bytes[self.at];
            self.at += 1;
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(self.at) != Some(&b'\n'));
            if ends_line {
                self.line += 1;
                self.column = 1;
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                self.column += 1;
            }
        }
        (self.line, self.column)
    }
}
