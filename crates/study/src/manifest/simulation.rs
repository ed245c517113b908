//! The manifest of a simulation.

use serde::{Deserialize, Serialize};

use super::FileRecord;
use crate::run::{Identity, Shard, Until};
use matchday_model::scenario::Scenario;

/// `manifest.json` of a simulation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SimulationManifest {
    /// The version of this program.
    pub matchday: String,
    /// The title of the scenario.
    pub title: String,
    /// The seed of all draws.
    pub seed: u64,
    /// The checksum of `scenario.toml`.
    pub scenario_sha256: String,
    /// The checksum of the contents of the scenario's files.
    pub inputs_sha256: String,
    /// The command that reproduces the whole result, with seed and replicates.
    pub command: String,
    /// Overrides from the command line.
    pub overrides: Vec<String>,
    /// Replicates done.
    pub replicates: u64,
    /// The maximum number of replicates.
    pub replicates_planned: u32,
    /// The stopping rule, `ci=0.005`.
    pub until: Option<String>,
    /// Whether that was reached.
    pub until_reached: Option<bool>,
    /// The part of the run, `1/4`.
    pub shard: Option<String>,
    /// How many shards were joined.
    pub merged_shards: Option<usize>,
    /// Threads used; for joined shards, those of the machine that joined them.
    pub threads: usize,
    /// Seconds spent, over all sessions and shards.
    pub seconds: f64,
    /// Every other file of this folder.
    pub files: Vec<FileRecord>,
}

impl SimulationManifest {
    /// The manifest of a run with this many replicates done.
    #[must_use]
    pub fn of(identity: &Identity, scenario: &Scenario, replicates: u64) -> SimulationManifest {
        SimulationManifest {
            matchday: identity.version.clone(),
            title: scenario.title.clone(),
            seed: scenario.run.seed,
            scenario_sha256: identity.scenario_sha256(),
            inputs_sha256: identity.inputs_sha256(),
            command: String::new(),
            overrides: Vec::new(),
            replicates,
            replicates_planned: identity.plan.replicates,
            until: identity.plan.until.as_ref().map(Until::to_string),
            until_reached: None,
            shard: identity.plan.shard.as_ref().map(Shard::to_string),
            merged_shards: None,
            threads: 0,
            seconds: 0.0,
            files: Vec::new(),
        }
    }
}
