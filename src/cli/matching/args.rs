//! The arguments of `matchday match`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;

/// Match a pool of rank order lists: who matches where, and whether the result is stable
///
/// Reads a folder of CSV files and runs the NRMP algorithm (applicant-proposing, with supplemental lists, couples, reversions, and
/// even or odd requests). An independent checker verifies the result; then a summary is printed.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday match my-pool\n  matchday match my-pool --out results\n  matchday match my-pool --explain 10000003 --quiet"
)]
pub(in crate::cli) struct MatchArguments {
    /// Folder with programs.csv, applicants.csv, applicant_ranks.csv and program_ranks.csv (or a folder program_ranks/ of
    /// R3 import files); couples.csv and reversions.csv are optional
    pub(in crate::cli) pool: PathBuf,
    /// Write matches.csv, programs.csv and summary.json to this folder; an earlier result there is replaced entirely
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Explain what happened to this applicant or program, and why; can be repeated
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) explain: Vec<String>,
    /// Print the summary and explanations as JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Print no summary, only explanations, errors, and a warning if the result is unstable
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
    /// If the algorithm loops, shuffle the order of couples and start over, at most N times
    #[arg(long, value_name = "N", default_value_t = 16, allow_negative_numbers = true)]
    pub(in crate::cli) couple_order_attempts: u32,
    /// Seed of the shuffles
    #[arg(long, value_name = "S", default_value_t = 1, allow_negative_numbers = true)]
    pub(in crate::cli) seed: u64,
}
