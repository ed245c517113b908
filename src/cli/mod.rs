//! The command line: arguments, terminal output and exit codes.

mod bar;
mod check;
mod commands;
mod compare;
mod failure;
mod matching;
mod merge;
mod new;
mod odds;
mod options;
mod report;
mod simulate;
mod sweep;
mod terminal;
mod typed;

use std::process::ExitCode;

use commands::{Command, parse};
use matchday::numbers;

/// A count with its noun: `1 couple`, `2 couples`.
fn counted(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// Parses the command line and runs its command. Exit codes: 0 done, 1 failed while running, 2 bad arguments or input,
/// 130 interrupted.
pub(crate) fn run() -> ExitCode {
    let outcome = match parse() {
        Command::Match(arguments) => matching::run(&arguments),
        Command::Simulate(arguments) => simulate::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Odds(arguments) => odds::run(&arguments),
        Command::Sweep(arguments) => sweep::run(&arguments),
        Command::Merge(arguments) => merge::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprint!("{failure}");
            failure.exit_code()
        }
    }
}
