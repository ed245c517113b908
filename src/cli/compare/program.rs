//! The table of the program in question: the program itself, its neighbours, and the other programs at its institution, in the base and in each variant.

use std::io::{self, Write};

use matchday::figures::{FigureId, Unit};
use matchday::market::Track;
use matchday::population::DepartmentId;
use matchday::simulation::{Comparison, Contrast, Estimate, GroupPair, ProgramContrast, ProgramPair};

use super::args::CompareArguments;
use super::summary::Summary;
use super::words::{difference, error, level, percent};
use crate::cli::failure::Failure;
use crate::cli::terminal::{align, plain, text, write_paragraph};

/// The program in question, and those beside it.
pub(super) struct Asked {
    /// Its index among the programs followed in the base.
    pub(super) program: usize,
    /// Other tracks of its department, and programs of the alternative specialty at its institution.
    siblings: Vec<usize>,
    /// The number of other programs of its specialty in its region.
    neighbours: usize,
}

/// Variants that get a column.
const COLUMNS: usize = 5;

/// Columns of the terminal.
const WIDTH: usize = 100;

impl Asked {
    /// Looks up the program in question, and groups its neighbours for the tallies.
    pub(super) fn of(arguments: &CompareArguments, comparison: &mut Comparison) -> Result<Option<Asked>, Failure> {
        let Some(id) = &arguments.program else { return Ok(None) };
        let base = &comparison.base;
        let followed = &base.followed.programs;
        let Some(program) = followed.iter().position(|program| program.id == *id) else {
            return Err(Failure::input(format!(
                "--program {id}: no residency program with this id exists in every season; name one from programs.csv"
            )));
        };
        let own = &followed[program];
        let world = &base.setting.world;
        let region = |department: DepartmentId| world[department].region;
        let alternative = base.setting.scenario.alternative();
        let (mut siblings, mut neighbours) = (Vec::new(), Vec::new());
        for (number, other) in followed.iter().enumerate().filter(|&(number, _)| number != program) {
            let is_alternative = Some(other.specialty) == alternative && other.specialty != own.specialty;
            let is_beside = is_alternative && other.terms.institution == own.terms.institution;
            if is_beside || other.department == own.department {
                siblings.push(number);
            }
            if other.specialty == own.specialty
                && other.department != own.department
                && region(other.department) == region(own.department)
            {
                neighbours.push(number);
            }
        }
        let asked = Asked { program, siblings, neighbours: neighbours.len() };
        comparison.groups = vec![neighbours];
        Ok(Some(asked))
    }
}

/// A row: its label, the value in the base, and the value and difference in each variant.
struct Line {
    label: String,
    base: String,
    variants: Vec<(String, Option<(Contrast, Unit)>)>,
}

