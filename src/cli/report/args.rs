//! The arguments of `matchday report`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;

/// Write a report page: the answer in words, charts and tables, in one HTML file
///
/// Reads run folders that simulate, sweep, compare or odds wrote. The page is self-contained: it can be sent by e-mail, opened offline,
/// printed, and read on a phone. Charts show the uncertainty of each number; each chart also has its values as a table and as CSV.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday report results\n  matchday report results --out for-the-chair.html\n  matchday report results-2024 results-2025 --out years.html\n  matchday report --checklist results --out checklist.md"
)]
pub(in crate::cli) struct ReportArguments {
    /// Run folders, written by matchday simulate, sweep, compare or odds with --out; several share one page
    #[arg(required = true, value_name = "RUN_DIR")]
    pub(in crate::cli) runs: Vec<PathBuf>,
    /// Instead, print the STRESS and ADEMP reporting checklists of one run as Markdown; items only you can answer are marked [AUTHOR]
    #[arg(long)]
    pub(in crate::cli) checklist: bool,
    /// File to write [default: report.html in the first folder; checklists go to the terminal]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Print nothing
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}
