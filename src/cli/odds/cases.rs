//! What is asked for: the applicant as told, what one more or less is worth, and whatever else was typed.

use matchday::odds::{APPLICANT, Case, marginal_cases};
use matchday::population::World;
use matchday::scenario::{ApplicantReading, Interviewed, Override, Reading, Remark, RemarkPlace, read_applicant};

use super::args::OddsArguments;
use crate::cli::failure::Failure;
use crate::cli::simulate::read_scenario;

/// What was read.
pub(super) struct Asked {
    pub(super) reading: Reading,
    pub(super) applicant: ApplicantReading,
    pub(super) cases: Vec<Case>,
    /// How many of the cases are the usual ones, the one as told included.
    pub(super) usual: usize,
}

impl Asked {
    /// Reads scenario, applicant and what-ifs.
    pub(super) fn read(arguments: &OddsArguments) -> Result<Asked, Failure> {
        let mut reading = read_scenario(&arguments.scenario, &arguments.overrides, arguments.quiet)?;
        reading.scenario.run.seed = arguments.seed.unwrap_or(reading.scenario.run.seed);
        let world = World::draw(&reading.scenario, &reading.inputs, None);
        let applicant = read(arguments, &[], &reading, &world)
            .map_err(|faults| Failure::faults("applicant", &arguments.applicant, &faults))?;
        let base = Case::new("as told", &reading.scenario, &reading.inputs, applicant.applicant.clone());
        let mut cases = vec![base.clone()];
        cases.extend(marginal_cases(&base));
        let usual = cases.len();
        let mut faults = Vec::new();
        for variant in &arguments.what_if {
            match read(arguments, &variant.overrides, &reading, &world) {
                Ok(other) => {
                    cases.push(Case::new(&variant.name, &reading.scenario, &reading.inputs, other.applicant));
                }
                Err(more) => faults.extend(more.into_iter().map(as_what_if)),
            }
        }
        if faults.is_empty() {
            Ok(Asked { reading, applicant, cases, usual })
        } else {
            Err(Failure::faults("applicant", &arguments.applicant, &faults))
        }
    }
}

fn as_what_if(mut fault: Remark) -> Remark {
    if let RemarkPlace::Override(typed) = &fault.place {
        fault.place = RemarkPlace::Typed(format!("--what-if {typed}").into());
    }
    fault
}

/// Reads the applicant with some fields set, and looks every program up in the world.
fn read(
    arguments: &OddsArguments,
    set: &[Override],
    reading: &Reading,
    world: &World,
) -> Result<ApplicantReading, Vec<Remark>> {
    let applicant = read_applicant(&arguments.applicant, set, APPLICANT, reading)?;
    let faults = unknown_programs(&applicant, reading, world);
    if faults.is_empty() { Ok(applicant) } else { Err(faults) }
}

/// Programs that the world does not have; nothing is known of a world that is redrawn in every season.
fn unknown_programs(read: &ApplicantReading, reading: &Reading, world: &World) -> Vec<Remark> {
    if reading.scenario.institutions.redrawn {
        return Vec::new();
    }
    let told = &read.applicant;
    let interviews = match &told.interviews {
        Some(Interviewed::Programs(ids)) => Some(ids),
        _ => None,
    };
    let fields = [
        ("away", told.away.as_ref()),
        ("gold", told.gold.as_ref()),
        ("silver", told.silver.as_ref()),
        ("interviews", interviews),
        ("ranks", Some(&told.ranks)),
    ];
    let mut faults = Vec::new();
    for (field, ids) in fields {
        for (place, id) in ids.into_iter().flatten().enumerate().filter(|(_, id)| world.program(id).is_none()) {
            let remedy =
                world.nearest_program(id).map_or("correct it".to_owned(), |near| format!("did you mean \"{near}\"?"));
            let message = format!("this world has no program \"{id}\"");
            faults.push(read.fault(&format!("{field}[{place}]"), message, remedy));
        }
    }
    faults
}
