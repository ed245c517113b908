//! A sweep on the terminal: the main figures at each point, and the changes in sentences.

use std::io::{self, Write};
use std::path::Path;

use matchday::export::Format;
use matchday::figures::{FigureId, HEADLINE, Place, Section, Specialties, Subject, Unit};
use matchday::scenario::{Scenario, field_of, path_lines};
use matchday::simulation::Estimate;
use matchday::study::SweepResults;
use matchday::sweep::{Difference, FigureName, PointFigure};

use super::json;
use crate::cli::counted;
use crate::cli::failure::Failure;
use crate::cli::numbers::{percent, points};
use crate::cli::terminal::print_with;
use crate::cli::terminal::{WIDTH, wrapped, write_paragraph};
use crate::cli::terminal::{align, text};

/// A column of the table: a figure, its group and level.
pub(super) type Column<'a> = (FigureId, [&'a str; 2]);

/// Points with a row on the terminal.
const ROWS: usize = 60;

/// A sweep and how it was run.
pub(super) struct Summary<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) results: &'a SweepResults,
    /// Figures to show beside the headline, if any were named.
    pub(super) shown: &'a [FigureName],
    pub(super) out: Option<&'a Path>,
    pub(super) format: Format,
}

pub(super) fn print(summary: &Summary, is_json: bool, is_quiet: bool) -> Result<(), Failure> {
    print_with(|to| match (is_json, is_quiet) {
        (true, _) => json::print(to, summary),
        (_, true) => Ok(()),
        _ => summary.print(to),
    })
}

/// Writes the scenario's title and question.
pub(super) fn head(to: &mut impl Write, scenario: &Scenario) -> io::Result<()> {
    for line in [&scenario.title, &scenario.question] {
        if !line.is_empty() {
            writeln!(to, "{line}")?;
        }
    }
    Ok(())
}

/// The name of the focus specialty.
pub(super) fn focus_of(scenario: &Scenario) -> &str {
    scenario.focus().map_or("the focus", |focus| scenario.specialty[focus.index()].name.as_str())
}

/// The specialties that a scenario is about.
pub(super) fn specialties_of(scenario: &Scenario) -> Specialties<'_> {
    let alternative = scenario.alternative().map_or("the alternative", |other| &scenario.specialty[other.index()].name);
    Specialties { focus: focus_of(scenario), alternative }
}

