//! The manifest of a run folder.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::records::AGAIN;

/// `manifest.json` of any kind of run, as far as a report needs it.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub(super) struct RunManifest {
    /// The version that ran it.
    pub(super) matchday: String,
    /// What the scenario is called.
    pub(super) title: String,
    /// The seed of all draws.
    pub(super) seed: u64,
    /// The command that gives the same again.
    #[serde(default)]
    pub(super) command: String,
    /// Replicates done; of a sweep, at each point.
    pub(super) replicates: u64,
    /// What was changed on the command line.
    #[serde(default)]
    pub(super) overrides: Vec<String>,
    /// When to stop earlier, `ci=0.005`.
    #[serde(default)]
    pub(super) until: Option<String>,
    /// Whether that was reached.
    #[serde(default)]
    pub(super) until_reached: Option<bool>,
    /// The part of a run that this is.
    #[serde(default)]
    pub(super) shard: Option<String>,
    /// The checksum of the scenario.
    #[serde(default)]
    pub(super) scenario_sha256: String,
    /// The axes of a sweep, or the parameters of a screening with their ranges.
    #[serde(default)]
    pub(super) over: Vec<String>,
    /// How the points of a sweep were chosen.
    #[serde(default)]
    pub(super) design: String,
    /// How many points a sweep has.
    #[serde(default)]
    pub(super) points: u64,
    /// The point of a sweep with which the others are compared.
    #[serde(default)]
    pub(super) base_point: Option<u64>,
    /// What a variant changes in a comparison: `demand` or `lists-fixed`.
    #[serde(default)]
    pub(super) mode: String,
    /// The worlds that were compared, the base first.
    #[serde(default)]
    pub(super) worlds: Vec<World>,
    /// The applicant of odds.
    #[serde(default)]
    pub(super) applicant: String,
    /// How often the applicant entered each season.
    #[serde(default)]
    pub(super) lucks: u64,
    /// The standard error of odds that was wanted.
    #[serde(default)]
    pub(super) precision: f64,
    /// Threads used.
    #[serde(default)]
    pub(super) threads: u64,
    /// Seconds spent.
    #[serde(default)]
    pub(super) seconds: f64,
    /// Every other file.
    #[serde(default)]
    pub(super) files: Vec<Written>,
}

/// A world of a comparison.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub(super) struct World {
    /// What it is called.
    pub(super) name: String,
    /// Its scenario.
    pub(super) file: String,
}

/// A file that the run wrote.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub(super) struct Written {
    /// Its name.
    pub(super) file: String,
    /// Its SHA-256.
    pub(super) sha256: String,
}

impl RunManifest {
    /// Reads `manifest.json` of a folder.
    ///
    /// # Errors
    /// What is wrong with it, with its path and what to do.
    pub(super) fn read(folder: &Path) -> Result<RunManifest, String> {
        let path = folder.join("manifest.json");
        let bytes = fs::read(&path).map_err(|error| {
            if path.exists() {
                format!("cannot read \"{}\": {error}", path.display())
            } else {
                format!("\"{}\" is missing; {AGAIN}", path.display())
            }
        })?;
        serde_json::from_slice(&bytes)
            .map_err(|error| format!("\"{}\" is no manifest of a run: {error}; {AGAIN}", path.display()))
    }
}
