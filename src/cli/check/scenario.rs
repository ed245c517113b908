//! `matchday check` for a scenario.

use std::io::{self, Write};
use std::path::Path;

use matchday::scenario::{Reading, Remark, RemarkPlace, Scenario};
use matchday::study::read_checked;
use serde::Serialize;

use super::args::CheckArguments;
use crate::cli::counted;
use crate::cli::failure::Failure;

const SHOWN: usize = 10;

pub(super) fn run(arguments: &CheckArguments, file: &Path) -> Result<(), Failure> {
    let read = read_checked(file, &arguments.overrides);
    print(arguments, file, &read).or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::running(format!("cannot print: {error}"))),
    })?;
    // The faults are the result, and are on standard output already.
    if read.is_ok() { Ok(()) } else { Err(Failure::input("")) }
}

fn print(arguments: &CheckArguments, file: &Path, read: &Result<Reading, Vec<Remark>>) -> io::Result<()> {
    let mut to = io::BufWriter::new(io::stdout().lock());
    if arguments.json {
        serde_json::to_writer_pretty(&mut to, &Record::of(read))?;
        writeln!(to)?;
        return to.flush();
    }
    match read {
        Err(faults) => {
            for fault in faults {
                writeln!(to, "{fault}")?;
            }
            writeln!(to, "\n{} in {}; it cannot be run.", counted(faults.len(), "fault"), file.display())?;
        }
        Ok(_) if arguments.quiet => {}
        Ok(reading) => {
            writeln!(to, "{}: no faults", file.display())?;
            let counts = Counts::of(reading);
            let specialties = if counts.specialties == 1 { "specialty" } else { "specialties" };
            let Counts { programs, positions, .. } = counts;
            writeln!(to, "  {} {specialties}, {programs} programs, {positions} positions", counts.specialties)?;
            writeln!(to, "  {} applicants, {} replicates", counts.people, counts.replicates)?;
            let shown = if arguments.all { usize::MAX } else { SHOWN };
            for warning in reading.warnings.iter().take(shown) {
                writeln!(to, "\nwarning: {warning}")?;
            }
            if reading.warnings.len() > shown {
                writeln!(
                    to,
                    "\n… and {} more (--all prints them)",
                    counted(reading.warnings.len() - shown, "warning")
                )?;
            }
        }
    }
    to.flush()
}

/// The size of a scenario.
#[derive(Serialize)]
struct Counts {
    specialties: usize,
    programs: u64,
    positions: u64,
    people: u64,
    replicates: u32,
}

impl Counts {
    fn of(Reading { scenario, inputs, .. }: &Reading) -> Counts {
        let Scenario { specialty, group, run, .. } = scenario;
        let tracks = || specialty.iter().flat_map(|specialty| &specialty.tracks);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be at most millions")]
        let expected = tracks()
            .map(|track| match track.quota {
                Some(quota) => (quota.mean() * f64::from(track.programs)).round() as u64,
                None => u64::from(track.positions),
            })
            .sum::<u64>();
        Counts {
            specialties: specialty.len(),
            programs: tracks().map(|track| u64::from(track.programs)).sum::<u64>() + inputs.programs.len() as u64,
            positions: expected + inputs.programs.iter().map(|program| u64::from(program.quota)).sum::<u64>(),
            people: group.iter().map(|group| u64::from(group.count)).sum::<u64>() + inputs.applicants.len() as u64,
            replicates: run.replicates,
        }
    }
}

#[derive(Serialize)]
struct Record {
    is_runnable: bool,
    faults: Vec<RemarkRecord>,
    warnings: Vec<RemarkRecord>,
    counts: Option<Counts>,
}

#[derive(Serialize)]
struct RemarkRecord {
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    set: Option<String>,
    message: String,
    remedy: String,
}

impl Record {
    fn of(read: &Result<Reading, Vec<Remark>>) -> Record {
        let faults = read.as_ref().err().map_or(&[][..], Vec::as_slice);
        let warnings = read.as_ref().map_or(&[][..], |reading| reading.warnings.as_slice());
        let [faults, warnings] = [faults, warnings].map(|remarks| remarks.iter().map(RemarkRecord::of).collect());
        Record { is_runnable: read.is_ok(), faults, warnings, counts: read.as_ref().ok().map(Counts::of) }
    }
}

impl RemarkRecord {
    fn of(remark: &Remark) -> RemarkRecord {
        let (file, line, column, set) = match &remark.place {
            RemarkPlace::File(file) => (Some(file), None, None, None),
            RemarkPlace::At { file, line, column } => (Some(file), Some(*line), Some(*column), None),
            RemarkPlace::Override(text) | RemarkPlace::Typed(text) => (None, None, None, Some(text)),
        };
        let [file, set] = [file, set].map(|text| text.map(ToString::to_string));
        RemarkRecord { file, line, column, set, message: remark.message.clone(), remedy: remark.remedy.clone() }
    }
}
