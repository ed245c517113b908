//! The front door: read a scenario, change it, play it, and get results as typed tables.
//!
//! A [`Study`] holds a scenario and how to play it. [`Study::run`] simulates it; [`Study::compare`], [`Study::sweep`] and
//! [`Study::odds`] answer further questions. Everything is played by the same [`Driver`](crate::run::Driver), reports its progress to
//! the same observer, and keeps, resumes and publishes its output folder in the same way.

mod compare;
mod error;
mod odds;
mod options;
mod points;
mod simulate;
mod source;
mod sweep;

pub use compare::{ComparisonResults, ComparisonRow, ComparisonStudy, MOST_VARIANTS};
pub use error::{Faults, FigureFaults, Interruption, Saved, StudyError, VariantError};
pub use odds::{OddsResults, OddsStudy};
pub use points::{PointFault, PointFaults};
pub use simulate::{ProgramFigure, SimulationResults, SummaryRow};
pub use source::{read_changed, read_checked};
pub use sweep::{ScreeningResults, SweepPoint, SweepResults, SweepStudy};

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::export::Format;
use crate::run::{Kept, MOST_REPLICATES, Observer, Plan, Reached, Shard, Stop, Until};
use crate::simulation::Simulation;
use matchday_files::Folder;
use matchday_model::scenario::{Change, Inputs, Override, Reading, RunPlan, Scenario, TomlFile, file_of};
use matchday_model::season::Setting;
use options::Options;

/// A scenario, and how to play it.
///
/// # Examples
/// ```
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("scenario.toml");
/// # std::fs::write(&path, matchday_model::scenario::example())?;
/// use matchday_study::Study;
///
/// let results = Study::read(&path)?.seed(7).replicates(20).run()?;
/// let matched = results.figure("ends_in_focus:preference:focus")?;
/// assert!(matched.value > 0.0 && matched.value < 1.0);
/// println!("{:.1}% ± {:.1}", 100.0 * matched.value, 100.0 * matched.mcse.unwrap_or(0.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A scenario can also come from text:
/// ```
/// use matchday_study::Study;
///
/// let study = Study::from_text(matchday_model::scenario::example())?.set("signals.gold", 3)?;
/// let fewer = study.replicates(20).run()?.figure("interview_offer_rate:signal:gold")?;
/// assert!(fewer.value > 0.0 && fewer.value <= 1.0);
/// # Ok::<(), matchday_study::study::StudyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Study {
    file: TomlFile,
    overrides: Vec<Override>,
    /// Changes of programs after those of the file, each with its text as typed.
    changes: Vec<(Change, String)>,
    reading: Reading,
    /// Seed and replicates of the scenario.
    own: RunPlan,
    seed: Option<u64>,
    replicates: Option<u32>,
    until: Option<Until>,
    shard: Option<Shard>,
    options: Options,
}

impl Study {
    /// Reads a scenario file, or the `scenario.toml` of a folder.
    ///
    /// # Errors
    /// Every fault of the scenario and of the files that it names, each with its place.
    pub fn read(path: impl AsRef<Path>) -> Result<Study, StudyError> {
        Study::read_with(path, &[], &[])
    }

    /// Reads a scenario file with some fields overridden and with further changes of programs, each with the text that
    /// its faults show.
    ///
    /// # Errors
    /// Every fault of the scenario, of the files that it names, and of the overrides and changes.
    pub fn read_with(
        path: impl AsRef<Path>,
        overrides: &[Override],
        changes: &[(Change, String)],
    ) -> Result<Study, StudyError> {
        let path = path.as_ref();
        let path = file_of(path).unwrap_or_else(|| path.to_owned());
        Study::open(path.into(), overrides, changes)
    }

    /// Reads a scenario file of a folder, which may be in memory. The CSV files that the scenario names come from the same folder.
    ///
    /// # Errors
    /// Every fault of the scenario and of the files that it names, each with its place.
    ///
    /// # Examples
    /// ```
    /// use matchday_files::Folder;
    /// use matchday_study::Study;
    ///
    /// let scenario = "[[specialty]]\nname = \"IR\"\n[[type]]\nname = \"senior\"\n[pool]\nprograms = \"programs.csv\"\n";
    /// let programs = "program_id,name,institution,specialty,track,quota\ncity,City,City Hospital,IR,C,x\n";
    /// let folder = Folder::in_memory([("scenario.toml", scenario), ("programs.csv", programs)]);
    /// let fault = Study::read_from(&folder, "scenario.toml").unwrap_err();
    /// assert!(fault.to_string().contains("programs.csv:2:30: quota \"x\""));
    /// ```
    pub fn read_from(folder: &Folder, name: impl AsRef<Path>) -> Result<Study, StudyError> {
        Study::open(TomlFile::new(folder, name.as_ref()), &[], &[])
    }

    /// Reads a scenario from its text. Faults call it `scenario.toml`.
    ///
    /// # Errors
    /// Every fault of the text, each with its place.
    pub fn from_text(toml: impl Into<String>) -> Result<Study, StudyError> {
        Study::open(TomlFile::of_text("scenario.toml", toml), &[], &[])
    }

    fn open(file: TomlFile, overrides: &[Override], changes: &[(Change, String)]) -> Result<Study, StudyError> {
        let reading = read_changed(&file, overrides, changes).map_err(Faults)?;
        Ok(Study {
            file,
            overrides: overrides.to_vec(),
            changes: changes.to_vec(),
            own: reading.scenario.run.clone(),
            reading,
            seed: None,
            replicates: None,
            until: None,
            shard: None,
            options: Options::default(),
        })
    }

