//! `matchday compare`.

mod answer;
mod args;
mod json;
mod options;
mod panel;
mod screen;
mod shortcuts;
mod words;
mod worlds;

use matchday::export::{check_replaceable, comparison_files};
use matchday::study::MOST_VARIANTS;

pub(super) use args::CompareArguments;
pub(super) use options::NamedVariant;
use screen::Screen;
use worlds::Worlds;

use super::bar::Bar;
use super::failure::Failure;
use super::print::print_with;

pub(super) fn run(arguments: &CompareArguments) -> Result<(), Failure> {
    let files = comparison_files(MOST_VARIANTS);
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    arguments.keep.check(|out| check_replaceable(out, &files))?;
    let worlds = Worlds::read(arguments)?;
    let run = &worlds.base.scenario().run;
    let typed = arguments.run.typed.clone().with("--seed", run.seed).with("--replicates", run.replicates);
    let (base, bar) = Bar::watch(worlds.base.clone().command(typed.command()), arguments.run.quiet)?;
    let study = worlds.study(base, arguments.mode());
    let mut comparison = study.comparison().map_err(|error| Failure::input(error.to_string()))?;
    let asked = panel::Asked::of(arguments, &mut comparison)?;
    let results = study.play(comparison)?;
    drop(bar);
    let screen = Screen {
        arguments,
        worlds: &worlds,
        comparison: &results.comparison,
        progress: &results.tally,
        asked: asked.as_ref(),
        seconds: results.seconds,
    };
    print_with(|to| match (arguments.run.json, arguments.run.quiet) {
        (true, _) => json::print(to, &screen),
        (_, true) => Ok(()),
        _ => screen.print(to),
    })
}
