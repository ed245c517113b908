//! The one loop of all runs: batches of replicates, each shared by all workers.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::pace::Pace;
use super::unfinished::UnfinishedError;
use super::work::{Defect, Keep, Progress, Reached, Work};
use crate::team::{Team, ThreadsError};

/// A request to stop. All clones share it.
#[derive(Clone, Default, Debug)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Requests an end after the current batch.
    pub fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether an end was requested.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A function called after every batch. All clones share it.
#[derive(Clone)]
pub struct Observer(Arc<dyn Fn(Reached) + Send + Sync>);

impl Observer {
    /// Wraps a function.
    pub fn new(look: impl Fn(Reached) + Send + Sync + 'static) -> Observer {
        Observer(Arc::new(look))
    }

    /// Calls the function.
    pub(crate) fn look(&self, reached: Reached) {
        (self.0)(reached);
    }
}

impl Default for Observer {
    /// Does nothing.
    fn default() -> Observer {
        Observer::new(|_| {})
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// All replicates are done, or the estimate is precise enough.
    Done,
    /// A stop was requested.
    Interrupted,
}

/// Why a run failed.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A result disagrees with the independent checker.
    #[error(transparent)]
    Defect(#[from] Defect),
    /// Progress could not be kept.
    #[error(transparent)]
    Unfinished(#[from] UnfinishedError),
}

/// Plays works on a fixed number of threads.
///
/// # Examples
/// ```
/// use matchday_model::scenario::{Inputs, Scenario};
/// use matchday_model::season::Setting;
/// use matchday_study::run::{Driver, Ending, Progress};
/// use matchday_study::simulation::Simulation;
///
/// let mut simulation = Simulation::new(Setting::of(Scenario::default(), Inputs::default()));
/// simulation.plan.replicates = 20;
/// let mut progress = Progress::none(&simulation);
/// let ending = Driver::new(2)?.run(&simulation, &mut progress, &mut ())?;
/// assert_eq!(ending, Ending::Done);
/// assert_eq!(progress.tally.replicates, 20);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Driver {
    team: Team,
    stop: Stop,
    observer: Observer,
}

impl Driver {
    /// A driver with `threads` threads. A single thread is the calling thread.
    ///
    /// # Errors
    /// If the system does not provide the threads.
    pub fn new(threads: usize) -> Result<Driver, ThreadsError> {
        Ok(Driver { team: Team::of(threads)?, stop: Stop::default(), observer: Observer::default() })
    }

    /// Stops after the current batch once `stop` is requested.
    #[must_use]
    pub fn stopped_by(self, stop: Stop) -> Driver {
        Driver { stop, ..self }
    }

    /// Calls `observer` before the first batch and after each one.
    #[must_use]
    pub fn observed_by(self, observer: Observer) -> Driver {
        Driver { observer, ..self }
    }

    /// Plays the rest of a work. After every batch `keep` receives the progress and the rows of the batch, in the order of
    /// replicates.
    ///
    /// The result depends neither on the number of threads nor on interruptions.
    ///
    /// # Errors
    /// If a batch cannot be kept, or the independent checker rejects a result.
    pub fn run<W: Work>(
        &self,
        work: &W,
        progress: &mut Progress<W::Tally>,
        keep: &mut impl Keep<W::Tally>,
    ) -> Result<Ending, RunError> {
        let mut workers: Vec<W::Worker> = (0..self.team.threads()).map(|_| work.worker()).collect();
        let mut pace = Pace::of(workers.len());
        self.observer.look(work.reached(progress));
        while !progress.is_precise {
            let batch = work.next(progress, pace.replicates());
            if batch.jobs.is_empty() {
                break;
            }
            if self.stop.is_requested() {
                return Ok(Ending::Interrupted);
            }
            pace.begin();
            self.team.share_out(&mut workers, &batch.jobs, |worker, job| work.play(worker, job));
            let mut rows = work.gather(&mut workers, &mut progress.tally)?;
            rows.sort_unstable_by_key(|row| row.replicate);
            progress.chunks += batch.chunks;
            progress.is_precise = work.is_precise(&progress.tally);
            pace.end();
            keep.keep(progress, &rows)?;
            self.observer.look(work.reached(progress));
        }
        Ok(Ending::Done)
    }
}
