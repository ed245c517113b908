//! Reads a CSV file row by row, by the names of its columns.

use csv::{ByteRecord, ReaderBuilder};

use super::columns::{Columns, Layout};
use crate::faults::{FileWarning, Findings, Source, Spot, offset};
use crate::fields::{Fields, QuoteFlaw, RawField};

/// The rows of a file below its header.
pub struct Table<'a> {
    source: &'a Source,
    /// Where the header starts. The offsets of the csv crate are relative to it.
    base: usize,
    reader: csv::Reader<&'a [u8]>,
    record: ByteRecord,
    /// The columns of the header.
    pub columns: Columns,
    /// Whether a faulty quote swallowed rows.
    pub has_lost_rows: bool,
}

/// One row.
pub struct Row<'t> {
    fields: &'t ByteRecord,
    table: &'t Table<'t>,
    /// The offset at which it starts.
    pub at: u32,
    /// Whether it has as many fields as the header. If not, values may be in the wrong column.
    pub is_whole: bool,
    /// How many fields are certainly complete.
    readable: usize,
}

impl<'a> Table<'a> {
    /// Reads the header. None if there is none, which is a fault.
    pub fn open(source: &'a Source, layout: &Layout, findings: &mut Findings) -> Option<Table<'a>> {
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
            findings.fault(Spot::File(source.number), message, "check that it is the right file and complete");
            return None;
        }
        let flaw = quote_flaw(source, offset(base));
        if flaw.is_some() {
            report_quote(source, flaw, findings);
            return None;
        }
        let starts: Vec<_> = Fields::of_row(&source.bytes, base).map(|field| offset(field.start)).collect();
        let columns = Columns::of_header(source.number, layout, &record, &starts, findings);
        if !matches!(source.bytes.last(), None | Some(b'\n' | b'\r')) {
            let at = Spot::Byte { file: source.number, at: offset(source.bytes.len()) };
            findings.warn(FileWarning::NoFinalNewline, at, "the last line has no line end; is the file truncated?");
        }
        Some(Table { source, base, reader, record, columns, has_lost_rows: false })
    }

    /// The next row, if there is one. A row of the wrong shape is a fault. A quote that is never closed is one too, and ends
    /// the file.
    ///
    /// # Panics
    /// Never: files are below 4 GiB, so that every offset fits.
    pub fn next_row(&mut self, findings: &mut Findings) -> Option<Row<'_>> {
        if !read(&mut self.reader, &mut self.record) {
            return None;
        }
        let start = self.record.position().map_or(0, csv::Position::byte);
        let at = offset(self.base + usize::try_from(start).expect("an offset in memory"));
        let flaw = if self.may_have_quotes(start) { quote_flaw(self.source, at) } else { None };
        let found = self.record.len();
        let is_whole = flaw.is_none() && found == self.columns.width;
        let readable = if flaw.is_some() {
            report_quote(self.source, flaw, findings);
            self.has_lost_rows = true;
            0
        } else if is_whole {
            found
        } else {
            self.report_shape(at, findings);
            found.saturating_sub(1) // the last field may be incomplete
        };
        Some(Row { fields: &self.record, table: self, at, is_whole, readable })
    }

    /// Whether the row has more bytes than its fields, their commas and a line end, or is the last row.
    fn may_have_quotes(&self, start: u64) -> bool {
        let end = self.reader.position().byte();
        let plain = self.record.as_slice().len() + self.record.len() + 1;
        end - start > plain as u64 || end == (self.source.bytes.len() - self.base) as u64
    }

    #[cold]
    fn report_shape(&mut self, at: u32, findings: &mut Findings) {
        if !self.columns.is_sound {
            return;
        }
        let (found, width) = (self.record.len(), self.columns.width);
        let s = if found == 1 { "" } else { "s" };
        let message = format!("this row has {found} field{s}; expected {width}, as in the header");
        let has_line_end = self.record.iter().any(|field| field.contains(&b'\n'));
        let remedy = if has_line_end {
            self.has_lost_rows = true;
            "was a quote left open?"
        } else if found < width {
            "is the file truncated?"
        } else {
            "put quotes around a field that holds a comma"
        };
        findings.fault(Spot::Field { file: self.source.number, row: at, field: 0 }, message, remedy);
    }
}

impl<'t> Row<'t> {
    /// The value in a column of the layout, without surrounding white space. None if the file has no such column, the row is
    /// too short or has a faulty quote, or the value is not UTF-8. All of these are allowed or already reported.
    #[inline]
    #[must_use]
    pub fn value(&self, column: usize) -> Option<&'t [u8]> {
        let field = self.table.columns.field(column).filter(|&field| field < self.readable)?;
        let value = self.fields.get(field)?.trim_ascii();
        (self.table.source.is_utf8 || std::str::from_utf8(value).is_ok()).then_some(value)
    }

    /// The value in a column of the layout, as a string.
    #[must_use]
    pub fn text(&self, column: usize) -> Option<&'t str> {
        self.value(column).and_then(|value| std::str::from_utf8(value).ok())
    }

    /// The value in a column of the layout. An empty value is a fault.
    pub fn filled(&self, column: usize, findings: &mut Findings) -> Option<&'t [u8]> {
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

    /// The values of all fields, from the left. A value that is not UTF-8 is already reported.
    pub fn all(&self) -> impl Iterator<Item = &'t [u8]> {
        self.fields.iter().map(<[u8]>::trim_ascii)
    }

    /// The name of a column of the layout.
    #[must_use]
    pub fn name(&self, column: usize) -> &'static str {
        self.table.columns.name(column)
    }

    /// The place of the value in a column.
    #[must_use]
    pub fn spot(&self, column: usize) -> Spot {
        self.table.columns.spot(column, self.at)
    }
}

fn read(reader: &mut csv::Reader<&[u8]>, record: &mut ByteRecord) -> bool {
    reader.read_byte_record(record).expect("bytes in memory are read without error, rows of any length allowed")
}

/// The first field of a row with a faulty quote.
fn quote_flaw(source: &Source, at: u32) -> Option<RawField> {
    Fields::of_row(&source.bytes, at as usize).find(|field| field.flaw.is_some())
}

#[cold]
fn report_quote(source: &Source, field: Option<RawField>, findings: &mut Findings) {
    let Some(RawField { start, flaw: Some(flaw) }) = field else { return };
    let (message, remedy) = match flaw {
        QuoteFlaw::Open => (
            "this quote is never closed; expected a second quote at the end of the field",
            "close the quote; the rest of the file was not read",
        ),
        QuoteFlaw::TextBehind => (
            "text follows the quote that closes this field; expected a comma or the end of the line",
            "close the quote where the field ends, and double a quote inside a field",
        ),
    };
    findings.fault(Spot::Byte { file: source.number, at: offset(start) }, message, remedy);
}

/// Where the header starts: after comments and blank lines.
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
