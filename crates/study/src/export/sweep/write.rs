//! The files of a sweep.

use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;

use crate::export::simulation::{FileRecord, Format, Frame, file_record, write_json, write_table};

/// All files that a sweep or a screening may leave, in any format.
pub const SWEEP_FILES: [&str; 9] = [
    "sweep.csv",
    "points.csv",
    "screen.csv",
    "sweep.parquet",
    "points.parquet",
    "screen.parquet",
    "scenario.toml",
    "manifest.json",
    "report.html",
];

/// `manifest.json` of a sweep.
#[derive(Clone, Debug, Serialize)]
pub struct SweepManifest {
    /// The version of this program.
    pub matchday: String,
    /// What the scenario is called.
    pub title: String,
    /// The seed of all draws.
    pub seed: u64,
    /// The checksum of `scenario.toml`, the scenario around which the points lie.
    pub scenario_sha256: String,
    /// The checksum of what the scenario's files hold.
    pub inputs_sha256: String,
    /// The command that gives the same again, with seed and replicates.
    pub command: String,
    /// What was changed on the command line at all points.
    pub overrides: Vec<String>,
    /// The axes as typed, or the parameters of a screening with their ranges.
    pub over: Vec<String>,
    /// `grid`, `zip`, `sample 50` or `screen, 10 trajectories`.
    pub design: String,
    /// How many points.
    pub points: usize,
    /// The point with which the others are compared, from 1.
    pub base_point: Option<usize>,
    /// Replicates of each point.
    pub replicates: u32,
    /// Threads used.
    pub threads: usize,
    /// Seconds spent, over all sittings.
    pub seconds: f64,
    /// Every other file of this folder.
    pub files: Vec<FileRecord>,
}

/// Writes all files into an empty folder, the manifest last.
///
/// # Errors
/// When a file cannot be written.
pub fn write_sweep(
    tables: &[(&str, Frame)],
    format: Format,
    scenario: &str,
    manifest: &mut SweepManifest,
    folder: &Path,
) -> io::Result<()> {
    manifest.files.clear();
    for (name, frame) in tables {
        let name = write_table(name, frame, format, folder)?;
        manifest.files.push(file_record(folder, name)?);
    }
    fs::write(folder.join("scenario.toml"), scenario)?;
    manifest.files.push(file_record(folder, "scenario.toml".to_owned())?);
    write_json(manifest, &folder.join("manifest.json"))
}
