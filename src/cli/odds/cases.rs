//! The cases to play: the applicant as given, the usual variations, and every `--what-if`.

use matchday::odds::{APPLICANT, Case, marginal_cases};
use matchday::population::World;
use matchday::scenario::{ApplicantReading, Override, Reading, Remark, RemarkPlace, read_applicant};

use super::args::OddsArguments;
use crate::cli::failure::Failure;
use crate::cli::reading::read_scenario;

/// Scenario, applicant and cases, as read.
pub(super) struct Asked {
    pub(super) reading: Reading,
    pub(super) applicant: ApplicantReading,
    pub(super) cases: Vec<Case>,
    /// The number of cases before those of `--what-if`.
    pub(super) usual: usize,
}

impl Asked {
    /// Reads scenario, applicant and what-ifs.
    pub(super) fn read(arguments: &OddsArguments) -> Result<Asked, Failure> {
        let mut reading = read_scenario(&arguments.scenario, &arguments.run.overrides, arguments.run.quiet)?;
        reading.scenario.run.seed = arguments.run.seed.unwrap_or(reading.scenario.run.seed);
        let world = World::draw(&reading.scenario, &reading.inputs, None);
        let ids: Vec<&str> = world.programs.iter().map(|program| program.id.as_str()).collect();
        // If institutions are redrawn every season, no program id is known.
        let known = (!reading.scenario.institutions.redrawn).then_some(&ids[..]);
        let read = |set: &[Override]| read_applicant(&arguments.applicant, set, APPLICANT, &reading, known);
        let case = |name: &str, read: &ApplicantReading| {
            Case::new(name, &reading.scenario, &reading.inputs, read.applicant.clone(), read.partner.clone())
        };
        let applicant = read(&[]).map_err(|faults| Failure::faults("applicant", &arguments.applicant, &faults))?;
        for warning in applicant.warnings.iter().filter(|_| !arguments.run.quiet) {
            eprintln!("warning: {warning}");
        }
        let base = case("as given", &applicant);
        let mut cases = vec![base.clone()];
        cases.extend(marginal_cases(&base));
        let usual = cases.len();
        let mut faults = Vec::new();
        for (number, variant) in arguments.what_if.iter().enumerate() {
            if arguments.what_if[..number].iter().any(|earlier| earlier.name == variant.name) {
                let name = &variant.name;
                return Err(Failure::input(format!("two --what-if are named \"{name}\"; give each a name of its own")));
            }
            match read(&variant.overrides) {
                Ok(other) => cases.push(case(&variant.name, &other)),
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
