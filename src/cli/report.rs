//! The summary of a simulation on the terminal.

use std::io::{self, Write};
use std::path::Path;

use matchday::simulation::{Shard, Simulation, Tally, Until};

/// What is told.
pub(super) struct Report<'a> {
    pub(super) simulation: &'a Simulation<'a>,
    pub(super) tally: &'a Tally,
    pub(super) seconds: f64,
    pub(super) shard: Option<Shard>,
    pub(super) until: Option<(Until, bool)>,
    pub(super) out: Option<&'a Path>,
}

pub(super) fn print(to: &mut impl Write, report: &Report) -> io::Result<()> {
    let find = |name: &str, by: &str, level: &str| report.simulation.summary(report.tally, name, by, level);
    writeln!(to, "{:?}", find("ends_in_focus", "preference", "focus"))?;
    writeln!(to, "{:?}", find("ends_in_alternative", "preference", "focus"))?;
    writeln!(to, "{:?}", find("fill_rate", "specialty", "IR"))
}

pub(super) fn print_json(to: &mut impl Write, report: &Report) -> io::Result<()> {
    print(to, report)
}
