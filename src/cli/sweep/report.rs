//! A sweep on the terminal: the main figures against the values, and in a sentence what changes.

use std::io::{self, Write};
use std::path::Path;

use matchday::export::Format;
use matchday::scenario::{Scenario, field_of, path_lines};
use matchday::simulation::Estimate;
use matchday::study::SweepResults;
use matchday::sweep::{Difference, FigureName, PointFigure};

use super::json;
use crate::cli::counted;
use crate::cli::failure::Failure;
use crate::cli::numbers::{percent, points};
use crate::cli::paragraph::{WIDTH, wrapped, write_paragraph};
use crate::cli::print::print_with;
use crate::cli::table::{align, text};

/// The figure by which points are judged: figure, group and level.
pub(super) const HEADLINE: [&str; 3] = ["ends_in_focus", "preference", "focus"];

/// Points that have a row on the terminal.
const ROWS: usize = 60;

/// What is told.
pub(super) struct SweepReport<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) results: &'a SweepResults,
    /// What the table shows beside the headline, if that was asked for.
    pub(super) shown: &'a [FigureName],
    pub(super) out: Option<&'a Path>,
    pub(super) format: Format,
}

pub(super) fn print(report: &SweepReport, is_json: bool, is_quiet: bool) -> Result<(), Failure> {
    print_with(|to| match (is_json, is_quiet) {
        (true, _) => json::print(to, report),
        (_, true) => Ok(()),
        _ => report.tell(to),
    })
}

/// The lines that say what a scenario is about.
pub(super) fn head(to: &mut impl Write, scenario: &Scenario) -> io::Result<()> {
    for line in [&scenario.title, &scenario.question] {
        if !line.is_empty() {
            writeln!(to, "{line}")?;
        }
    }
    Ok(())
}

/// The name of the specialty the question is about.
pub(super) fn focus_of(scenario: &Scenario) -> &str {
    scenario.focus().map_or("the focus", |focus| scenario.specialty[focus].name.as_str())
}

impl SweepReport<'_> {
    fn tell(&self, to: &mut impl Write) -> io::Result<()> {
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

    /// Whether points differ in their seeds, so that they share no draws.
    pub(super) fn sweeps_seeds(&self) -> bool {
        self.results.axes.iter().any(|axis| axis.path() == "run.seed")
    }

    fn find(&self, point: usize, [figure, by, level]: [&str; 3]) -> Option<&PointFigure> {
        self.results.points[point].figures.iter().find(|found| found.is_of_summary(figure, by, level))
    }

    pub(super) fn headline(&self, point: usize) -> Option<Estimate> {
        self.find(point, HEADLINE).map(|found| found.estimate)
    }

    /// How much more people match at one point than at another, paired.
    pub(super) fn difference(&self, here: usize, there: usize) -> Option<Difference> {
        self.results.points[here].difference(&self.results.points[there])
    }

    fn table(&self, to: &mut impl Write) -> io::Result<()> {
        let focus = focus_of(self.scenario);
        let against = if self.results.is_own { "against scenario" } else { "against first" };
        let usual: [(&str, [&str; 3]); 5] = [
            ("nowhere*", ["ends_in_nothing", "preference", "focus"]),
            ("fill", ["fill_rate", "specialty", focus]),
            ("unfilled", ["unfilled", "specialty", focus]),
            ("programs full", ["programs_all_filled", "specialty", focus]),
            ("1st choice", ["first_choice", "all", ""]),
        ];
        // In narrow columns, as words.
        let asked = |name: &FigureName| {
            let group = if name.group == "all" { String::new() } else { format!("{} {}", name.group, name.level) };
            let lines = [name.figure.replace('_', " "), group].map(|part| wrapped(&part, 15));
            lines.concat().join("\n")
        };
        let columns: Vec<(String, [&str; 3])> = if self.shown.is_empty() {
            usual.into_iter().map(|(word, figure)| (word.to_owned(), figure)).collect()
        } else {
            self.shown.iter().map(|name| (asked(name), [&*name.figure, &*name.group, &*name.level])).collect()
        };
        // As many columns as fit: the last are the least asked for.
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
                let cell = |column: [&str; 3]| self.find(point, column).map_or("–".to_owned(), with_error);
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
            "is the difference, in percentage points; seasons of different seeds have nothing in common"
        } else {
            "is paired season by season, in percentage points"
        };
        let note = format!(
            "of those who prefer {focus}{usual}. ± is the standard error of simulating so often and no oftener. \
             \"{against}\" {paired}."
        );
        write_paragraph(to, " * ", &note)
    }

    fn foot(&self, to: &mut impl Write) -> io::Result<()> {
        let run = &self.scenario.run;
        writeln!(to)?;
        let note = "Every point plays its seasons anew, from applications to the match: all who act, act on the new rules. These \
                    are the odds of a model, not a forecast.";
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
            Some(out) => tell_files(to, out, "sweep", self.format),
            None => Ok(()),
        }
    }
}

/// The files where all of it is.
pub(super) fn tell_files(to: &mut impl Write, out: &Path, table: &str, format: Format) -> io::Result<()> {
    let ending = if format == Format::Parquet { "parquet" } else { "csv" };
    writeln!(to, "Written to {}: {table}.{ending}, points.{ending}.", out.display())
}

/// What the usual columns hold.
fn of_columns(columns: &[(String, [&str; 3])], focus: &str) -> String {
    let has = |word: &str| columns.iter().any(|(column, _)| column == word);
    let nowhere = if has("nowhere*") { ", or nowhere" } else { "" };
    let of_positions: Vec<&str> = ["fill", "unfilled", "programs full"].into_iter().filter(|word| has(word)).collect();
    let positions = if of_positions.is_empty() {
        String::new()
    } else {
        format!(". {}: positions and programs of {focus}", of_positions.join(", "))
    };
    let first = if has("1st choice") { ". 1st choice: of all who match" } else { "" };
    format!(": in it{nowhere}{positions}{first}")
}

/// Where the rest is.
pub(super) fn more(out: Option<&Path>) -> &'static str {
    if out.is_some() { ", in the tables" } else { "; --out DIR writes them all" }
}

/// A figure with its error.
fn with_error(figure: &PointFigure) -> String {
    let Estimate { value, mcse, .. } = figure.estimate;
    let is_share = figure.unit == "share";
    let shown = if is_share { percent(value) } else { format!("{value:.1}") };
    let error = mcse.map(|mcse| if is_share { points(mcse) } else { crate::cli::numbers::error(mcse) });
    error.map_or(shown.clone(), |error| format!("{shown} ±{error}"))
}

/// A difference of shares in percentage points, with its error.
pub(super) fn change(difference: &Estimate) -> String {
    let shown = crate::cli::numbers::signed_points(difference.value);
    difference.mcse.map_or(shown.clone(), |mcse| format!("{shown} ±{}", points(mcse)))
}
