//! `matchday check` for a pool.

use std::io::{self, Write};

use matchday::faults::Place;
use matchday::pool::{CheckedPool, PoolError, WarningGroup};
use serde::Serialize;

use super::args::CheckArguments;
use crate::cli::counted;
use crate::cli::failure::Failure;

const SHOWN: usize = 3;

pub(super) fn run(arguments: &CheckArguments) -> Result<(), Failure> {
    if let Some(first) = arguments.overrides.first() {
        let path = arguments.path.display();
        return Err(Failure::input(format!("--set {first}: \"{path}\" is not a scenario; expected a .toml file")));
    }
    let read = CheckedPool::read(&arguments.path);
    let warnings = read.as_ref().map_or_else(|_| Vec::new(), |reading| warnings(arguments, reading));
    print(arguments, &read, &warnings).or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::running(format!("cannot print: {error}"))),
    })?;
    // The faults are the result, and are on standard output already.
    if read.is_ok() { Ok(()) } else { Err(Failure::input("")) }
}

fn warnings(arguments: &CheckArguments, reading: &CheckedPool) -> Vec<WarningGroup> {
    let at_most = if arguments.all || arguments.json { usize::MAX } else { SHOWN };
    reading.warnings(at_most)
}

fn print(
    arguments: &CheckArguments,
    read: &Result<CheckedPool, PoolError>,
    warnings: &[WarningGroup],
) -> io::Result<()> {
    let mut to = io::BufWriter::new(io::stdout().lock());
    if arguments.json {
        serde_json::to_writer_pretty(&mut to, &CheckRecord::of(read, warnings))?;
        writeln!(to)?;
        return to.flush();
    }
    match read {
        Err(PoolError { faults }) => {
            for fault in faults {
                writeln!(to, "{fault}")?;
            }
            let count = counted(faults.len(), "fault");
            writeln!(to, "\n{count} in {}; it cannot be run.", arguments.path.display())?;
        }
        Ok(_) if arguments.quiet => {}
        Ok(reading) => {
            let market = &reading.pool.market;
            writeln!(
                to,
                "{}: no faults; {}, {}, {}, {}.",
                arguments.path.display(),
                counted(market.applicants(), "applicant"),
                counted(market.programs(), "program"),
                counted(market.couples().len(), "couple"),
                counted(market.reversions().len(), "reversion")
            )?;
            for group in warnings {
                print_group(&mut to, group)?;
            }
        }
    }
    to.flush()
}

fn print_group(to: &mut impl Write, group: &WarningGroup) -> io::Result<()> {
    let out_of = group.out_of.map_or(String::new(), |all| format!(" of {all}"));
    writeln!(to, "\nwarning: {}{out_of} {}; {}", group.count, group.kind.title(), group.kind.advice())?;
    for warning in &group.shown {
        writeln!(to, "  {warning}")?;
    }
    if group.count > group.shown.len() {
        writeln!(to, "  … and {} more (--all prints them)", group.count - group.shown.len())?;
    }
    Ok(())
}

#[derive(Serialize)]
struct CheckRecord {
    is_runnable: bool,
    faults: Vec<FaultRecord>,
    warnings: Vec<WarningRecord>,
}

#[derive(Serialize)]
struct At {
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
}

#[derive(Serialize)]
struct FaultRecord {
    #[serde(flatten)]
    at: At,
    message: String,
    remedy: String,
}

#[derive(Serialize)]
struct WarningRecord {
    kind: String,
    count: usize,
    out_of: Option<usize>,
    advice: &'static str,
    places: Vec<WarningPlace>,
}

#[derive(Serialize)]
struct WarningPlace {
    #[serde(flatten)]
    at: At,
    message: String,
}

impl At {
    fn of(place: &Place) -> At {
        let (line, column) = match place {
            Place::At { line, column, .. } => (Some(*line), Some(*column)),
            Place::Folder | Place::File(_) => (None, None),
        };
        At { file: place.file().map(str::to_owned), line, column }
    }
}

impl CheckRecord {
    fn of(read: &Result<CheckedPool, PoolError>, warnings: &[WarningGroup]) -> CheckRecord {
        let faults = read.as_ref().err().map_or(&[][..], |error| &error.faults);
        CheckRecord {
            is_runnable: read.is_ok(),
            faults: faults
                .iter()
                .map(|fault| FaultRecord {
                    at: At::of(&fault.place),
                    message: fault.message.clone(),
                    remedy: fault.remedy.to_string(),
                })
                .collect(),
            warnings: warnings
                .iter()
                .map(|group| WarningRecord {
                    kind: group.kind.title().to_owned(),
                    count: group.count,
                    out_of: group.out_of,
                    advice: group.kind.advice(),
                    places: group
                        .shown
                        .iter()
                        .map(|warning| WarningPlace { at: At::of(&warning.place), message: warning.message.clone() })
                        .collect(),
                })
                .collect(),
        }
    }
}