/// The columns of a table, each with its heading, the most important first.
pub(super) fn important(
    specialties: Specialties<'_>,
    pick: impl Fn(Place) -> Option<(u8, Subject, &'static str)>,
) -> Vec<(String, Column<'_>)> {
    let mut columns: Vec<_> = FigureId::shown(pick).collect();
    columns.sort_by_key(|(_, (importance, _, _))| *importance);
    let columns = columns
        .into_iter()
        .filter_map(|(id, (_, subject, heading))| Some((specialties.fill(heading), (id, subject.keys(&specialties)?))));
    columns.collect()
}

impl Summary<'_> {
    fn print(&self, to: &mut impl Write) -> io::Result<()> {
        head(to, self.scenario)?;
        writeln!(to)?;
        for axis in &self.results.axes {
            let field = field_of(axis.parts());
            let meaning = field.map_or(String::new(), |field| format!(": {}", field.first_sentence()));
            write_paragraph(to, "", &format!("{axis}{meaning}"))?;
        }
        self.table(to)?;
        self.sentences(to)?;
        self.foot(to)
    }

    /// Whether points differ in their seeds and so share no draws.
    pub(super) fn sweeps_seeds(&self) -> bool {
        self.results.axes.iter().any(|axis| axis.path() == "run.seed")
    }

    fn find(&self, point: usize, (figure, [by, level]): Column) -> Option<&PointFigure> {
        self.results.points[point].figures.iter().find(|found| found.is(figure, by, level))
    }

    pub(super) fn headline(&self, point: usize) -> Option<Estimate> {
        self.find(point, HEADLINE).map(|found| found.estimate)
    }

    /// The paired difference of the headline between two points.
    pub(super) fn difference(&self, here: usize, there: usize) -> Option<Difference> {
        self.results.points[here].difference(&self.results.points[there])
    }

    fn table(&self, to: &mut impl Write) -> io::Result<()> {
        let focus = focus_of(self.scenario);
        let against = if self.results.is_own { "against scenario" } else { "against first" };
        // Headings in words, wrapped to narrow columns.
        let asked = |name: &FigureName| {
            let group = if name.group == "all" { String::new() } else { format!("{} {}", name.group, name.level) };
            let lines = [name.figure.replace('_', " "), group].map(|part| wrapped(&part, 15));
            lines.concat().join("\n")
        };
        let columns: Vec<(String, Column)> = if self.shown.is_empty() {
            important(specialties_of(self.scenario), |place| match place {
                Place::Swept(importance, subject, heading) => Some((importance, subject, heading)),
                _ => None,
            })
        } else {
            let named = self.shown.iter().filter_map(|name| Some((name, name.id().ok()?)));
            named.map(|(name, id)| (asked(name), (id, [&*name.group, &*name.level]))).collect()
        };
        // As many columns as fit; the last are the least important.
        let mut kept = columns.len();
        let table = loop {
            let mut header: Vec<String> =
                self.results.axes.iter().map(|axis| path_lines(&axis.path(), 22).join("\n")).collect();
            header.extend(["match*".to_owned(), against.to_owned()]);
            header.extend(columns[..kept].iter().map(|(word, _)| word.clone()));
            let mut table = comfy_table::Table::new();
            table.load_style(comfy_table::presets::NOTHING).set_header(header);
            for point in 0..self.results.points.len().min(ROWS) {
                let mut row: Vec<String> =
                    self.results.points[point].visited.set.iter().map(|set| set.value().to_owned()).collect();
                let cell = |column: Column| self.find(point, column).map_or("–".to_owned(), with_error);
                row.push(cell(HEADLINE));
                row.push(match self.find(point, HEADLINE).and_then(|found| found.difference) {
                    _ if point == self.results.base => "=".to_owned(),
                    Some(difference) => change(&difference.estimate),
                    None => "–".to_owned(),
                });
                row.extend(columns[..kept].iter().map(|(_, column)| cell(*column)));
                table.add_row(row);
            }
            align(&mut table, 0);
            let width = table.lines().map(|line| line.trim_end().chars().count()).max().unwrap_or(0);
            if width <= WIDTH || kept <= self.shown.len() {
                break table;
            }
            kept -= 1;
        };
        writeln!(to, "\n{}", text(&table))?;
        if self.results.points.len() > ROWS {
            writeln!(to, " … and {} more points{}", self.results.points.len() - ROWS, more(self.out))?;
        }
        let usual = if self.shown.is_empty() { of_columns(&columns[..kept], focus) } else { String::new() };
        let paired = if self.sweeps_seeds() {
            "is the difference in percentage points, between independent seasons"
        } else {
            "is the difference in percentage points, paired season by season"
        };
        let note = format!(
            "of those who prefer {focus}{usual}. ± is the Monte Carlo standard error: it shrinks with more replicates. \
             \"{against}\" {paired}."
        );
        write_paragraph(to, " * ", &note)
    }

    fn foot(&self, to: &mut impl Write) -> io::Result<()> {
        let run = &self.scenario.run;
        writeln!(to)?;
        let note = "Every point plays its own seasons, from applications to the match: applicants and programs respond to its values. \
                    These are the odds of a model, not a forecast.";
        write_paragraph(to, "", note)?;
        writeln!(
            to,
            "{} of {}, seed {}, {:.1} s.",
            counted(self.results.points.len(), "point"),
            counted(run.replicates as usize, "replicate"),
            run.seed,
            self.results.seconds
        )?;
        match self.out {
            Some(out) => write_files(to, out, "sweep", self.format),
            None => Ok(()),
        }
    }
}

/// Names the files that were written.
pub(super) fn write_files(to: &mut impl Write, out: &Path, table: &str, format: Format) -> io::Result<()> {
    let ending = if format == Format::Parquet { "parquet" } else { "csv" };
    writeln!(to, "Written to {}: {table}.{ending}, points.{ending}.", out.display())
}

/// The usual columns, explained.
fn of_columns(columns: &[(String, Column)], focus: &str) -> String {
    let has = |id: FigureId| columns.iter().any(|(_, (own, _))| *own == id);
    let nowhere = if has(FigureId::EndsInNothing) { ", or nowhere" } else { "" };
    let of_positions = columns.iter().filter(|(_, (id, _))| id.definition().section == Section::Positions);
    let of_positions: Vec<&str> = of_positions.map(|(word, _)| word.as_str()).collect();
    let positions = if of_positions.is_empty() {
        String::new()
    } else {
        format!(". {}: positions and programs of {focus}", of_positions.join(", "))
    };
    let first = if has(FigureId::FirstChoice) { ". 1st choice: of all applicants who match" } else { "" };
    format!(", the share who match in it{nowhere}{positions}{first}")
}

/// Where to find the rows left out.
pub(super) fn more(out: Option<&Path>) -> &'static str {
    if out.is_some() { ", in the tables" } else { "; --out DIR writes them all" }
}

/// A figure with its error.
fn with_error(figure: &PointFigure) -> String {
    let Estimate { value, mcse, .. } = figure.estimate;
    let is_share = figure.figure.unit() == Unit::Share;
    let shown = if is_share { percent(value) } else { format!("{value:.1}") };
    let error = mcse.map(|mcse| if is_share { points(mcse) } else { crate::cli::numbers::error(mcse) });
    error.map_or(shown.clone(), |error| format!("{shown} ±{error}"))
}

/// A difference of shares in percentage points, with its error.
pub(super) fn change(difference: &Estimate) -> String {
    let shown = crate::cli::numbers::signed_points(difference.value);
    difference.mcse.map_or(shown.clone(), |mcse| format!("{shown} ±{}", points(mcse)))
}
