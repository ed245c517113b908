//! The arguments of `matchday simulate`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;
use matchday::simulation::{Shard, Until};

use crate::cli::options::{KeepOptions, RunOptions, TableFormat};

/// Simulate a scenario: many seasons, from applications to the match, and what they say about the chances.
///
/// Every replicate draws a season anew and runs the match. Estimates come with their Monte Carlo error; the luck of single
/// seasons is told apart from it. The result depends on scenario and seed only: not on threads, shards or interruptions.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday simulate ir.toml\n  matchday simulate ir.toml --replicates 5000 --out results\n  matchday simulate ir.toml --until ci=0.005 --out results --resume\n  matchday simulate ir.toml --set signals.gold=10 --seed 7"
)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
pub(in crate::cli) struct SimulateArguments {
    /// Scenario file
    pub(in crate::cli) scenario: PathBuf,
    /// How often the season is drawn [default: the scenario's; with --until at most 100000]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(in crate::cli) replicates: Option<u32>,
    /// Stop as soon as half the 95% interval of the match rate in the focus, of those who prefer it, is this narrow:
    /// ci=0.005
    #[arg(long, value_name = "RULE", conflicts_with = "shard")]
    pub(in crate::cli) until: Option<Until>,
    /// Write a page with charts into that folder, too: report.html
    #[arg(long, requires = "out", conflicts_with = "shard")]
    pub(in crate::cli) report: bool,
    /// How tables are written [default: estimates as CSV, one row for each replicate as Parquet]
    #[arg(long, value_enum, requires = "out")]
    pub(in crate::cli) format: Option<TableFormat>,
    /// Do one part of the work only, such as 2/8; matchday merge joins the parts
    #[arg(long, value_name = "I/N", requires = "out")]
    pub(in crate::cli) shard: Option<Shard>,
    #[command(flatten)]
    pub(in crate::cli) keep: KeepOptions,
    #[command(flatten)]
    pub(in crate::cli) run: RunOptions,
}
