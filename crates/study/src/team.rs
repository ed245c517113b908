//! Replicates on several processors: the one file that starts threads.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A fixed number of threads.
#[derive(Debug)]
pub(crate) struct Team(rayon::ThreadPool);

impl Team {
    /// So many threads.
    ///
    /// # Errors
    /// When the system does not give them; what it said.
    pub(crate) fn of(threads: usize) -> Result<Team, String> {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().map(Team).map_err(|error| error.to_string())
    }

    /// Has every job done by one of the workers, each taking the next one when it is free. Who does what is left to chance:
    /// results must not depend on it.
    pub(crate) fn share_out<W: Send, J: Copy + Sync>(
        &self,
        workers: &mut [W],
        jobs: &[J],
        work: impl Fn(&mut W, J) + Sync,
    ) {
        let next = AtomicUsize::new(0);
        let (next, work) = (&next, &work);
        self.0.scope(|scope| {
            for worker in workers {
                scope.spawn(move |_| {
                    while let Some(&job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                        work(worker, job);
                    }
                });
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_is_done_once() {
        let team = Team::of(3).unwrap();
        let mut workers = vec![Vec::new(); 3];
        let jobs: Vec<u32> = (0..1000).collect();
        team.share_out(&mut workers, &jobs, Vec::push);
        let mut done = workers.concat();
        done.sort_unstable();
        assert_eq!(done, jobs);
    }
}
