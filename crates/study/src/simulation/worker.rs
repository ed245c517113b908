//! Plays one replicate after another, in memory that is reused.

use matchday_match::market::{Holders, Market, Matching};
use matchday_match::matching::{Matcher, Run, Settings};
use matchday_match::stability::{blocking_pairs, broken_rules};
use matchday_model::draws::{Keys, Purpose};
use matchday_model::season::soap::Soap;
use matchday_model::season::{Season, Setting};

use super::figures::{Catalogue, Count, Figure};
use super::observe::Observer;
use super::programs::{Followed, ProgramOutcome};
use super::tally::Tally;
use super::view::{Facts, Question, View};
use crate::run::{Defect, Plan, Row, Work};

/// A scenario, ready to play, and what is counted.
#[derive(Debug)]
pub struct Simulation {
    /// What stays the same from replicate to replicate.
    pub setting: Setting,
    /// The replicates to play; those of the scenario, unless another plan is set.
    pub plan: Plan,
    /// The figures.
    pub catalogue: Catalogue,
    /// The programs that are followed.
    pub followed: Followed,
    question: Question,
    observer: Observer,
}

/// The memory that a worker reuses from replicate to replicate.
#[derive(Debug)]
pub struct Worker {
    pub(super) season: Season,
    matcher: Matcher,
    soap: Soap,
    pub(super) facts: Facts,
    /// The counts of the last replicate.
    pub(super) counts: Vec<Count>,
    /// The outcome of each followed program in the last replicate; `None` if it is not in that world.
    pub(super) outcomes: Vec<Option<ProgramOutcome>>,
    /// The last replicate's matching.
    pub(super) matching: Matching,
    /// The applicants that each program held in the last replicate.
    holders: Holders,
    strengths: Vec<[u64; 2]>,
    /// The counts since the worker was last emptied.
    pub tally: Tally,
    /// The rows of the replicates since then.
    pub rows: Vec<Row>,
    /// Faults found by the independent checker.
    pub defects: Vec<String>,
}

impl Simulation {
    /// Sets up what is counted.
    #[must_use]
    pub fn new(setting: Setting) -> Simulation {
        let question = Question::of(&setting.scenario);
        let mut catalogue = Catalogue::default();
        let observer = Observer::lay(&mut catalogue, &setting, question);
        let followed = Followed::of(&setting);
        let plan = Plan::of(setting.scenario.run.replicates);
        Simulation { setting, plan, catalogue, followed, question, observer }
    }

    /// The figures that have a column in the table of replicates.
    pub fn main_figures(&self) -> impl Iterator<Item = (usize, &Figure)> {
        self.catalogue.figures.iter().enumerate().filter(|(_, figure)| figure.is_main)
    }

    /// The number of replicates in a chunk: enough to keep a processor busy for a while, on any machine.
    ///
    /// # Panics
    /// Never: it is at most 50.
    #[must_use]
    pub fn chunk(&self) -> u32 {
        let groups = self.setting.scenario.group.iter().map(|group| u64::from(group.count)).sum::<u64>();
        let people = groups + self.setting.inputs.applicants.len() as u64;
        u32::try_from((200_000 / people.max(1)).clamp(4, 50)).expect("at most 50")
    }
}

impl Worker {
    /// A new worker.
    pub(super) fn of(simulation: &Simulation) -> Worker {
        Worker {
            season: Season::default(),
            matcher: Matcher::default(),
            soap: Soap::default(),
            facts: Facts::default(),
            counts: Vec::new(),
            outcomes: Vec::new(),
            matching: Matching::default(),
            holders: Holders::default(),
            strengths: Vec::new(),
            tally: simulation.empty(),
            rows: Vec::new(),
            defects: Vec::new(),
        }
    }

    /// Plays, matches and counts one replicate. The counts do not depend on what the worker did before.
    pub fn replicate(&mut self, simulation: &Simulation, replicate: u32) {
        let mut season = std::mem::take(&mut self.season);
        season.play(&simulation.setting, replicate);
        self.judge(simulation, &season, season.market(), replicate);
        self.season = season;
    }

    /// Adds the counts to a tally, resets them, and returns the rows of the replicates.
    ///
    /// # Errors
    /// If the independent checker found a fault.
    pub(super) fn hand_over(&mut self, simulation: &Simulation, sum: &mut Tally) -> Result<Vec<Row>, Defect> {
        if let Some(defect) = self.defects.pop() {
            return Err(Defect(defect));
        }
        sum.merge(&self.tally);
        self.tally = simulation.empty();
        Ok(std::mem::take(&mut self.rows))
    }

    /// Swaps the memory that carries nothing from one season to the next, so that two workers who take turns need less of it.
    pub(super) fn swap_scratch(&mut self, other: &mut Worker) {
        std::mem::swap(&mut self.matcher, &mut other.matcher);
        self.season.swap_scratch(&mut other.season);
    }

    /// Matches and counts a season that was played, on the market of its lists, possibly under other terms.
    pub(super) fn judge(&mut self, simulation: &Simulation, season: &Season, market: &Market, replicate: u32) {
        let Simulation { setting, catalogue, followed, question, observer, .. } = simulation;
        let plan = &setting.scenario.matching;
        let settings = Settings { couple_order_attempts: plan.couple_order_attempts };
        let mut keys = Keys::of(setting.scenario.run.seed, Some(replicate), "reshuffle");
        let run = self.matcher.run(market, &settings, &mut keys.next_key().draws(Purpose::Reshuffle), &mut ());
        if plan.check || cfg!(debug_assertions) {
            self.defects.extend(defect(market, &run, replicate));
        }
        let soap =
            if setting.scenario.soap.enabled { self.soap.play(setting, season, market, &run.matching) } else { &[] };
        self.facts.gather(setting, *question, season, (market, &run));
        self.holders.find(&run.matching, market);
        let view = View {
            season,
            world: season.world(setting),
            market,
            run: &run,
            facts: &self.facts,
            holders: &self.holders,
            quotas: &run.matching.effective_quotas(market),
            soap,
        };
        self.counts.clear();
        self.counts.resize(catalogue.figures.len(), Count::default());
        observer.observe(&view, &mut self.counts);
        self.tally.add(catalogue, &self.counts);
        followed.outcomes(&view, &mut self.strengths, &mut self.outcomes);
        for (tally, outcome) in self.tally.programs.iter_mut().zip(&self.outcomes) {
            if let Some(outcome) = outcome {
                tally.add(outcome);
            }
        }
        let values = simulation.main_figures().map(|(number, figure)| figure.value(self.counts[number])).collect();
        self.rows.push(Row { replicate, values });
        self.matching = run.matching;
    }
}

/// Disagreements between the independent checker and the algorithm.
fn defect(market: &Market, run: &Run, replicate: u32) -> Option<String> {
    let (broken, blocking) = (broken_rules(market, &run.matching), blocking_pairs(market, &run.matching));
    (!broken.is_empty() || blocking != run.blocking)
        .then(|| format!("replicate {replicate}: broken rules {broken:?}, blocking pairs {blocking:?}"))
}
