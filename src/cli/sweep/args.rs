//! The arguments of `matchday sweep`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;
use matchday::parameters::Axis;
use matchday::sweep::FigureName;

use crate::cli::options::{KeepOptions, RunOptions, TableFormat};

/// Simulate a scenario at many parameter values: what a parameter changes, or which parameters matter most
///
/// --over sets a field to one value after another; several --over give every combination. All points share their random numbers, so
/// that differences between points are much more precise than differences between separate simulations. Every point plays its own
/// seasons.
///
/// --screen ranks the parameters by their elementary effects (Morris screening): it moves every parameter that has a plausible
/// range, one at a time, from many starting points.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday sweep ir.toml --over signals.gold=0..15\n  matchday sweep ir.toml --over signals.gold=0,6,15 --over 'group.IR first.count=200,220,240' --out grid\n  matchday sweep ir.toml --over signals.gold=0..15 --over utility.shared_fit=0..0.9 --sample 40\n  matchday sweep ir.toml --screen --replicates 50 --out screen\nValues: 0..15 whole numbers, 0..0.9:0.1 with a step, 0..0.9/4 four values, 0,6,15 a list. Fields are named as with --set."
)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
pub(in crate::cli) struct SweepArguments {
    /// Scenario file
    pub(in crate::cli) scenario: PathBuf,
    /// A field and its values, such as signals.gold=0..15; can be repeated
    #[arg(long, value_name = "PATH=VALUES", value_parser = Axis::parse, required_unless_present = "screen")]
    pub(in crate::cli) over: Vec<Axis>,
    /// Pair the values of several --over in order, instead of taking every combination
    #[arg(long, conflicts_with_all = ["sample", "screen"])]
    pub(in crate::cli) zip: bool,
    /// Take N points spread evenly over all ranges (a Latin hypercube)
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=10_000), conflicts_with = "screen")]
    pub(in crate::cli) sample: Option<u32>,
    /// Rank all parameters that have a plausible range, or those of --over, by how much they matter
    #[arg(long)]
    pub(in crate::cli) screen: bool,
    /// Number of starting points of a screening; every parameter moves once from each
    #[arg(
        long,
        value_name = "R",
        default_value_t = 10,
        requires = "screen",
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(2..=1000)
    )]
    pub(in crate::cli) trajectories: u32,
    /// Number of seasons at each point [default: the scenario's; with --screen at most 100]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(in crate::cli) replicates: Option<u32>,
    /// Show this figure of summary.csv in the table, such as fill_rate:specialty:DR, instead of the usual ones; can be repeated
    #[arg(long = "figure", value_name = "FIGURE[:GROUP:LEVEL]", conflicts_with = "screen")]
    pub(in crate::cli) figures: Vec<FigureName>,
    /// Write every figure of every table, not only the main figures of the summary
    #[arg(long, conflicts_with = "screen")]
    pub(in crate::cli) all: bool,
    /// Format of the tables [default: CSV]
    #[arg(long, value_enum, requires = "out")]
    pub(in crate::cli) format: Option<TableFormat>,
    #[command(flatten)]
    pub(in crate::cli) keep: KeepOptions,
    #[command(flatten)]
    pub(in crate::cli) run: RunOptions,
}
