//! What can be typed.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

mod common;
mod new;
mod runs;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use matchday::export::Format;
use matchday::scenario::Override;

pub(super) use common::{KeepOptions, RunOptions, processors};
pub(super) use new::{Market, NewApplicantArguments, NewArguments, NewCommand, NewPoolArguments, NewScenarioArguments};
pub(super) use runs::{SimulateArguments, SweepArguments};

use super::compare::CompareArguments;
use super::odds::OddsArguments;
use super::typed::Typed;

/// Simulates the residency match of interventional radiology, and runs the match on real rank order lists.
#[derive(Parser, Debug)]
#[command(name = "matchday", version, about, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Try:\n  matchday new scenario my.toml, then matchday simulate my.toml\n  matchday new pool my-pool, then matchday match my-pool\nExit codes: 0 done, 1 failed while running, 2 bad arguments or input, 130 interrupted."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    Match(MatchArguments),
    Simulate(SimulateArguments),
    Compare(CompareArguments),
    Odds(OddsArguments),
    Sweep(SweepArguments),
    Merge(MergeArguments),
    Report(ReportArguments),
    Check(CheckArguments),
    New(NewArguments),
}

impl Command {
    /// Where a command that leaves a manifest keeps how it was typed.
    pub(super) fn typed(&mut self) -> Option<&mut Typed> {
        match self {
            Command::Simulate(arguments) => Some(&mut arguments.run.typed),
            Command::Compare(arguments) => Some(&mut arguments.run.typed),
            Command::Odds(arguments) => Some(&mut arguments.run.typed),
            Command::Sweep(arguments) => Some(&mut arguments.run.typed),
            _ => None,
        }
    }
}

/// Match a pool: who goes where, and is it stable?
///
/// Reads a folder of CSV files, runs the NRMP's algorithm (applicants propose; supplemental lists, couples, reversions, even
/// and odd requests), has the result judged by an independent checker, and prints a summary.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday match my-pool\n  matchday match my-pool --out results\n  matchday match my-pool --explain 10000003 --quiet"
)]
pub(super) struct MatchArguments {
    /// Folder with programs.csv, applicants.csv, applicant_ranks.csv and program_ranks.csv (or a folder program_ranks/ of
    /// R3 import files), and perhaps couples.csv and reversions.csv
    pub(super) pool: PathBuf,
    /// Write matches.csv, programs.csv and summary.json into this folder; an earlier result there is replaced as a whole
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Tell in plain sentences what happened to an applicant or a program, and why; may be given several times
    #[arg(long, value_name = "ID")]
    pub(super) explain: Vec<String>,
    /// Print the summary (and explanations) as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Print no summary; explanations, warnings about an unstable result and errors remain
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// How often the order of couples is shuffled and the match run again, when the process loops
    #[arg(long, value_name = "N", default_value_t = 16, allow_negative_numbers = true)]
    pub(super) couple_order_attempts: u32,
    /// Seed of these shuffles
    #[arg(long, value_name = "S", default_value_t = 1, allow_negative_numbers = true)]
    pub(super) seed: u64,
}

/// Write a page to look at: charts, tables and the answer in words, in one file that works everywhere.
///
/// Reads the folders that simulate, sweep, compare or odds wrote. The page needs nothing else: it can be sent, opened without a network,
/// printed, and read on a phone. Its charts show how sure each number is; every chart has its values as a table and as CSV.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday report results\n  matchday report results --out for-the-chair.html\n  matchday report results-2024 results-2025 --out years.html\n  matchday report --checklist results --out checklist.md"
)]
pub(super) struct ReportArguments {
    /// Folders that matchday simulate, sweep, compare or odds --out wrote; several come onto one page
    #[arg(required = true, value_name = "RUN_DIR")]
    pub(super) runs: Vec<PathBuf>,
    /// Print the STRESS and ADEMP reporting checklists of one run as Markdown instead, with what only you can say marked [AUTHOR]
    #[arg(long)]
    pub(super) checklist: bool,
    /// Write to this file [default: report.html in the first folder; a checklist is printed]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Print nothing
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// Join the shards of a simulation into the result of one run.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  matchday merge part-1 part-2 part-3 --out results")]
pub(super) struct MergeArguments {
    /// Folders that matchday simulate --shard wrote
    #[arg(required = true, value_name = "DIR")]
    pub(super) shards: Vec<PathBuf>,
    /// Write the joined result into this folder
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// How tables are written [default: estimates as CSV, one row for each replicate as Parquet]
    #[arg(long, value_enum)]
    pub(super) format: Option<TableFormat>,
    /// Print the summary as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Print no summary
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum TableFormat {
    /// All tables as CSV
    Csv,
    /// All tables as Parquet
    Parquet,
}

/// The format of an option; mixed when left out.
pub(super) fn format_of(format: Option<TableFormat>) -> Format {
    match format {
        None => Format::Mixed,
        Some(TableFormat::Csv) => Format::Csv,
        Some(TableFormat::Parquet) => Format::Parquet,
    }
}

/// Check a pool or a scenario without running it: every fault of every file at once.
///
/// Each fault has its file, line and column, what was found and expected, and what to do. Warnings point at what is allowed
/// and yet more often a slip than meant.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday check my-pool\n  matchday check my-scenario.toml\n  matchday check my-scenario.toml --set signals.gold=8 --set specialty.DR.applications=60"
)]
pub(super) struct CheckArguments {
    /// Folder of a pool, scenario file (.toml), or folder that holds scenario.toml
    pub(super) path: PathBuf,
    /// Check the scenario with a field set to another value; may be given several times
    #[arg(long = "set", value_name = "FIELD=VALUE", value_parser = Override::parse)]
    pub(super) overrides: Vec<Override>,
    /// Print every warning, not the first three of each kind
    #[arg(long)]
    pub(super) all: bool,
    /// Print faults and warnings as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Print nothing when there is no fault
    #[arg(long, short)]
    pub(super) quiet: bool,
}
