//! The arguments of `matchday report`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;

/// Write a page to look at: charts, tables and the answer in words, in one file that works everywhere.
///
/// Reads the folders that simulate, sweep, compare or odds wrote. The page needs nothing else: it can be sent, opened without a network,
/// printed, and read on a phone. Its charts show how sure each number is; every chart has its values as a table and as CSV.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday report results\n  matchday report results --out for-the-chair.html\n  matchday report results-2024 results-2025 --out years.html\n  matchday report --checklist results --out checklist.md"
)]
pub(in crate::cli) struct ReportArguments {
    /// Folders that matchday simulate, sweep, compare or odds --out wrote; several come onto one page
    #[arg(required = true, value_name = "RUN_DIR")]
    pub(in crate::cli) runs: Vec<PathBuf>,
    /// Print the STRESS and ADEMP reporting checklists of one run as Markdown instead, with what only you can say marked [AUTHOR]
    #[arg(long)]
    pub(in crate::cli) checklist: bool,
    /// Write to this file [default: report.html in the first folder; a checklist is printed]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Print nothing
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}
