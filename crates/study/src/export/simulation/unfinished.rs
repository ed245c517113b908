//! What a run has done so far, in a hidden folder beside its output folder: kept when it is interrupted, continued by
//! `--resume`, gone when the result is there.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::checkpoint::{Checkpoint, CheckpointError, NO_ROWS, continue_checksum};
use super::hidden::{HiddenFolder, failed, open_file, read_file};
use super::identity::Identity;
use super::replicates::{agrees, encode, width};
use super::results::{SHARD_PROGRESS, SHARD_ROWS};
use crate::simulation::{Progress, Row, Simulation};

/// Progress is written this often, and at the end; a killed run loses at most so much.
const EVERY: Duration = Duration::from_millis(500);

/// What the name of its folder ends in.
const ENDING: &str = "unfinished";

/// What to do about an earlier run that did not end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// Not lose it: say that it is there.
    Refuse,
    /// Go on with it.
    Resume,
    /// Throw it away.
    Discard,
}

/// A run that has not ended, and the lock that keeps others out.
#[derive(Debug)]
pub struct Unfinished {
    folder: HiddenFolder,
    rows: File,
    written: Instant,
    /// As it was last brought up to date.
    checkpoint: Checkpoint,
}

/// Why a run cannot begin, go on or be kept.
#[derive(Debug, thiserror::Error)]
pub enum UnfinishedError {
    /// There is one, and nobody said what to do about it.
    #[error(
        "an earlier run into \"{}\" did not end: {done} replicates are done; go on with it with --resume, or begin anew with --force",
        out.display()
    )]
    Exists {
        /// The output folder.
        out: PathBuf,
        /// Replicates done.
        done: u64,
    },
    /// There is an unfinished sweep, and nobody said what to do about it.
    #[error(
        "an earlier sweep into \"{}\" did not end: {points} of its points are done or begun; go on with it with --resume, or begin anew with --force",
        out.display()
    )]
    ExistsSweep {
        /// The output folder.
        out: PathBuf,
        /// Points done or begun.
        points: usize,
    },
    /// It is of another run.
    #[error(
        "the unfinished run into \"{}\" is another one; it differs in {}; give it the same scenario and options, or begin anew with --force",
        out.display(),
        differences.join(", ")
    )]
    Different {
        /// The output folder.
        out: PathBuf,
        /// In what.
        differences: Vec<String>,
    },
    /// Its progress cannot be read.
    #[error("\"{}\" {what}; begin anew with --force, which discards it", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// Somebody else is at it.
    #[error("another run is writing into \"{}\"; wait until it ends, or name another folder", .0.display())]
    Busy(PathBuf),
    /// The operating system refused.
    #[error("cannot use \"{}\": {source}; check the path, the permissions and the free space", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Unfinished {
    /// Where the unfinished run into an output folder is kept.
    #[must_use]
    pub fn folder_of(out: &Path) -> PathBuf {
        HiddenFolder::path_of(out, ENDING)
    }

    /// Begins a run into an output folder, or goes on with one.
    ///
    /// # Errors
    /// When there is an unfinished run and `kept` does not say what to do, when it is another run, when it is damaged, or
    /// when somebody else is at it.
    pub fn open(
        out: &Path,
        identity: Identity,
        simulation: &Simulation,
        kept: Kept,
    ) -> Result<Unfinished, UnfinishedError> {
        let folder = HiddenFolder::open(out, ENDING)?;
        let rows_path = folder.path().join("rows");
        let earlier = if kept == Kept::Discard { None } else { read(&folder.path().join("progress"))? };
        let earlier = earlier.filter(|earlier| earlier.tally.replicates > 0);
        if let (Some(earlier), Kept::Refuse) = (&earlier, kept) {
            return Err(UnfinishedError::Exists { out: out.to_owned(), done: earlier.tally.replicates });
        }
        let rows = open_file(&rows_path).map_err(failed(&rows_path))?;
        let checkpoint = match earlier {
            Some(earlier) => {
                check(&earlier, &identity, simulation, out, folder.path())?;
                earlier
            }
            None => begin(identity, simulation),
        };
        rows.set_len(checkpoint.rows).map_err(failed(&rows_path))?;
        let mut unfinished = Unfinished { folder, rows, written: Instant::now(), checkpoint };
        io::Seek::seek(&mut unfinished.rows, io::SeekFrom::End(0)).map_err(failed(&rows_path))?;
        unfinished.write()?;
        Ok(unfinished)
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let Checkpoint { chunks, is_precise, ref tally, .. } = self.checkpoint;
        Progress { tally: tally.clone(), chunks, is_precise }
    }

    /// How far it is, as it is kept.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The rows of the replicates that are done.
    #[must_use]
    pub fn rows(&self) -> PathBuf {
        self.folder.path().join("rows")
    }

    /// Keeps what a batch did; on disk every half second.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn keep(&mut self, progress: &Progress, rows: &[Row], seconds: f64) -> Result<(), UnfinishedError> {
        let mut bytes = Vec::new();
        encode(rows, &mut bytes);
        self.rows.write_all(&bytes).map_err(failed(&self.rows()))?;
        let kept = &mut self.checkpoint;
        kept.rows += bytes.len() as u64;
        kept.rows_checksum = continue_checksum(kept.rows_checksum, &bytes);
        (kept.chunks, kept.is_precise, kept.seconds) = (progress.chunks, progress.is_precise, seconds);
        if self.written.elapsed() >= EVERY { self.save(progress) } else { Ok(()) }
    }

    /// Writes progress to disk. It has to be what was kept last.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn save(&mut self, progress: &Progress) -> Result<(), UnfinishedError> {
        self.checkpoint.tally.clone_from(&progress.tally);
        self.write()
    }

    fn write(&mut self) -> Result<(), UnfinishedError> {
        let path = self.folder.path().join("progress");
        let bytes = self.checkpoint.to_bytes().map_err(|error| failed(&path)(io::Error::other(error.to_string())))?;
        // Rows before the progress that counts on them.
        self.rows.sync_data().map_err(failed(&self.rows()))?;
        self.folder.write("progress", &bytes)?;
        self.written = Instant::now();
        Ok(())
    }

    /// Removes it: the result is there.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn remove(self) -> Result<(), UnfinishedError> {
        self.folder.remove()
    }
}

