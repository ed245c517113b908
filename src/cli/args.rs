//! What can be typed.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use matchday::scenario::Override;
use matchday::simulation::{Shard, Until};
use matchday::sweep::{Axis, FigureName};

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
            Command::Simulate(arguments) => Some(&mut arguments.typed),
            Command::Compare(arguments) => Some(&mut arguments.typed),
            Command::Odds(arguments) => Some(&mut arguments.typed),
            Command::Sweep(arguments) => Some(&mut arguments.typed),
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
    #[arg(long, value_name = "N", default_value_t = 16)]
    pub(super) couple_order_attempts: u32,
    /// Seed of these shuffles
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(super) seed: u64,
}

/// Simulate a scenario: many seasons, from applications to the match, and what they say about the chances.
///
/// Every replicate draws a season anew and runs the match. Estimates come with their Monte Carlo error; the luck of single
/// seasons is told apart from it. The result depends on scenario and seed only: not on threads, shards or interruptions.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday simulate ir.toml\n  matchday simulate ir.toml --replicates 5000 --out results\n  matchday simulate ir.toml --until ci=0.005 --out results --resume\n  matchday simulate ir.toml --set signals.gold=10 --seed 7"
)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
pub(super) struct SimulateArguments {
    /// Scenario file
    pub(super) scenario: PathBuf,
    /// How often the season is drawn [default: the scenario's; with --until at most 100000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) replicates: Option<u32>,
    /// Seed of all draws [default: the scenario's]
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    /// Set one field for this run, such as signals.gold=10; may be given several times
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = Override::parse)]
    pub(super) overrides: Vec<Override>,
    /// Stop as soon as half the 95% interval of the match rate in the focus, of those who prefer it, is this narrow:
    /// ci=0.005
    #[arg(long, value_name = "RULE", conflicts_with = "shard")]
    pub(super) until: Option<Until>,
    /// Write tables, the scenario and a manifest into this folder; an earlier result there is replaced as a whole
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Write a page with charts into that folder, too: report.html
    #[arg(long, requires = "out", conflicts_with = "shard")]
    pub(super) report: bool,
    /// How tables are written [default: estimates as CSV, one row for each replicate as Parquet]
    #[arg(long, value_enum, requires = "out")]
    pub(super) format: Option<TableFormat>,
    /// Go on with an interrupted run into the same folder; begins one if there is none
    #[arg(long, requires = "out", conflicts_with = "force")]
    pub(super) resume: bool,
    /// Discard an interrupted run into the same folder, and begin anew
    #[arg(long, requires = "out")]
    pub(super) force: bool,
    /// Do one part of the work only, such as 2/8; matchday merge joins the parts
    #[arg(long, value_name = "I/N", requires = "out")]
    pub(super) shard: Option<Shard>,
    /// Threads [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    /// Print the summary as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Print no summary and no progress
    #[arg(long, short)]
    pub(super) quiet: bool,
    #[arg(skip)]
    pub(super) typed: Typed,
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
pub(super) struct SweepArguments {
    /// Scenario file
    pub(super) scenario: PathBuf,
    /// A field and its values, such as signals.gold=0..15; may be given several times
    #[arg(long, value_name = "PATH=VALUES", value_parser = Axis::parse, required_unless_present = "screen")]
    pub(super) over: Vec<Axis>,
    /// Take the values of several --over in step, instead of every combination
    #[arg(long, conflicts_with_all = ["sample", "screen"])]
    pub(super) zip: bool,
    /// So many points of the ranges, spread evenly over each of them (a Latin hypercube)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000), conflicts_with = "screen")]
    pub(super) sample: Option<u32>,
    /// Rank all parameters with a plausible range, or those of --over, by how much they matter
    #[arg(long)]
    pub(super) screen: bool,
    /// Starting points of a screening, from each of which every parameter moves once
    #[arg(
        long,
        value_name = "R",
        default_value_t = 10,
        requires = "screen",
        value_parser = clap::value_parser!(u32).range(2..=1000)
    )]
    pub(super) trajectories: u32,
    /// How often the season is drawn at each point [default: the scenario's; with --screen at most 100]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) replicates: Option<u32>,
    /// Seed of all draws, the same at every point [default: the scenario's]
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    /// Set one field at all points, such as signals.silver=0; may be given several times
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = Override::parse)]
    pub(super) overrides: Vec<Override>,
    /// Show this figure of summary.csv in the table, such as fill_rate:specialty:DR, instead of those that are shown otherwise;
    /// may be given several times
    #[arg(long = "figure", value_name = "FIGURE[:GROUP:LEVEL]", conflicts_with = "screen")]
    pub(super) figures: Vec<FigureName>,
    /// Write every figure of every table, not the main figures of the summary only
    #[arg(long, conflicts_with = "screen")]
    pub(super) all: bool,
    /// Write tables, the scenario and a manifest into this folder; an earlier result there is replaced as a whole
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// How tables are written [default: as CSV]
    #[arg(long, value_enum, requires = "out")]
    pub(super) format: Option<TableFormat>,
    /// Go on with an interrupted sweep into the same folder; begins one if there is none
    #[arg(long, requires = "out", conflicts_with = "force")]
    pub(super) resume: bool,
    /// Discard an interrupted sweep into the same folder, and begin anew
    #[arg(long, requires = "out")]
    pub(super) force: bool,
    /// Threads [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    /// Print the result as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Print no table and no progress
    #[arg(long, short)]
    pub(super) quiet: bool,
    #[arg(skip)]
    pub(super) typed: Typed,
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

