//! The CSV files that a scenario names: programs, applicants, programs' rank order lists.

use std::path::{Path, PathBuf};

use super::TomlFile;
use super::lines::Lines;
use super::remark::Remark;
use super::sections::{FixedApplicant, FixedProgram};
use matchday_files::Folder;
use matchday_files::faults::{Findings, InputFile, Source, Spot, offset, quoted, settle};
use matchday_files::rank_lists::r3_ids;
use matchday_files::table::{Columns, Layout, Row, Table, whole};
use matchday_match::market::Track;

/// The columns of a programs file.
pub(super) const PROGRAMS: Layout = Layout {
    required: &["program_id", "name", "institution", "specialty", "track", "quota"],
    optional: &["region", "prestige_percentile"],
    keeps_others: false,
};
/// The columns of an applicants file.
pub(super) const APPLICANTS: Layout = Layout {
    required: &["applicant_id", "type", "group"],
    optional: &["strength_percentile", "home", "region", "partner"],
    keeps_others: false,
};
/// The columns of a program's list.
pub(super) const LIST: Layout = Layout {
    required: &["rank", "applicant_id"],
    optional: &["type", "group", "strength_percentile"],
    keeps_others: false,
};

/// Where a given item comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Whence {
    /// In the scenario, at a path.
    Document(String),
    /// In the row of a file that starts at a byte.
    Row { file: u32, at: u32 },
}

/// A row of a program's list.
pub(super) struct ListRow {
    pub rank: u32,
    pub id: String,
    pub kind: String,
    pub group: String,
    pub strength_percentile: Option<f64>,
    pub at: u32,
}

/// Files that were read, and the faults found in them.
#[derive(Default)]
pub(super) struct Tables {
    /// The folder of all files, and the path of the scenario's own folder in it.
    files: Folder,
    folder: PathBuf,
    sources: Vec<Source>,
    paths: Vec<PathBuf>,
    /// By file: its header, once read.
    headers: Vec<Option<(&'static Layout, Columns)>>,
    /// By file: whether all its rows could be read.
    whole: Vec<bool>,
    pub findings: Findings,
    warnings: Vec<(Spot, (String, String))>,
}

impl Tables {
    /// No files yet, next to a scenario.
    pub(super) fn beside(scenario: &TomlFile) -> Tables {
        let folder = scenario.name().parent().unwrap_or(Path::new("")).to_owned();
        Tables { files: scenario.folder().clone(), folder, ..Tables::default() }
    }

    /// Reads a file once, however often it is named, and returns its number; `None` if it is missing.
    pub(super) fn load(&mut self, path: &Path) -> Option<u32> {
        if let Some(number) = self.paths.iter().position(|known| known == path) {
            return u32::try_from(number).ok();
        }
        let full = self.folder.join(path);
        if !self.files.exists(&full) {
            return None;
        }
        let number = u32::try_from(self.sources.len()).ok()?;
        let mut source = Source::load(number, &self.files.display(&full), &self.files, &full, &mut self.findings);
        source.check_utf8(&mut self.findings);
        self.sources.push(source);
        self.paths.push(path.to_owned());
        self.headers.push(None);
        self.whole.push(false);
        Some(number)
    }

    /// The names of the files in the folder of a path, as the scenario would write them.
    pub(super) fn names_beside(&self, path: &Path) -> Vec<String> {
        let Some(folder) = path.parent() else { return Vec::new() };
        let names = self.files.names(self.folder.join(folder)).unwrap_or_default();
        names.into_iter().take(10_000).map(|name| folder.join(name).display().to_string()).collect()
    }

