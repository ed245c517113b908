//! The run: every replicate in all worlds, one world after the other, by the same worker.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};

use super::Mode;
use super::joins::{Joins, worlds};
use super::movers::{Ended, Ends, Moved};
use super::tally::{PairTally, VariantTally};
use crate::simulation::pace::Pace;
use crate::simulation::run::{Ending, RunError};
use crate::simulation::tally::Tally;
use crate::simulation::worker::{Simulation, Worker};
use crate::team::Team;
use matchday_match::market::{Market, Terms};

/// A base and its variants, ready to be played.
#[derive(Debug)]
pub struct Comparison {
    /// What the others are compared with.
    pub base: Simulation,
    /// The others.
    pub variants: Vec<Variant>,
    /// What a variant changes.
    pub mode: Mode,
    /// Programs of the base, as they are followed, that are also counted together.
    pub groups: Vec<Vec<usize>>,
}

/// A world that is compared.
#[derive(Debug)]
pub struct Variant {
    /// The world.
    pub simulation: Simulation,
    /// What in it is the same as in the base.
    pub joins: Joins,
    /// The terms of its programs.
    terms: Vec<Terms>,
}

/// The sums over all replicates that are done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PairedProgress {
    /// The base's own.
    pub base: Tally,
    /// One entry a variant.
    pub variants: Vec<VariantTally>,
}

/// What a worker keeps from replicate to replicate.
struct PairedWorker {
    base: Worker,
    variants: Vec<(Worker, PairTally)>,
    moved: Vec<Moved>,
    redrawn: Vec<u32>,
}

impl Comparison {
    /// Joins a base and its variants.
    ///
    /// With [`Mode::ListsFixed`] the worlds must have the same programs, in the same order, and not be redrawn.
    #[must_use]
    pub fn new(base: Simulation, variants: Vec<Simulation>, mode: Mode) -> Comparison {
        let variants = variants.into_iter().map(|simulation| Variant {
            joins: Joins::of(&base, &simulation),
            terms: simulation.setting.world.programs.iter().map(|program| program.terms.clone()).collect(),
            simulation,
        });
        Comparison { variants: variants.collect(), base, mode, groups: Vec::new() }
    }

    /// Nothing done yet.
    #[must_use]
    pub fn start(&self) -> PairedProgress {
        let variants = self.variants.iter().map(|variant| VariantTally {
            own: variant.simulation.empty(),
            pair: PairTally::of(&self.base, &variant.joins, self.groups.len()),
        });
        PairedProgress { base: self.base.empty(), variants: variants.collect() }
    }

    fn worker(&self) -> PairedWorker {
        let pair = |variant: &Variant| {
            (variant.simulation.worker(), PairTally::of(&self.base, &variant.joins, self.groups.len()))
        };
        PairedWorker {
            base: self.base.worker(),
            variants: self.variants.iter().map(pair).collect(),
            moved: Vec::new(),
            redrawn: Vec::new(),
        }
    }

    /// Whether a progress is one of this comparison.
    #[must_use]
    pub fn fits(&self, progress: &PairedProgress) -> bool {
        let fits = |tally: &Tally, simulation: &Simulation| tally.fits(&simulation.catalogue, &simulation.followed);
        let variants = self.variants.iter().zip(self.start().variants).zip(&progress.variants);
        fits(&progress.base, &self.base)
            && self.variants.len() == progress.variants.len()
            && variants.into_iter().all(|((variant, empty), found)| {
                fits(&found.own, &variant.simulation) && empty.pair.is_like(&found.pair)
            })
    }

