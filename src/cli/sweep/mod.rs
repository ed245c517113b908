//! `matchday sweep`.

mod args;
mod json;
mod screening;
mod sentences;
mod summary;

use matchday::export::{Format, SWEEP_FILES};
use matchday::publish::check_replaceable;
use matchday::scenario;
use matchday::study::{PointFaults, Study, StudyError};
use matchday::sweep::{Combination, Wanted};

use super::bar::Bar;
use super::counted;
use super::failure::Failure;
use super::options::TableFormat;
pub(super) use args::SweepArguments;
use summary::Summary;

/// The default number of replicates per point with --screen.
const SCREEN_REPLICATES: u32 = 100;

/// Faults to print.
const SHOWN: usize = 20;

pub(super) fn run(arguments: &SweepArguments) -> Result<(), Failure> {
    arguments.keep.check(|out| check_replaceable(out, &SWEEP_FILES))?;
    check_run(arguments)?;
    let study = arguments.keep.onto(arguments.run.study(&arguments.scenario)?).format(format_of(arguments));
    let most = if arguments.screen { SCREEN_REPLICATES } else { u32::MAX };
    let replicates = arguments.replicates.unwrap_or(study.scenario().run.replicates.min(most));
    let study = study.replicates(replicates);
    let command = command(arguments, &study);
    let (study, bar) = Bar::watch(study.command(command), arguments.run.quiet)?;
    if arguments.screen { screening(arguments, &study, bar) } else { sweep(arguments, &study, bar) }
}

/// Refuses to sweep fields that all points must share.
fn check_run(arguments: &SweepArguments) -> Result<(), Failure> {
    let is_swept = |path: &str| arguments.over.iter().any(|axis| axis.path() == path);
    let mut faults = Vec::new();
    if is_swept("run.replicates") {
        faults.push(
            "every point has the same number of replicates; set it with --replicates, not with --over run.replicates",
        );
    }
    if is_swept("run.seed") && arguments.run.seed.is_some() {
        faults.push("--seed sets the seed of all points; use either --seed or --over run.seed");
    }
    if faults.is_empty() { Ok(()) } else { Err(Failure::each(&faults)) }
}

fn sweep(arguments: &SweepArguments, study: &Study, bar: Bar) -> Result<(), Failure> {
    let combination = match (arguments.sample, arguments.zip) {
        (Some(count), _) => Combination::Sample(count),
        (_, true) => Combination::Zip,
        _ => Combination::Grid,
    };
    let wanted = Wanted { is_all: arguments.all, also: arguments.figures.clone() };
    let sweep = study.clone().sweep_over(arguments.over.clone()).combined(combination).wanted(wanted);
    let results = sweep.run().map_err(|error| failure(arguments, error))?;
    drop(bar);
    let summary = Summary {
        scenario: study.scenario(),
        results: &results,
        shown: &arguments.figures,
        out: arguments.keep.out.as_deref(),
        format: format_of(arguments),
    };
    summary::print(&summary, arguments.run.json, arguments.run.quiet)
}

fn screening(arguments: &SweepArguments, study: &Study, bar: Bar) -> Result<(), Failure> {
    let results =
        study.screening(&arguments.over, arguments.trajectories).map_err(|error| failure(arguments, error))?;
    drop(bar);
    let summary = screening::Summary {
        scenario: study.scenario(),
        moved: &results.moved,
        inert: &results.inert,
        screening: &results.screening,
        trajectories: arguments.trajectories,
        points: results.points,
        seconds: results.seconds,
        out: arguments.keep.out.as_deref(),
        format: format_of(arguments),
    };
    screening::print(&summary, arguments.run.json, arguments.run.quiet)
}

/// Faults of points, as many as are printed.
fn failure(arguments: &SweepArguments, error: StudyError) -> Failure {
    let StudyError::Points(PointFaults(faults)) = error else { return error.into() };
    let mut lines: Vec<String> = faults.iter().take(SHOWN).map(|fault| format!("  {fault}")).collect();
    if faults.len() > SHOWN {
        lines.push(format!("  … and {} more", faults.len() - SHOWN));
    }
    let path = scenario::file_of(&arguments.scenario).unwrap_or_else(|| arguments.scenario.clone());
    let (path, count) = (path.display(), counted(faults.len(), "fault"));
    Failure::input(format!("the sweep of \"{path}\" has {count}; nothing was run\n{}", lines.join("\n")))
}

/// The command that reproduces the sweep.
fn command(arguments: &SweepArguments, study: &Study) -> String {
    let run = &study.scenario().run;
    let typed = arguments.run.typed.clone().with("--replicates", run.replicates);
    let is_swept = arguments.over.iter().any(|axis| axis.path() == "run.seed");
    if is_swept { typed.command() } else { typed.with("--seed", run.seed).command() }
}

fn format_of(arguments: &SweepArguments) -> Format {
    if arguments.format == Some(TableFormat::Parquet) { Format::Parquet } else { Format::Csv }
}
