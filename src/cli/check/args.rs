//! The arguments of `matchday check`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;
use matchday::scenario::Override;

/// Check a pool or a scenario without running it: every fault of every file at once.
///
/// Each fault has its file, line and column, what was found and expected, and what to do. Warnings point at what is allowed
/// and yet more often a slip than meant.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday check my-pool\n  matchday check my-scenario.toml\n  matchday check my-scenario.toml --set signals.gold=8 --set specialty.DR.applications=60"
)]
pub(in crate::cli) struct CheckArguments {
    /// Folder of a pool, scenario file (.toml), or folder that holds scenario.toml
    pub(in crate::cli) path: PathBuf,
    /// Check the scenario with a field set to another value; may be given several times
    #[arg(long = "set", value_name = "FIELD=VALUE", value_parser = Override::parse)]
    pub(in crate::cli) overrides: Vec<Override>,
    /// Print every warning, not the first three of each kind
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// Print faults and warnings as JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Print nothing when there is no fault
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}
