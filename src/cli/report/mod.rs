//! The summary of a simulation on the terminal: answers first, then what they rest on.

mod json;
mod people;
mod positions;
mod programs;

use std::io::{self, Write};
use std::path::Path;

use matchday::export::Format;
use matchday::run::{Shard, Until};
use matchday::simulation::{Estimate, Simulation, Tally};

use super::counted;
use super::failure::Failure;
use super::numbers::points;
use super::paragraph::write_paragraph;
use super::print::print_with;

/// What is told.
pub(super) struct Report<'a> {
    pub(super) simulation: &'a Simulation,
    pub(super) tally: &'a Tally,
    pub(super) seconds: f64,
    pub(super) shard: Option<Shard>,
    pub(super) until: Option<(Until, bool)>,
    pub(super) out: Option<&'a Path>,
    pub(super) format: Format,
}

/// The files where the rest is.
fn files(format: Format) -> String {
    let (tables, rows) = match format {
        Format::Mixed => ("csv", "parquet"),
        Format::Csv => ("csv", "csv"),
        Format::Parquet => ("parquet", "parquet"),
    };
    let names = ["summary", "programs", "applicants", "choices", "rank_curve", "strength_by_prestige"];
    let names = names.map(|name| format!("{name}.{tables}")).join(", ");
    format!("{names}, replicates.{rows}")
}

/// Prints it as text or as JSON, or not at all.
pub(super) fn print_as(report: &Report, is_json: bool, is_quiet: bool) -> Result<(), Failure> {
    print_with(|to| match (is_json, is_quiet) {
        (true, _) => json::print(to, report),
        (_, true) => Ok(()),
        _ => print(to, report),
    })
}

fn print(to: &mut impl Write, report: &Report) -> io::Result<()> {
    let scenario = &report.simulation.setting.scenario;
    for line in [&scenario.title, &scenario.question] {
        if !line.is_empty() {
            writeln!(to, "{line}")?;
        }
    }
    if let Some(shard) = report.shard {
        writeln!(to, "\nThis is shard {shard} only; matchday merge joins it with the others.")?;
    }
    report.answer(to)?;
    report.types(to)?;
    report.positions(to)?;
    report.resident_years(to)?;
    report.rest(to)?;
    report.programs(to)?;
    report.foot(to)
}

impl Report<'_> {
    fn find(&self, figure: &str, by: &str, level: &str) -> Option<Estimate> {
        self.simulation.summary(self.tally, figure, by, level)
    }

    fn focus(&self) -> &str {
        let scenario = &self.simulation.setting.scenario;
        scenario.focus().map_or("the focus", |focus| scenario.specialty[focus].name.as_str())
    }

    fn alternative(&self) -> &str {
        let scenario = &self.simulation.setting.scenario;
        scenario.alternative().map_or("the alternative", |other| scenario.specialty[other].name.as_str())
    }

    fn foot(&self, to: &mut impl Write) -> io::Result<()> {
        writeln!(
            to,
            "\nThese are the odds of a model, not a forecast. ± and the 95% interval are the error of simulating so often\n\
             and no oftener; 90% of seasons is luck from season to season. That the scenario's numbers are uncertain\n\
             themselves is in neither: change them with --set and compare."
        )?;
        let done = usize::try_from(self.tally.replicates).unwrap_or(usize::MAX);
        let seed = self.simulation.setting.scenario.run.seed;
        write!(to, "{}, seed {seed}, {:.1} s", counted(done, "replicate"), self.seconds)?;
        match self.until {
            Some((until, true)) => writeln!(to, "; ±{} was reached.", points(until.half_width))?,
            Some((until, false)) => writeln!(to, "; ±{} was not reached.", points(until.half_width))?,
            None => writeln!(to, ".")?,
        }
        match self.out {
            Some(folder) if self.shard.is_none() => {
                write_paragraph(to, "", &format!("Written to {}: {}.", folder.display(), files(self.format)))
            }
            Some(folder) => writeln!(to, "Written to {}.", folder.display()),
            None => Ok(()),
        }
    }
}
