//! How much is done before the next look at how far a run is.

use std::time::{Duration, Instant};

/// A batch takes about so long: the workers seldom wait for each other, and little is lost when a run is stopped.
const USUAL: Duration = Duration::from_millis(250);

/// A batch has at least so many replicates for each worker, so that nobody waits long for the last.
const FEWEST_EACH: usize = 8;

/// How many jobs make a batch. What they are does not depend on it.
#[derive(Debug)]
pub(super) struct Pace {
    jobs: usize,
    fewest: usize,
    start: Instant,
}

impl Pace {
    /// The pace of so many workers whose jobs have so many replicates. A batch has at first the fewest jobs that it may have.
    pub(super) fn of(workers: usize, replicates: usize) -> Pace {
        let fewest = workers.saturating_mul(FEWEST_EACH).div_ceil(replicates).max(1);
        Pace { jobs: fewest, fewest, start: Instant::now() }
    }

    /// A batch begins: how many jobs it has.
    pub(super) fn begin(&mut self) -> usize {
        self.start = Instant::now();
        self.jobs
    }

    /// A batch has ended.
    pub(super) fn end(&mut self) {
        self.learn(self.start.elapsed());
    }

    fn learn(&mut self, taken: Duration) {
        if taken < USUAL / 2 {
            self.jobs *= 2;
        } else if taken > USUAL * 2 {
            self.jobs = (self.jobs / 2).max(self.fewest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_grow_while_they_are_short_and_shrink_when_they_are_long() {
        let mut pace = Pace::of(2, 6);
        let mut jobs = |milliseconds| {
            pace.learn(Duration::from_millis(milliseconds));
            pace.begin()
        };
        assert_eq!([10, 60, 200, 400, 600, 9_000, 9_000].map(&mut jobs), [6, 12, 12, 12, 6, 3, 3]);
    }
}