    /// Sets a field of the scenario, such as `signals.gold` to `8`.
    ///
    /// # Errors
    /// If there is no such field, or it cannot have that value.
    pub fn set(self, field: &str, value: impl Display) -> Result<Study, StudyError> {
        let text = format!("{field}={value}");
        let set = Override::parse(&text).map_err(|error| Faults::of_override(&text, &error.to_string()))?;
        self.set_all([set])
    }

    /// Sets several fields at once, which may be valid only together.
    ///
    /// # Errors
    /// Every fault of the overrides.
    pub fn set_all(mut self, overrides: impl IntoIterator<Item = Override>) -> Result<Study, StudyError> {
        self.overrides.extend(overrides);
        self.read_again()
    }

    /// Changes the positions, the track or the list of one program.
    ///
    /// # Errors
    /// If there is no such program, or it cannot be changed in this way.
    pub fn change(mut self, change: Change) -> Result<Study, StudyError> {
        let typed = format!("change of {}", change.program);
        self.changes.push((change, typed));
        self.read_again()
    }

    fn read_again(mut self) -> Result<Study, StudyError> {
        self.reading = read_changed(&self.file, &self.overrides, &self.changes).map_err(Faults)?;
        self.own = self.reading.scenario.run.clone();
        Ok(self.with_run())
    }

    /// Applies the requested seed and replicates.
    fn with_run(mut self) -> Study {
        let planned = if self.until.is_some() { MOST_REPLICATES } else { self.own.replicates };
        let run = &mut self.reading.scenario.run;
        run.seed = self.seed.unwrap_or(self.own.seed);
        run.replicates = self.replicates.unwrap_or(planned);
        self
    }

    /// Sets the seed of all draws; the default is the scenario's.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Study {
        self.seed = Some(seed);
        self.with_run()
    }

    /// Sets the maximum number of replicates to play; the default is the scenario's.
    #[must_use]
    pub fn replicates(mut self, replicates: u32) -> Study {
        self.replicates = Some(replicates);
        self.with_run()
    }

    /// Stops a simulation once the headline figure is this precise.
    #[must_use]
    pub fn until(mut self, until: Until) -> Study {
        self.until = Some(until);
        self.with_run()
    }

    /// Plays only one part of a simulation; `matchday merge` joins the parts.
    #[must_use]
    pub fn shard(mut self, shard: Shard) -> Study {
        self.shard = Some(shard);
        self
    }

    /// Sets the number of threads; the default is one for each processor. The result does not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Study {
        self.options.threads = Some(threads);
        self
    }

    /// Calls a function with the progress after every batch of replicates.
    #[must_use]
    pub fn observe(mut self, look: impl Fn(Reached) + Send + Sync + 'static) -> Study {
        self.options.observer = Observer::new(look);
        self
    }

    /// Lets `stop` end the run after the current batch.
    #[must_use]
    pub fn stopped_by(mut self, stop: Stop) -> Study {
        self.options.stop = stop;
        self
    }

    /// Writes the result into a folder, replacing an earlier result. Until then the run is kept beside that folder. `kept` says whether
    /// an earlier unfinished run is refused, resumed or discarded.
    #[must_use]
    pub fn keep(mut self, folder: impl Into<PathBuf>, kept: Kept) -> Study {
        self.options.folder = Some((folder.into(), kept));
        self
    }

    /// Sets the format of the tables.
    #[must_use]
    pub fn format(mut self, format: Format) -> Study {
        self.options.format = format;
        self
    }

    /// Drops the rows of single replicates instead of holding them in memory.
    #[must_use]
    pub fn without_rows(mut self) -> Study {
        self.options.drops_rows = true;
        self
    }

    /// Sets the command that reproduces the result, for the manifest.
    #[must_use]
    pub fn command(mut self, command: impl Into<String>) -> Study {
        self.options.command = command.into();
        self
    }

    /// The scenario as it will be played.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.reading.scenario
    }

    /// The contents of the scenario's files.
    #[must_use]
    pub fn inputs(&self) -> &Inputs {
        &self.reading.inputs
    }

    /// The scenario as read, with its files and warnings.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The scenario file, on disk or in memory.
    #[must_use]
    pub fn file(&self) -> &TomlFile {
        &self.file
    }

    /// The overrides.
    #[must_use]
    pub fn overrides(&self) -> &[Override] {
        &self.overrides
    }

    /// The number of threads used.
    #[must_use]
    pub fn used_threads(&self) -> usize {
        self.options.threads()
    }

    /// The scenario in its world.
    #[must_use]
    pub fn setting(&self) -> Setting {
        Setting::of(self.reading.scenario.clone(), Arc::new(self.reading.inputs.clone()))
    }

    /// The scenario, ready to play.
    #[must_use]
    pub fn simulation(&self) -> Simulation {
        let plan = Plan { replicates: self.reading.scenario.run.replicates, until: self.until, shard: self.shard };
        let mut simulation = Simulation::new(self.setting());
        simulation.plan = plan;
        simulation
    }

    /// The overrides as typed.
    fn typed_overrides(&self) -> Vec<String> {
        self.overrides.iter().map(ToString::to_string).collect()
    }
}
