//! The arguments of `matchday new`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Write a pool, scenario or applicant file to start from
#[derive(Args, Debug)]
pub(in crate::cli) struct NewArguments {
    #[command(subcommand)]
    pub(in crate::cli) what: NewCommand,
}

#[derive(Subcommand, Debug)]
pub(in crate::cli) enum NewCommand {
    Pool(NewPoolArguments),
    Scenario(NewScenarioArguments),
    Applicant(NewApplicantArguments),
}

/// Write an applicant file for matchday odds: every field with its range and meaning
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  matchday new applicant me.toml")]
pub(in crate::cli) struct NewApplicantArguments {
    /// File to write; it must be new
    pub(in crate::cli) file: PathBuf,
    /// Print nothing
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}

/// Write a scenario: a small market, every field with its range, default and source
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  matchday new scenario my-scenario.toml")]
pub(in crate::cli) struct NewScenarioArguments {
    /// File to write; it must be new
    pub(in crate::cli) file: PathBuf,
    /// Print nothing
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}

/// Write a pool: a small commented example, or a synthetic pool of any size
///
/// Without further options, writes an example of a dozen applicants with comments in its files. With any option, draws a synthetic
/// pool at random, for trials and timing; it is not a forecast.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday new pool my-pool\n  matchday new pool ir --market ir --seed 7\n  matchday new pool national --market main --applicants 50000 --programs 6500 --positions 43000"
)]
pub(in crate::cli) struct NewPoolArguments {
    /// Folder to write; it must be new or empty
    pub(in crate::cli) folder: PathBuf,
    /// Market to draw: IR and DR with their PGY-1 years, or the whole Main Match [default: main, if any other option is given]
    #[arg(long, value_enum)]
    pub(in crate::cli) market: Option<Market>,
    /// Number of applicants [default: that of 2025]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) applicants: Option<u32>,
    /// Number of programs [default: that of 2025, or in proportion to the applicants]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) programs: Option<u32>,
    /// Number of positions [default: that of 2025, or in proportion to the applicants]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) positions: Option<u32>,
    /// Length of a primary rank order list; in the IR market about its mean [default: 12]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) ranks: Option<u32>,
    /// Share of applicants in a couple [default: 0.05; in the IR market, where both apply to radiology, 0.01]
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) couples: Option<f64>,
    /// Share of applicants with a supplemental list [default: 0.125; in the IR market 0.95]
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) supplemental: Option<f64>,
    /// Length of a supplemental list [default: 8]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) supplemental_ranks: Option<u32>,
    /// Seed of the draw; the same seed and options write the same bytes [default: 1]
    #[arg(long, value_name = "S")]
    pub(in crate::cli) seed: Option<u64>,
    /// Print nothing
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(in crate::cli) enum Market {
    /// Interventional and diagnostic radiology, with preliminary and transitional years
    Ir,
    /// All specialties of the Main Match
    Main,
}
