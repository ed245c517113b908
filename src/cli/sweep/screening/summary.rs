//! A screening on the terminal: which parameters matter most, and what they mean.

use std::io::{self, Write};
use std::path::Path;

use matchday::export::Format;
use matchday::figures::{FigureId, HEADLINE, Place, Unit};
use matchday::parameters::Parameter;
use matchday::scenario::Scenario;
use matchday::sweep::{Screening, Sensitivity};

use super::json;
use crate::cli::counted;
use crate::cli::failure::Failure;
use crate::cli::numbers::{points, tenth};
use crate::cli::sweep::summary::{Column, focus_of, head, important, more, specialties_of, write_files};
use crate::cli::terminal::print_with;
use crate::cli::terminal::write_paragraph;
use crate::cli::terminal::{align, plain, text};

/// Parameters with a row on the terminal.
const ROWS: usize = 25;

/// Parameters that are explained.
const EXPLAINED: usize = 10;

/// A screening and how it was run.
pub(in crate::cli::sweep) struct Summary<'a> {
    pub(in crate::cli::sweep) scenario: &'a Scenario,
    /// The parameters that were moved.
    pub(in crate::cli::sweep) moved: &'a [Parameter],
    /// The parameters that cannot act in the scenario.
    pub(in crate::cli::sweep) inert: &'a [Parameter],
    pub(in crate::cli::sweep) screening: &'a Screening,
    pub(in crate::cli::sweep) trajectories: u32,
    pub(in crate::cli::sweep) points: usize,
    pub(in crate::cli::sweep) seconds: f64,
    pub(in crate::cli::sweep) out: Option<&'a Path>,
    pub(in crate::cli::sweep) format: Format,
}

pub(in crate::cli::sweep) fn print(summary: &Summary, is_json: bool, is_quiet: bool) -> Result<(), Failure> {
    print_with(|to| match (is_json, is_quiet) {
        (true, _) => json::print(to, summary),
        (_, true) => Ok(()),
        _ => summary.print(to),
    })
}

