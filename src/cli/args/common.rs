//! Options of several commands.

use std::path::{Path, PathBuf};

use clap::Args;
use matchday::export::PublishError;
use matchday::run::Kept;
use matchday::scenario::Override;
use matchday::study::Study;

use crate::cli::failure::Failure;
use crate::cli::typed::Typed;

/// Options of every command that plays seasons of scenarios.
#[derive(Args, Debug)]
pub(in crate::cli) struct RunOptions {
    /// Seed of all draws, the same in all worlds and at all points [default: the scenario's]
    #[arg(long, value_name = "S", allow_negative_numbers = true, value_parser = clap::value_parser!(u64).range(..=9_223_372_036_854_775_807))]
    pub(in crate::cli) seed: Option<u64>,
    /// Set one field for this run, such as signals.gold=10; may be given several times
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = Override::parse)]
    pub(in crate::cli) overrides: Vec<Override>,
    /// Threads [default: one for each processor]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(in crate::cli) threads: Option<u16>,
    /// Print the result as JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Print no result and no progress
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
    /// How all of it was typed.
    #[arg(skip)]
    pub(in crate::cli) typed: Typed,
}

impl RunOptions {
    /// Reads a scenario with these options, and prints the first warning.
    pub(in crate::cli) fn study(&self, path: &Path) -> Result<Study, Failure> {
        let study = Study::read_with(path, &self.overrides, &[])
            .map_err(|error| Failure::of_scenario("scenario", path, error))?;
        let warnings = &study.reading().warnings;
        if let (Some(first), false) = (warnings.first(), self.quiet) {
            let more = match warnings.len() - 1 {
                0 => String::new(),
                more => format!(" (and {more} more: matchday check {} prints them)", study.path().display()),
            };
            eprintln!("warning: {first}{more}");
        }
        Ok(self.applied_to(study))
    }

    /// A study with seed and threads of these options.
    pub(in crate::cli) fn applied_to(&self, study: Study) -> Study {
        let study = self.seed.into_iter().fold(study, Study::seed);
        self.threads.into_iter().fold(study, |study, threads| study.threads(threads.into()))
    }
}

/// One for each processor that may be used.
pub(in crate::cli) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Options of commands that can be interrupted and gone on with.
#[derive(Args, Debug)]
pub(in crate::cli) struct KeepOptions {
    /// Write tables, scenarios and a manifest into this folder; an earlier result there is replaced as a whole
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Go on with an interrupted run into the same folder; begins one if there is none
    #[arg(long, requires = "out", conflicts_with = "force")]
    pub(in crate::cli) resume: bool,
    /// Discard an interrupted run into the same folder, and begin anew
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

    /// What to do about an earlier run that did not end.
    fn kept(&self) -> Kept {
        match (self.resume, self.force) {
            (true, _) => Kept::Resume,
            (_, true) => Kept::Discard,
            _ => Kept::Refuse,
        }
    }
}
