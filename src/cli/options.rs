//! Options of several commands.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use matchday::export::Format;
use matchday::publish::PublishError;
use matchday::run::Kept;
use matchday::scenario::Override;
use matchday::study::Study;

use crate::cli::failure::Failure;

use crate::cli::typed::Typed;

/// Options of every command that plays seasons of scenarios.
#[derive(Args, Debug)]
pub(in crate::cli) struct RunOptions {
    /// Seed of all draws, in every scenario and at every point [default: the scenario's]
    #[arg(long, value_name = "S", allow_negative_numbers = true, value_parser = clap::value_parser!(u64).range(..=9_223_372_036_854_775_807))]
    pub(in crate::cli) seed: Option<u64>,
    /// Set a field of the scenario for this run, such as signals.gold=10; can be repeated
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = Override::parse)]
    pub(in crate::cli) overrides: Vec<Override>,
    /// Number of threads [default: one per processor]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(in crate::cli) threads: Option<u16>,
    /// Print the result as JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Print neither result nor progress
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
    /// The whole command as it was typed.
    #[arg(skip)]
    pub(in crate::cli) typed: Typed,
}

impl RunOptions {
    /// Reads a scenario with these options, and prints its first warning.
    pub(in crate::cli) fn study(&self, path: &Path) -> Result<Study, Failure> {
        let study = Study::read_with(path, &self.overrides, &[])
            .map_err(|error| Failure::of_scenario("scenario", path, error))?;
        let warnings = &study.reading().warnings;
        if let (Some(first), false) = (warnings.first(), self.quiet) {
            let more = match warnings.len() - 1 {
                0 => String::new(),
                more => format!(" (and {more} more: matchday check {} prints them)", study.file().name().display()),
            };
            eprintln!("warning: {first}{more}");
        }
        Ok(self.applied_to(study))
    }

    /// A study with the seed and the threads of these options.
    pub(in crate::cli) fn applied_to(&self, study: Study) -> Study {
        let study = self.seed.into_iter().fold(study, Study::seed);
        self.threads.into_iter().fold(study, |study, threads| study.threads(threads.into()))
    }
}

/// The number of processors that may be used.
pub(in crate::cli) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Options of commands that can be interrupted and resumed.
#[derive(Args, Debug)]
pub(in crate::cli) struct KeepOptions {
    /// Write tables, scenarios and a manifest to this folder; an earlier result there is replaced entirely
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Resume an interrupted run of the same folder; starts a new run if there is none
    #[arg(long, requires = "out", conflicts_with = "force")]
    pub(in crate::cli) resume: bool,
    /// Discard an interrupted run of the same folder, and start over
    #[arg(long, requires = "out")]
    pub(in crate::cli) force: bool,
}

impl KeepOptions {
    /// A study that is kept as these options say.
    pub(in crate::cli) fn onto(&self, study: Study) -> Study {
        self.out.iter().fold(study, |study, out| study.keep(out, self.kept()))
    }

    /// Checks the output folder before anything is read or played.
    pub(in crate::cli) fn check(&self, check: impl FnOnce(&Path) -> Result<(), PublishError>) -> Result<(), Failure> {
        Ok(self.out.as_deref().map_or(Ok(()), check)?)
    }

    /// What to do with an interrupted run.
    fn kept(&self) -> Kept {
        match (self.resume, self.force) {
            (true, _) => Kept::Resume,
            (_, true) => Kept::Discard,
            _ => Kept::Refuse,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(in crate::cli) enum TableFormat {
    /// All tables as CSV
    Csv,
    /// All tables as Parquet
    Parquet,
}

pub(in crate::cli) fn format_of(format: Option<TableFormat>) -> Format {
    match format {
        None => Format::Mixed,
        Some(TableFormat::Csv) => Format::Csv,
        Some(TableFormat::Parquet) => Format::Parquet,
    }
}
