//! One replicate after the other, in memory that is used again.

use crate::draws::{Keys, Purpose};
use crate::matching::{Matcher, Run, Settings};
use crate::population::{Roster, World};
use crate::scenario::{Inputs, Scenario};
use crate::season::{Season, Setting};
use crate::stability::{blocking_pairs, broken_rules};

use super::figures::{Catalogue, Count, Figure};
use super::observe::Observer;
use super::programs::{Followed, add_replicate};
use super::tally::Tally;
use super::view::{Facts, Question, View};

/// A scenario, ready to be played, and what is counted.
#[derive(Debug)]
pub struct Simulation<'a> {
    /// What stays the same from replicate to replicate.
    pub setting: Setting<'a>,
    /// The figures.
    pub catalogue: Catalogue,
    /// The programs.
    pub followed: Followed,
    question: Question,
    observer: Observer,
}

/// What a worker keeps from replicate to replicate.
#[derive(Debug)]
pub struct Worker {
    season: Season,
    matcher: Matcher,
    facts: Facts,
    counts: Vec<Count>,
    strengths: Vec<[u64; 2]>,
    /// What it has counted since it was last emptied.
    pub tally: Tally,
    /// The rows of its replicates since then.
    pub rows: Vec<Row>,
    /// What the independent checker found wrong.
    pub defects: Vec<String>,
}

/// The main figures of one replicate, see [`Figure::value`]; none where the whole was 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The replicate.
    pub replicate: u32,
    /// One value a main figure.
    pub values: Vec<Option<u64>>,
}

impl<'a> Simulation<'a> {
    /// Lays out what is counted.
    #[must_use]
    pub fn new(setting: Setting<'a>) -> Simulation<'a> {
        let question = Question::of(setting.scenario);
        let mut catalogue = Catalogue::default();
        let observer = Observer::lay(&mut catalogue, &setting, question);
        Simulation { setting, catalogue, followed: Followed::of(&setting), question, observer }
    }

    /// The figures that have a column in the table of replicates.
    pub fn main_figures(&self) -> impl Iterator<Item = (usize, &Figure)> {
        self.catalogue.figures.iter().enumerate().filter(|(_, figure)| figure.is_main)
    }

    /// How many replicates belong together: as many as keep a processor busy for a while, whatever the machine.
    #[must_use]
    pub fn chunk(&self) -> u32 {
        let groups = self.setting.scenario.group.iter().map(|group| u64::from(group.count)).sum::<u64>();
        let people = groups + self.setting.inputs.applicants.len() as u64;
        u32::try_from((200_000 / people.max(1)).clamp(4, 50)).expect("at most 50")
    }

    /// A worker who has not done anything yet.
    #[must_use]
    pub fn worker(&self) -> Worker {
        Worker {
            season: Season::default(),
            matcher: Matcher::default(),
            facts: Facts::default(),
            counts: Vec::new(),
            strengths: Vec::new(),
            tally: self.empty(),
            rows: Vec::new(),
            defects: Vec::new(),
        }
    }

    /// A tally of nothing.
    #[must_use]
    pub fn empty(&self) -> Tally {
        Tally::of(&self.catalogue, &self.followed)
    }
}

impl Worker {
    /// Plays, matches and counts one replicate. What it counts is the same whatever the worker did before.
    pub fn replicate(&mut self, simulation: &Simulation, replicate: u32) {
        let Simulation { setting, catalogue, followed, question, observer } = simulation;
        self.season.play(setting, replicate);
        let market = self.season.market();
        let plan = &setting.scenario.matching;
        let settings = Settings { couple_order_attempts: plan.couple_order_attempts };
        let mut keys = Keys::of(setting.scenario.run.seed, Some(replicate), "reshuffle");
        let run = self.matcher.run(market, &settings, &mut keys.next_key().draws(Purpose::Reshuffle), &mut ());
        if plan.check || cfg!(debug_assertions) {
            self.defects.extend(defect(&self.season, &run, replicate));
        }
        self.facts.gather(setting, *question, &self.season, &run);
        let view = View {
            season: &self.season,
            world: self.season.world(setting),
            market,
            run: &run,
            facts: &self.facts,
            holders: &run.matching.holders(market),
            quotas: &run.matching.effective_quotas(market),
        };
        self.counts.clear();
        self.counts.resize(catalogue.figures.len(), Count::default());
        observer.observe(&view, &mut self.counts);
        self.tally.add(catalogue, &self.counts);
        add_replicate(followed, &mut self.tally.programs, &view, &mut self.strengths);
        let values = simulation.main_figures().map(|(number, figure)| figure.value(self.counts[number])).collect();
        self.rows.push(Row { replicate, values });
    }
}

/// What the independent checker finds that the algorithm did not say.
fn defect(season: &Season, run: &Run, replicate: u32) -> Option<String> {
    let market = season.market();
    let (broken, blocking) = (broken_rules(market, &run.matching), blocking_pairs(market, &run.matching));
    (!broken.is_empty() || blocking != run.blocking)
        .then(|| format!("replicate {replicate}: broken rules {broken:?}, blocking pairs {blocking:?}"))
}

/// What a [`Setting`] borrows from, drawn once.
#[derive(Debug)]
pub struct Stage {
    /// The world.
    pub world: World,
    /// The people to be drawn.
    pub roster: Roster,
}

impl Stage {
    /// Draws the world, and looks up what the groups name.
    #[must_use]
    pub fn of(scenario: &Scenario, inputs: &Inputs) -> Stage {
        let world = World::draw(scenario, inputs, None);
        let roster = Roster::of(scenario, inputs, &world);
        Stage { world, roster }
    }

    /// The setting.
    #[must_use]
    pub fn setting<'a>(&'a self, scenario: &'a Scenario, inputs: &'a Inputs) -> Setting<'a> {
        Setting { scenario, inputs, world: &self.world, roster: &self.roster }
    }
}
