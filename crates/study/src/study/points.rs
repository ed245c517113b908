//! The points of a sweep or a screening. Each is the scenario with some fields overridden. All are checked before anything runs, then
//! played one after another.

use std::fmt;
use std::sync::Arc;

use super::Study;
use super::error::{Faults, Interruption, Saved, StudyError};
use super::options::{Done, Options};
use crate::export::{Frame, SWEEP_FILES, Visited, write_sweep};
use crate::manifest::SweepManifest;
use crate::run::{Identity, Observer, Plan, Reached};
use crate::simulation::{Simulation, Tally};
use crate::sweep::{MainRows, UnfinishedSweep, point_name};
use matchday_files::publish::{check_replaceable, publish};
use matchday_model::scenario::{Inputs, Override, Remark, RemarkPlace, Scenario};
use matchday_model::season::Setting;

/// A point that is ready to play.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// The overrides, one for each axis.
    set: Vec<Override>,
    scenario: Arc<Scenario>,
    inputs: Arc<Inputs>,
    name: String,
    scenario_sha256: String,
}

/// Points around a scenario.
#[derive(Debug)]
pub(super) struct Points {
    study: Study,
    /// The point with the scenario's own values.
    base: Point,
    all: Vec<Point>,
}

/// A fault that one or several points have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PointFault {
    /// The fault.
    pub remark: Remark,
    /// The value of an axis that causes it; `None` if it has another cause.
    pub of_axis: Option<Override>,
    /// How many points have it.
    pub times: usize,
}

/// A sweep's entries in the manifest, besides its scenario.
#[derive(Clone, Debug)]
pub(super) struct About {
    pub(super) over: Vec<String>,
    pub(super) design: String,
    pub(super) base_point: Option<usize>,
    pub(super) seconds: f64,
}

impl fmt::Display for PointFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.of_axis {
            Some(set) => {
                let Remark { message, remedy, .. } = &self.remark;
                let then = if message.ends_with('?') { "" } else { ";" };
                write!(f, "--over {set}: {message}{then} {remedy}")?;
            }
            None => write!(f, "{}", self.remark)?,
        }
        if self.times > 1 { write!(f, " (at {} points)", self.times) } else { Ok(()) }
    }
}

impl Points {
    /// Starts without points, around the scenario of a study.
    ///
    /// # Errors
    /// If the scenario cannot be written.
    pub(super) fn around(study: Study) -> Result<Points, StudyError> {
        let base = Point::of(Vec::new(), &study, Arc::new(study.inputs().clone()))?;
        Ok(Points { study, base, all: Vec::new() })
    }

    /// Adds points, unless one of them has a fault.
    ///
    /// # Errors
    /// All faults of all points.
    pub(super) fn add(&mut self, points: Vec<Vec<Override>>) -> Result<(), StudyError> {
        let mut faults: Vec<(String, PointFault)> = Vec::new();
        for set in points {
            match self.study.clone().set_all(set.iter().cloned()) {
                Ok(study) if faults.is_empty() => {
                    let is_same = *study.inputs() == *self.base.inputs;
                    let inputs = if is_same { Arc::clone(&self.base.inputs) } else { Arc::new(study.inputs().clone()) };
                    self.all.push(Point::of(set, &study, inputs)?);
                }
                Ok(_) => {}
                Err(StudyError::Scenario(Faults(remarks))) => {
                    for remark in remarks {
                        let of_axis = match &remark.place {
                            RemarkPlace::Override(text) => set.iter().find(|set| set.to_string() == **text),
                            _ => None,
                        };
                        let place = of_axis.map_or_else(|| remark.place.to_string(), Override::typed_path);
                        let what = format!("{place}: {}", remark.message);
                        match faults.iter_mut().find(|(known, _)| *known == what) {
                            Some((_, fault)) => fault.times += 1,
                            None => {
                                faults.push((what, PointFault { of_axis: of_axis.cloned(), remark, times: 1 }));
                            }
                        }
                    }
                }
                Err(error) => return Err(error),
            }
        }
        if faults.is_empty() {
            return Ok(());
        }
        Err(StudyError::Points(PointFaults(faults.into_iter().map(|(_, fault)| fault).collect())))
    }

    /// The number of points.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The point with the scenario's own values, if it is among them.
    pub(super) fn own(&self) -> Option<usize> {
        self.all.iter().position(|point| point.name == self.base.name)
    }

    /// How each point was played.
    pub(super) fn visited(&self) -> Vec<Visited> {
        let visited = |point: &Point| Visited {
            set: point.set.clone(),
            scenario_sha256: point.scenario_sha256.clone(),
            replicates: point.scenario.run.replicates.into(),
        };
        self.all.iter().map(visited).collect()
    }

