//! The arguments of `matchday odds`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use crate::cli::compare::NamedVariant;
use crate::cli::options::RunOptions;
use clap::Args;

/// Estimate one applicant's odds: in each specialty and of no match, rank by rank, and what would change them
///
/// The applicant's file (TOML) gives type, strength or Step 2 CK, home and region, and whatever is already known of rotations, signals,
/// interviews and the rank order list. Fields left out follow the model's rules. With a table [partner], the two enter the match as a
/// couple, and the odds are those of both.
///
/// These are the odds of a model, not a forecast: some of its behavioural numbers are guesses. A sensitivity analysis shows how far
/// the odds depend on them.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday new applicant me.toml\n  matchday odds scenarios/ir_main_match_2025.toml --applicant me.toml\n  matchday odds scenarios/ir_main_match_2025.toml --applicant me.toml --what-if interviews=9 --what-if 'stronger: strength_percentile=70'\n  matchday odds scenarios/ir_main_match_2025.toml --applicant us.toml --what-if 'partner.group=DR only'\n  matchday odds scenarios/ir_main_match_2025.toml --applicant me.toml --precision 0.2 --out results"
)]
pub(in crate::cli) struct OddsArguments {
    /// Scenario file (.toml), or folder that contains scenario.toml
    pub(super) scenario: PathBuf,
    /// The applicant's file (.toml); matchday new applicant FILE writes one to start from
    #[arg(long, value_name = "FILE")]
    pub(super) applicant: PathBuf,
    /// Show how the odds change with other values of the applicant's fields: 'name: field=value, field=value'; can be repeated
    #[arg(long = "what-if", value_name = "WHAT", value_parser = NamedVariant::parse)]
    pub(super) what_if: Vec<NamedVariant>,
    /// Stop once the Monte Carlo standard error of the odds of every specialty, and of no match, is at most this many percentage points
    #[arg(long, value_name = "POINTS", default_value = "0.5", allow_negative_numbers = true, value_parser = points)]
    pub(super) precision: f64,
    /// Play at most this many seasons
    #[arg(long, value_name = "N", default_value_t = 20_000, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    pub(super) replicates: u32,
    /// Skip the sensitivity analysis of the numbers that are guesses
    #[arg(long)]
    pub(super) no_sensitivity: bool,
    /// Write tables, and the scenario including the applicant, to this folder
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) run: RunOptions,
}

fn points(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|points| (0.001..=50.0).contains(points));
    number.ok_or_else(|| "expected percentage points from 0.001 to 50, such as 0.5".to_owned())
}
