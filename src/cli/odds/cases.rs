//! What is asked for: the applicant as told, what one more or less is worth, and whatever else was typed.

use matchday::odds::{APPLICANT, Case, marginal_cases};
use matchday::scenario::{ApplicantReading, Override, Remark, RemarkPlace, read_applicant};
use matchday::season::Setting;

use super::args::OddsArguments;
use crate::cli::failure::Failure;
use crate::cli::simulate::read_scenario;

/// What was read.
pub(super) struct Asked {
    /// The others.
    pub(super) others: Setting,
    pub(super) applicant: ApplicantReading,
    pub(super) cases: Vec<Case>,
    /// How many of the cases are the usual ones, the one as told included.
    pub(super) usual: usize,
}

impl Asked {
    /// Reads scenario, applicant and what-ifs.
    pub(super) fn read(arguments: &OddsArguments) -> Result<Asked, Failure> {
        let mut reading = read_scenario(&arguments.scenario, &arguments.run.overrides, arguments.run.quiet)?;
        reading.scenario.run.seed = arguments.run.seed.unwrap_or(reading.scenario.run.seed);
        let others = Setting::of(reading.scenario.clone(), reading.inputs.clone());
        let ids: Vec<&str> = others.world.programs.iter().map(|program| program.id.as_str()).collect();
        // Nothing is known of a world that is redrawn in every season.
        let known = (!reading.scenario.institutions.redrawn).then_some(&ids[..]);
        let read = |set: &[Override]| read_applicant(&arguments.applicant, set, APPLICANT, &reading, known);
        let case = |name: &str, read: &ApplicantReading| {
            Case::new(name, &others, read.applicant.clone(), read.partner.clone())
        };
        let applicant = read(&[]).map_err(|faults| Failure::faults("applicant", &arguments.applicant, &faults))?;
        for warning in applicant.warnings.iter().filter(|_| !arguments.run.quiet) {
            eprintln!("warning: {warning}");
        }
        let base = case("as told", &applicant);
        let mut cases = vec![base.clone()];
        cases.extend(marginal_cases(&base));
        let usual = cases.len();
        let mut faults = Vec::new();
        for (number, variant) in arguments.what_if.iter().enumerate() {
            if arguments.what_if[..number].iter().any(|earlier| earlier.name == variant.name) {
                let name = &variant.name;
                return Err(Failure::input(format!(
                    "two of --what-if are called \"{name}\"; give each a name of its own"
                )));
            }
            match read(&variant.overrides) {
                Ok(other) => cases.push(case(&variant.name, &other)),
                Err(more) => faults.extend(more.into_iter().map(as_what_if)),
            }
        }
        if faults.is_empty() {
            Ok(Asked { others, applicant, cases, usual })
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
