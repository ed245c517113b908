//! The arguments of `matchday merge`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;

use crate::cli::options::TableFormat;

/// Merge the shards of a simulation into the result of one run
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  matchday merge part-1 part-2 part-3 --out results")]
pub(in crate::cli) struct MergeArguments {
    /// Shard folders, written by matchday simulate --shard
    #[arg(required = true, value_name = "DIR")]
    pub(in crate::cli) shards: Vec<PathBuf>,
    /// Write the merged result to this folder
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: PathBuf,
    /// Format of the tables [default: estimates as CSV, one row per replicate as Parquet]
    #[arg(long, value_enum)]
    pub(in crate::cli) format: Option<TableFormat>,
    /// Print the summary as JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Print no summary
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}
