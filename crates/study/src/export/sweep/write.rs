//! The files of a sweep.

use std::fs;
use std::io;
use std::path::Path;

use crate::export::simulation::{Format, Frame, file_record, write_json, write_table};
use crate::manifest::SweepManifest;

/// All files that a sweep or a screening may write, in any format.
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

/// Writes all files into an empty folder, the manifest last.
///
/// # Errors
/// If a file cannot be written.
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
