//! What can be typed behind `matchday simulate` and `matchday sweep`.

use std::path::PathBuf;

use clap::Args;
use matchday::run::{Shard, Until};
use matchday::sweep::{Axis, FigureName};

use super::{KeepOptions, RunOptions, TableFormat};

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

/// Simulate a scenario at many points: what changes with a parameter, or which parameters matter most.
///
/// --over sets a field to one value after another; with several, to every combination of theirs. All points have the same random
/// numbers, so that differences between them are much more certain than two simulations. Every point plays its seasons anew.
///
/// --screen moves every parameter that has a plausible range, one at a time, from many starting points, and ranks them by how
/// much that changes (the elementary effects of Morris).
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday sweep ir.toml --over signals.gold=0..15\n  matchday sweep ir.toml --over signals.gold=0,6,15 --over 'group.IR first.count=200,220,240' --out grid\n  matchday sweep ir.toml --over signals.gold=0..15 --over utility.shared_fit=0..0.9 --sample 40\n  matchday sweep ir.toml --screen --replicates 50 --out screen\nValues: 0..15 whole numbers, 0..0.9:0.1 with a step, 0..0.9/4 four values, 0,6,15 a list. Fields are named as with --set."
)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
pub(in crate::cli) struct SweepArguments {
    /// Scenario file
    pub(in crate::cli) scenario: PathBuf,
    /// A field and its values, such as signals.gold=0..15; may be given several times
    #[arg(long, value_name = "PATH=VALUES", value_parser = Axis::parse, required_unless_present = "screen")]
    pub(in crate::cli) over: Vec<Axis>,
    /// Take the values of several --over in step, instead of every combination
    #[arg(long, conflicts_with_all = ["sample", "screen"])]
    pub(in crate::cli) zip: bool,
    /// So many points of the ranges, spread evenly over each of them (a Latin hypercube)
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=10_000), conflicts_with = "screen")]
    pub(in crate::cli) sample: Option<u32>,
    /// Rank all parameters with a plausible range, or those of --over, by how much they matter
    #[arg(long)]
    pub(in crate::cli) screen: bool,
    /// Starting points of a screening, from each of which every parameter moves once
    #[arg(
        long,
        value_name = "R",
        default_value_t = 10,
        requires = "screen",
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(2..=1000)
    )]
    pub(in crate::cli) trajectories: u32,
    /// How often the season is drawn at each point [default: the scenario's; with --screen at most 100]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(in crate::cli) replicates: Option<u32>,
    /// Show this figure of summary.csv in the table, such as fill_rate:specialty:DR, instead of those that are shown otherwise;
    /// may be given several times
    #[arg(long = "figure", value_name = "FIGURE[:GROUP:LEVEL]", conflicts_with = "screen")]
    pub(in crate::cli) figures: Vec<FigureName>,
    /// Write every figure of every table, not the main figures of the summary only
    #[arg(long, conflicts_with = "screen")]
    pub(in crate::cli) all: bool,
    /// How tables are written [default: as CSV]
    #[arg(long, value_enum, requires = "out")]
    pub(in crate::cli) format: Option<TableFormat>,
    #[command(flatten)]
    pub(in crate::cli) keep: KeepOptions,
    #[command(flatten)]
    pub(in crate::cli) run: RunOptions,
}