    /// The rows of a programs file.
    pub(super) fn programs(&mut self, file: u32) -> Vec<(u32, FixedProgram)> {
        self.rows(file, &PROGRAMS, |row, findings| {
            let id = text(row, 0, findings)?;
            let institution = text(row, 2, findings);
            let specialty = text(row, 3, findings);
            let track = row.text(4).and_then(|letter| track(letter, || row.spot(4), findings));
            let quota = row.value(5).and_then(|quota| whole(quota, 0, "quota", || row.spot(5), findings));
            let region = region(row, 6, findings);
            let prestige_percentile = percentile(row, 7, "prestige_percentile", findings);
            let name = row.text(1).unwrap_or_default().to_owned();
            Some(FixedProgram {
                id,
                name,
                institution: institution.unwrap_or_default(),
                specialty: specialty.unwrap_or_default(),
                track: track.unwrap_or_default(),
                quota: quota.unwrap_or_default(),
                region,
                prestige_percentile,
                list: None,
            })
        })
    }

    /// The rows of an applicants file.
    pub(super) fn applicants(&mut self, file: u32) -> Vec<(u32, FixedApplicant)> {
        self.rows(file, &APPLICANTS, |row, findings| {
            let [id, kind, group] = [0, 1, 2].map(|column| text(row, column, findings));
            let strength_percentile = percentile(row, 3, "strength_percentile", findings);
            let home = row.text(4).unwrap_or_default().to_owned();
            let region = region(row, 5, findings);
            let partner = row.text(6).filter(|partner| !partner.is_empty()).map(str::to_owned);
            let (kind, group) = (kind.unwrap_or_default(), group.unwrap_or_default());
            Some(FixedApplicant {
                id: id?,
                kind,
                group,
                strength_percentile,
                home,
                region,
                partner,
                ..FixedApplicant::default()
            })
        })
    }

    /// Whether all rows of a file could be read.
    pub(super) fn is_whole(&self, file: u32) -> bool {
        self.whole[file as usize]
    }

    /// Whether a file is R3 text rather than CSV.
    pub(super) fn is_r3(&self, file: u32) -> bool {
        self.paths[file as usize].extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"))
    }

    /// The rows of a program's list in R3's format, which holds only the ranked applicants.
    fn r3_list(&mut self, file: u32) -> Vec<ListRow> {
        let Tables { sources, findings, whole, .. } = self;
        let source = &sources[file as usize];
        let (ids, is_whole) = r3_ids(source, findings);
        whole[file as usize] = is_whole;
        let row = |(rank, id): (u32, std::ops::Range<usize>)| ListRow {
            rank,
            id: String::from_utf8_lossy(&source.bytes[id.clone()]).into_owned(),
            kind: String::new(),
            group: String::new(),
            strength_percentile: None,
            at: offset(id.start),
        };
        (1..).zip(ids).map(row).collect()
    }

