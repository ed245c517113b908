//! Options of several commands.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use matchday::export::{Format, Kept};
use matchday::scenario::Override;

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
    /// How many threads are used.
    pub(in crate::cli) fn threads(&self) -> usize {
        self.threads.map_or_else(processors, usize::from)
    }

    /// What `--set` was given, as it was typed.
    pub(in crate::cli) fn typed_overrides(&self) -> Vec<String> {
        self.overrides.iter().map(ToString::to_string).collect()
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
    /// What to do about an earlier run that did not end.
    pub(in crate::cli) fn kept(&self) -> Kept {
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
