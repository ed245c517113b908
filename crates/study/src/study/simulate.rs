//! A simulation and its results.

use std::io;
use std::path::Path;

use super::Study;
use super::error::StudyError;
use super::options::Done;
use crate::export::{Format, Frame, Rows, SIMULATION_FILES, frames, write_results, write_shard};
use crate::figures::{FigureId, Table};
use crate::manifest::SimulationManifest;
use crate::run::{Identity, Resumable, Row};
use crate::simulation::{Estimate, Simulation, Tally};
use crate::sweep::{FigureError, FigureName};
use matchday_files::publish::{PublishError, publish};

/// The results of a simulation.
#[derive(Debug)]
pub struct SimulationResults {
    /// The scenario as played, and what was counted.
    pub simulation: Simulation,
    /// The sums over all replicates.
    pub tally: Tally,
    /// Whether the requested precision was reached; `None` if none was requested.
    pub is_precise: Option<bool>,
    /// Seconds spent, over all sessions.
    pub seconds: f64,
    rows: Option<Vec<Row>>,
    about: About,
}

/// The run's entries in the manifest.
#[derive(Clone, Debug)]
struct About {
    command: String,
    overrides: Vec<String>,
    threads: usize,
    format: Format,
}

/// A figure of the summary.
#[derive(Clone, PartialEq, Debug)]
pub struct SummaryRow {
    /// The figure.
    pub figure: FigureId,
    /// How people, positions or applications are grouped.
    pub group: String,
    /// The group.
    pub level: String,
    /// The unit.
    pub unit: &'static str,
    /// The estimate with its error, and the percentiles over replicates.
    pub estimate: Estimate,
}

/// A figure of one program.
#[derive(Clone, PartialEq, Debug)]
pub struct ProgramFigure {
    /// The program.
    pub program: String,
    /// The figure.
    pub figure: FigureId,
    /// A rank or a number of positions, if the figure has one.
    pub level: Option<u64>,
    /// The unit.
    pub unit: &'static str,
    /// The estimate; `None` if the figure has no value.
    pub estimate: Option<Estimate>,
}

impl Study {
    /// Simulates the scenario.
    ///
    /// # Errors
    /// If the run is stopped, or cannot begin, be kept or be written.
    ///
    /// # Examples
    /// Keep a run while it is in progress, and write it into a folder at its end:
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let (path, out) = (folder.path().join("scenario.toml"), folder.path().join("results"));
    /// # std::fs::write(&path, matchday_model::scenario::example())?;
    /// use matchday_study::{Study, run::Kept};
    ///
    /// let study = Study::read(&path)?.replicates(20).keep(&out, Kept::Resume);
    /// let study = study.observe(|reached| eprintln!("{} of {}", reached.replicates, reached.of));
    /// let results = study.run()?;
    /// assert_eq!(results.tally.replicates, 20);
    /// assert!(out.join("summary.csv").is_file() && out.join("manifest.json").is_file());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn run(&self) -> Result<SimulationResults, StudyError> {
        let simulation = self.simulation();
        let about = About {
            command: self.options.command.clone(),
            overrides: self.typed_overrides(),
            threads: self.options.threads(),
            format: self.options.format,
        };
        let done = self.options.run(&simulation, &SIMULATION_FILES, |unfinished, done, folder| {
            let checkpoint = unfinished.checkpoint();
            let mut manifest = about.manifest(&simulation, &checkpoint.identity, done);
            if simulation.plan.shard.is_some() {
                return write_shard(checkpoint, &unfinished.rows(), &mut manifest, folder);
            }
            let rows = unfinished.rows();
            let rows = Rows::Files(&[&rows]);
            write_results(
                &simulation,
                &done.tally,
                Some(rows),
                about.format,
                &checkpoint.identity,
                &mut manifest,
                folder,
            )
        })?;
        let Done { tally, is_precise, rows, seconds } = done;
        let is_precise = simulation.plan.until.map(|_| is_precise);
        Ok(SimulationResults { simulation, tally, is_precise, seconds, rows, about })
    }
}

impl About {
    fn manifest(&self, simulation: &Simulation, identity: &Identity, done: &Done<Tally>) -> SimulationManifest {
        SimulationManifest {
            command: self.command.clone(),
            overrides: self.overrides.clone(),
            until_reached: simulation.plan.until.map(|_| done.is_precise),
            threads: self.threads,
            seconds: done.seconds,
            ..SimulationManifest::of(identity, &simulation.setting.scenario, done.tally.replicates)
        }
    }
}

impl SimulationResults {
    /// A figure of the summary, by name alone if it covers all people, such as `first_choice`, or with group and level, such
    /// as `fill_rate:specialty:DR`.
    ///
    /// # Errors
    /// If there is no such figure, with the nearest name, or if it never had a value.
    pub fn figure(&self, name: &str) -> Result<Estimate, FigureError> {
        let name: FigureName = name.parse()?;
        name.check(&self.simulation)?;
        let found = self.simulation.summary(&self.tally, name.id()?, &name.group, &name.level);
        found.ok_or(FigureError::Empty(name))
    }

    /// All figures of the summary that have a value.
    #[must_use]
    pub fn summary(&self) -> Vec<SummaryRow> {
        let all = self.simulation.catalogue.figures.iter().zip(&self.tally.cells);
        let summary = all.filter(|(figure, _)| figure.table() == Table::Summary);
        summary
            .filter_map(|(figure, cell)| {
                Some(SummaryRow {
                    figure: figure.id,
                    group: figure.keys[0].clone(),
                    level: figure.keys[1].clone(),
                    unit: figure.unit().word(),
                    estimate: cell.estimate(figure)?,
                })
            })
            .collect()
    }

    /// All figures of all programs that are the same from season to season.
    #[must_use]
    pub fn programs(&self) -> Vec<ProgramFigure> {
        let programs = self.simulation.followed.programs.iter().zip(&self.tally.programs);
        programs
            .flat_map(|(program, tally)| {
                tally.rows().into_iter().map(|row| ProgramFigure {
                    program: program.id.clone(),
                    figure: row.figure,
                    level: row.level,
                    unit: row.figure.unit().word(),
                    estimate: row.estimate,
                })
            })
            .collect()
    }

    /// The main figures of each replicate, in the order of replicates; `None` if they were dropped. The scale is that of
    /// [`Figure::value`](crate::simulation::Figure::value).
    #[must_use]
    pub fn rows(&self) -> Option<&[Row]> {
        self.rows.as_deref()
    }

    /// All tables of estimates with their names, as they are written.
    #[must_use]
    pub fn tables(&self) -> Vec<(&'static str, Frame)> {
        frames(&self.simulation, &self.tally)
    }

    /// Writes all tables, the scenario and a manifest into a folder, replacing an earlier result. The table of replicates is
    /// left out if the rows were dropped.
    ///
    /// # Errors
    /// If the folder holds anything else, or cannot be written.
    pub fn write(&self, folder: impl AsRef<Path>) -> Result<(), StudyError> {
        let identity = self.simulation.identity()?;
        let done = Done {
            tally: self.tally.clone(),
            is_precise: self.is_precise.unwrap_or(false),
            rows: None,
            seconds: self.seconds,
        };
        let mut manifest = self.about.manifest(&self.simulation, &identity, &done);
        let rows = self.rows.as_deref().map(Rows::Memory);
        let write = |folder: &Path| -> io::Result<()> {
            write_results(&self.simulation, &self.tally, rows, self.about.format, &identity, &mut manifest, folder)
        };
        let published: Result<(), PublishError> = publish(folder.as_ref(), &SIMULATION_FILES, write);
        Ok(published?)
    }
}