    /// Opens the folder that keeps points during the sweep.
    pub(super) fn open(&self) -> Result<Option<UnfinishedSweep>, StudyError> {
        let Some((out, kept)) = &self.study.options.folder else { return Ok(None) };
        check_replaceable(out, &SWEEP_FILES)?;
        let names: Vec<String> = self.all.iter().map(|point| point.name.clone()).collect();
        Ok(Some(UnfinishedSweep::open(out, &names, *kept)?))
    }

    /// Plays all points in an order and passes the result of each to `take`. Returns the seconds spent, over all sessions.
    pub(super) fn play(
        &self,
        order: &[usize],
        kept: Option<&UnfinishedSweep>,
        mut take: impl FnMut(usize, &Simulation, &Tally, MainRows),
    ) -> Result<f64, StudyError> {
        // Points are compared by their rows.
        let options = Options { drops_rows: false, ..self.study.options.clone() };
        let mut driver = options.driver()?;
        let of = order.iter().map(|&index| u64::from(self.all[index].scenario.run.replicates)).sum();
        let (mut before, mut seconds) = (0, 0.0);
        for (number, &index) in order.iter().enumerate() {
            let (observer, point) = (options.observer.clone(), Some([number + 1, order.len()]));
            driver = driver.observed_by(Observer::new(move |reached: Reached| {
                observer.look(Reached { replicates: before + reached.replicates, of, point, ..reached });
            }));
            let simulation = self.all[index].simulation();
            let done = match kept {
                None => options.play(&driver, &simulation, Saved::Lost),
                Some(kept) => {
                    let mut unfinished = kept.point(&simulation)?;
                    options.play_on(&driver, &simulation, &mut unfinished)
                }
            };
            let done = done.map_err(|error| match error {
                StudyError::Interrupted(Interruption { saved, .. }) => {
                    Interruption { done: number as u64, of: order.len() as u64, unit: "points", saved }.into()
                }
                error => error,
            })?;
            let Done { tally, rows, seconds: taken, .. } = done;
            before += tally.replicates;
            seconds += taken;
            take(index, &simulation, &tally, MainRows::of(&simulation, rows.unwrap_or_default()));
        }
        Ok(seconds)
    }

    /// Writes tables, scenario and manifest into the output folder, if there is one.
    pub(super) fn publish(
        &self,
        kept: Option<UnfinishedSweep>,
        tables: &[(&str, Frame)],
        about: About,
    ) -> Result<(), StudyError> {
        let (Some((out, _)), Some(kept)) = (&self.study.options.folder, kept) else { return Ok(()) };
        let identity = self.base.identity()?;
        let (options, scenario) = (&self.study.options, self.study.scenario());
        let About { over, design, base_point, seconds } = about;
        let mut manifest = SweepManifest {
            matchday: identity.version.clone(),
            title: scenario.title.clone(),
            seed: scenario.run.seed,
            scenario_sha256: identity.scenario_sha256(),
            inputs_sha256: identity.inputs_sha256(),
            command: options.command.clone(),
            overrides: self.study.typed_overrides(),
            over,
            design,
            points: self.all.len(),
            base_point,
            replicates: scenario.run.replicates,
            threads: options.threads(),
            seconds,
            files: Vec::new(),
        };
        publish(out, &SWEEP_FILES, |folder| {
            write_sweep(tables, options.format, &identity.scenario, &mut manifest, folder)
        })?;
        Ok(kept.remove()?)
    }
}

impl Point {
    fn of(set: Vec<Override>, study: &Study, inputs: Arc<Inputs>) -> Result<Point, StudyError> {
        let scenario = Arc::new(study.scenario().clone());
        let mut point = Point { set, scenario, inputs, name: String::new(), scenario_sha256: String::new() };
        let identity = point.identity()?;
        (point.name, point.scenario_sha256) = (point_name(&identity), identity.scenario_sha256());
        Ok(point)
    }

    fn simulation(&self) -> Simulation {
        Simulation::new(Setting::of(Arc::clone(&self.scenario), Arc::clone(&self.inputs)))
    }

    fn identity(&self) -> Result<Identity, StudyError> {
        Ok(Identity::of(&self.scenario, &self.inputs, &Plan::of(self.scenario.run.replicates))?)
    }
}

/// All faults of the points of a sweep.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PointFaults(pub Vec<PointFault>);

impl fmt::Display for PointFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for PointFaults {}
