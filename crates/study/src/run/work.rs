//! Anything played in replicates, and its progress.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::identity::IdentityError;
use super::rows::Row;
use super::unfinished::UnfinishedError;

/// Something that several workers play in replicates.
///
/// The tally must not depend on which worker plays which replicate, nor on how replicates are split into batches.
pub trait Work: Sync {
    /// The memory of one worker, reused from replicate to replicate.
    type Worker: Send;
    /// One replicate to play.
    type Job: Copy + Sync;
    /// The sum over all replicates done.
    type Tally;

    /// A new worker.
    fn worker(&self) -> Self::Worker;

    /// The tally of no replicates.
    fn empty(&self) -> Self::Tally;

    /// The next batch, of about `replicates` replicates; empty when all are done.
    fn next(&self, progress: &Progress<Self::Tally>, replicates: usize) -> Batch<Self::Job>;

    /// Plays one replicate.
    fn play(&self, worker: &mut Self::Worker, job: Self::Job);

    /// Moves the workers' counts into the tally and returns the rows of their replicates, in any order; empty if the work has
    /// no rows.
    ///
    /// # Errors
    /// If the independent checker rejected a result.
    fn gather(&self, workers: &mut [Self::Worker], tally: &mut Self::Tally) -> Result<Vec<Row>, Defect>;

    /// Whether the estimate is precise enough to stop before all replicates are done.
    fn is_precise(&self, _tally: &Self::Tally) -> bool {
        false
    }

    /// The progress, for observers.
    fn reached(&self, progress: &Progress<Self::Tally>) -> Reached;
}

/// Work that can be kept on disk when it is interrupted, and resumed.
pub trait Resumable: Work<Tally: Clone + fmt::Debug + Serialize + DeserializeOwned> {
    /// All that the result depends on.
    type Identity: fmt::Debug + Serialize + DeserializeOwned;

    /// The magic bytes at the start of a progress file, with the version of its layout.
    const MAGIC: &'static [u8];
    /// The ending of the hidden folder's name.
    const ENDING: &'static str;

    /// The identity of this run.
    ///
    /// # Errors
    /// If the scenario cannot be written.
    fn identity(&self) -> Result<Self::Identity, IdentityError>;

    /// How an earlier run differs from this one, in words; empty if it is the same.
    fn differences(earlier: &Self::Identity, own: &Self::Identity) -> Vec<String>;

    /// Whether a tally has the figures of this work.
    fn fits(&self, tally: &Self::Tally) -> bool;

    /// The number of values of a row; `None` if the work has no rows.
    fn row_values(&self) -> Option<usize>;
}

/// Replicates that are played together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch<J> {
    /// The replicates.
    pub jobs: Vec<J>,
    /// How many chunks of the plan they cover.
    pub chunks: u64,
}

/// The progress of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress<T> {
    /// The sum over all replicates done.
    pub tally: T,
    /// How many of the plan's chunks are done.
    pub chunks: u64,
    /// Whether the estimate is precise enough.
    pub is_precise: bool,
}

impl<T> Progress<T> {
    /// The progress of a run that has not begun.
    #[must_use]
    pub fn none(work: &impl Work<Tally = T>) -> Progress<T> {
        Progress { tally: work.empty(), chunks: 0, is_precise: false }
    }
}

/// The progress of a run, for observers.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Reached {
    /// Replicates done.
    pub replicates: u64,
    /// The maximum number of replicates of the whole run.
    pub of: u64,
    /// The largest Monte Carlo standard error, if the run continues until that is small enough.
    pub mcse: Option<f64>,
    /// The current point of a sweep, from 1, and the number of points.
    pub point: Option<[usize; 2]>,
}

/// The independent checker and the algorithm disagree.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "the independent checker rejects a result, which is a defect of matchday: {0}; please report it with the scenario"
)]
pub struct Defect(pub String);

/// Keeps the progress of a run.
pub trait Keep<T> {
    /// Keeps the progress after a batch, and the rows of its replicates, in order.
    ///
    /// # Errors
    /// If the operating system refuses.
    fn keep(&mut self, progress: &Progress<T>, rows: &[Row]) -> Result<(), UnfinishedError>;
}

/// Keeps nothing.
impl<T> Keep<T> for () {
    fn keep(&mut self, _: &Progress<T>, _: &[Row]) -> Result<(), UnfinishedError> {
        Ok(())
    }
}

/// Keeps all rows in memory.
impl<T> Keep<T> for Vec<Row> {
    fn keep(&mut self, _: &Progress<T>, rows: &[Row]) -> Result<(), UnfinishedError> {
        self.extend_from_slice(rows);
        Ok(())
    }
}
