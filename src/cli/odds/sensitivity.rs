//! How much hangs on the numbers that are guesses: the odds at points drawn from their ranges.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use matchday::odds::{Case, Estimated, Levels, Limits, Measure, Odds, Point, Sensitivity, weakest_parameters};
use matchday::scenario::{FixedApplicant, Interviewed, Override, Scenario, file_of, read};
use matchday::season::Setting;
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

/// Other worlds that are visited.
const WORLDS: usize = 8;

/// Seasons in each.
const SEASONS_OF_A_WORLD: u32 = 24;

/// What was found.
pub(super) struct Spread {
    pub(super) found: Sensitivity,
}

/// Whoever plays the applicant elsewhere.
pub(super) struct Visitor<'a> {
    pub(super) applicant: &'a FixedApplicant,
    pub(super) partner: Option<&'a FixedApplicant>,
    pub(super) lucks: u32,
    pub(super) threads: usize,
    pub(super) should_stop: &'a AtomicBool,
}

impl Visitor<'_> {
    /// The odds of the focus in another scenario, by the price taker alone.
    fn visit(&self, others: Setting, replicates: u32) -> Result<Option<Estimated>, Failure> {
        let case = Case::new("", &others, self.applicant.clone(), self.partner.cloned());
        let odds = Odds::new(others, [case], self.lucks);
        let limits = Limits { replicates, precision: 0.0, exact: Some(0) };
        let played = odds.run(limits, self.threads, self.should_stop, |_, _| {});
        let played = played.map_err(|error| Failure::running(error.to_string()))?;
        if played.is_interrupted {
            return Err(Failure::interrupted("the odds were known, and are lost; --no-sensitivity is quicker"));
        }
        Ok(Levels::of(&played.rows, self.lucks, Measure::Focus).estimate())
    }

    /// Whether the applicant or the partner names anything of the world that was drawn.
    fn is_of_this_world(&self) -> bool {
        [self.applicant].into_iter().chain(self.partner).any(is_of_this_world)
    }
}

fn is_of_this_world(told: &FixedApplicant) -> bool {
    let FixedApplicant { away, gold, silver, interviews, ranks, home, .. } = told;
    let has_any = |ids: &Option<Vec<String>>| ids.as_ref().is_some_and(|ids| !ids.is_empty());
    let has_interviews = matches!(interviews, Some(Interviewed::Programs(_)));
    [away, gold, silver].into_iter().any(has_any) || has_interviews || !ranks.is_empty() || !home.is_empty()
}

impl Spread {
    /// Plays the applicant at all points and in other worlds; none where there is nothing to vary.
    pub(super) fn of(arguments: &OddsArguments, asked: &Asked, visitor: &Visitor) -> Result<Option<Spread>, Failure> {
        let told: Vec<String> = arguments.run.overrides.iter().map(Override::typed_path).collect();
        let own = &asked.others.scenario;
        // What was set on purpose is not drawn.
        let is_free = |parameter: &Parameter| !told.contains(&parameter.path());
        let parameters: Vec<Parameter> = weakest_parameters(own).into_iter().filter(is_free).collect();
        let path = file_of(&arguments.scenario).unwrap_or_else(|| arguments.scenario.clone());
        let mut points = Vec::new();
        let design =
            if parameters.is_empty() { Vec::new() } else { Sensitivity::design(&parameters, POINTS, own.run.seed) };
        for set in design {
            let overrides = [&arguments.run.overrides[..], &set].concat();
            // A scenario may forbid some combination of values.
            let Ok(reading) = read(&path, &overrides) else { continue };
            let scenario = Scenario { run: own.run.clone(), ..reading.scenario };
            let odds = visitor.visit(Setting::of(scenario, reading.inputs), SEASONS)?;
            points.extend(odds.map(|odds| Point { set, odds }));
        }
        let mut worlds = Vec::new();
        if !own.institutions.redrawn && !visitor.is_of_this_world() {
            for seed in Sensitivity::other_seeds(own.run.seed, WORLDS) {
                let mut scenario = Scenario::clone(own);
                scenario.run.seed = seed;
                worlds.extend(
                    visitor.visit(Setting::of(scenario, Arc::clone(&asked.others.inputs)), SEASONS_OF_A_WORLD)?,
                );
            }
        }
        let parameters = parameters.iter().map(Parameter::path).collect();
        let found = Sensitivity { parameters, points, replicates: SEASONS, worlds };
        Ok((!found.points.is_empty() || !found.worlds.is_empty()).then_some(Spread { found }))
    }

    pub(super) fn tell(&self, to: &mut impl Write, focus: &str) -> io::Result<()> {
        let mut sentences = Vec::new();
        let quartiles = self.found.quartiles().filter(|odds| odds[4] > 0.0);
        if let Some([least, low, middle, high, most]) = quartiles.map(|odds| odds.map(percent)) {
            sentences.push(format!(
                "How much hangs on guesses: {} numbers of the scenario are this project's own choices. With all of them drawn from their plausible ranges, {} times, the odds of {focus} lie between {least} and {most}, half of them between {low} and {high} (median {middle}).",
                self.found.parameters.len(),
                self.found.points.len(),
            ));
        }
        let worlds = self.found.of_worlds().filter(|odds| odds[1] > 0.0);
        if let Some([least, most]) = worlds.map(|odds| odds.map(percent)) {
            sentences.push(format!(
                "With other institutions drawn in the place of these, {} times, between {least} and {most}.",
                self.found.worlds.len(),
            ));
        }
        if sentences.is_empty() {
            return Ok(());
        }
        sentences.push("No number of seasons makes that smaller.".to_owned());
        write_paragraph(to, "", &sentences.join(" "))
    }
}
