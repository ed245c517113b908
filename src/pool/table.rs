//! A file as rows with named columns.

use csv::{ByteRecord, ReaderBuilder};

use super::columns::{Columns, Layout};
use super::fields::Fields;
use super::findings::Findings;
use super::place::Spot;
use super::source::{Source, offset};
use super::warnings::WarningKind;

/// The rows of a file below its header.
pub(super) struct Table<'a> {
    source: &'a Source,
    /// Where the header starts; the offsets of the csv crate count from here.
    base: usize,
    reader: csv::Reader<&'a [u8]>,
    record: ByteRecord,
    /// Which column stands where.
    pub columns: Columns,
    /// Whether an open quote has swallowed the rest of the file.
    pub is_cut_short: bool,
}

/// One row.
pub(super) struct Row<'t> {
    fields: &'t ByteRecord,
    table: &'t Table<'t>,
    /// Where it starts in the file.
    pub at: u32,
    /// Whether it has as many fields as the header; if not, values may stand under the wrong column.
    pub is_whole: bool,
}

impl<'a> Table<'a> {
    /// Reads the header; none when there is none, which is a fault.
    pub(super) fn open(source: &'a Source, layout: &Layout, findings: &mut Findings) -> Option<Table<'a>> {
        if !source.is_text {
            return None;
        }
        let base = header_start(source);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(&source.bytes[base..]);
        let mut record = ByteRecord::new();
        if !read(&mut reader, &mut record) {
            let message = format!("the file is empty; expected a header: {}", layout.header());
            findings.fault(Spot::File(source.number), message, "is this the right file, and was it written in full?");
            return None;
        }
        let starts: Vec<_> = Fields::of_row(&source.bytes, base).map(|field| offset(field.start)).collect();
        let columns = Columns::of_header(source.number, layout, &record, &starts, findings);
        let mut table = Table { source, base, reader, record, columns, is_cut_short: false };
        if table.ends_in_quote(offset(base), findings) {
            return None;
        }
        table.record.clear();
        if !matches!(source.bytes.last(), None | Some(b'\n' | b'\r')) {
            let at = Spot::Byte { file: source.number, at: offset(source.bytes.len()) };
            findings.warn(WarningKind::NoFinalNewline, at, "the last line has no end; is the file truncated?");
        }
        Some(table)
    }

    /// The next row, if there is one; a row of the wrong shape is a fault, and the rest of the file behind an open quote too.
    pub(super) fn next_row(&mut self, findings: &mut Findings) -> Option<Row<'_>> {
        if !read(&mut self.reader, &mut self.record) {
            return None;
        }
        let start = self.record.position().map_or(0, csv::Position::byte);
        let at = offset(self.base + usize::try_from(start).expect("an offset in memory"));
        if self.ends_in_quote(at, findings) {
            self.is_cut_short = true;
            return None;
        }
        let is_whole = self.record.len() == self.columns.width;
        if !is_whole {
            self.report_shape(at, findings);
        }
        Some(Row { fields: &self.record, table: self, at, is_whole })
    }

    /// Whether the row is the last and its quote is never closed, so that it swallowed the rest of the file.
    fn ends_in_quote(&self, at: u32, findings: &mut Findings) -> bool {
        let rest = self.source.bytes.len() - self.base;
        if self.reader.position().byte() != rest as u64 {
            return false;
        }
        let open = Fields::of_row(&self.source.bytes, at as usize).find(|field| field.is_open);
        if let Some(field) = open {
            let spot = Spot::Byte { file: self.source.number, at: offset(field.start) };
            let message = "this quote is never closed; expected a second quote at the end of the field";
            findings.fault(spot, message, "close the quote; the rest of the file was not read");
        }
        open.is_some()
    }

    #[cold]
    fn report_shape(&self, at: u32, findings: &mut Findings) {
        let (found, width) = (self.record.len(), self.columns.width);
        let s = if found == 1 { "" } else { "s" };
        let message = format!("this row has {found} field{s}; expected {width}, as in the header");
        let has_line_end = self.record.iter().any(|field| field.contains(&b'\n'));
        let remedy = if has_line_end {
            "was a quote left open?"
        } else if found < width {
            "is the file truncated?"
        } else {
            "put a field that holds a comma into quotes"
        };
        findings.fault(Spot::Field { file: self.source.number, row: at, field: 0 }, message, remedy);
    }
}

impl<'t> Row<'t> {
    /// The value under a column of the layout, without surrounding white space. None when the file has no such column, the
    /// row is too short or the value is not UTF-8; all of these have been reported or are allowed.
    #[inline]
    pub(super) fn value(&self, column: usize) -> Option<&'t [u8]> {
        let value = self.fields.get(self.table.columns.field(column)?)?.trim_ascii();
        (self.table.source.is_utf8 || std::str::from_utf8(value).is_ok()).then_some(value)
    }

    /// The same as a string.
    pub(super) fn text(&self, column: usize) -> Option<&'t str> {
        self.value(column).and_then(|value| std::str::from_utf8(value).ok())
    }

    /// A value that is not empty: none is a fault.
    pub(super) fn filled(&self, column: usize, findings: &mut Findings) -> Option<&'t [u8]> {
        let value = self.value(column)?;
        if value.is_empty() && self.is_whole {
            let name = self.table.columns.name(column);
            findings.fault(
                self.spot(column),
                format!("{name} is empty; expected an id"),
                "fill it in, or remove the row",
            );
        }
        (!value.is_empty()).then_some(value)
    }

    /// All values from the left, under whatever column; not UTF-8 only where that has been reported.
    pub(super) fn all(&self) -> impl Iterator<Item = &'t [u8]> {
        self.fields.iter().map(<[u8]>::trim_ascii)
    }

    /// Where a column's value stands.
    pub(super) fn spot(&self, column: usize) -> Spot {
        self.table.columns.spot(column, self.at)
    }
}

fn read(reader: &mut csv::Reader<&[u8]>, record: &mut ByteRecord) -> bool {
    reader.read_byte_record(record).expect("bytes in memory are read without error, rows of any length allowed")
}

/// Where the header starts: below comments and blank lines.
fn header_start(source: &Source) -> usize {
    let mut at = source.text_start();
    loop {
        let rest = &source.bytes[at..];
        let length = rest.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(rest.len());
        let is_above = rest.starts_with(b"#") || rest[..length].trim_ascii().is_empty();
        if rest.is_empty() || !is_above {
            return at;
        }
        at += (length + 1).min(rest.len());
    }
}
