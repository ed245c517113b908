//! The progress of a run, in a hidden folder beside its output folder: kept if the run is interrupted, continued by
//! `--resume`, removed once the result is written.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::checkpoint::{Checkpoint, continue_checksum};
use super::hidden::{HiddenFolder, failed, open_file, read_file};
use super::identity::IdentityError;
use super::rows::{Row, agrees, encode, record_width};
use super::work::{Keep, Progress, Resumable};
use crate::clock::Clock;

/// Progress is written this often, and at the end. A killed run loses no more than that.
const EVERY: Duration = Duration::from_millis(500);

/// What to do about an earlier unfinished run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// Keep it, and report it as an error.
    Refuse,
    /// Continue it.
    Resume,
    /// Discard it.
    Discard,
}

/// An unfinished run, and the lock that excludes other processes.
#[derive(Debug)]
pub struct Unfinished<W: Resumable> {
    folder: HiddenFolder,
    rows: File,
    written: Clock,
    /// The start of this session, and the seconds of earlier ones.
    sitting: (Clock, f64),
    /// The latest checkpoint.
    checkpoint: Checkpoint<W>,
}

/// Why a run cannot begin, continue or be kept.
#[derive(Debug, thiserror::Error)]
pub enum UnfinishedError {
    /// An unfinished run exists, and `Kept` refuses it.
    #[error(
        "an earlier run into \"{}\" did not end: {done} replicates are done; resume it with --resume, or start over with --force",
        out.display()
    )]
    Exists {
        /// The output folder.
        out: PathBuf,
        /// Replicates done.
        done: u64,
    },
    /// An unfinished sweep exists, and `Kept` refuses it.
    #[error(
        "an earlier sweep into \"{}\" did not end: {points} of its points are done or begun; resume it with --resume, or start over with --force",
        out.display()
    )]
    ExistsSweep {
        /// The output folder.
        out: PathBuf,
        /// Points done or begun.
        points: usize,
    },
    /// The unfinished run is a different one.
    #[error(
        "the unfinished run into \"{}\" is another one; it differs in {}; use the same scenario and options, or start over with --force",
        out.display(),
        differences.join(", ")
    )]
    Different {
        /// The output folder.
        out: PathBuf,
        /// The differences.
        differences: Vec<String>,
    },
    /// Its progress cannot be read.
    #[error("\"{}\" {what}; start over with --force, which discards it", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// Another process uses it.
    #[error("another run is writing into \"{}\"; wait until it ends, or name another folder", .0.display())]
    Busy(PathBuf),
    /// The scenario cannot be written.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The operating system refused.
    #[error("cannot use \"{}\": {source}; check the path, the permissions and the free space", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's own message.
        source: io::Error,
    },
}

impl<W: Resumable> Unfinished<W> {
    /// The folder that keeps the unfinished run into an output folder.
    #[must_use]
    pub fn folder_of(out: &Path) -> PathBuf {
        HiddenFolder::path_of(out, W::ENDING)
    }

    /// Begins or continues a run into an output folder.
    ///
    /// # Errors
    /// If there is an unfinished run and `kept` refuses it, if that is a different run or damaged, or if another process uses
    /// it.
    pub fn open(out: &Path, work: &W, kept: Kept) -> Result<Unfinished<W>, UnfinishedError> {
        let folder = HiddenFolder::open(out, W::ENDING)?;
        let (rows_path, identity) = (folder.path().join("rows"), work.identity()?);
        let mut rows = open_file(&rows_path).map_err(failed(&rows_path))?;
        let earlier = if kept == Kept::Discard { None } else { read(&folder.path().join("progress"))? };
        let earlier = earlier.filter(|earlier| replicates(work, earlier) > 0);
        let checkpoint = match earlier {
            Some(earlier) if kept == Kept::Refuse => {
                return Err(UnfinishedError::Exists { out: out.to_owned(), done: replicates(work, &earlier) });
            }
            Some(earlier) => {
                check(&earlier, &identity, work, out, folder.path())?;
                earlier
            }
            None => Checkpoint::none(identity, work),
        };
        rows.set_len(checkpoint.rows).map_err(failed(&rows_path))?;
        rows.seek(SeekFrom::End(0)).map_err(failed(&rows_path))?;
        let sitting = (Clock::start(), checkpoint.seconds);
        let mut unfinished = Unfinished { folder, rows, written: Clock::start(), sitting, checkpoint };
        unfinished.write()?;
        Ok(unfinished)
    }

