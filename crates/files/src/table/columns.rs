//! The header of a CSV file: its columns, and its faults.

use csv::ByteRecord;

use crate::faults::{FileWarning, Findings, Spot, nearest, quoted};

/// The columns that a file must have and may have. Readers number the columns through both lists, the required ones first.
pub struct Layout {
    /// The columns that a file must have.
    pub required: &'static [&'static str],
    /// The columns that it may have.
    pub optional: &'static [&'static str],
    /// Whether other columns are kept, so that they give no warning.
    pub keeps_others: bool,
}

impl Layout {
    /// The shortest valid header.
    #[must_use]
    pub fn header(&self) -> String {
        self.required.join(",")
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }
}

/// The header of one file.
#[derive(Clone, Default)]
pub struct Columns {
    file: u32,
    names: Vec<&'static str>,
    /// One entry a column of the layout: the field that holds it.
    fields: Vec<Option<usize>>,
    /// All names in the header, from the left.
    pub header: Vec<String>,
    /// The offset of each of them.
    pub starts: Vec<u32>,
    /// How many fields a row must have.
    pub width: usize,
    /// Whether all required columns exist.
    pub is_complete: bool,
    /// Whether the header has no fault, so that rows can be compared with it.
    pub is_sound: bool,
}

impl Columns {
    /// Reads a header. A column that is missing or occurs twice is a fault.
    pub fn of_header(
        file: u32,
        layout: &Layout,
        record: &ByteRecord,
        starts: &[u32],
        findings: &mut Findings,
    ) -> Columns {
        let header: Vec<_> =
            record.iter().map(|name| String::from_utf8_lossy(name.trim_ascii()).into_owned()).collect();
        let names: Vec<_> = layout.names().collect();
        let fields: Vec<_> = names.iter().map(|name| header.iter().position(|found| found == name)).collect();
        let is_complete = fields[..layout.required.len()].iter().all(Option::is_some);
        let starts = starts.to_vec();
        let width = header.len();
        let mut columns = Columns { file, names, fields, width, header, starts, is_complete, is_sound: is_complete };
        columns.is_sound &= !columns.report_repeated(findings);
        columns.report_missing(layout, findings);
        if !layout.keeps_others {
            columns.report_unknown(findings);
        }
        columns
    }

    /// The field that holds a column of the layout.
    #[inline]
    #[must_use]
    pub fn field(&self, column: usize) -> Option<usize> {
        self.fields[column]
    }

    /// The name of a column of the layout.
    #[must_use]
    pub fn name(&self, column: usize) -> &'static str {
        self.names[column]
    }

    /// The place of a column in the row that starts at a byte.
    ///
    /// # Panics
    /// Never: a header below 4 GiB has fewer fields than that.
    #[must_use]
    pub fn spot(&self, column: usize, row: u32) -> Spot {
        let field = self.fields.get(column).copied().flatten().unwrap_or(0);
        Spot::Field { file: self.file, row, field: u32::try_from(field).expect("a header below 4 GiB") }
    }

    /// The place of a name in the header.
    #[must_use]
    pub fn header_spot(&self, field: usize) -> Spot {
        Spot::Byte { file: self.file, at: self.starts.get(field).copied().unwrap_or(0) }
    }

    /// Reports names that occur twice. Returns whether there are any.
    fn report_repeated(&self, findings: &mut Findings) -> bool {
        let mut order: Vec<_> = (0..self.header.len()).filter(|&i| !self.header[i].is_empty()).collect();
        order.sort_by_key(|&i| &self.header[i]);
        let repeated = order.windows(2).filter(|pair| self.header[pair[0]] == self.header[pair[1]]);
        let before = findings.faults();
        for pair in repeated {
            let name = quoted(self.header[pair[1]].as_bytes());
            let message = format!("column {name} occurs twice; expected each name once");
            findings.fault(self.header_spot(pair[1]), message, "remove or rename one of the two");
        }
        findings.faults() > before
    }

    fn report_missing(&self, layout: &Layout, findings: &mut Findings) {
        let missing: Vec<_> = layout.required.iter().filter(|name| !self.header.iter().any(|h| h == **name)).collect();
        let strangers = || self.header.iter().filter(|name| !self.names.contains(&name.as_str()));
        if missing.len() == layout.required.len() && missing.len() > 1 {
            let message = format!("no known column; found {}, expected {}", self.found(), layout.header());
            let remedy = "add the header as the first line";
            return findings.fault(self.header_spot(0), message, remedy);
        }
        for name in missing {
            let message = format!("column \"{name}\" is missing; found {}", self.found());
            let near = nearest(name, strangers().take(100).map(String::as_str));
            let remedy = match near {
                Some(near) => format!("rename {} to \"{name}\"", quoted(near.as_bytes())),
                None => "add the column".to_owned(),
            };
            findings.fault(self.header_spot(0), message, remedy);
        }
    }

    /// The names in the header, for messages.
    fn found(&self) -> String {
        const SHOWN: usize = 20;
        let shown: Vec<_> = self.header.iter().take(SHOWN).map(|name| quoted(name.as_bytes())).collect();
        let more = if self.header.len() > SHOWN { ", …" } else { "" };
        format!("{}{more}", shown.join(", "))
    }

    fn report_unknown(&self, findings: &mut Findings) {
        for (field, name) in self.header.iter().enumerate() {
            if self.names.contains(&name.as_str()) {
                continue;
            }
            let message = match nearest(name, self.names.iter().copied()) {
                Some(near) => {
                    format!("column {} is unknown and ignored; did you mean \"{near}\"?", quoted(name.as_bytes()))
                }
                None if name.is_empty() => "a column without a name is ignored".to_owned(),
                None => format!("column {} is unknown and ignored", quoted(name.as_bytes())),
            };
            findings.warn(FileWarning::UnknownColumn, self.header_spot(field), message);
        }
    }
}