    /// Plays the replicates 1, 2, … that are left, in every world. After every batch, `keep` sees how far it is.
    ///
    /// The result does not depend on the number of threads, nor on where it was interrupted.
    ///
    /// # Errors
    /// When threads cannot be started, what is done cannot be kept, or a result is not what the independent checker finds.
    pub fn run<E>(
        &self,
        replicates: u32,
        threads: usize,
        progress: &mut PairedProgress,
        should_stop: &AtomicBool,
        mut keep: impl FnMut(&PairedProgress) -> Result<(), E>,
    ) -> Result<Ending, RunError<E>> {
        let team = Team::of(threads).map_err(|message| RunError::Threads { threads, message })?;
        let mut workers: Vec<PairedWorker> = (0..threads).map(|_| self.worker()).collect();
        let mut pace = Pace::of(threads, 1);
        let mut done = u32::try_from(progress.base.replicates).unwrap_or(u32::MAX);
        while done < replicates {
            if should_stop.load(Ordering::Relaxed) {
                return Ok(Ending::Interrupted);
            }
            let batch = u32::try_from(pace.begin()).unwrap_or(u32::MAX);
            let until = done.saturating_add(batch).min(replicates);
            let now: Vec<u32> = (done + 1..=until).collect();
            team.share_out(&mut workers, &now, |worker, replicate| worker.replicate(self, replicate));
            for worker in &mut workers {
                worker.hand_over(self, progress)?;
            }
            done = until;
            pace.end();
            keep(progress).map_err(RunError::Keep)?;
        }
        Ok(Ending::Done)
    }
}

impl PairedWorker {
    fn replicate(&mut self, comparison: &Comparison, replicate: u32) {
        let base = &comparison.base;
        self.base.replicate(base, replicate);
        for (variant, (worker, pair)) in comparison.variants.iter().zip(&mut self.variants) {
            let (simulation, joins) = (&variant.simulation, &variant.joins);
            let other_terms: Market;
            let (season, market) = match comparison.mode {
                Mode::Demand => {
                    worker.swap_scratch(&mut self.base);
                    worker.replicate(simulation, replicate);
                    worker.swap_scratch(&mut self.base);
                    (&worker.season, worker.season.market())
                }
                Mode::ListsFixed => {
                    let lists = self.base.season.market();
                    other_terms = lists.with_terms(&variant.terms, &simulation.setting.world.reversions);
                    worker.judge(simulation, &self.base.season, &other_terms, replicate);
                    (&self.base.season, &other_terms)
                }
            };
            pair.add_figures(base, joins, [&self.base.counts, &worker.counts]);
            let outcomes: [&[_]; 2] = [&self.base.outcomes, &worker.outcomes];
            pair.add_programs(joins, outcomes);
            pair.add_groups(&comparison.groups, joins, outcomes);
            let is_redrawn = [base, simulation].iter().any(|world| world.setting.scenario.institutions.redrawn);
            if is_redrawn {
                self.redrawn = worlds(self.base.season.world(&base.setting), season.world(&simulation.setting));
            }
            let ends = Ends {
                base: Ended {
                    setting: &base.setting,
                    season: &self.base.season,
                    market: self.base.season.market(),
                    matching: &self.base.matching,
                },
                variant: Ended { setting: &simulation.setting, season, market, matching: &worker.matching },
                people: &joins.people,
                programs: if is_redrawn { &self.redrawn } else { &joins.worlds },
            };
            self.moved.clear();
            self.moved.resize(pair.movers.len(), Moved::default());
            ends.count(&self.base.facts.all, &mut self.moved);
            pair.add_movers(&self.moved);
        }
    }

    /// Adds what was counted to the progress, and begins anew.
    fn hand_over<E>(&mut self, comparison: &Comparison, progress: &mut PairedProgress) -> Result<(), RunError<E>> {
        let empty = |worker: &mut Worker, simulation: &Simulation, sum: &mut Tally| {
            sum.merge(&worker.tally);
            worker.tally = simulation.empty();
            worker.rows.clear();
            worker.defects.pop().map_or(Ok(()), |defect| Err(RunError::Defect(defect)))
        };
        empty(&mut self.base, &comparison.base, &mut progress.base)?;
        let worlds = comparison.variants.iter().zip(&mut self.variants).zip(&mut progress.variants);
        for ((variant, (worker, pair)), sum) in worlds {
            empty(worker, &variant.simulation, &mut sum.own)?;
            sum.pair.merge(pair);
            *pair = PairTally::of(&comparison.base, &variant.joins, comparison.groups.len());
        }
        Ok(())
    }
}
