//! `manifest.json`: the record of a run folder. The same types write and read it.

mod comparison;
mod odds;
mod simulation;
mod sweep;

pub(crate) use comparison::scenario_file;
pub use comparison::{ComparisonManifest, WorldRecord};
pub use odds::OddsManifest;
pub use simulation::SimulationManifest;
pub use sweep::SweepManifest;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// The name of the file.
const NAME: &str = "manifest.json";

/// The manifest of a run folder of any kind.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(untagged)]
pub enum Manifest {
    /// Of a simulation, or of a shard of one.
    Simulation(SimulationManifest),
    /// Of a sweep or a screening.
    Sweep(SweepManifest),
    /// Of a comparison.
    Comparison(ComparisonManifest),
    /// Of the odds of an applicant.
    Odds(OddsManifest),
}

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileRecord {
    /// Its name.
    pub file: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
}

/// The fields common to all manifests.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Common<'a> {
    /// The version that ran it.
    pub matchday: &'a str,
    /// The scenario's title.
    pub title: &'a str,
    /// The seed of all draws.
    pub seed: u64,
    /// The command that reproduces the result; empty if a library ran it.
    pub command: &'a str,
    /// Overrides of the scenario.
    pub overrides: &'a [String],
    /// Replicates done; for a sweep, at each point.
    pub replicates: u64,
    /// Threads used.
    pub threads: usize,
    /// Seconds spent.
    pub seconds: f64,
    /// Every other file of the folder.
    pub files: &'a [FileRecord],
}

/// Why the manifest of a folder cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// There is no manifest.
    #[error("\"{}\" is missing", .0.display())]
    Missing(PathBuf),
    /// The operating system cannot read it.
    #[error("cannot read \"{}\": {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's own message.
        source: io::Error,
    },
    /// The file is not a manifest.
    #[error("\"{}\" is no manifest of a run: {source}", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

impl Manifest {
    /// Reads the manifest of a run folder.
    ///
    /// # Errors
    /// If there is no manifest, or it is not as a run wrote it.
    pub fn read(folder: &Path) -> Result<Manifest, ManifestError> {
        let path = folder.join(NAME);
        let bytes = fs::read(&path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => ManifestError::Missing(path.clone()),
            _ => ManifestError::Io { path: path.clone(), source },
        })?;
        serde_json::from_slice(&bytes).map_err(|source| ManifestError::Foreign { path, source })
    }

    /// The fields common to all manifests.
    #[must_use]
    pub fn common(&self) -> Common<'_> {
        macro_rules! common {
            ($manifest:ident, $replicates:expr) => {
                Common {
                    matchday: &$manifest.matchday,
                    title: &$manifest.title,
                    seed: $manifest.seed,
                    command: &$manifest.command,
                    overrides: &$manifest.overrides,
                    replicates: $replicates,
                    threads: $manifest.threads,
                    seconds: $manifest.seconds,
                    files: &$manifest.files,
                }
            };
        }
        match self {
            Manifest::Simulation(one) => common!(one, one.replicates),
            Manifest::Sweep(one) => common!(one, one.replicates.into()),
            Manifest::Comparison(one) => common!(one, one.replicates),
            Manifest::Odds(one) => common!(one, one.replicates as u64),
        }
    }

    /// The manifest, if it is of a simulation.
    #[must_use]
    pub fn simulation(&self) -> Option<&SimulationManifest> {
        if let Manifest::Simulation(manifest) = self { Some(manifest) } else { None }
    }

    /// The manifest, if it is of a sweep or a screening.
    #[must_use]
    pub fn sweep(&self) -> Option<&SweepManifest> {
        if let Manifest::Sweep(manifest) = self { Some(manifest) } else { None }
    }

    /// The manifest, if it is of a comparison.
    #[must_use]
    pub fn comparison(&self) -> Option<&ComparisonManifest> {
        if let Manifest::Comparison(manifest) = self { Some(manifest) } else { None }
    }

    /// The manifest, if it is of odds.
    #[must_use]
    pub fn odds(&self) -> Option<&OddsManifest> {
        if let Manifest::Odds(manifest) = self { Some(manifest) } else { None }
    }

    /// The checksum of the scenario, if there is exactly one.
    #[must_use]
    pub fn scenario_sha256(&self) -> Option<&str> {
        match self {
            Manifest::Simulation(one) => Some(&one.scenario_sha256),
            Manifest::Sweep(one) => Some(&one.scenario_sha256),
            Manifest::Comparison(_) | Manifest::Odds(_) => None,
        }
    }
}

/// Each kind has a unique field by which it is recognised.
impl<'de> Deserialize<'de> for Manifest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Manifest, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        let has = |field: &str| value.get(field).is_some();
        let manifest = if has("worlds") {
            serde_json::from_value(value).map(Manifest::Comparison)
        } else if has("lucks") {
            serde_json::from_value(value).map(Manifest::Odds)
        } else if has("points") {
            serde_json::from_value(value).map(Manifest::Sweep)
        } else {
            serde_json::from_value(value).map(Manifest::Simulation)
        };
        manifest.map_err(D::Error::custom)
    }
}
