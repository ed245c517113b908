//! The manifest of a comparison.

use serde::{Deserialize, Serialize};

use super::FileRecord;
use crate::run::{IdentityError, Resumable};
use crate::simulation::{Comparison, PairedTally, Simulation};

/// `manifest.json` of a comparison.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ComparisonManifest {
    /// The version of this program.
    pub matchday: String,
    /// The title of the base.
    pub title: String,
    /// What a variant changes: `demand` or `lists-fixed`.
    pub mode: String,
    /// The seed of all draws.
    pub seed: u64,
    /// Replicates done, in every world.
    pub replicates: u64,
    /// The command that reproduces the result, with seed and replicates.
    pub command: String,
    /// Overrides from `--set`, in all worlds.
    pub overrides: Vec<String>,
    /// The worlds, the base first.
    pub worlds: Vec<WorldRecord>,
    /// Threads used.
    pub threads: usize,
    /// Seconds spent.
    pub seconds: f64,
    /// Every other file of this folder.
    pub files: Vec<FileRecord>,
}

/// A world of a comparison.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WorldRecord {
    /// Its name.
    pub name: String,
    /// Its scenario file.
    pub file: String,
    /// The checksum of the contents of the scenario's files.
    pub inputs_sha256: String,
}

impl ComparisonManifest {
    /// The manifest of a comparison with these replicates done.
    ///
    /// # Errors
    /// If a scenario cannot be written.
    pub fn of(comparison: &Comparison, tally: &PairedTally) -> Result<ComparisonManifest, IdentityError> {
        let scenario = &comparison.base.setting.scenario;
        let record = |(number, (name, simulation)): (usize, (&str, &Simulation))| {
            Ok(WorldRecord {
                name: name.to_owned(),
                file: scenario_file(number),
                inputs_sha256: simulation.identity()?.inputs_sha256(),
            })
        };
        let worlds = comparison.scenarios().enumerate().map(record).collect::<Result<_, IdentityError>>()?;
        Ok(ComparisonManifest {
            matchday: env!("CARGO_PKG_VERSION").to_owned(),
            title: scenario.title.clone(),
            mode: comparison.mode.word().to_owned(),
            seed: scenario.run.seed,
            replicates: tally.base.replicates,
            command: String::new(),
            overrides: Vec::new(),
            worlds,
            threads: 0,
            seconds: 0.0,
            files: Vec::new(),
        })
    }
}

/// The scenario file of the base (number 0) or of a variant.
pub(crate) fn scenario_file(number: usize) -> String {
    if number == 0 { "base.toml".to_owned() } else { format!("variant-{number:02}.toml") }
}
