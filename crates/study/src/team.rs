//! Replicates on several processors: the one file that starts threads.

use std::sync::atomic::{AtomicUsize, Ordering};

/// The system does not provide threads.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("cannot start {threads} threads: {message}; try fewer with --threads")]
pub struct ThreadsError {
    /// The number of threads.
    pub threads: usize,
    /// The system's own message.
    pub message: String,
}

/// A fixed number of threads. A team of one works on the calling thread.
#[derive(Debug)]
pub(crate) struct Team(Option<rayon::ThreadPool>);

impl Team {
    /// A team of `threads` threads, at least one.
    ///
    /// # Errors
    /// If the system does not provide them.
    pub(crate) fn of(threads: usize) -> Result<Team, ThreadsError> {
        if threads <= 1 {
            return Ok(Team(None));
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.map(|pool| Team(Some(pool))).map_err(|error| ThreadsError { threads, message: error.to_string() })
    }

    /// The number of threads.
    pub(crate) fn threads(&self) -> usize {
        self.0.as_ref().map_or(1, rayon::ThreadPool::current_num_threads)
    }

    /// Distributes jobs among workers: each takes the next one when it is free. Which worker does what is up to chance, so results must
    /// not depend on it.
    pub(crate) fn share_out<W: Send, J: Copy + Sync>(
        &self,
        workers: &mut [W],
        jobs: &[J],
        work: impl Fn(&mut W, J) + Sync,
    ) {
        let Some(pool) = &self.0 else {
            let worker = workers.first_mut().expect("a team has a worker");
            return jobs.iter().for_each(|&job| work(worker, job));
        };
        let next = AtomicUsize::new(0);
        let (next, work) = (&next, &work);
        pool.scope(|scope| {
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
        for threads in [1, 3] {
            let team = Team::of(threads).unwrap();
            let mut workers = vec![Vec::new(); team.threads()];
            let jobs: Vec<u32> = (0..1000).collect();
            team.share_out(&mut workers, &jobs, Vec::push);
            let mut done = workers.concat();
            done.sort_unstable();
            assert_eq!(done, jobs);
        }
    }
}
