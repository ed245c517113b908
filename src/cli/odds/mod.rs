//! `matchday odds`.

mod args;
mod couple;
mod json;
mod sensitivity;
mod summary;

use matchday::export::ODDS_FILES;
use matchday::publish::check_replaceable;
use matchday::run::Kept;
use matchday::scenario::{Remark, RemarkPlace};
use matchday::study::{Faults, OddsStudy, StudyError};

pub(super) use args::OddsArguments;
use summary::Summary;

use super::bar::Bar;
use super::failure::Failure;
use super::terminal::print_with;

pub(super) fn run(arguments: &OddsArguments) -> Result<(), Failure> {
    if let Some(out) = &arguments.out {
        check_replaceable(out, &ODDS_FILES)?;
    }
    let study = arguments.run.study(&arguments.scenario)?;
    let study = arguments.out.iter().fold(study, |study, out| study.keep(out, Kept::Refuse));
    let command = arguments.run.typed.clone().with("--seed", study.scenario().run.seed).command();
    let (study, bar) = Bar::watch(study.command(command), arguments.run.quiet)?;
    let study = study.odds(&arguments.applicant);
    let study = study.map_err(|error| Failure::of_scenario("applicant", &arguments.applicant, error))?;
    for warning in study.applicant().warnings.iter().filter(|_| !arguments.run.quiet) {
        eprintln!("warning: {warning}");
    }
    let study = asked(arguments, study)?.precision(arguments.precision / 100.0).replicates(arguments.replicates);
    let study = if arguments.no_sensitivity { study.without_sensitivity() } else { study };
    let results = study.run()?;
    drop(bar);
    let summary = Summary {
        study: &study,
        answer: &results.answer,
        sensitivity: results.sensitivity.as_ref(),
        missed: (!results.is_precise).then_some(arguments.precision),
        seconds: results.seconds,
        out: arguments.out.as_deref(),
    };
    print_with(|to| match (arguments.run.json, arguments.run.quiet) {
        (true, _) => json::print(to, &summary),
        (_, true) => Ok(()),
        _ => summary.print(to),
    })
}

/// Adds the questions of `--what-if`; reports every fault in any of them.
fn asked(arguments: &OddsArguments, mut study: OddsStudy) -> Result<OddsStudy, Failure> {
    let mut faults = Vec::new();
    for variant in &arguments.what_if {
        match study.what_if(&variant.name, &variant.overrides) {
            Ok(()) => {}
            Err(StudyError::Scenario(Faults(more))) => faults.extend(more.into_iter().map(as_what_if)),
            Err(error) => return Err(error.into()),
        }
    }
    if faults.is_empty() { Ok(study) } else { Err(Failure::faults("applicant", &arguments.applicant, &faults)) }
}

fn as_what_if(mut fault: Remark) -> Remark {
    if let RemarkPlace::Override(typed) = &fault.place {
        fault.place = RemarkPlace::Typed(format!("--what-if {typed}").into());
    }
    fault
}
