//! The odds of one applicant, what would change them, and how much they depend on assumptions.

use std::path::Path;
use std::sync::Arc;

use super::Study;
use super::error::{Faults, Interruption, Saved, StudyError};
use super::options::{Done, Options};
use crate::clock::Clock;
use crate::export::{ODDS_FILES, write_odds};
use crate::manifest::OddsManifest;
use crate::odds::{
    APPLICANT, Answer, Case, Estimated, Levels, Limits, Measure, Odds, OddsError, OddsRow, Point, Sensitivity,
    marginal_cases, weakest_parameters,
};
use crate::parameters::Parameter;
use crate::run::{Driver, Observer};
use matchday_files::publish::{check_replaceable, publish};
use matchday_model::scenario::{
    ApplicantReading, FixedApplicant, Interviewed, Override, Scenario, TomlFile, read_applicant, read_changed,
};
use matchday_model::season::Setting;

/// How often the applicant enters each season.
const LUCKS: u32 = 32;

/// The points of the sensitivity analysis, and the seasons at each.
const POINTS: (usize, u32) = (16, 12);

/// The other worlds of the sensitivity analysis, and the seasons in each.
const WORLDS: (usize, u32) = (8, 24);

/// An applicant, the others' season, and the questions.
#[derive(Debug)]
pub struct OddsStudy {
    study: Study,
    file: TomlFile,
    others: Setting,
    applicant: ApplicantReading,
    cases: Vec<Case>,
    /// The number of cases that are always asked, including the applicant as described.
    usual: usize,
    precision: f64,
    replicates: u32,
    has_sensitivity: bool,
}

/// The results of an odds run.
#[derive(Debug)]
pub struct OddsResults {
    /// The odds, rank by rank, and what would change them.
    pub answer: Answer,
    /// How much the odds depend on assumptions; `None` if this was not asked or nothing can be varied.
    pub sensitivity: Option<Sensitivity>,
    /// Whether the odds reached the requested precision.
    pub is_precise: bool,
    /// Seconds spent.
    pub seconds: f64,
    /// The replicates, in order.
    pub rows: Vec<OddsRow>,
    manifest: OddsManifest,
    scenario: Scenario,
}

impl Study {
    /// The odds of an applicant described in a file, on disk or in memory.
    ///
    /// # Errors
    /// Every fault of that file.
    ///
    /// # Examples
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let (path, me) = (folder.path().join("scenario.toml"), folder.path().join("me.toml"));
    /// # std::fs::write(&path, matchday_model::scenario::example())?;
    /// # std::fs::write(&me, matchday_model::scenario::applicant_example())?;
    /// use matchday_study::Study;
    ///
    /// let odds = Study::read(&path)?.odds(&me)?.replicates(64).without_sensitivity().run()?;
    /// let [focus, _, _, nowhere] = odds.answer.endings;
    /// println!("{:.2} ± {:.2}, nowhere {:.2}", focus.estimate, focus.mcse, nowhere.estimate);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn odds(self, applicant: impl Into<TomlFile>) -> Result<OddsStudy, StudyError> {
        let (file, others) = (applicant.into(), self.setting());
        let applicant = read_for(&self, &others, &file, &[])?;
        let base = Case::new("as given", &others, applicant.applicant.clone(), applicant.partner.clone());
        let mut cases = vec![base.clone()];
        cases.extend(marginal_cases(&base));
        let usual = cases.len();
        Ok(OddsStudy {
            study: self,
            file,
            others,
            applicant,
            cases,
            usual,
            precision: 0.005,
            replicates: 20_000,
            has_sensitivity: true,
        })
    }
}

fn read_for(study: &Study, others: &Setting, file: &TomlFile, set: &[Override]) -> Result<ApplicantReading, Faults> {
    let ids: Vec<&str> = others.world.programs.iter().map(|program| program.id.as_str()).collect();
    // If every season redraws the world, its programs are unknown in advance.
    let known = (!others.scenario.institutions.redrawn).then_some(&ids[..]);
    read_applicant(file, set, APPLICANT, study.reading(), known).map_err(Faults)
}

