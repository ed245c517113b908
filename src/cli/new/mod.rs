//! `matchday new`.

mod args;

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use matchday::publish::publish;
use matchday::scenario;
use matchday::synthetic::{MarketKind, Spec, draw, write, write_example};

use super::failure::Failure;
pub(super) use args::NewArguments;
use args::{Market, NewApplicantArguments, NewCommand, NewPoolArguments, NewScenarioArguments};

pub(super) fn run(arguments: &NewArguments) -> Result<(), Failure> {
    match &arguments.what {
        NewCommand::Pool(arguments) => pool(arguments),
        NewCommand::Scenario(arguments) => scenario_file(arguments),
        NewCommand::Applicant(arguments) => applicant_file(arguments),
    }
}

fn pool(arguments: &NewPoolArguments) -> Result<(), Failure> {
    let folder = &arguments.folder;
    match spec(arguments) {
        None => publish(folder, &[], write_example)?,
        Some(spec) => {
            let pool = draw(&spec).map_err(|error| Failure::input(error.to_string().replace('\n', "\nerror: ")))?;
            publish(folder, &[], |staging| write(&pool, staging))?;
        }
    }
    let shown = folder.display().to_string();
    next_steps(&shown, &format!("  matchday check {shown}\n  matchday match {shown}"), arguments.quiet)
}

fn scenario_file(arguments: &NewScenarioArguments) -> Result<(), Failure> {
    let file = arguments.file.as_path();
    let shown = write_example_file(file, &scenario::example())?;
    let ending = if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        ""
    } else {
        " (rename it to end in .toml)"
    };
    next_steps(&shown, &format!("  matchday check {shown}{ending}\n  matchday simulate {shown}"), arguments.quiet)
}

fn applicant_file(arguments: &NewApplicantArguments) -> Result<(), Failure> {
    let shown = write_example_file(&arguments.file, &scenario::applicant_example())?;
    next_steps(&shown, &format!("  matchday odds SCENARIO --applicant {shown}"), arguments.quiet)
}

/// Writes an example file. Returns its name for the terminal.
fn write_example_file(file: &Path, text: &str) -> Result<String, Failure> {
    let shown = file.display().to_string();
    write_new(file, text).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Failure::input(format!("\"{shown}\" already exists, and nothing was written; name a new file"))
        }
        _ => Failure::running(format!("\"{shown}\" cannot be written: {error}")),
    })?;
    Ok(shown)
}

/// Writes a new file. On failure, no partial file remains.
fn write_new(file: &Path, text: &str) -> io::Result<()> {
    let mut to = OpenOptions::new().write(true).create_new(true).open(file)?;
    to.write_all(text.as_bytes()).and_then(|()| to.sync_all()).inspect_err(|_| {
        let _ = std::fs::remove_file(file);
    })
}

/// The pool to draw; none without options, which ask for the example.
fn spec(arguments: &NewPoolArguments) -> Option<Spec> {
    let NewPoolArguments {
        folder: _,
        market,
        applicants,
        programs,
        positions,
        ranks,
        couples,
        supplemental,
        supplemental_ranks,
        seed,
        quiet: _,
    } = *arguments;
    let is_asked_for = market.is_some()
        || couples.is_some()
        || supplemental.is_some()
        || seed.is_some()
        || [applicants, programs, positions, ranks, supplemental_ranks].iter().any(Option::is_some);
    let kind = match market {
        Some(Market::Ir) => MarketKind::Ir,
        Some(Market::Main) | None => MarketKind::Main,
    };
    let default = Spec::new(kind, seed.unwrap_or(1));
    let couples = couples.unwrap_or(default.couples);
    is_asked_for.then_some(Spec {
        applicants,
        programs,
        positions,
        ranks,
        couples,
        supplemental,
        supplemental_ranks,
        ..default
    })
}

fn next_steps(written: &str, commands: &str, is_quiet: bool) -> Result<(), Failure> {
    if is_quiet {
        return Ok(());
    }
    writeln!(io::stdout().lock(), "Written to {written}. Now try:\n{commands}").or_else(|error| match error.kind() {
        ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::running(format!("cannot print: {error}"))),
    })
}