impl Summary<'_> {
    fn print(&self, to: &mut impl Write) -> io::Result<()> {
        head(to, self.scenario)?;
        writeln!(to)?;
        let what = format!(
            "Which parameters matter most? {}, each moved {} times within its range, from different values of the others.",
            counted(self.moved.len(), "parameter"),
            self.trajectories
        );
        write_paragraph(to, "", &what)?;
        let ranked = self.ranked();
        self.table(to, &ranked)?;
        self.explain(to, &ranked)?;
        self.idle(to)?;
        self.foot(to)
    }

    fn figure(&self, (id, [by, level]): Column) -> Option<usize> {
        let is_here = |figure: &(FigureId, Vec<String>)| figure.0 == id && figure.1 == [by, level];
        self.screening.figures().iter().position(is_here)
    }

    /// The parameters with any effect, by their effect on the headline, the largest first.
    pub(in crate::cli::sweep) fn ranked(&self) -> Vec<usize> {
        let headline = self.figure(HEADLINE);
        let mu_star = |parameter: usize| {
            headline.and_then(|figure| self.screening.sensitivity(parameter, figure)).map_or(0.0, |found| found.mu_star)
        };
        let mut ranked: Vec<usize> =
            (0..self.moved.len()).filter(|&parameter| !self.screening.is_idle(parameter)).collect();
        ranked.sort_by(|&a, &b| mu_star(b).total_cmp(&mu_star(a)).then(a.cmp(&b)));
        ranked
    }

    fn table(&self, to: &mut impl Write, ranked: &[usize]) -> io::Result<()> {
        let focus = focus_of(self.scenario);
        let others = important(specialties_of(self.scenario), |place| match place {
            Place::Screened(importance, subject, heading) => Some((importance, subject, heading)),
            _ => None,
        });
        let headings = others.iter().map(|(heading, _)| heading.as_str());
        let first = ["", "Parameter", "range", "match*", "±", "MC", "spread", ""];
        let mut table = plain(first.into_iter().chain(headings));
        for (number, &parameter) in ranked.iter().take(ROWS).enumerate() {
            let Parameter { from, to, .. } = self.moved[parameter];
            let found =
                |figure: Column| self.figure(figure).and_then(|figure| self.screening.sensitivity(parameter, figure));
            let headline = found(HEADLINE);
            let part = |value: fn(&Sensitivity) -> Option<f64>| {
                headline.as_ref().and_then(value).map_or("–".to_owned(), points)
            };
            let mut row = vec![
                format!("{:>3}", number + 1),
                self.moved[parameter].path(),
                format!("{}–{}", tenth_or_more(from), tenth_or_more(to)),
                part(|found| Some(found.mu_star)),
                part(|found| found.error),
                part(|found| found.monte_carlo),
                part(|found| found.sigma),
                headline.as_ref().map_or("", direction).to_owned(),
            ];
            row.extend(others.iter().map(|&(_, figure)| {
                let shown = if figure.0.unit() == Unit::Share { points } else { tenth };
                found(figure).map_or("–".to_owned(), |found| shown(found.mu_star))
            }));
            table.add_row(row);
        }
        if ranked.is_empty() {
            return writeln!(to, "\nNo parameter changes any figure.");
        }
        align(&mut table, 2);
        writeln!(to, "\n{}", text(&table))?;
        if ranked.len() > ROWS {
            writeln!(to, "    … and {} more{}", ranked.len() - ROWS, more(self.out))?;
        }
        let note = format!(
            "mean absolute effect of the parameter's whole range on the share of those who prefer {focus} who match in it, in percentage \
             points. ± is its standard error over the starting points, MC the Monte Carlo part that more replicates would remove. \
             spread: standard deviation of the effects, large if the effect is not linear or depends on other parameters. fill, full \
             (programs) and 1st choice: the effect on these figures. An effect below twice either error may be zero."
        );
        write_paragraph(to, " * ", &note)
    }

    fn explain(&self, to: &mut impl Write, ranked: &[usize]) -> io::Result<()> {
        if ranked.is_empty() {
            return Ok(());
        }
        writeln!(to, "\nWhat these parameters are")?;
        for (number, &parameter) in ranked.iter().take(EXPLAINED).enumerate() {
            let parameter = &self.moved[parameter];
            let (doc, unit) = parameter.field.map_or((String::new(), ""), |field| (field.first_sentence(), field.unit));
            let unit = if unit.is_empty() { String::new() } else { format!(" In {unit}.") };
            let meaning = format!("{}: {doc}{unit}", parameter.path());
            write_paragraph(to, &format!("{:>3}. ", number + 1), &meaning)?;
        }
        Ok(())
    }

    fn idle(&self, to: &mut impl Write) -> io::Result<()> {
        let idle: Vec<String> = (0..self.moved.len())
            .filter(|&parameter| self.screening.is_idle(parameter))
            .map(|parameter| self.moved[parameter].path())
            .collect();
        if !idle.is_empty() {
            writeln!(to)?;
            write_paragraph(to, "", &format!("No effect at any point: {}.", idle.join(", ")))?;
        }
        let mut reasons: Vec<&str> = Vec::new();
        for reason in self.inert.iter().filter_map(|parameter| parameter.inert) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        for reason in reasons {
            let here = self.inert.iter().filter(|parameter| parameter.inert == Some(reason));
            let paths: Vec<String> = here.map(Parameter::path).collect();
            writeln!(to)?;
            write_paragraph(to, "", &format!("No effect, since {reason}: {}.", paths.join(", ")))?;
        }
        Ok(())
    }

    fn foot(&self, to: &mut impl Write) -> io::Result<()> {
        let run = &self.scenario.run;
        writeln!(to)?;
        let note = "Each parameter moves over its plausible range (docs/scenario-format.md), or the one given with --over; a wider range has a \
                    larger effect. These are the odds of a model, not a forecast.";
        write_paragraph(to, "", note)?;
        writeln!(
            to,
            "{} of {}, seed {}, {:.1} s.",
            counted(self.points, "point"),
            counted(run.replicates as usize, "replicate"),
            run.seed,
            self.seconds
        )?;
        match self.out {
            Some(out) => write_files(to, out, "screen", self.format),
            None => Ok(()),
        }
    }
}

/// Whether the headline rises or falls with the parameter.
fn direction(found: &Sensitivity) -> &'static str {
    match found.mu {
        _ if found.mu_star < 1e-9 => "",
        mu if mu >= 0.9 * found.mu_star => "up",
        mu if mu <= -0.9 * found.mu_star => "down",
        _ => "either",
    }
}

fn tenth_or_more(value: f64) -> String {
    let text = tenth(value);
    if (value * 10.0).fract().abs() < 1e-9 { text } else { value.to_string() }
}
