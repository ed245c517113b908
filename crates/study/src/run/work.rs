//! What is played replicate by replicate, and how far it is.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::identity::IdentityError;
use super::rows::Row;
use super::unfinished::UnfinishedError;

/// Something that is played replicate by replicate, by several workers at once.
///
/// The tally must not depend on which worker plays which replicate, nor on how replicates are cut into batches.
pub trait Work: Sync {
    /// The memory of one worker, from one replicate to the next.
    type Worker: Send;
    /// One replicate to be played.
    type Job: Copy + Sync;
    /// What is summed up over all replicates that are done.
    type Tally;

    /// A worker who has not done anything yet.
    fn worker(&self) -> Self::Worker;

    /// The tally of no replicates.
    fn empty(&self) -> Self::Tally;

    /// The next batch, of about `replicates` replicates; empty when all are done.
    fn next(&self, progress: &Progress<Self::Tally>, replicates: usize) -> Batch<Self::Job>;

    /// Plays one replicate.
    fn play(&self, worker: &mut Self::Worker, job: Self::Job);

    /// Moves what the workers counted into the tally. The rows of their replicates come in any order; none where the work has
    /// no rows.
    ///
    /// # Errors
    /// When the independent checker rejected a result.
    fn gather(&self, workers: &mut [Self::Worker], tally: &mut Self::Tally) -> Result<Vec<Row>, Defect>;

    /// Whether the estimate is precise enough to stop before all replicates are done.
    fn is_precise(&self, _tally: &Self::Tally) -> bool {
        false
    }

    /// How far the run is, for whoever watches it.
    fn reached(&self, progress: &Progress<Self::Tally>) -> Reached;
}

/// Work that can be kept on disk when it is interrupted, and resumed.
pub trait Resumable: Work<Tally: Clone + fmt::Debug + Serialize + DeserializeOwned> {
    /// All that the result depends on.
    type Identity: fmt::Debug + Serialize + DeserializeOwned;

    /// The first bytes of a progress file, with the version of its layout.
    const MAGIC: &'static [u8];
    /// The end of the hidden folder's name.
    const ENDING: &'static str;

    /// The identity of this run.
    ///
    /// # Errors
    /// When the scenario cannot be written.
    fn identity(&self) -> Result<Self::Identity, IdentityError>;

    /// How an earlier run differs from this one, in words; empty when it is the same.
    fn differences(earlier: &Self::Identity, own: &Self::Identity) -> Vec<String>;

    /// Whether a tally has the figures of this work.
    fn fits(&self, tally: &Self::Tally) -> bool;

    /// The values of a row; none where the work has no rows.
    fn row_values(&self) -> Option<usize>;
}

/// Replicates that are played together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch<J> {
    /// The replicates.
    pub jobs: Vec<J>,
    /// How many chunks of the plan they are.
    pub chunks: u64,
}

/// How far a run is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress<T> {
    /// The sum over all replicates that are done.
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

/// How far a run is, for whoever watches it.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Reached {
    /// Replicates that are done.
    pub replicates: u64,
    /// Replicates of the whole run, at most.
    pub of: u64,
    /// The largest Monte Carlo standard error, where the run goes on until that is small enough.
    pub mcse: Option<f64>,
    /// The point of a sweep that is being played, from 1, and how many points there are.
    pub point: Option<[usize; 2]>,
}

/// The independent checker and the algorithm disagree.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "the independent checker rejects a result, which is a defect of matchday: {0}; please report it with the scenario"
)]
pub struct Defect(pub String);

/// Where a run keeps what it has done.
pub trait Keep<T> {
    /// Keeps the progress after a batch, and the rows of its replicates, in order.
    ///
    /// # Errors
    /// When the operating system refuses.
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