    /// The latest checkpoint.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint<W> {
        &self.checkpoint
    }

    /// The file with the rows of the replicates done.
    #[must_use]
    pub fn rows(&self) -> PathBuf {
        self.folder.path().join("rows")
    }

    /// Writes progress to disk. It must be the progress kept last.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn save(&mut self, progress: &Progress<W::Tally>) -> Result<(), UnfinishedError> {
        self.checkpoint.tally.clone_from(&progress.tally);
        self.write()
    }

    fn write(&mut self) -> Result<(), UnfinishedError> {
        let path = self.folder.path().join("progress");
        let bytes = self.checkpoint.to_bytes().map_err(|error| failed(&path)(io::Error::other(error.to_string())))?;
        // Rows reach the disk before the progress that refers to them.
        self.rows.sync_data().map_err(failed(&self.rows()))?;
        self.folder.write("progress", &bytes)?;
        self.written = Clock::start();
        Ok(())
    }

    /// Removes the unfinished run once the result is written.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn remove(self) -> Result<(), UnfinishedError> {
        self.folder.remove()
    }
}

/// Keeps the results of a batch; writes to disk every half second.
impl<W: Resumable> Keep<W::Tally> for Unfinished<W> {
    fn keep(&mut self, progress: &Progress<W::Tally>, rows: &[Row]) -> Result<(), UnfinishedError> {
        let bytes = encode(rows);
        self.rows.write_all(&bytes).map_err(failed(&self.rows()))?;
        let (clock, before) = self.sitting;
        let kept = &mut self.checkpoint;
        kept.rows += bytes.len() as u64;
        kept.rows_checksum = continue_checksum(kept.rows_checksum, &bytes);
        (kept.chunks, kept.is_precise) = (progress.chunks, progress.is_precise);
        kept.seconds = before + clock.seconds();
        let is_due = self.written.elapsed().is_none_or(|since| since >= EVERY);
        if is_due { self.save(progress) } else { Ok(()) }
    }
}

/// The number of replicates done.
fn replicates<W: Resumable>(work: &W, checkpoint: &Checkpoint<W>) -> u64 {
    work.reached(&checkpoint.progress()).replicates
}

/// Reads a progress file, if there is one.
fn read<W: Resumable>(path: &Path) -> Result<Option<Checkpoint<W>>, UnfinishedError> {
    let Some(bytes) = read_file(path)? else { return Ok(None) };
    let checkpoint = Checkpoint::from_bytes(&bytes);
    checkpoint.map(Some).map_err(|error| UnfinishedError::Damaged { path: path.to_owned(), what: error.to_string() })
}

/// Checks that a run can continue from a checkpoint.
fn check<W: Resumable>(
    earlier: &Checkpoint<W>,
    own: &W::Identity,
    work: &W,
    out: &Path,
    folder: &Path,
) -> Result<(), UnfinishedError> {
    let differences = W::differences(&earlier.identity, own);
    if !differences.is_empty() {
        return Err(UnfinishedError::Different { out: out.to_owned(), differences });
    }
    let damaged = |name: &str, what: &str| UnfinishedError::Damaged { path: folder.join(name), what: what.to_owned() };
    if !work.fits(&earlier.tally) {
        return Err(damaged("progress", "counts other figures than this version does"));
    }
    let (path, width) = (folder.join("rows"), work.row_values().map_or(0, |values| 8 * record_width(values)));
    let is_whole = earlier.rows == replicates(work, earlier) * width as u64;
    if is_whole && agrees(&path, earlier.rows, earlier.rows_checksum).map_err(failed(&path))? {
        return Ok(());
    }
    Err(damaged("rows", "is damaged: its rows do not agree with the progress beside it"))
}

/// Reads a progress file and its rows under these names in a folder; `None` if there is no such progress.
///
/// # Errors
/// If they are damaged or cannot be read.
pub fn read_sealed<W: Resumable>(
    folder: &Path,
    [progress, rows]: [&str; 2],
) -> Result<Option<(Checkpoint<W>, PathBuf)>, UnfinishedError> {
    let rows = folder.join(rows);
    let Some(checkpoint) = read::<W>(&folder.join(progress))? else { return Ok(None) };
    if agrees(&rows, checkpoint.rows, checkpoint.rows_checksum).map_err(failed(&rows))? {
        return Ok(Some((checkpoint, rows)));
    }
    let what = "is damaged: its rows do not agree with the sums beside it".to_owned();
    Err(UnfinishedError::Damaged { path: rows, what })
}