impl OddsStudy {
    /// Asks what would change if fields of the applicant had other values.
    ///
    /// # Errors
    /// If the name was used before, and every fault of the values.
    pub fn what_if(&mut self, name: impl Into<String>, set: &[Override]) -> Result<(), StudyError> {
        let name = name.into();
        if self.cases[self.usual..].iter().any(|case| case.name == name) {
            return Err(OddsError::Twice(name).into());
        }
        let read = read_for(&self.study, &self.others, &self.file, set)?;
        self.cases.push(Case::new(&name, &self.others, read.applicant, read.partner));
        Ok(())
    }

    /// Stops once the standard error of all odds of where the applicant matches is at most this; the default is 0.005.
    #[must_use]
    pub fn precision(mut self, mcse: f64) -> OddsStudy {
        self.precision = mcse;
        self
    }

    /// Sets the maximum number of replicates of the others' season; the default is 20,000.
    #[must_use]
    pub fn replicates(mut self, replicates: u32) -> OddsStudy {
        self.replicates = replicates;
        self
    }

    /// Skips the question of how much the odds depend on assumptions.
    #[must_use]
    pub fn without_sensitivity(mut self) -> OddsStudy {
        self.has_sensitivity = false;
        self
    }

    /// The others' season.
    #[must_use]
    pub fn others(&self) -> &Setting {
        &self.others
    }

    /// The applicant as described in the file.
    #[must_use]
    pub fn applicant(&self) -> &ApplicantReading {
        &self.applicant
    }

    /// All cases: the applicant as described, those always asked, and those added.
    #[must_use]
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The number of cases that are always asked, including the applicant as described.
    #[must_use]
    pub fn usual_cases(&self) -> usize {
        self.usual
    }

    /// How often the applicant enters each season, each time with different luck.
    #[must_use]
    pub fn lucks(&self) -> u32 {
        LUCKS
    }

    /// Plays until the odds are precise enough.
    ///
    /// # Errors
    /// If the run is stopped, or the output folder cannot be written.
    pub fn run(&self) -> Result<OddsResults, StudyError> {
        let (clock, options) = (Clock::start(), &self.study.options);
        let folder = options.folder.as_ref().map(|(out, _)| out);
        folder.map(|out| check_replaceable(out, &ODDS_FILES)).transpose()?;
        let limits = Limits { replicates: self.replicates, precision: self.precision, exact: None };
        let odds = Odds::new(self.others.clone(), self.cases.iter().cloned(), LUCKS, limits);
        let driver = options.driver()?;
        let Done { tally: rows, is_precise, .. } = options.play(&driver, &odds, Saved::Never)?;
        let answer = Answer::of(&odds, &rows).ok_or(OddsError::Nothing)?;
        let sensitivity = if self.has_sensitivity { self.sensitivity(driver)? } else { None };
        let seconds = clock.seconds();
        let mut scenario = Scenario::clone(&self.others.scenario);
        scenario.applicant.extend(self.applicant.partner.clone());
        scenario.applicant.push(self.applicant.applicant.clone());
        let manifest = self.manifest(&answer, is_precise, seconds);
        let results = OddsResults { answer, sensitivity, is_precise, seconds, rows, manifest, scenario };
        folder.map(|out| results.write(out)).transpose()?;
        Ok(results)
    }

    fn manifest(&self, answer: &Answer, is_precise: bool, seconds: f64) -> OddsManifest {
        let scenario = &self.others.scenario;
        OddsManifest {
            matchday: env!("CARGO_PKG_VERSION").to_owned(),
            title: scenario.title.clone(),
            applicant: self.applicant.applicant.id.clone(),
            partner: self.applicant.partner.as_ref().map(|partner| partner.id.clone()),
            seed: scenario.run.seed,
            command: self.study.options.command.clone(),
            overrides: self.study.typed_overrides(),
            replicates: answer.replicates[0],
            exact_replicates: answer.replicates[1],
            lucks: LUCKS,
            precision: self.precision,
            is_precise,
            plain_seasons: answer.plain_seasons,
            threads: self.study.options.threads(),
            seconds,
            files: Vec::new(),
        }
    }