/// Write something new to start from.
#[derive(Args, Debug)]
pub(super) struct NewArguments {
    #[command(subcommand)]
    pub(super) what: NewCommand,
}

#[derive(Subcommand, Debug)]
pub(super) enum NewCommand {
    Pool(NewPoolArguments),
    Scenario(NewScenarioArguments),
    Applicant(NewApplicantArguments),
}

/// Write an applicant's file for matchday odds: every field, its range and what it means.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  matchday new applicant me.toml")]
pub(super) struct NewApplicantArguments {
    /// File to write; it must not exist yet
    pub(super) file: PathBuf,
    /// Print nothing
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// Write a scenario: a small market with every field, its range, default and source.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  matchday new scenario my-scenario.toml")]
pub(super) struct NewScenarioArguments {
    /// File to write; it must not exist yet
    pub(super) file: PathBuf,
    /// Print nothing
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// Write a pool: a small commented example, or a synthetic one of any size.
///
/// Without further options this is an example of a dozen applicants, whose files explain themselves. With any of them it is
/// drawn at random, for trying things out and for timing; it is no forecast of anything.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday new pool my-pool\n  matchday new pool ir --market ir --seed 7\n  matchday new pool national --market main --applicants 50000 --programs 6500 --positions 43000"
)]
pub(super) struct NewPoolArguments {
    /// Folder to write; it must not exist yet, or be empty
    pub(super) folder: PathBuf,
    /// Which market: IR and DR with their PGY-1 years, or the whole Main Match [default: main, when any other option is
    /// given]
    #[arg(long, value_enum)]
    pub(super) market: Option<Market>,
    /// Number of applicants [default: that of 2025]
    #[arg(long, value_name = "N")]
    pub(super) applicants: Option<u32>,
    /// Number of programs [default: that of 2025, or in proportion to the applicants]
    #[arg(long, value_name = "N")]
    pub(super) programs: Option<u32>,
    /// Number of positions [default: that of 2025, or in proportion to the applicants]
    #[arg(long, value_name = "N")]
    pub(super) positions: Option<u32>,
    /// Ranks on a primary list; in the IR market about the mean [default: 12]
    #[arg(long, value_name = "N")]
    pub(super) ranks: Option<u32>,
    /// Share of applicants who are in a couple [default: 0.05, in the IR market, where both are radiologists, 0.01]
    #[arg(long, value_name = "SHARE")]
    pub(super) couples: Option<f64>,
    /// Share of applicants with a supplemental list [default: 0.125, in the IR market 0.95]
    #[arg(long, value_name = "SHARE")]
    pub(super) supplemental: Option<f64>,
    /// Ranks on a supplemental list [default: 8]
    #[arg(long, value_name = "N")]
    pub(super) supplemental_ranks: Option<u32>,
    /// Seed: the same seed and options write the same bytes [default: 1]
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    /// Print nothing
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Market {
    /// Interventional and diagnostic radiology, with preliminary and transitional years
    Ir,
    /// All specialties of the Main Match
    Main,
}
