//! The one loop of all runs: batch after batch of replicates, each batch by all workers at once.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::pace::Pace;
use super::unfinished::UnfinishedError;
use super::work::{Defect, Keep, Progress, Reached, Work};
use crate::team::{Team, ThreadsError};

/// A request to stop. All copies share it.
#[derive(Clone, Default, Debug)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks for an end after the batch that is being played.
    pub fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether an end was asked for.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A function that is called after every batch. All copies share it.
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
    /// It was asked to stop.
    Interrupted,
}

/// Why a run failed.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A result is not what the independent checker finds.
    #[error(transparent)]
    Defect(#[from] Defect),
    /// What was done could not be kept.
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
    /// A driver with `threads` threads. With one thread it plays on the thread that calls it.
    ///
    /// # Errors
    /// When the system does not give the threads.
    pub fn new(threads: usize) -> Result<Driver, ThreadsError> {
        Ok(Driver { team: Team::of(threads)?, stop: Stop::default(), observer: Observer::default() })
    }

    /// Stops after the batch that is being played, once `stop` is requested.
    #[must_use]
    pub fn stopped_by(self, stop: Stop) -> Driver {
        Driver { stop, ..self }
    }

    /// Calls `observer` before the first batch and after every one.
    #[must_use]
    pub fn observed_by(self, observer: Observer) -> Driver {
        Driver { observer, ..self }
    }

    /// Plays what is left of a work. After every batch `keep` gets the progress and the rows of the batch, in the order of
    /// replicates.
    ///
    /// The result does not depend on the number of threads, nor on where a run was interrupted.
    ///
    /// # Errors
    /// When a batch cannot be kept, or the independent checker rejects a result.
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
