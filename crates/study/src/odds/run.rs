//! Odds as work for the driver: rounds of replicates until the odds are precise enough.

use super::ending::{Measure, Partner};
use super::estimate::Levels;
use super::play::{Odds, OddsRow, Worker};
use crate::run::{Batch, Defect, Progress, Reached, Row, Work};

/// Replicates per round. Independent of the number of threads, because rounds decide when to stop.
const ROUND: u32 = 32;

/// The fewest replicates from which precision is judged.
const FEWEST: usize = 64;

/// When to stop.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Limits {
    /// The maximum number of replicates.
    pub replicates: u32,
    /// The sufficient standard error, for the odds of each outcome of the applicant, including matching nowhere, and of both partners
    /// matching.
    pub precision: f64,
    /// How many replicates per round are also played with the applicant; by default the most efficient number.
    pub exact: Option<u32>,
}

impl Work for Odds {
    type Worker = Worker;
    /// A replicate, and whether to play it with the applicant too.
    type Job = (u32, bool);
    type Tally = Vec<OddsRow>;

    fn worker(&self) -> Worker {
        Worker::default()
    }

    fn empty(&self) -> Vec<OddsRow> {
        Vec::new()
    }

    fn next(&self, progress: &Progress<Vec<OddsRow>>, _: usize) -> Batch<(u32, bool)> {
        let done = u32::try_from(progress.tally.len()).unwrap_or(u32::MAX);
        let exact = match self.limits.exact {
            Some(exact) => exact,
            None if done < ROUND => ROUND,
            None => self.exact_in_round(&self.least_known(&progress.tally).0),
        };
        let last = done.saturating_add(ROUND).min(self.limits.replicates);
        let jobs: Vec<(u32, bool)> =
            (done + 1..=last).map(|replicate| (replicate, replicate - done <= exact)).collect();
        Batch { chunks: jobs.len() as u64, jobs }
    }

    fn play(&self, worker: &mut Worker, (replicate, is_exact): (u32, bool)) {
        worker.replicate(self, replicate, is_exact);
    }

    fn gather(&self, workers: &mut [Worker], tally: &mut Vec<OddsRow>) -> Result<Vec<Row>, Defect> {
        for worker in workers {
            tally.append(&mut worker.rows);
        }
        tally.sort_unstable_by_key(|row| row.replicate);
        Ok(Vec::new())
    }

    fn is_precise(&self, tally: &Vec<OddsRow>) -> bool {
        tally.len() >= FEWEST && self.least_known(tally).1 <= self.limits.precision
    }

    fn reached(&self, progress: &Progress<Vec<OddsRow>>) -> Reached {
        let mcse = self.least_known(&progress.tally).1;
        Reached {
            replicates: progress.tally.len() as u64,
            of: self.limits.replicates.into(),
            mcse: mcse.is_finite().then_some(mcse),
            ..Reached::default()
        }
    }
}

impl Odds {
    /// The least precise measure: its levels and its error.
    fn least_known(&self, rows: &[OddsRow]) -> (Levels, f64) {
        let both = self.cases[0].case.has_partner.then_some(Measure::Partner(Partner::Both));
        let all = Measure::ENDINGS.into_iter().chain(both).map(|measure| {
            let levels = Levels::of(rows, self.lucks, measure);
            let error = levels.estimate().map_or(f64::INFINITY, |odds| odds.mcse);
            (levels, error)
        });
        all.max_by(|one, other| one.1.total_cmp(&other.1)).expect("there are four endings")
    }

    /// How many replicates of a round are also played with the applicant. The error for given work is smallest if the numbers are in the
    /// ratio of the roots of variance over cost (Giles 2008, equation 3.6). Costs are counted in seasons.
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

/// The cost of an entry, in seasons of two thousand applicants.
const ENTRY: f64 = 0.002;
