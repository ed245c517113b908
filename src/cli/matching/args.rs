//! The arguments of `matchday match`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;

/// Match a pool: who goes where, and is it stable?
///
/// Reads a folder of CSV files, runs the NRMP's algorithm (applicants propose; supplemental lists, couples, reversions, even
/// and odd requests), has the result judged by an independent checker, and prints a summary.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday match my-pool\n  matchday match my-pool --out results\n  matchday match my-pool --explain 10000003 --quiet"
)]
pub(in crate::cli) struct MatchArguments {
    /// Folder with programs.csv, applicants.csv, applicant_ranks.csv and program_ranks.csv (or a folder program_ranks/ of
    /// R3 import files), and perhaps couples.csv and reversions.csv
    pub(in crate::cli) pool: PathBuf,
    /// Write matches.csv, programs.csv and summary.json into this folder; an earlier result there is replaced as a whole
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Tell in plain sentences what happened to an applicant or a program, and why; may be given several times
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) explain: Vec<String>,
    /// Print the summary (and explanations) as JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Print no summary; explanations, warnings about an unstable result and errors remain
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
    /// How often the order of couples is shuffled and the match run again, when the process loops
    #[arg(long, value_name = "N", default_value_t = 16, allow_negative_numbers = true)]
    pub(in crate::cli) couple_order_attempts: u32,
    /// Seed of these shuffles
    #[arg(long, value_name = "S", default_value_t = 1, allow_negative_numbers = true)]
    pub(in crate::cli) seed: u64,
}
