//! The points of a sweep, checked before anything runs.

use std::path::PathBuf;
use std::sync::Arc;

use matchday::export::{Identity, UnfinishedSweep, Visited, point_name};
use matchday::scenario::{self, Inputs, Override, Reading, RemarkPlace, Scenario};
use matchday::season::Setting;
use matchday::simulation::{Plan, Simulation};

use crate::cli::args::SweepArguments;
use crate::cli::changes;
use crate::cli::counted;
use crate::cli::failure::Failure;
use crate::cli::simulate::read_scenario;

/// With --screen, this many replicates of each point are enough unless more are asked for.
const SCREEN_REPLICATES: u32 = 100;

/// Faults that are shown.
const SHOWN: usize = 20;

/// A point that can be run.
pub(super) struct Point {
    pub(super) set: Vec<Override>,
    pub(super) scenario: Arc<Scenario>,
    pub(super) inputs: Arc<Inputs>,
    name: String,
    scenario_sha256: String,
}

/// All points.
pub(super) struct Points<'a> {
    pub(super) arguments: &'a SweepArguments,
    /// The scenario's own values.
    pub(super) base: Point,
    pub(super) all: Vec<Point>,
    pub(super) threads: usize,
}

impl<'a> Points<'a> {
    /// Reads the scenario, with the seed and the replicates that are asked for.
    pub(super) fn around(arguments: &'a SweepArguments) -> Result<Points<'a>, Failure> {
        let Reading { scenario, inputs, .. } =
            read_scenario(&arguments.scenario, &arguments.run.overrides, arguments.run.quiet)?;
        let base = Point::of(arguments, Vec::new(), scenario, Arc::new(inputs))?;
        let threads = arguments.run.threads();
        Ok(Points { arguments, base, all: Vec::new(), threads })
    }

    /// The scenario's own values.
    pub(super) fn scenario(&self) -> &Scenario {
        &self.base.scenario
    }

    /// Whether there are the figures that are to be shown.
    pub(super) fn check_figures(&self) -> Result<(), Failure> {
        if self.arguments.figures.is_empty() {
            return Ok(());
        }
        let Point { scenario, inputs, .. } = &self.base;
        let simulation = Simulation::new(Setting::of(Arc::clone(scenario), Arc::clone(inputs)));
        let faults: Vec<String> =
            self.arguments.figures.iter().filter_map(|figure| figure.check(&simulation).err()).collect();
        if faults.is_empty() { Ok(()) } else { Err(Failure::input(faults.join("\nerror: "))) }
    }

    /// Checks all points, and says all faults of all of them at once.
    pub(super) fn add(&mut self, points: Vec<Vec<Override>>) -> Result<(), Failure> {
        let path = self.path();
        let mut faults: Vec<(String, String, usize)> = Vec::new();
        for set in points {
            let all: Vec<Override> = self.arguments.run.overrides.iter().chain(&set).cloned().collect();
            match changes::read(&path, &all) {
                Ok(reading) if faults.is_empty() => {
                    let is_same = reading.inputs == *self.base.inputs;
                    let inputs = if is_same { Arc::clone(&self.base.inputs) } else { Arc::new(reading.inputs) };
                    self.all.push(Point::of(self.arguments, set, reading.scenario, inputs)?);
                }
                Ok(_) => {}
                Err(remarks) => {
                    for remark in remarks {
                        let of_axis = match &remark.place {
                            RemarkPlace::Override(text) => set.iter().find(|set| set.to_string() == **text),
                            _ => None,
                        };
                        let place = of_axis.map_or_else(|| remark.place.to_string(), Override::typed_path);
                        let what = format!("{place}: {}", remark.message);
                        match faults.iter_mut().find(|(known, ..)| *known == what) {
                            Some((.., times)) => *times += 1,
                            None => faults.push((what, told(&remark, of_axis), 1)),
                        }
                    }
                }
            }
        }
        if faults.is_empty() {
            return Ok(());
        }
        let mut lines: Vec<String> =
            faults.iter().take(SHOWN).map(|(_, text, times)| told_often(text, *times)).collect();
        if faults.len() > SHOWN {
            lines.push(format!("  … and {} more", faults.len() - SHOWN));
        }
        let count = counted(faults.len(), "fault");
        let path = path.display();
        Err(Failure::input(format!("the sweep of \"{path}\" has {count}; nothing was run\n{}", lines.join("\n"))))
    }

    fn path(&self) -> PathBuf {
        scenario::file_of(&self.arguments.scenario).unwrap_or_else(|| self.arguments.scenario.clone())
    }

    /// The point that is the scenario's own values, if it is among them.
    pub(super) fn own(&self) -> Option<usize> {
        self.all.iter().position(|point| point.name == self.base.name)
    }

    /// How each was run.
    pub(super) fn visited(&self) -> Vec<Visited> {
        let visited = |point: &Point| Visited {
            set: point.set.clone(),
            scenario_sha256: point.scenario_sha256.clone(),
            replicates: point.scenario.run.replicates.into(),
        };
        self.all.iter().map(visited).collect()
    }

    /// The scenario as TOML, and the checksums of it and of its inputs.
    pub(super) fn identity(&self) -> Result<Identity, Failure> {
        self.base.identity()
    }

    /// Where points are kept while the sweep goes on.
    pub(super) fn open(&self) -> Result<Option<UnfinishedSweep>, Failure> {
        let Some(out) = &self.arguments.keep.out else { return Ok(None) };
        let names: Vec<String> = self.all.iter().map(|point| point.name.clone()).collect();
        Ok(Some(UnfinishedSweep::open(out, &names, self.arguments.keep.kept())?))
    }
}

impl Point {
    fn of(
        arguments: &SweepArguments,
        set: Vec<Override>,
        mut scenario: Scenario,
        inputs: Arc<Inputs>,
    ) -> Result<Point, Failure> {
        let run = &mut scenario.run;
        run.seed = arguments.run.seed.unwrap_or(run.seed);
        let most = if arguments.screen { SCREEN_REPLICATES } else { u32::MAX };
        run.replicates = arguments.replicates.unwrap_or(run.replicates.min(most));
        let scenario = Arc::new(scenario);
        let mut point = Point { set, scenario, inputs, name: String::new(), scenario_sha256: String::new() };
        let identity = point.identity()?;
        (point.name, point.scenario_sha256) = (point_name(&identity), identity.scenario_sha256());
        Ok(point)
    }

    pub(super) fn plan(&self) -> Plan {
        Plan { replicates: self.scenario.run.replicates, until: None, shard: None }
    }

    pub(super) fn identity(&self) -> Result<Identity, Failure> {
        Identity::of(&self.scenario, &self.inputs, &self.plan()).map_err(Failure::running)
    }
}

/// A fault, with --over where the axis is at fault.
fn told(remark: &scenario::Remark, of_axis: Option<&Override>) -> String {
    match of_axis {
        Some(set) => {
            let then = if remark.message.ends_with('?') { "" } else { ";" };
            format!("  --over {set}: {}{then} {}", remark.message, remark.remedy)
        }
        None => format!("  {remark}"),
    }
}

/// A fault that several points have.
fn told_often(text: &str, times: usize) -> String {
    if times > 1 { format!("{text} (at {times} points)") } else { text.to_owned() }
}
