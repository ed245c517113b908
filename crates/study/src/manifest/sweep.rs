//! The manifest of a sweep or a screening.

use serde::{Deserialize, Serialize};

use super::FileRecord;

/// `manifest.json` of a sweep.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SweepManifest {
    /// The version of this program.
    pub matchday: String,
    /// The title of the scenario.
    pub title: String,
    /// The seed of all draws.
    pub seed: u64,
    /// The checksum of `scenario.toml`, the scenario around which the points lie.
    pub scenario_sha256: String,
    /// The checksum of the contents of the scenario's files.
    pub inputs_sha256: String,
    /// The command that reproduces the result, with seed and replicates.
    pub command: String,
    /// Overrides from the command line, at all points.
    pub overrides: Vec<String>,
    /// The axes as typed, or the parameters of a screening with their ranges.
    pub over: Vec<String>,
    /// `grid`, `zip`, `sample 50` or `screen, 10 trajectories`.
    pub design: String,
    /// The number of points.
    pub points: usize,
    /// The point that the others are compared with, from 1.
    pub base_point: Option<usize>,
    /// Replicates of each point.
    pub replicates: u32,
    /// Threads used.
    pub threads: usize,
    /// Seconds spent, over all sessions.
    pub seconds: f64,
    /// Every other file of this folder.
    pub files: Vec<FileRecord>,
}
