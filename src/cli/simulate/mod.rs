//! `matchday simulate`.

mod args;
mod json;
mod summary;

use matchday::export::SIMULATION_FILES;
use matchday::publish::check_replaceable;

use super::bar::Bar;
use super::failure::Failure;
use super::options::format_of;
use super::report;
use super::terminal::print_with;
pub(super) use args::SimulateArguments;
pub(super) use summary::Summary;

pub(super) fn run(arguments: &SimulateArguments) -> Result<(), Failure> {
    arguments.keep.check(|out| check_replaceable(out, &SIMULATION_FILES))?;
    let mut study = arguments.keep.onto(arguments.run.study(&arguments.scenario)?).format(format_of(arguments.format));
    if let Some(until) = arguments.until {
        study = study.until(until);
    }
    if let Some(shard) = arguments.shard {
        study = study.shard(shard);
    }
    if let Some(replicates) = arguments.replicates {
        study = study.replicates(replicates);
    }
    let run = &study.scenario().run;
    let typed = arguments.run.typed.clone().with("--seed", run.seed);
    // With --until, the precision decides the number of replicates.
    let typed = if arguments.until.is_none() { typed.with("--replicates", run.replicates) } else { typed };
    let (study, bar) = Bar::watch(study.without_rows().command(typed.command()), arguments.run.quiet)?;
    let results = study.run()?;
    drop(bar);
    let summary = Summary {
        simulation: &results.simulation,
        tally: &results.tally,
        seconds: results.seconds,
        shard: arguments.shard,
        until: arguments.until.zip(results.is_precise),
        out: arguments.keep.out.as_deref(),
        format: format_of(arguments.format),
    };
    print(&summary, arguments.run.json, arguments.run.quiet)?;
    match &arguments.keep.out {
        Some(out) if arguments.report => report::write_beside(out, arguments.run.quiet || arguments.run.json),
        _ => Ok(()),
    }
}

pub(super) fn print(summary: &Summary, is_json: bool, is_quiet: bool) -> Result<(), Failure> {
    print_with(|to| match (is_json, is_quiet) {
        (true, _) => json::print(to, summary),
        (_, true) => Ok(()),
        _ => summary::print(to, summary),
    })
}
