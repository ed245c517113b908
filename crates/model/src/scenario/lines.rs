//! Finds the line at a place in a CSV file.

use std::sync::Arc;

use super::remark::{Excerpt, Remark, RemarkPlace};
use matchday_files::faults::{Place, Source, one_line};

/// The lines of the files, for excerpts.
pub(super) struct Lines<'a>(Vec<(Arc<str>, Vec<&'a [u8]>)>);

impl<'a> Lines<'a> {
    /// The lines of some files.
    pub(super) fn of(sources: &'a [Source]) -> Lines<'a> {
        let lines = |source: &'a Source| lines(&source.bytes[source.text_start()..]);
        Lines(sources.iter().map(|source| (source.name.clone(), lines(source))).collect())
    }

    /// A remark at a place in one of the files.
    pub(super) fn remark(&self, place: &Place, message: String, remedy: String) -> Remark {
        let (message, remedy) = (one_line(message), one_line(remedy));
        let (place, excerpt) = match place {
            Place::Folder => (RemarkPlace::File("".into()), None),
            Place::File(file) => (RemarkPlace::File(file.clone()), None),
            Place::At { file, line, column } => {
                let place = RemarkPlace::At { file: file.clone(), line: *line, column: *column };
                (place, self.excerpt(file, *line, *column))
            }
        };
        Remark { place, message, remedy, excerpt }
    }

    /// The line, and the field that starts at the column.
    fn excerpt(&self, file: &str, line: u32, column: u32) -> Option<Excerpt> {
        let (_, lines) = self.0.iter().find(|(name, _)| **name == *file)?;
        let text = String::from_utf8_lossy(lines.get((line as usize).checked_sub(1)?)?);
        let field: String = text.chars().skip((column as usize).saturating_sub(1)).collect();
        let is_quoted = field.starts_with('"');
        let end = if is_quoted { field[1..].find('"').map(|end| end + 2) } else { field.find([',', '\r']) };
        let width = field[..end.unwrap_or(field.len())].trim_end().chars().count();
        Some(Excerpt::of(&text, column, width))
    }
}

/// The lines of a text that may end in LF, CRLF or CR, counted as places count them.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let ends_line = |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    let mut start = 0;
    let ends = (0..bytes.len()).filter(|&at| ends_line(at)).chain([bytes.len()]);
    ends.map(|end| &bytes[std::mem::replace(&mut start, end + 1)..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts_once() {
        let found = lines(b"a\r\nb\rc\n\nd");
        assert_eq!(found, [&b"a\r"[..], b"b", b"c", b"", b"d"]);
        assert_eq!(lines(b""), [b""]);
    }
}