    /// The rows of a program's list.
    pub(super) fn list(&mut self, file: u32) -> Vec<ListRow> {
        if self.is_r3(file) {
            return self.r3_list(file);
        }
        let rows = self.rows(file, &LIST, |row, findings| {
            let rank = row.value(0).and_then(|rank| whole(rank, 1, "rank", || row.spot(0), findings));
            let id = text(row, 1, findings);
            let strength_percentile = percentile(row, 4, "strength_percentile", findings);
            let [kind, group] = [2, 3].map(|column| row.text(column).unwrap_or_default().to_owned());
            Some(ListRow { rank: rank?, id: id?, kind, group, strength_percentile, at: row.at })
        });
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Reads the complete rows of a file.
    fn rows<T>(
        &mut self,
        file: u32,
        layout: &'static Layout,
        read: impl Fn(&Row<'_>, &mut Findings) -> Option<T>,
    ) -> Vec<(u32, T)> {
        let Tables { sources, findings, headers, whole, .. } = self;
        let Some(mut table) = Table::open(&sources[file as usize], layout, findings) else {
            return Vec::new();
        };
        headers[file as usize] = Some((layout, table.columns.clone()));
        if !table.columns.is_complete {
            return Vec::new();
        }
        let (mut rows, mut is_whole) = (Vec::new(), true);
        while let Some(row) = table.next_row(findings) {
            let value = if row.is_whole { read(&row, findings) } else { None };
            is_whole &= value.is_some();
            rows.extend(value.map(|value| (row.at, value)));
        }
        whole[file as usize] = is_whole && !table.has_lost_rows;
        rows
    }

    /// Adds a fault to a field of a row. The field goes by its name in the scenario file.
    pub(super) fn fault(&mut self, file: u32, row: u32, field: &str, message: String, remedy: String) {
        let spot = self.spot(file, row, field);
        self.findings.fault(spot, message, remedy);
    }

    /// Adds a warning.
    pub(super) fn warn(&mut self, file: u32, row: u32, field: &str, message: String, remedy: String) {
        let spot = self.spot(file, row, field);
        self.warnings.push((spot, (message, remedy)));
    }

    /// The place of a field of a row.
    pub(super) fn spot(&self, file: u32, row: u32, field: &str) -> Spot {
        let Some((layout, columns)) = &self.headers[file as usize] else {
            return if self.is_r3(file) { Spot::Byte { file, at: row } } else { Spot::File(file) };
        };
        let mut names = layout.required.iter().chain(layout.optional);
        let is_it = |name: &&&str| **name == field || (field == "id" && name.ends_with("_id"));
        let column = names.by_ref().zip(0..).find(|(name, _)| is_it(name)).map_or(0, |(_, column)| column);
        columns.spot(column, row)
    }

    /// The files for the record.
    pub(super) fn files(&self) -> impl Iterator<Item = InputFile> {
        self.sources.iter().filter(|source| source.is_there()).map(Source::input_file)
    }

    /// Faults and warnings with their places, in the order of the files.
    pub(super) fn into_remarks(self) -> (Vec<Remark>, Vec<Remark>) {
        let Tables { sources, mut findings, mut warnings, .. } = self;
        let odd = std::mem::take(&mut findings.warnings).into_iter();
        warnings.extend(odd.map(|(kind, spot, message)| (spot, (message, kind.advice().to_owned()))));
        let lines = Lines::of(&sources);
        let faults = findings.into_faults(&sources).into_iter();
        let faults = faults.map(|fault| lines.remark(&fault.place, fault.message, fault.remedy.into_owned()));
        let mut faults: Vec<Remark> = faults.collect();
        let warnings = settle(&sources, warnings).into_iter();
        let mut warnings: Vec<Remark> =
            warnings.map(|(place, (message, remedy))| lines.remark(&place, message, remedy)).collect();
        for remarks in [&mut faults, &mut warnings] {
            remarks.dedup(); // a file that is named twice is read twice
        }
        (faults, warnings)
    }
}

/// A nonempty id or name.
fn text(row: &Row<'_>, column: usize, findings: &mut Findings) -> Option<String> {
    let value = row.text(column)?;
    if value.is_empty() {
        let name = row.name(column);
        let expected = if name.ends_with("_id") { "an id" } else { "a name" };
        let message = format!("{name} is empty; expected {expected}");
        findings.fault(row.spot(column), message, "fill it in, or remove the row");
    }
    (!value.is_empty()).then(|| value.to_owned())
}

fn track(letter: &str, at: impl FnOnce() -> Spot, findings: &mut Findings) -> Option<Track> {
    let track = Track::from_letter(letter);
    if track.is_none() {
        let message = format!("track {} is unknown; expected one of {}", quoted(letter.as_bytes()), Track::letters());
        findings.fault(at(), message, "correct the track");
    }
    track
}

/// A region, if given.
fn region(row: &Row<'_>, column: usize, findings: &mut Findings) -> Option<u32> {
    let value = row.value(column).filter(|value| !value.is_empty())?;
    whole(value, 1, "region", || row.spot(column), findings)
}

/// A percentile, if given.
fn percentile(row: &Row<'_>, column: usize, name: &str, findings: &mut Findings) -> Option<f64> {
    let text = row.text(column).filter(|text| !text.is_empty())?;
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=100.0).contains(number));
    if number.is_none() {
        let message = format!("{name} {} is wrong; expected a number from 0 to 100", quoted(text.as_bytes()));
        findings.fault(row.spot(column), message, "correct it, or leave it empty to have it drawn");
    }
    number
}
