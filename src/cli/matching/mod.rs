//! `matchday match`.

mod args;
mod explanation;
mod summary;

use std::io::{self, Write};

use matchday::explain::{Explanation, Subject};
use matchday::matching::Settings;
use matchday::pool::Pool;
use matchday::publish::check_replaceable;
use matchday::solution::{MATCH_FILES, MatchSummary, SolveSettings};
use serde::Serialize;

use super::counted;
use super::failure::Failure;
pub(super) use args::MatchArguments;

pub(super) fn run(arguments: &MatchArguments) -> Result<(), Failure> {
    if let Some(folder) = &arguments.out {
        check_replaceable(folder, &MATCH_FILES)?;
    }
    let pool = Pool::read(&arguments.pool).map_err(|error| Failure::faults("pool", &arguments.pool, &error.faults))?;
    let subjects = subjects(&pool, &arguments.explain)?;
    let matching = Settings { couple_order_attempts: arguments.couple_order_attempts };
    let solution = pool
        .solve_with(SolveSettings { seed: arguments.seed, matching })
        .map_err(|error| Failure::running(error.to_string()))?;
    let explanations = solution.explain_all(&subjects);
    let summary = match &arguments.out {
        Some(folder) => solution.write(folder)?,
        None => solution.summary(),
    };
    print(arguments, &summary, &explanations).or_else(|error| match error.kind() {
        // The reader of the output has closed it.
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::running(format!("cannot print: {error}"))),
    })
}

/// The applicants and programs to explain; all unknown ids are one failure.
fn subjects(pool: &Pool, ids: &[String]) -> Result<Vec<Subject>, Failure> {
    let (mut subjects, mut faults) = (Vec::new(), Vec::new());
    for id in ids {
        match pool.subjects(id) {
            Ok(found) => subjects.extend(found),
            Err(unknown) => faults.push(format!("--explain {unknown}")),
        }
    }
    if faults.is_empty() { Ok(subjects) } else { Err(Failure::input(faults.join("\nerror: "))) }
}

#[derive(Serialize)]
struct Output<'a> {
    #[serde(flatten)]
    summary: &'a MatchSummary,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    explanations: &'a [Explanation],
}

fn print(arguments: &MatchArguments, summary: &MatchSummary, explanations: &[Explanation]) -> io::Result<()> {
    let mut to = io::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut to, &Output { summary, explanations })?;
        return writeln!(to);
    }
    if arguments.quiet {
        if !summary.stable {
            let verb = if summary.blocking.len() == 1 { "remains" } else { "remain" };
            let pairs = counted(summary.blocking.len(), "blocking pair");
            eprintln!("warning: no stable matching was found; {pairs} {verb}");
        }
    } else {
        summary::print(&mut to, &arguments.pool, summary)?;
    }
    for (index, explanation) in explanations.iter().enumerate() {
        if index > 0 || !arguments.quiet {
            writeln!(to)?;
        }
        explanation::print(&mut to, explanation)?;
    }
    if let Some(folder) = arguments.out.as_ref().filter(|_| !arguments.quiet) {
        writeln!(to, "\nWritten to {}: {}.", folder.display(), MATCH_FILES.join(", "))?;
    }
    to.flush()
}
