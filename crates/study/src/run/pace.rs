//! How many replicates are played before the driver checks the progress again.

use std::time::Duration;

use crate::clock::Clock;

/// The target time of a batch: workers seldom wait for each other, and little is lost if a run is stopped.
const USUAL: Duration = Duration::from_millis(250);

/// The fewest replicates per worker in a batch, so that nobody waits long for the last.
const FEWEST_EACH: usize = 8;

/// The size of batches. Results do not depend on it. Without a clock, batches keep their first size.
#[derive(Debug)]
pub(super) struct Pace {
    replicates: usize,
    fewest: usize,
    clock: Clock,
}

impl Pace {
    /// The pace for a number of workers. The first batch is the smallest.
    pub(super) fn of(workers: usize) -> Pace {
        let fewest = workers.saturating_mul(FEWEST_EACH).max(1);
        Pace { replicates: fewest, fewest, clock: Clock::start() }
    }

    /// The size of the next batch.
    pub(super) fn replicates(&self) -> usize {
        self.replicates
    }

    /// Marks the start of a batch.
    pub(super) fn begin(&mut self) {
        self.clock = Clock::start();
    }

    /// Marks the end of a batch.
    pub(super) fn end(&mut self) {
        if let Some(taken) = self.clock.elapsed() {
            self.learn(taken);
        }
    }

    fn learn(&mut self, taken: Duration) {
        if taken < USUAL / 2 {
            self.replicates = self.replicates.saturating_mul(2);
        } else if taken > USUAL * 2 {
            self.replicates = (self.replicates / 2).max(self.fewest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_grow_while_they_are_short_and_shrink_when_they_are_long() {
        let mut pace = Pace::of(2);
        let mut replicates = |milliseconds| {
            pace.learn(Duration::from_millis(milliseconds));
            pace.replicates()
        };
        assert_eq!([10, 60, 200, 400, 600, 9_000, 9_000].map(&mut replicates), [32, 64, 64, 64, 32, 16, 16]);
    }
}
