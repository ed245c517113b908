//! The arguments of `matchday check`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::Args;
use matchday::scenario::Override;

/// Check a pool or scenario without running it, and list every fault in every file
///
/// Each fault names its file, line and column, what was found and expected, and the remedy. Warnings point out input that is
/// allowed but often a mistake.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday check my-pool\n  matchday check my-scenario.toml\n  matchday check my-scenario.toml --set signals.gold=8 --set specialty.DR.applications=60"
)]
pub(in crate::cli) struct CheckArguments {
    /// Pool folder, scenario file (.toml), or folder that contains scenario.toml
    pub(in crate::cli) path: PathBuf,
    /// Check the scenario with this field set to another value; can be repeated
    #[arg(long = "set", value_name = "FIELD=VALUE", value_parser = Override::parse)]
    pub(in crate::cli) overrides: Vec<Override>,
    /// Print every warning, not only the first of each kind
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// Print faults and warnings as JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Print nothing unless there is a fault
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}
