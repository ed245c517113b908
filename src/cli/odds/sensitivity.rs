//! Sensitivity of the odds to the numbers that are guesses: the odds at points drawn from their plausible ranges.

use std::io::{self, Write};
use std::sync::atomic::AtomicBool;

use matchday::odds::{Case, Estimated, Levels, Limits, Measure, Odds, Point, Sensitivity, Staged, weakest_parameters};
use matchday::scenario::{FixedApplicant, Inputs, Interviewed, Override, Scenario, file_of, read};
use matchday::simulation::Stage;
use matchday::sweep::Parameter;

use super::args::OddsArguments;
use super::cases::Asked;
use crate::cli::failure::Failure;
use crate::cli::numbers::percent;
use crate::cli::terminal::write_paragraph;

/// Points drawn.
const POINTS: usize = 16;

/// Seasons at each point.
const SEASONS: u32 = 12;

/// Other draws of institutions.
const WORLDS: usize = 8;

/// Seasons with each draw of institutions.
const SEASONS_OF_A_WORLD: u32 = 24;

/// The result of the sensitivity analysis.
pub(super) struct Spread {
    pub(super) found: Sensitivity,
}

/// Plays the applicant in other scenarios.
pub(super) struct Visitor<'a> {
    pub(super) applicant: &'a FixedApplicant,
    pub(super) partner: Option<&'a FixedApplicant>,
    pub(super) lucks: u32,
    pub(super) threads: usize,
    pub(super) should_stop: &'a AtomicBool,
}

impl Visitor<'_> {
    /// The odds of the focus in another scenario, with the others' matches held fixed.
    fn visit(&self, scenario: &Scenario, inputs: &Inputs, replicates: u32) -> Result<Option<Estimated>, Failure> {
        let case = Case::new("", scenario, inputs, self.applicant.clone(), self.partner.cloned());
        let stage = Stage::of(scenario, inputs);
        let staged = [Staged::of(&case, &stage.world)];
        let odds = Odds { others: stage.setting(scenario, inputs), cases: &staged, lucks: self.lucks };
        let limits = Limits { replicates, precision: 0.0, exact: Some(0) };
        let played = odds.run(limits, self.threads, self.should_stop, |_, _| {});
        let played = played.map_err(|error| Failure::running(error.to_string()))?;
        if played.is_interrupted {
            return Err(Failure::interrupted("the odds were estimated, and are lost; --no-sensitivity is quicker"));
        }
        Ok(Levels::of(&played.rows, self.lucks, Measure::Focus).estimate())
    }

    /// Whether the applicant or the partner names programs or institutions that were drawn.
    fn is_of_this_world(&self) -> bool {
        [self.applicant].into_iter().chain(self.partner).any(is_of_this_world)
    }
}

fn is_of_this_world(applicant: &FixedApplicant) -> bool {
    let FixedApplicant { away, gold, silver, interviews, ranks, home, .. } = applicant;
    let has_any = |ids: &Option<Vec<String>>| ids.as_ref().is_some_and(|ids| !ids.is_empty());
    let has_interviews = matches!(interviews, Some(Interviewed::Programs(_)));
    [away, gold, silver].into_iter().any(has_any) || has_interviews || !ranks.is_empty() || !home.is_empty()
}

impl Spread {
    /// Plays the applicant at all points and with other institutions; none if there is nothing to vary.
    pub(super) fn of(arguments: &OddsArguments, asked: &Asked, visitor: &Visitor) -> Result<Option<Spread>, Failure> {
        let set: Vec<String> = arguments.run.overrides.iter().map(Override::typed_path).collect();
        let own = &asked.reading.scenario;
        // Values set with --set are not varied.
        let is_free = |parameter: &Parameter| !set.contains(&parameter.path());
        let parameters: Vec<Parameter> = weakest_parameters(own).into_iter().filter(is_free).collect();
        let path = file_of(&arguments.scenario).unwrap_or_else(|| arguments.scenario.clone());
        let mut points = Vec::new();
        let design =
            if parameters.is_empty() { Vec::new() } else { Sensitivity::design(&parameters, POINTS, own.run.seed) };
        for set in design {
            let overrides = [&arguments.run.overrides[..], &set].concat();
            // A scenario may forbid a combination of values.
            let Ok(reading) = read(&path, &overrides) else { continue };
            let scenario = Scenario { run: own.run.clone(), ..reading.scenario };
            let odds = visitor.visit(&scenario, &reading.inputs, SEASONS)?;
            points.extend(odds.map(|odds| Point { set, odds }));
        }
        let mut worlds = Vec::new();
        if !own.institutions.redrawn && !visitor.is_of_this_world() {
            for seed in Sensitivity::other_seeds(own.run.seed, WORLDS) {
                let mut scenario = own.clone();
                scenario.run.seed = seed;
                worlds.extend(visitor.visit(&scenario, &asked.reading.inputs, SEASONS_OF_A_WORLD)?);
            }
        }
        let parameters = parameters.iter().map(Parameter::path).collect();
        let found = Sensitivity { parameters, points, replicates: SEASONS, worlds };
        Ok((!found.points.is_empty() || !found.worlds.is_empty()).then_some(Spread { found }))
    }

    pub(super) fn print(&self, to: &mut impl Write, focus: &str) -> io::Result<()> {
        let mut sentences = Vec::new();
        let quartiles = self.found.quartiles().filter(|odds| odds[4] > 0.0);
        if let Some([least, low, middle, high, most]) = quartiles.map(|odds| odds.map(percent)) {
            sentences.push(format!(
                "Sensitivity to guesses: {} numbers of the scenario are this project's own choices. Drawn from their plausible ranges {} times, they give odds of {focus} between {least} and {most}, half of them between {low} and {high} (median {middle}).",
                self.found.parameters.len(),
                self.found.points.len(),
            ));
        }
        let worlds = self.found.of_worlds().filter(|odds| odds[1] > 0.0);
        if let Some([least, most]) = worlds.map(|odds| odds.map(percent)) {
            sentences.push(format!(
                "Other institutions, drawn {} times, give odds between {least} and {most}.",
                self.found.worlds.len(),
            ));
        }
        if sentences.is_empty() {
            return Ok(());
        }
        sentences.push("More seasons do not narrow these ranges.".to_owned());
        write_paragraph(to, "", &sentences.join(" "))
    }
}
