//! The run: batch after batch of replicates, each batch by all workers at once.

use std::sync::atomic::{AtomicBool, Ordering};

use super::estimate::Estimate;
use super::figures::Table;
use super::pace::Pace;
use super::plan::Plan;
use super::tally::Tally;
use super::worker::{Row, Simulation, Worker};
use crate::team::Team;

/// How far a run is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress {
    /// The sum over all replicates that are done.
    pub tally: Tally,
    /// How many of the plan's chunks are done.
    pub chunks: u64,
    /// Whether the estimate was precise enough.
    pub is_precise: bool,
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
pub enum RunError<E> {
    /// The system gives no threads.
    #[error("cannot start {threads} threads: {message}; try fewer with --threads")]
    Threads {
        /// How many.
        threads: usize,
        /// What it said.
        message: String,
    },
    /// The checker and the algorithm disagree.
    #[error(
        "the independent checker rejects a result, which is a defect of matchday: {0}; please report it with the scenario"
    )]
    Defect(String),
    /// What was done could not be kept.
    #[error(transparent)]
    Keep(E),
}

impl Simulation {
    /// The figure by whose precision a run stops: the share of those preferring the focus who match in it.
    #[must_use]
    pub fn headline(&self, tally: &Tally) -> Option<Estimate> {
        self.summary(tally, "ends_in_focus", "preference", "focus")
    }

    /// A figure of the summary; none where there is none, or nothing was ever counted.
    #[must_use]
    pub fn summary(&self, tally: &Tally, name: &str, by: &str, level: &str) -> Option<Estimate> {
        let number = self.catalogue.figures.iter().position(|figure| {
            let is_here = figure.table == Table::Summary && figure.name == name;
            is_here && figure.keys.iter().map(String::as_str).eq([by, level])
        })?;
        tally.cells[number].estimate(&self.catalogue.figures[number])
    }

    /// Nothing done yet.
    #[must_use]
    pub fn start(&self) -> Progress {
        Progress { tally: self.empty(), chunks: 0, is_precise: false }
    }

    /// Does what is left of a plan. After every batch, `keep` sees how far it is and the rows of the batch, in order.
    ///
    /// The result does not depend on the number of threads, nor on where a run was interrupted.
    ///
    /// # Errors
    /// When a batch cannot be kept, or a result is not what the independent checker finds.
    pub fn run<E>(
        &self,
        plan: &Plan,
        threads: usize,
        progress: &mut Progress,
        should_stop: &AtomicBool,
        mut keep: impl FnMut(&Progress, &[Row]) -> Result<(), E>,
    ) -> Result<Ending, RunError<E>> {
        let team = Team::of(threads).map_err(|message| RunError::Threads { threads, message })?;
        let mut workers: Vec<Worker> = (0..threads).map(|_| self.worker()).collect();
        let size = self.chunk();
        let chunks: Vec<u32> = plan.chunks(size).collect();
        let mut pace = Pace::of(threads, size as usize);
        // A rule that looks at the end of every chunk needs batches of one chunk.
        let most = if plan.until.is_some() { 1 } else { usize::MAX };
        let is_precise = |tally: &Tally| plan.until.is_some_and(|until| until.is_reached(self.headline(tally)));
        loop {
            let done = usize::try_from(progress.chunks).unwrap_or(usize::MAX);
            let left = chunks.get(done..).unwrap_or_default();
            if left.is_empty() || progress.is_precise {
                return Ok(Ending::Done);
            }
            if should_stop.load(Ordering::Relaxed) {
                return Ok(Ending::Interrupted);
            }
            let now = &left[..left.len().min(pace.begin()).min(most)];
            let replicates: Vec<u32> = now.iter().flat_map(|&chunk| plan.replicates_of(chunk, size)).collect();
            team.share_out(&mut workers, &replicates, |worker, replicate| worker.replicate(self, replicate));
            let mut rows = Vec::with_capacity(replicates.len());
            for worker in &mut workers {
                if let Some(defect) = worker.defects.pop() {
                    return Err(RunError::Defect(defect));
                }
                progress.tally.merge(&worker.tally);
                worker.tally = self.empty();
                rows.append(&mut worker.rows);
            }
            rows.sort_unstable_by_key(|row| row.replicate);
            progress.chunks += now.len() as u64;
            progress.is_precise = is_precise(&progress.tally);
            pace.end();
            keep(progress, &rows).map_err(RunError::Keep)?;
        }
    }
}
