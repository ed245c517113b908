//! How much hangs on the numbers that are guesses: the odds at points drawn from their ranges.

use std::io::{self, Write};
use std::sync::atomic::AtomicBool;

use matchday::odds::{Case, Levels, Limits, Measure, Odds, Point, Sensitivity, Staged, weakest_parameters};
use matchday::scenario::{Override, Scenario, read};
use matchday::simulation::Stage;
use matchday::sweep::Parameter;

use super::args::OddsArguments;
use super::cases::Asked;
use crate::cli::failure::Failure;
use crate::cli::numbers::percent;
use crate::cli::paragraph::write_paragraph;

/// Points that are visited.
const POINTS: usize = 16;

/// Seasons at each.
const SEASONS: u32 = 12;

/// What was found.
pub(super) struct Spread {
    pub(super) found: Sensitivity,
}

impl Spread {
    /// Plays the applicant at all points.
    pub(super) fn of(
        arguments: &OddsArguments,
        asked: &Asked,
        lucks: u32,
        threads: usize,
        should_stop: &AtomicBool,
    ) -> Result<Option<Spread>, Failure> {
        let told: Vec<String> = arguments.overrides.iter().map(Override::typed_path).collect();
        // What was set on purpose is not drawn.
        let parameters: Vec<Parameter> = weakest_parameters(&asked.reading.scenario)
            .into_iter()
            .filter(|parameter| !told.contains(&parameter.path()))
            .collect();
        if parameters.is_empty() {
            return Ok(None);
        }
        let design = Sensitivity::design(&parameters, POINTS, asked.reading.scenario.run.seed);
        let path = matchday::scenario::file_of(&arguments.scenario).unwrap_or_else(|| arguments.scenario.clone());
        let mut points = Vec::new();
        for set in design {
            let overrides = [&arguments.overrides[..], &set].concat();
            let Ok(reading) = read(&path, &overrides) else { continue };
            let run = asked.reading.scenario.run.clone();
            let scenario = Scenario { run, ..reading.scenario };
            let case = Case::new("", &scenario, &reading.inputs, asked.applicant.applicant.clone());
            let stage = Stage::of(&scenario, &reading.inputs);
            let staged = [Staged::of(&case, &stage.world)];
            let odds = Odds { others: stage.setting(&scenario, &reading.inputs), cases: &staged, lucks };
            let limits = Limits { replicates: SEASONS, precision: 0.0, exact: Some(0) };
            let played = odds.run(limits, threads, should_stop, |_, _| {});
            let played = played.map_err(|error| Failure::running(error.to_string()))?;
            if played.is_interrupted {
                return Err(Failure::interrupted("the odds were known, and are lost; --no-sensitivity is quicker"));
            }
            if let Some(odds) = Levels::of(&played.rows, lucks, Measure::Focus).estimate() {
                points.push(Point { set, odds });
            }
        }
        let parameters = parameters.iter().map(Parameter::path).collect();
        Ok(Some(Spread { found: Sensitivity { parameters, points, replicates: SEASONS } }))
    }

    pub(super) fn tell(&self, to: &mut impl Write, focus: &str) -> io::Result<()> {
        let Some([least, low, middle, high, most]) = self.found.quartiles() else { return Ok(()) };
        let sentences = format!(
            "How much hangs on guesses: {} numbers of the scenario are this project's own choices. With all of them drawn from their plausible ranges, {} times, the odds of {focus} lie between {} and {}, half of them between {} and {} (median {}). That is ignorance; no number of seasons makes it smaller.",
            self.found.parameters.len(),
            self.found.points.len(),
            percent(least),
            percent(most),
            percent(low),
            percent(high),
            percent(middle),
        );
        write_paragraph(to, "", &sentences)
    }
}