    /// The odds with assumptions drawn from their plausible ranges, and in other worlds; `None` if there is
    /// nothing to vary.
    fn sensitivity(&self, driver: Driver) -> Result<Option<Sensitivity>, StudyError> {
        let own = &self.others.scenario;
        let set: Vec<String> = self.study.overrides.iter().map(Override::typed_path).collect();
        // Values that were set on purpose are not drawn.
        let is_free = |parameter: &Parameter| !set.contains(&parameter.path());
        let parameters: Vec<Parameter> = weakest_parameters(own).into_iter().filter(is_free).collect();
        let design =
            if parameters.is_empty() { Vec::new() } else { Sensitivity::design(&parameters, POINTS.0, own.run.seed) };
        let is_in_any_world = !own.institutions.redrawn && !self.is_of_this_world();
        let seeds = if is_in_any_world { Sensitivity::other_seeds(own.run.seed, WORLDS.0) } else { Vec::new() };
        let mut visitor = Visitor {
            odds: self,
            driver: driver.observed_by(Observer::default()),
            visited: 0,
            of: (design.len() + seeds.len()) as u64,
        };
        let (mut points, mut worlds) = (Vec::new(), Vec::new());
        for set in design {
            let overrides = [&self.study.overrides[..], &set].concat();
            // A scenario may forbid some combinations of values.
            let Ok(reading) = read_changed(&self.study.file, &overrides, &self.study.changes) else { continue };
            let scenario = Scenario { run: own.run.clone(), ..reading.scenario };
            let odds = visitor.visit(Setting::of(scenario, reading.inputs), POINTS.1)?;
            points.extend(odds.map(|odds| Point { set, odds }));
        }
        for seed in seeds {
            let mut scenario = Scenario::clone(own);
            scenario.run.seed = seed;
            worlds.extend(visitor.visit(Setting::of(scenario, Arc::clone(&self.others.inputs)), WORLDS.1)?);
        }
        let is_empty = points.is_empty() && worlds.is_empty();
        let parameters = parameters.iter().map(Parameter::path).collect();
        Ok((!is_empty).then_some(Sensitivity { parameters, points, replicates: POINTS.1, worlds }))
    }

    /// Whether the applicant or the partner names a drawn institution or program.
    fn is_of_this_world(&self) -> bool {
        let ApplicantReading { applicant, partner, .. } = &self.applicant;
        [applicant].into_iter().chain(partner).any(names_programs)
    }
}

fn names_programs(applicant: &FixedApplicant) -> bool {
    let FixedApplicant { away, signals, interviews, ranks, home, .. } = applicant;
    let has_any = |ids: &Option<Vec<String>>| ids.as_ref().is_some_and(|ids| !ids.is_empty());
    let has_interviews = matches!(interviews, Some(Interviewed::Programs(_)));
    signals.iter().map(|(_, ids)| ids).chain([away]).any(has_any)
        || has_interviews
        || !ranks.is_empty()
        || !home.is_empty()
}

/// Plays the applicant in other scenarios.
struct Visitor<'a> {
    odds: &'a OddsStudy,
    driver: Driver,
    visited: u64,
    of: u64,
}

impl Visitor<'_> {
    /// The odds of the focus in another scenario, by the price taker alone.
    fn visit(&mut self, others: Setting, replicates: u32) -> Result<Option<Estimated>, StudyError> {
        let ApplicantReading { applicant, partner, .. } = &self.odds.applicant;
        let case = Case::new("", &others, applicant.clone(), partner.clone());
        let odds = Odds::new(others, [case], LUCKS, Limits { replicates, precision: 0.0, exact: Some(0) });
        let options: &Options = &self.odds.study.options;
        let (done, of, unit, saved) = (self.visited, self.of, "points of the sensitivity analysis", Saved::Never);
        let played = options.play(&self.driver, &odds, saved).map_err(|error| match error {
            StudyError::Interrupted(_) => Interruption { done, of, unit, saved }.into(),
            error => error,
        })?;
        self.visited += 1;
        Ok(Levels::of(&played.tally, LUCKS, Measure::Focus).estimate())
    }
}

impl OddsResults {
    /// Writes all tables, the scenario with the applicant and a manifest into a folder, replacing an earlier result.
    ///
    /// # Errors
    /// If the folder holds anything else, or cannot be written.
    pub fn write(&self, folder: impl AsRef<Path>) -> Result<(), StudyError> {
        let (mut manifest, sensitivity) = (self.manifest.clone(), self.sensitivity.as_ref());
        let write = |folder: &Path| write_odds(&self.answer, sensitivity, &self.scenario, &mut manifest, folder);
        Ok(publish(folder.as_ref(), &ODDS_FILES, write)?)
    }
}