impl Summary<'_> {
    /// The rows of a program in a variant, against the base.
    pub(super) fn program_rows(&self, program: usize, variant: usize) -> Vec<ProgramContrast> {
        let joins = &self.comparison.variants[variant].joins;
        let tally = &self.tally.variants[variant];
        let Some(at) = joins.programs.iter().position(|pair| pair[0] == Some(program)) else { return Vec::new() };
        let own = joins.programs[at][1].map(|number| &tally.own.programs[number]);
        let pair: &ProgramPair = &tally.pair.programs[at];
        pair.rows(Some(&self.tally.base.programs[program]), own)
    }

    /// The quota and track of a program in the base (none) or in a variant.
    pub(super) fn terms(&self, program: usize, variant: Option<usize>) -> Option<(u32, Track)> {
        let of = |program: &matchday::population::Program| (program.terms.quota, program.terms.track);
        let Some(variant) = variant else { return self.comparison.base.followed.programs.get(program).map(of) };
        let variant = &self.comparison.variants[variant];
        let pair = variant.joins.programs.iter().find(|pair| pair[0] == Some(program))?;
        variant.simulation.followed.programs.get(pair[1]?).map(of)
    }

    fn specialty_of(&self, program: usize) -> &str {
        let specialty = self.comparison.base.followed.programs[program].specialty;
        &self.comparison.base.setting.scenario.specialty[specialty.index()].name
    }

    pub(super) fn panel(&self, to: &mut impl Write) -> io::Result<()> {
        let Some(asked) = self.asked else { return Ok(()) };
        let shown: Vec<usize> = (0..self.scenarios.variants.len()).take(COLUMNS).collect();
        let rows: Vec<Vec<ProgramContrast>> =
            shown.iter().map(|&variant| self.program_rows(asked.program, variant)).collect();
        let id = &self.comparison.base.followed.programs[asked.program].id;
        let mut header = vec![id.clone(), "base".to_owned()];
        header.extend(shown.iter().map(|&variant| self.scenarios.variants[variant].name.clone()));
        let mut table = plain(std::array::from_fn::<&str, 0, _>(|_| ""));
        table.set_header(&header);
        let terms = |variant| self.terms(asked.program, variant);
        let terms_cell =
            |variant| terms(variant).map_or("–".to_owned(), |(quota, track)| format!("{quota} {}", track.letter()));
        let mut first = vec!["  positions and track".to_owned(), terms_cell(None)];
        first.extend(shown.iter().map(|&variant| terms_cell(Some(variant))));
        table.add_row(first);
        let mut lines = own_lines(&rows);
        for line in &mut lines {
            for (cell, &variant) in line.variants.iter_mut().zip(&shown) {
                if terms(Some(variant)).is_some_and(|(quota, _)| quota == 0) {
                    *cell = ("–".to_owned(), None);
                }
            }
        }
        for &sibling in &asked.siblings {
            let name = &self.comparison.base.followed.programs[sibling].id;
            let rows: Vec<_> = shown.iter().map(|&variant| self.program_rows(sibling, variant)).collect();
            lines.extend(line(&rows, &format!("{name}: filled"), FigureId::ProgramFilled, None));
            lines.extend(line(&rows, &format!("{name}: all filled"), FigureId::ProgramAllFilled, None));
            lines.extend(line(&rows, &format!("{name}: last rank"), FigureId::ProgramDeepestRank, None));
        }
        if asked.neighbours > 0 {
            let pairs: Vec<&GroupPair> =
                shown.iter().filter_map(|&variant| self.tally.variants[variant].pair.groups.first()).collect();
            lines.extend(neighbour_lines(&pairs, asked.neighbours));
        }
        let wide = |has_differences: bool| {
            let mut table = table.clone();
            for Line { label, base, variants } in &lines {
                let mut row = vec![format!("  {}", cut(label)), base.clone()];
                row.extend(variants.iter().map(|(value, contrast)| match contrast {
                    Some((contrast, unit))
                        if has_differences
                            && contrast.difference != 0.0
                            && contrast.mcse.is_some_and(|mcse| mcse > 0.0) =>
                    {
                        format!("{value} ({} ±{})", difference(contrast, *unit), error(contrast, *unit))
                    }
                    _ => value.clone(),
                }));
                table.add_row(row);
            }
            align(&mut table, 1);
            text(&table)
        };
        let with_differences = wide(true);
        let fits = with_differences.lines().all(|line| line.chars().count() <= WIDTH);
        writeln!(to, "\n{}", if fits { with_differences } else { wide(false) })?;
        if self.scenarios.variants.len() > COLUMNS {
            writeln!(
                to,
                "  … and {} more variants, in programs_comparison.csv",
                self.scenarios.variants.len() - COLUMNS
            )?;
        }
        let note = format!(
            "all filled: share of seasons; list needed: ranks on its list to fill all positions in that share of seasons; strength: mean \
             percentile of the applicants it matches; neighbours: the other {} programs of its region.",
            self.specialty_of(asked.program)
        );
        write_paragraph(to, " ", &note)?;
        if fits {
            return writeln!(
                to,
                " In brackets: the difference from the base ± its standard error; shares in percentage points."
            );
        }
        writeln!(to, " --out DIR writes the differences from the base, with their errors, to programs_comparison.csv.")
    }
}

/// The rows about the program itself.
fn own_lines(rows: &[Vec<ProgramContrast>]) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(line(rows, "all filled", FigureId::ProgramAllFilled, None));
    lines.push(Line {
        label: "number filled".to_owned(),
        base: rows.first().map_or(String::new(), |rows| distribution(rows, |row| row.base)),
        variants: rows.iter().map(|rows| (distribution(rows, |row| row.variant), None)).collect(),
    });
    lines.extend(line(rows, "last rank matched", FigureId::ProgramDeepestRank, None));
    for rank in [5, 10, 20, 30, 50] {
        lines.extend(line(rows, &format!("all filled by rank {rank}"), FigureId::ProgramFilledByRank, Some(rank)));
    }
    lines.extend(line(rows, "list needed for 95%", FigureId::ListLength95, None));
    lines.extend(line(rows, "list needed for 99%", FigureId::ListLength99, None));
    lines.extend(line(rows, "strength of matches", FigureId::StrengthPercentile, None));
    lines
}

