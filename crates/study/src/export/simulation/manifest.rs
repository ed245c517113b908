//! How a result came about.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::run::{Identity, Shard, Until};
use matchday_model::scenario::Scenario;

/// `manifest.json`.
#[derive(Clone, Debug, Serialize)]
pub struct Manifest {
    /// The version of this program.
    pub matchday: String,
    /// What the scenario is called.
    pub title: String,
    /// The seed of all draws.
    pub seed: u64,
    /// The checksum of `scenario.toml`.
    pub scenario_sha256: String,
    /// The checksum of what the scenario's files hold.
    pub inputs_sha256: String,
    /// The command that gives the whole of it again, with seed and replicates.
    pub command: String,
    /// What was changed on the command line.
    pub overrides: Vec<String>,
    /// Replicates done.
    pub replicates: u64,
    /// Replicates, at most.
    pub replicates_planned: u32,
    /// When to stop earlier, `ci=0.005`.
    pub until: Option<String>,
    /// Whether that was reached.
    pub until_reached: Option<bool>,
    /// The part of the run that this is, `1/4`.
    pub shard: Option<String>,
    /// How many shards were joined.
    pub merged_shards: Option<usize>,
    /// Threads used; those of the machine that joined, for joined shards.
    pub threads: usize,
    /// Seconds spent, over all sittings and shards.
    pub seconds: f64,
    /// Every other file of this folder.
    pub files: Vec<FileRecord>,
}

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FileRecord {
    /// Its name.
    pub file: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
}

/// How a result was asked for, as its manifest names it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Asked {
    /// See [`Manifest::command`].
    #[serde(default)]
    pub command: String,
    /// See [`Manifest::overrides`].
    pub overrides: Vec<String>,
}

/// How the result in a folder was asked for.
///
/// # Errors
/// What is wrong with the manifest, with its path.
pub fn read_asked(folder: &Path) -> Result<Asked, String> {
    let path = folder.join("manifest.json");
    let bytes = fs::read(&path).map_err(|error| format!("cannot read \"{}\": {error}", path.display()))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| format!("\"{}\" is no manifest of a simulation: {error}", path.display()))
}

impl Manifest {
    /// The manifest of a run that has done this many replicates.
    #[must_use]
    pub fn of(identity: &Identity, scenario: &Scenario, replicates: u64) -> Manifest {
        Manifest {
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
