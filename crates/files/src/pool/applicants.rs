//! `applicants.csv`: the applicants. Further columns are kept for the output.

use crate::faults::{Findings, Source, offset};
use crate::table::{Columns, Index, Layout, Sites, Table};
use matchday_match::market::ApplicantId;

/// The columns that the output adds. The input must not have columns of these names.
pub const RESULT_COLUMNS: [&str; 5] = ["outcome", "program_id", "rank", "supplemental_program_id", "supplemental_rank"];

const LAYOUT: Layout = Layout { required: &["applicant_id"], optional: &["type", "name"], keeps_others: true };
pub(super) const ID: usize = 0;
const TYPE: usize = 1;
pub(super) const NAME: usize = 2;

/// The applicants with all their columns.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct ApplicantTable {
    columns: Vec<String>,
    id_column: usize,
    name_column: Option<usize>,
    text: String,
    /// Where each value ends, row by row.
    ends: Vec<u32>,
}

impl ApplicantTable {
    /// How many applicants there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len() / self.columns.len().max(1)
    }

    /// Whether there are no applicants.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The names of all columns, in the order of the file, `applicant_id` among them.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// An applicant's id.
    ///
    /// # Panics
    /// When there is no such applicant.
    #[must_use]
    pub fn id(&self, applicant: ApplicantId) -> &str {
        self.value(applicant, self.id_column)
    }

    /// An applicant's value in the column `name`, if there is one.
    ///
    /// # Panics
    /// When there is no such applicant.
    #[must_use]
    pub fn name(&self, applicant: ApplicantId) -> Option<&str> {
        self.name_column.map(|column| self.value(applicant, column))
    }

    /// An applicant's value in a column.
    ///
    /// # Panics
    /// When there is no such applicant or column.
    #[must_use]
    pub fn value(&self, applicant: ApplicantId, column: usize) -> &str {
        assert!(column < self.columns.len(), "the table has {} columns", self.columns.len());
        let cell = applicant.index() * self.columns.len() + column;
        let start = if cell == 0 { 0 } else { self.ends[cell - 1] as usize };
        &self.text[start..self.ends[cell] as usize]
    }

    /// An applicant's values in all columns.
    ///
    /// # Panics
    /// When there is no such applicant.
    #[must_use]
    pub fn row(&self, applicant: ApplicantId) -> impl ExactSizeIterator<Item = &str> {
        (0..self.columns.len()).map(move |column| self.value(applicant, column))
    }

    fn push<'v>(&mut self, values: impl Iterator<Item = &'v [u8]>) {
        for value in values.chain(std::iter::repeat(&b""[..])).take(self.columns.len()) {
            match std::str::from_utf8(value) {
                Ok(value) => self.text.push_str(value),
                Err(_) => self.text.push_str(&String::from_utf8_lossy(value)),
            }
            self.ends.push(offset(self.text.len()));
        }
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|row| self.id(ApplicantId(offset(row))))
    }
}

/// The content of `applicants.csv`.
#[derive(Default)]
pub(super) struct ApplicantsFile {
    pub table: ApplicantTable,
    pub us_senior: Vec<bool>,
    pub sites: Sites,
    /// Whether every row's id could be read.
    pub is_complete: bool,
}

impl ApplicantsFile {
    /// The ids. An id that occurs twice is a fault.
    pub(super) fn index(&self, findings: &mut Findings) -> Index<'_> {
        let (index, repeated) = Index::new("applicant", "applicants.csv", self.table.ids(), self.is_complete);
        for number in repeated {
            let message = format!("applicant \"{}\" occurs twice; expected each id once", index.id(number));
            findings.fault(self.sites.spot(number as usize, ID), message, "remove or rename one of the two");
        }
        index
    }
}

/// Reads the file.
pub(super) fn read(source: &Source, findings: &mut Findings) -> ApplicantsFile {
    let Some(mut table) = Table::open(source, &LAYOUT, findings) else { return ApplicantsFile::default() };
    report_result_columns(&table.columns, findings);
    let Some(id_column) = table.columns.field(ID) else { return ApplicantsFile::default() };
    let mut applicants = ApplicantsFile { is_complete: true, ..ApplicantsFile::default() };
    applicants.table.columns.clone_from(&table.columns.header);
    applicants.table.id_column = id_column;
    applicants.table.name_column = table.columns.field(NAME);
    applicants.sites = Sites::new(source.number, table.columns.clone());
    while let Some(row) = table.next_row(findings) {
        if row.filled(ID, findings).is_none() {
            applicants.is_complete = false;
            continue;
        }
        applicants.table.push(row.all());
        applicants.us_senior.push(row.value(TYPE).is_some_and(is_us_senior));
        applicants.sites.rows.push(row.at);
    }
    applicants.is_complete &= !table.has_lost_rows;
    applicants
}

fn report_result_columns(columns: &Columns, findings: &mut Findings) {
    for (field, name) in columns.header.iter().enumerate() {
        if RESULT_COLUMNS.contains(&name.as_str()) {
            let message =
                format!("column \"{name}\" has the name of a column of the output, which would have it twice");
            findings.fault(columns.header_spot(field), message, "rename or remove it");
        }
    }
}

/// Whether a type is that of a senior of a US medical school, who may not rank `R` programs.
fn is_us_senior(value: &[u8]) -> bool {
    const SENIORS: [&[u8]; 3] = [b"us md senior", b"us do senior", b"us senior"];
    let plain = |byte: u8| if byte == b'_' || byte == b'-' { b' ' } else { byte.to_ascii_lowercase() };
    SENIORS.iter().any(|senior| senior.len() == value.len() && senior.iter().zip(value).all(|(&s, &v)| s == plain(v)))
}