/// The most frequent numbers of filled positions, each with its share of seasons: `3: 97%, 2: 3%`.
fn distribution(rows: &[ProgramContrast], of: impl Fn(&ProgramContrast) -> Option<Estimate>) -> String {
    const SHOWN: usize = 3;
    let filled = rows.iter().filter(|row| row.figure == FigureId::ProgramFilledExactly);
    let mut shares: Vec<(f64, u64)> = filled.filter_map(|row| Some((of(row)?.value, row.level?))).collect();
    shares.retain(|(share, _)| *share > 0.0);
    shares.sort_by(|a, b| b.0.total_cmp(&a.0));
    let shown = shares.iter().take(SHOWN).map(|(share, level)| {
        if *share < 0.1 { format!("{level}: {}", percent(*share)) } else { format!("{level}: {:.0}%", 100.0 * share) }
    });
    let mut text = shown.collect::<Vec<_>>().join(", ");
    if shares.len() > SHOWN {
        text.push_str(", …");
    }
    text
}

/// One figure of a program in the base and the variants; none if no variant has it.
fn line(rows: &[Vec<ProgramContrast>], label: &str, figure: FigureId, wanted: Option<u64>) -> Option<Line> {
    let found: Vec<Option<&ProgramContrast>> =
        rows.iter().map(|rows| rows.iter().find(|row| row.figure == figure && row.level == wanted)).collect();
    let first = found.iter().flatten().next()?;
    let is_length = [FigureId::ListLength95, FigureId::ListLength99].contains(&figure);
    let shown = |estimate: Option<Estimate>| match estimate {
        None if is_length => "none".to_owned(),
        None => "–".to_owned(),
        Some(estimate) if is_length => format!("{}", estimate.value),
        Some(estimate) => level(Some(estimate.value), first.figure.unit(), None),
    };
    let variants = found.iter().map(|row| match row {
        Some(row) => (shown(row.variant), row.contrast.map(|contrast| (contrast, row.figure.unit()))),
        None => ("–".to_owned(), None),
    });
    Some(Line { label: label.to_owned(), base: shown(first.base), variants: variants.collect() })
}

/// The rows of the neighbours.
fn neighbour_lines(pairs: &[&GroupPair], count: usize) -> Vec<Line> {
    let Some(first) = pairs.first() else { return Vec::new() };
    let ranks = Unit::Each("ranks");
    let mean = |value: Option<f64>| level(value, ranks, None);
    let share = |value: Option<f64>| value.map_or("–".to_owned(), percent);
    vec![
        Line {
            label: if count == 1 { "1 neighbour: filled".to_owned() } else { format!("{count} neighbours: filled") },
            base: mean(first.filled.base.mean()),
            variants: pairs
                .iter()
                .map(|pair| (mean(pair.filled.variant.mean()), Contrast::mean(&pair.filled, 1.0).map(|c| (c, ranks))))
                .collect(),
        },
        Line {
            label: "neighbours: last rank".to_owned(),
            base: mean(first.deepest.base.ratio()),
            variants: pairs
                .iter()
                .map(|pair| (mean(pair.deepest.variant.ratio()), Contrast::ratio(&pair.deepest).map(|c| (c, ranks))))
                .collect(),
        },
        Line {
            label: "neighbours: strength".to_owned(),
            base: share(first.strength.base.ratio()),
            variants: pairs
                .iter()
                .map(|pair| {
                    let contrast = Contrast::ratio(&pair.strength).map(|c| (c, Unit::Share));
                    (share(pair.strength.variant.ratio()), contrast)
                })
                .collect(),
        },
    ]
}

/// Shortens a label to leave room for the numbers. Its end, which names the figure, stays.
fn cut(label: &str) -> String {
    const MOST: usize = 30;
    let length = label.chars().count();
    match label.split_once(": ") {
        Some((name, what)) if length > MOST => {
            let kept = MOST.saturating_sub(what.chars().count() + 3);
            format!("{}…: {what}", name.chars().take(kept).collect::<String>())
        }
        _ => label.to_owned(),
    }
}
