//! The arguments of `matchday compare`.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::options::{KeepOptions, RunOptions};

use super::options::{Conversion, NamedVariant, Quotas, ReversionWish};

/// Compare a scenario with variants: what changes if a program, or anything else, is different
///
/// Plays every season in the base and in each variant, with the same random draws, and reports the differences: every figure of the
/// simulation, who gains and who loses, and the outcomes of a program in question. The first scenario is the base; variants are
/// further scenario files, --variant, or changes of the program that --program names.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  matchday compare ir.toml --program ir-integrated-a-31 --quota 1..4\n  matchday compare ir.toml --program ir-integrated-a-31 --from-dr 1 --new 1\n  matchday compare ir.toml --program ir-integrated-a-31 --convert A:C --mode lists-fixed\n  matchday compare ir.toml --variant 'no signals: signals.enabled=false' --out results\n  matchday compare ir_2024.toml ir_2025.toml --replicates 2000"
)]
pub(in crate::cli) struct CompareArguments {
    /// Scenario file of the base
    pub(super) base: PathBuf,
    /// Scenario files of variants
    #[arg(value_name = "VARIANT")]
    pub(super) files: Vec<PathBuf>,
    /// A variant that sets fields of the base: 'name: path=value, path=value'; can be repeated
    #[arg(long = "variant", value_name = "NAME: PATH=VALUE", value_parser = NamedVariant::parse)]
    pub(super) variants: Vec<NamedVariant>,
    /// The program in question, by id, such as ir-integrated-a-31
    #[arg(long, value_name = "ID", help_heading = "A program's positions")]
    pub(super) program: Option<String>,
    /// One variant per number of positions: 3, or 1..4
    #[arg(long, value_name = "N..M", requires = "program", help_heading = "A program's positions")]
    pub(super) quota: Option<Quotas>,
    /// A variant in which N positions move to it from the alternative specialty (diagnostic radiology) at its institution
    #[arg(long, value_name = "N", requires = "program", help_heading = "A program's positions", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(super) from_dr: Option<u32>,
    /// A variant with N new positions
    #[arg(long, value_name = "N", requires = "program", help_heading = "A program's positions", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(super) new: Option<u32>,
    /// A variant that converts it to another track, such as A:C
    #[arg(long, value_name = "FROM:TO", requires = "program", help_heading = "A program's positions")]
    pub(super) convert: Option<Conversion>,
    /// A variant in which it does not take part in the match
    #[arg(long, requires = "program", help_heading = "A program's positions")]
    pub(super) close: bool,
    /// A variant in which it requests an even, or an odd, number of matches
    #[arg(long, value_enum, requires = "program", help_heading = "A program's positions")]
    pub(super) parity: Option<ParityWord>,
    /// A variant in which up to N unfilled positions of one program revert to another at its institution
    #[arg(long, value_name = "DONOR:RECEIVER:N", help_heading = "A program's positions")]
    pub(super) reversion: Option<ReversionWish>,
    /// Its own rank order list, in the base and every variant: CSV, or an R3 import file (rank,AAMC id)
    #[arg(long, value_name = "FILE", requires = "program", help_heading = "A program's positions")]
    pub(super) list: Option<PathBuf>,
    /// What responds to a variant: the whole season, or only the match on the base's certified lists
    #[arg(long, value_enum, default_value_t = ModeWord::Demand)]
    pub(super) mode: ModeWord,
    /// Number of seasons to compare [default: the base's]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) replicates: Option<u32>,
    #[command(flatten)]
    pub(super) keep: KeepOptions,
    #[command(flatten)]
    pub(in crate::cli) run: RunOptions,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ModeWord {
    /// Applicants and programs respond: applications, signals, interviews and lists are played anew
    Demand,
    /// Nobody responds: the base's lists are kept, and only the match runs again
    ListsFixed,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ParityWord {
    /// 0, 2, 4, … matches
    Even,
    /// 1, 3, 5, … matches, or none
    Odd,
}
