//! The commands, and the command line as it was parsed.

#![allow(clippy::doc_markdown, reason = "these comments are help texts, where backticks would be printed")]

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use super::check::CheckArguments;
use super::compare::CompareArguments;
use super::matching::MatchArguments;
use super::merge::MergeArguments;
use super::new::NewArguments;
use super::odds::OddsArguments;
use super::report::ReportArguments;
use super::simulate::SimulateArguments;
use super::sweep::SweepArguments;
use super::typed::Typed;

/// Simulates the interventional radiology residency match, and runs the match on real rank order lists.
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
    /// Where a command that writes a manifest keeps its own command line.
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

/// Parses the command line. Exits the program on a usage error, or after printing help.
pub(super) fn parse() -> Command {
    let known = Arguments::command();
    let matches = known.clone().get_matches();
    let mut arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let found = matches.subcommand().and_then(|(name, matches)| Some((known.find_subcommand(name)?, matches)));
    if let (Some((command, matches)), Some(typed)) = (found, arguments.command.typed()) {
        *typed = Typed::of(command, matches);
    }
    arguments.command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> Typed {
        let command = Arguments::command();
        let matches = command.clone().try_get_matches_from(words.split(' ').map(|word| word.replace('~', " ")));
        let matches = matches.expect("a command");
        let (name, matches) = matches.subcommand().expect("a command");
        Typed::of(command.find_subcommand(name).expect("a command"), matches)
    }

    #[test]
    fn what_changes_no_number_is_left_out() {
        let all = "matchday simulate a~b.toml --set group.IR~first.count=3 --set signals.gold=1 --threads 2 --out x --report --quiet";
        assert_eq!(
            typed(all).with("--seed", 7).command(),
            "matchday simulate 'a b.toml' --set 'group.IR first.count=3' --set signals.gold=1 --seed 7"
        );
        assert_eq!(typed("matchday simulate a --seed=3").with("--seed", 7).command(), "matchday simulate a --seed 3");
        assert_eq!(
            typed("matchday compare a b --program p --quota 1..4 --close --mode lists-fixed --json").command(),
            "matchday compare a b --program p --quota 1..4 --close --mode lists-fixed"
        );
        assert_eq!(
            typed("matchday sweep a --screen --trajectories 3 --over=x=-1..1").command(),
            "matchday sweep a --over x=-1..1 --screen --trajectories 3"
        );
    }
}
