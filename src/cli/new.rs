//! `matchday new`.

use std::io::{self, Write};
use std::path::Path;

use matchday::export::publish;
use matchday::synthetic::{MarketKind, Spec, draw, write, write_example};

use super::args::{Market, NewArguments, NewCommand, NewPoolArguments};
use super::failure::Failure;

pub(super) fn run(arguments: &NewArguments) -> Result<(), Failure> {
    let NewCommand::Pool(arguments) = &arguments.what;
    let folder = &arguments.folder;
    match spec(arguments) {
        None => publish(folder, &[], write_example)?,
        Some(spec) => {
            let pool = draw(&spec).map_err(|error| Failure::input(error.to_string().replace('\n', "\nerror: ")))?;
            publish(folder, &[], |staging| write(&pool, staging))?;
        }
    }
    if arguments.quiet {
        return Ok(());
    }
    next_steps(folder).or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::running(format!("cannot print: {error}"))),
    })
}

/// The pool to draw; none when no option asks for one, and the example is meant.
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

fn next_steps(folder: &Path) -> io::Result<()> {
    let (mut to, folder) = (io::stdout().lock(), folder.display());
    writeln!(to, "Written to {folder}. Now try:")?;
    writeln!(to, "  matchday check {folder}")?;
    writeln!(to, "  matchday match {folder}")
}
