//! The files of a simulation's output folder.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::frame::Frame;
use super::frames::frames;
#[cfg(feature = "parquet")]
use super::parquet::ParquetFile;
use super::replicates::{Records, Rows};
use crate::manifest::{FileRecord, SimulationManifest};
use crate::run::{Checkpoint, Identity, UnfinishedError, read_sealed};
use crate::simulation::{Simulation, Tally};

/// Every file that a simulation may write, in any format.
pub const SIMULATION_FILES: [&str; 19] = [
    "summary.csv",
    "programs.csv",
    "applicants.csv",
    "choices.csv",
    "rank_curve.csv",
    "strength_by_prestige.csv",
    "replicates.csv",
    "summary.parquet",
    "programs.parquet",
    "applicants.parquet",
    "choices.parquet",
    "rank_curve.parquet",
    "strength_by_prestige.parquet",
    "replicates.parquet",
    "scenario.toml",
    SHARD_PROGRESS,
    SHARD_ROWS,
    "manifest.json",
    "report.html",
];

/// The sums of a shard.
const SHARD_PROGRESS: &str = "shard.progress";

/// The rows of a shard.
const SHARD_ROWS: &str = "shard.rows";

/// The format of the tables.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Format {
    /// Estimates as CSV, the table of replicates as Parquet.
    #[cfg(feature = "parquet")]
    #[default]
    Mixed,
    /// Everything as CSV.
    #[cfg_attr(not(feature = "parquet"), default)]
    Csv,
    /// Everything as Parquet.
    #[cfg(feature = "parquet")]
    Parquet,
}

/// Writes all files of a result into an empty folder, the manifest last.
///
/// # Errors
/// If a file cannot be written, or the rows of replicates cannot be read.
pub fn write_results(
    simulation: &Simulation,
    tally: &Tally,
    rows: Option<Rows>,
    format: Format,
    identity: &Identity,
    manifest: &mut SimulationManifest,
    folder: &Path,
) -> io::Result<()> {
    manifest.files.clear();
    let mut record = |name: String| -> io::Result<()> {
        manifest.files.push(file_record(folder, name)?);
        Ok(())
    };
    for (name, frame) in frames(simulation, tally) {
        record(write_table(name, &frame, format, folder)?)?;
    }
    if let Some(rows) = rows {
        let name = if format == Format::Csv { "replicates.csv" } else { "replicates.parquet" };
        write_replicates(simulation, rows, format, &folder.join(name))?;
        record(name.to_owned())?;
    }
    fs::write(folder.join("scenario.toml"), &identity.scenario)?;
    record("scenario.toml".to_owned())?;
    write_manifest(manifest, folder)
}

/// Writes all files of a shard into an empty folder.
///
/// # Errors
/// If a file cannot be written.
pub fn write_shard(
    checkpoint: &Checkpoint<Simulation>,
    rows: &Path,
    manifest: &mut SimulationManifest,
    folder: &Path,
) -> io::Result<()> {
    manifest.files.clear();
    fs::write(folder.join(SHARD_PROGRESS), checkpoint.to_bytes().map_err(io::Error::other)?)?;
    fs::copy(rows, folder.join(SHARD_ROWS))?;
    fs::write(folder.join("scenario.toml"), &checkpoint.identity.scenario)?;
    for name in [SHARD_PROGRESS, SHARD_ROWS, "scenario.toml"] {
        manifest.files.push(file_record(folder, name.to_owned())?);
    }
    write_manifest(manifest, folder)
}

/// Reads the sums and rows of a finished shard; `None` if the folder holds none.
///
/// # Errors
/// If they are damaged or cannot be read.
pub fn read_shard(folder: &Path) -> Result<Option<(Checkpoint<Simulation>, PathBuf)>, UnfinishedError> {
    read_sealed(folder, [SHARD_PROGRESS, SHARD_ROWS])
}

fn write_manifest(manifest: &SimulationManifest, folder: &Path) -> io::Result<()> {
    write_json(manifest, &folder.join("manifest.json"))
}

/// Writes a value as indented JSON.
pub(in crate::export) fn write_json(what: &impl Serialize, path: &Path) -> io::Result<()> {
    let mut json = serde_json::to_vec_pretty(what)?;
    json.push(b'\n');
    fs::write(path, json)
}

/// Writes a table and returns the name of its file.
pub(in crate::export) fn write_table(name: &str, frame: &Frame, format: Format, folder: &Path) -> io::Result<String> {
    let create = |ending: &str| -> io::Result<_> {
        let name = format!("{name}.{ending}");
        Ok((BufWriter::new(File::create(folder.join(&name))?), name))
    };
    match format {
        #[cfg(feature = "parquet")]
        Format::Parquet => {
            let (to, name) = create("parquet")?;
            write_parquet(to, frame)?;
            Ok(name)
        }
        _ => {
            let (to, name) = create("csv")?;
            frame.write_csv(to, true)?;
            Ok(name)
        }
    }
}

#[cfg(feature = "parquet")]
fn write_parquet(to: BufWriter<File>, frame: &Frame) -> io::Result<()> {
    let mut file = ParquetFile::new(to, frame)?;
    file.write(frame)?;
    Ok(file.finish()?)
}

fn write_replicates(simulation: &Simulation, rows: Rows, format: Format, path: &Path) -> io::Result<()> {
    let mut records = Records::open(simulation, rows)?;
    let mut to = BufWriter::new(File::create(path)?);
    let mut frame = records.frame(simulation)?;
    if format == Format::Csv {
        frame.write_csv(&mut to, true)?;
        while frame.rows() > 0 {
            frame = records.frame(simulation)?;
            frame.write_csv(&mut to, false)?;
        }
        return Ok(());
    }
    #[cfg(feature = "parquet")]
    {
        let mut parquet = ParquetFile::new(to, &frame)?;
        while frame.rows() > 0 {
            parquet.write(&frame)?;
            frame = records.frame(simulation)?;
        }
        parquet.finish()?;
    }
    Ok(())
}

/// The length and checksum of a written file.
pub(in crate::export) fn file_record(folder: &Path, name: String) -> io::Result<FileRecord> {
    let mut file = File::open(folder.join(&name))?;
    let (mut digest, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        digest.update(&buffer[..count]);
        bytes += count as u64;
    }
    Ok(FileRecord { file: name, bytes, sha256: matchday_files::checksum::hexadecimal(&digest.finalize()) })
}
