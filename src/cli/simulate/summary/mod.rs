//! The summary of a simulation on the terminal, the answer first.

mod people;
mod positions;
mod programs;

use std::io::{self, Write};
use std::path::Path;

use matchday::export::Format;
use matchday::figures::{FigureId, Specialties};
use matchday::run::{Shard, Until};
use matchday::simulation::{Estimate, Simulation, Tally};

use crate::cli::counted;
use crate::cli::numbers::points;
use crate::cli::terminal::write_paragraph;

/// A simulation and how it was run.
pub(in crate::cli) struct Summary<'a> {
    pub(in crate::cli) simulation: &'a Simulation,
    pub(in crate::cli) tally: &'a Tally,
    pub(in crate::cli) seconds: f64,
    pub(in crate::cli) shard: Option<Shard>,
    pub(in crate::cli) until: Option<(Until, bool)>,
    pub(in crate::cli) out: Option<&'a Path>,
    pub(in crate::cli) format: Format,
}

/// The files that were written.
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

pub(in crate::cli::simulate) fn print(to: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let scenario = &summary.simulation.setting.scenario;
    for line in [&scenario.title, &scenario.question] {
        if !line.is_empty() {
            writeln!(to, "{line}")?;
        }
    }
    if let Some(shard) = summary.shard {
        writeln!(to, "\nThis is shard {shard} only; matchday merge joins it with the others.")?;
    }
    summary.answer(to)?;
    summary.types(to)?;
    summary.positions(to)?;
    summary.resident_years(to)?;
    summary.rest(to)?;
    summary.programs(to)?;
    summary.foot(to)
}

impl Summary<'_> {
    fn find(&self, figure: FigureId, by: &str, level: &str) -> Option<Estimate> {
        self.simulation.summary(self.tally, figure, by, level)
    }

    fn specialties(&self) -> Specialties<'_> {
        Specialties { focus: self.focus(), alternative: self.alternative() }
    }

    fn focus(&self) -> &str {
        let scenario = &self.simulation.setting.scenario;
        scenario.focus().map_or("the focus", |focus| scenario.specialty[focus.index()].name.as_str())
    }

    fn alternative(&self) -> &str {
        let scenario = &self.simulation.setting.scenario;
        scenario.alternative().map_or("the alternative", |other| scenario.specialty[other.index()].name.as_str())
    }

    fn foot(&self, to: &mut impl Write) -> io::Result<()> {
        writeln!(to)?;
        let note = "These are the odds of a model, not a forecast. ± is the Monte Carlo standard error: it and the 95% interval shrink \
                    with more replicates. The range of 90% of seasons is luck from season to season. Neither includes doubt about the \
                    scenario's own numbers: change them with --set and compare.";
        write_paragraph(to, "", note)?;
        let done = usize::try_from(self.tally.replicates).unwrap_or(usize::MAX);
        let seed = self.simulation.setting.scenario.run.seed;
        write!(to, "{}, seed {seed}, {:.1} s", counted(done, "replicate"), self.seconds)?;
        match self.until {
            Some((until, true)) => {
                writeln!(to, "; the precision of ±{} points was reached.", points(until.half_width))?;
            }
            Some((until, false)) => {
                writeln!(to, "; the precision of ±{} points was not reached.", points(until.half_width))?;
            }
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
