//! Round after round of replicates, until the odds are precise enough.

use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering};

use super::ending::{Measure, Partner};
use super::estimate::Levels;
use super::play::{Odds, Row, Worker};
use crate::simulation::RunError;
use crate::team::Team;

/// Replicates of a round. It does not depend on the number of threads, since rounds decide when to stop.
const ROUND: u32 = 32;

/// Precision is not judged before so many replicates.
const FEWEST: usize = 64;

/// When to stop.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Limits {
    /// Replicates, at most.
    pub replicates: u32,
    /// The standard error that is precise enough, of the odds of each place where the applicant may match, of matching nowhere, and of
    /// a couple's both matching.
    pub precision: f64,
    /// How many replicates of each round are also played with the applicant; as many as pay when left out.
    pub exact: Option<u32>,
}

/// What was played.
#[derive(Clone, PartialEq, Debug)]
pub struct Played {
    /// The replicates, in order.
    pub rows: Vec<Row>,
    /// Whether the odds are as precise as was asked for.
    pub is_precise: bool,
    /// Whether somebody asked to stop before.
    pub is_interrupted: bool,
}

impl Odds {
    /// Plays until the limits; after every round, `tell` is told the replicates and the largest error so far.
    ///
    /// The result does not depend on the number of threads.
    ///
    /// # Errors
    /// When threads cannot be started.
    pub fn run(
        &self,
        limits: Limits,
        threads: usize,
        should_stop: &AtomicBool,
        mut tell: impl FnMut(usize, f64),
    ) -> Result<Played, RunError<Infallible>> {
        let team = Team::of(threads).map_err(|message| RunError::Threads { threads, message })?;
        let mut workers: Vec<Worker> = (0..threads).map(|_| Worker::default()).collect();
        let mut rows: Vec<Row> = Vec::new();
        let mut exact = limits.exact.unwrap_or(ROUND);
        loop {
            let done = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            let (levels, error) = self.least_known(&rows);
            let is_precise = rows.len() >= FEWEST && error <= limits.precision;
            let is_interrupted = should_stop.load(Ordering::Relaxed);
            tell(rows.len(), error);
            if is_precise || is_interrupted || done >= limits.replicates {
                return Ok(Played { rows, is_precise, is_interrupted });
            }
            if done >= ROUND && limits.exact.is_none() {
                exact = self.exact_in_round(&levels);
            }
            let last = done.saturating_add(ROUND).min(limits.replicates);
            let jobs: Vec<(u32, bool)> =
                (done + 1..=last).map(|replicate| (replicate, replicate - done <= exact)).collect();
            team.share_out(&mut workers, &jobs, |worker, (replicate, is_exact)| {
                worker.replicate(self, replicate, is_exact);
            });
            for worker in &mut workers {
                rows.append(&mut worker.rows);
            }
            rows.sort_unstable_by_key(|row| row.replicate);
        }
    }

    /// Of what is to be known, what is known least; and its error.
    fn least_known(&self, rows: &[Row]) -> (Levels, f64) {
        let both = self.cases[0].case.has_partner.then_some(Measure::Partner(Partner::Both));
        let all = Measure::ENDINGS.into_iter().chain(both).map(|measure| {
            let levels = Levels::of(rows, self.lucks, measure);
            let error = levels.estimate().map_or(f64::INFINITY, |odds| odds.mcse);
            (levels, error)
        });
        all.max_by(|one, other| one.1.total_cmp(&other.1)).expect("there are four endings")
    }

    /// How many replicates of a round are also played with the applicant: as many as give the smallest error for the work, which
    /// is in the ratio of the roots of variance over cost (Giles 2008, equation 3.6). Costs are counted in seasons.
    fn exact_in_round(&self, levels: &Levels) -> u32 {
        let cases = u32::try_from(self.cases.len()).expect("few cases");
        let entries = f64::from(self.lucks) * f64::from(cases);
        let cost = 1.0 + entries * ENTRY;
        let ratio = (levels.correction_variance() * cost / levels.first_variance().max(1e-9)).sqrt();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a round")]
        let exact = (ratio * f64::from(ROUND)).ceil().clamp(1.0, f64::from(ROUND)) as u32;
        exact
    }
}

/// What an entry costs, in seasons of two thousand applicants.
const ENTRY: f64 = 0.002;
