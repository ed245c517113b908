//! The arguments of `matchday simulate`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;
use matchday::run::{Shard, Until};

use crate::cli::options::{KeepOptions, RunOptions, TableFormat};

/// Simulate a scenario: play many seasons, from applications to the match, and estimate match and fill rates
///
/// Each replicate draws a new season and runs the match. Every estimate has its Monte Carlo standard error; luck from season to
/// season is reported separately. The result depends only on scenario and seed, not on threads, shards or interruptions.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday simulate ir.toml\n  matchday simulate ir.toml --replicates 5000 --out results\n  matchday simulate ir.toml --until ci=0.005 --out results --resume\n  matchday simulate ir.toml --set signals.gold=10 --seed 7"
)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
pub(in crate::cli) struct SimulateArguments {
    /// Scenario file
    pub(in crate::cli) scenario: PathBuf,
    /// Number of seasons to play [default: the scenario's; with --until at most 100000]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(in crate::cli) replicates: Option<u32>,
    /// Stop at this precision, such as ci=0.005: half the width of the 95% interval of the share of those who prefer the focus
    /// specialty and match in it
    #[arg(long, value_name = "RULE", conflicts_with = "shard")]
    pub(in crate::cli) until: Option<Until>,
    /// Also write a report page with charts to the folder: report.html
    #[arg(long, requires = "out", conflicts_with = "shard")]
    pub(in crate::cli) report: bool,
    /// Format of the tables [default: estimates as CSV, one row per replicate as Parquet]
    #[arg(long, value_enum, requires = "out")]
    pub(in crate::cli) format: Option<TableFormat>,
    /// Run one part of the replicates only, such as 2/8; matchday merge joins the parts
    #[arg(long, value_name = "I/N", requires = "out")]
    pub(in crate::cli) shard: Option<Shard>,
    #[command(flatten)]
    pub(in crate::cli) keep: KeepOptions,
    #[command(flatten)]
    pub(in crate::cli) run: RunOptions,
}
