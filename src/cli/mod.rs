//! The command line: arguments, terminal output and exit codes.

mod args;
mod bar;
mod check;
mod check_scenario;
mod compare;
mod explanation;
mod failure;
mod matching;
mod merge;
mod new;
mod odds;
mod paragraph;
mod print;
mod report;
mod report_page;
mod simulate;
mod sweep;
mod table;
mod typed;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Arguments, Command};
use matchday::numbers;
use typed::Typed;

/// 1 couple, 2 couples.
fn counted(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// What was typed; ends the program where that is no command, or help.
fn parse() -> Command {
    let known = Arguments::command();
    let matches = known.clone().get_matches();
    let mut arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let found = matches.subcommand().and_then(|(name, matches)| Some((known.find_subcommand(name)?, matches)));
    if let (Some((command, matches)), Some(typed)) = (found, arguments.command.typed()) {
        *typed = Typed::of(command, matches);
    }
    arguments.command
}

/// Runs the command that was typed. Exit codes: 0 done, 1 failed while running, 2 bad arguments or input,
/// 130 interrupted.
pub(crate) fn run() -> ExitCode {
    let outcome = match parse() {
        Command::Match(arguments) => matching::run(&arguments),
        Command::Simulate(arguments) => simulate::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Odds(arguments) => odds::run(&arguments),
        Command::Sweep(arguments) => sweep::run(&arguments),
        Command::Merge(arguments) => merge::run(&arguments),
        Command::Report(arguments) => report_page::run(&arguments),
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
