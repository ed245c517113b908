//! A comparison as work for the driver: one worker plays every replicate in base and variants, one after another.

use serde::{Deserialize, Serialize};

use super::Mode;
use super::joins::{Joins, worlds};
use super::movers::{Ended, Ends, Moved};
use super::tally::{PairTally, VariantTally};
use crate::run::{Batch, Defect, Progress, Reached, Row, Work};
use crate::simulation::tally::Tally;
use crate::simulation::worker::{Simulation, Worker};
use matchday_match::market::{Market, ProgramId, Terms};

/// A base and its variants, ready to play.
#[derive(Debug)]
pub struct Comparison {
    /// The scenario that the others are compared with.
    pub base: Simulation,
    /// The others.
    pub variants: Vec<Variant>,
    /// What changes in a variant.
    pub mode: Mode,
    /// Groups of programs that are also counted together, as indices of the base's followed programs.
    pub groups: Vec<Vec<usize>>,
}

/// A scenario compared with the base.
#[derive(Debug)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// The scenario.
    pub simulation: Simulation,
    /// What it has in common with the base.
    pub joins: Joins,
    /// The terms of its programs.
    terms: Vec<Terms>,
}

/// The sums over all replicates done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PairedTally {
    /// The base's own sums.
    pub base: Tally,
    /// One entry for each variant.
    pub variants: Vec<VariantTally>,
}

/// The memory that a worker reuses from replicate to replicate.
#[derive(Debug)]
pub struct PairedWorker {
    base: Worker,
    variants: Vec<(Worker, PairTally)>,
    moved: Vec<Moved>,
    redrawn: Vec<Option<ProgramId>>,
}

impl Comparison {
    /// Joins a base and its named variants. The base determines the replicates.
    ///
    /// With [`Mode::ListsFixed`] the worlds must have the same programs, in the same order, and not be redrawn.
    #[must_use]
    pub fn new(base: Simulation, variants: Vec<(String, Simulation)>, mode: Mode) -> Comparison {
        let variants = variants.into_iter().map(|(name, simulation)| Variant {
            name,
            joins: Joins::of(&base, &simulation),
            terms: simulation.setting.world.programs.iter().map(|program| program.terms.clone()).collect(),
            simulation,
        });
        Comparison { variants: variants.collect(), base, mode, groups: Vec::new() }
    }

    /// Base and variants with their names, the base first.
    pub fn scenarios(&self) -> impl Iterator<Item = (&str, &Simulation)> {
        let variants = self.variants.iter().map(|variant| (variant.name.as_str(), &variant.simulation));
        std::iter::once(("base", &self.base)).chain(variants)
    }

    fn pair_tally(&self, variant: &Variant) -> PairTally {
        PairTally::of(&self.base, &variant.joins, self.groups.len())
    }

    /// Whether a tally belongs to this comparison.
    pub(super) fn fits(&self, tally: &PairedTally) -> bool {
        let fits = |tally: &Tally, simulation: &Simulation| tally.fits(&simulation.catalogue, &simulation.followed);
        fits(&tally.base, &self.base)
            && self.variants.len() == tally.variants.len()
            && self.variants.iter().zip(&tally.variants).all(|(variant, found)| {
                fits(&found.own, &variant.simulation) && self.pair_tally(variant).is_like(&found.pair)
            })
    }
}

impl Work for Comparison {
    type Worker = PairedWorker;
    type Job = u32;
    type Tally = PairedTally;

    fn worker(&self) -> PairedWorker {
        let pair = |variant: &Variant| (variant.simulation.worker(), self.pair_tally(variant));
        PairedWorker {
            base: self.base.worker(),
            variants: self.variants.iter().map(pair).collect(),
            moved: Vec::new(),
            redrawn: Vec::new(),
        }
    }

    fn empty(&self) -> PairedTally {
        let variants = self
            .variants
            .iter()
            .map(|variant| VariantTally { own: variant.simulation.empty(), pair: self.pair_tally(variant) });
        PairedTally { base: self.base.empty(), variants: variants.collect() }
    }

    fn next(&self, progress: &Progress<PairedTally>, replicates: usize) -> Batch<u32> {
        let done = u32::try_from(progress.chunks).unwrap_or(u32::MAX);
        let batch = u32::try_from(replicates).unwrap_or(u32::MAX);
        let jobs: Vec<u32> =
            (done..done.saturating_add(batch).min(self.base.plan.replicates)).map(|one| one + 1).collect();
        Batch { chunks: jobs.len() as u64, jobs }
    }

    fn play(&self, worker: &mut PairedWorker, replicate: u32) {
        worker.replicate(self, replicate);
    }

    fn gather(&self, workers: &mut [PairedWorker], tally: &mut PairedTally) -> Result<Vec<Row>, Defect> {
        workers.iter_mut().try_for_each(|worker| worker.hand_over(self, tally))?;
        Ok(Vec::new())
    }

    fn reached(&self, progress: &Progress<PairedTally>) -> Reached {
        let Progress { tally: PairedTally { base, .. }, .. } = progress;
        Reached { replicates: base.replicates, of: self.base.plan.replicates.into(), ..Reached::default() }
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

    /// Moves the counts into the tally and resets them.
    fn hand_over(&mut self, comparison: &Comparison, sum: &mut PairedTally) -> Result<(), Defect> {
        self.base.hand_over(&comparison.base, &mut sum.base)?;
        let variants = comparison.variants.iter().zip(&mut self.variants).zip(&mut sum.variants);
        for ((variant, (worker, pair)), sum) in variants {
            worker.hand_over(&variant.simulation, &mut sum.own)?;
            sum.pair.merge(pair);
            *pair = comparison.pair_tally(variant);
        }
        Ok(())
    }
}
