//! `matchday compare`.

mod answer;
mod args;
mod json;
mod options;
mod program;
mod scenarios;
mod shortcuts;
mod summary;
mod words;

use matchday::export::comparison_files;
use matchday::publish::check_replaceable;
use matchday::study::{MOST_VARIANTS, StudyError};

pub(super) use args::CompareArguments;
pub(super) use options::NamedVariant;
use scenarios::Scenarios;
use summary::Summary;

use super::bar::Bar;
use super::failure::Failure;
use super::terminal::print_with;

pub(super) fn run(arguments: &CompareArguments) -> Result<(), Failure> {
    let files = comparison_files(MOST_VARIANTS);
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    arguments.keep.check(|out| check_replaceable(out, &files))?;
    let scenarios = Scenarios::read(arguments)?;
    let run = &scenarios.base.scenario().run;
    let typed = arguments.run.typed.clone().with("--seed", run.seed).with("--replicates", run.replicates);
    let (base, bar) = Bar::watch(scenarios.base.clone().command(typed.command()), arguments.run.quiet)?;
    let study = scenarios.study(base, arguments.mode());
    let mut comparison = study.comparison().map_err(StudyError::from)?;
    let asked = program::Asked::of(arguments, &mut comparison)?;
    let results = study.play(comparison)?;
    drop(bar);
    let summary = Summary {
        arguments,
        scenarios: &scenarios,
        comparison: &results.comparison,
        tally: &results.tally,
        asked: asked.as_ref(),
        seconds: results.seconds,
    };
    print_with(|to| match (arguments.run.json, arguments.run.quiet) {
        (true, _) => json::print(to, &summary),
        (_, true) => Ok(()),
        _ => summary.print(to),
    })
}