fn begin(identity: Identity, simulation: &Simulation) -> Checkpoint {
    Checkpoint {
        identity,
        chunks: 0,
        is_precise: false,
        rows: 0,
        rows_checksum: NO_ROWS,
        seconds: 0.0,
        tally: simulation.empty(),
    }
}

/// A progress file, if there is one.
fn read(path: &Path) -> Result<Option<Checkpoint>, UnfinishedError> {
    let Some(bytes) = read_file(path)? else { return Ok(None) };
    let damaged = |error: CheckpointError| UnfinishedError::Damaged { path: path.to_owned(), what: error.to_string() };
    Checkpoint::from_bytes(&bytes).map(Some).map_err(damaged)
}

/// Whether a run can go on from there.
fn check(
    earlier: &Checkpoint,
    identity: &Identity,
    simulation: &Simulation,
    out: &Path,
    folder: &Path,
) -> Result<(), UnfinishedError> {
    let mut differences = earlier.identity.differences(identity);
    if earlier.identity.plan.shard != identity.plan.shard {
        let word = |identity: &Identity| identity.plan.shard.map_or("none".to_owned(), |shard| shard.to_string());
        differences.push(format!("--shard {} and {}", word(&earlier.identity), word(identity)));
    }
    if !differences.is_empty() {
        return Err(UnfinishedError::Different { out: out.to_owned(), differences });
    }
    let damaged = |name: &str, what: &str| UnfinishedError::Damaged { path: folder.join(name), what: what.to_owned() };
    if !earlier.tally.fits(&simulation.catalogue, &simulation.followed) {
        return Err(damaged("progress", "counts other figures than this version does"));
    }
    check_rows(earlier, simulation, &folder.join("rows"))
}

fn check_rows(checkpoint: &Checkpoint, simulation: &Simulation, path: &Path) -> Result<(), UnfinishedError> {
    let is_whole = checkpoint.rows == checkpoint.tally.replicates * width(simulation) as u64;
    if is_whole && agrees(path, checkpoint.rows, checkpoint.rows_checksum).map_err(failed(path))? {
        return Ok(());
    }
    let what = "is damaged: its rows do not agree with the progress beside it".to_owned();
    Err(UnfinishedError::Damaged { path: path.to_owned(), what })
}

/// The sums and the rows of a finished shard; none when a folder holds none.
///
/// # Errors
/// When they are damaged or cannot be read.
pub fn read_shard(folder: &Path) -> Result<Option<(Checkpoint, PathBuf)>, UnfinishedError> {
    let rows = folder.join(SHARD_ROWS);
    let Some(checkpoint) = read(&folder.join(SHARD_PROGRESS))? else { return Ok(None) };
    if agrees(&rows, checkpoint.rows, checkpoint.rows_checksum).map_err(failed(&rows))? {
        return Ok(Some((checkpoint, rows)));
    }
    let what = "is damaged: its rows do not agree with the sums beside it".to_owned();
    Err(UnfinishedError::Damaged { path: rows, what })
}
