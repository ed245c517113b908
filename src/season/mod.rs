//! One season: from applications to certified rank order lists.
//!
//! Each stage is a file and a plain function from what it needs to what it gives; [`Season::play`] calls them in order.

use crate::market::{Draft, Market};
use crate::population::{People, Roster, World};
use crate::scenario::{Inputs, Scenario};

/// Which signal an application carries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub enum Signal {
    /// None.
    #[default]
    None,
    /// Silver.
    Silver,
    /// Gold.
    Gold,
}

/// One application of one person to one department.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Application {
    /// Index into [`World::departments`].
    pub department: u32,
    /// What the applicant expects of it, before the interview.
    pub appeal: f32,
    /// The screening score of the department, before signals.
    pub score: f32,
    /// The signal.
    pub signal: Signal,
    /// Whether it is the applicant's home institution.
    pub is_home: bool,
    /// Whether it lies in the applicant's region.
    pub is_regional: bool,
    /// Whether the applicant rotated there.
    pub is_away: bool,
    /// Whether an interview was offered.
    pub is_invited: bool,
    /// Whether it took place.
    pub is_interviewed: bool,
}

/// What stays the same from replicate to replicate.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// What its files hold.
    pub inputs: &'a Inputs,
    /// The world, unless it is redrawn in every replicate.
    pub world: &'a World,
    /// What the groups name, looked up.
    pub roster: &'a Roster,
}

/// One replicate's season, in memory that is used again for the next.
#[derive(Default, Debug)]
pub struct Season {
    /// The world of this replicate, when it is redrawn; see [`Season::world`].
    redrawn: Option<World>,
    /// The applicants; person `i` is applicant `i` of the market.
    pub people: People,
    starts: Vec<u32>,
    applications: Vec<Application>,
    draft: Draft,
    market: Option<Market>,
}

impl Season {
    /// Plays one season, up to the certified lists; afterwards [`Season::market`] is there.
    pub fn play(&mut self, setting: &Setting, replicate: u32) {
        todo!("{setting:?} {replicate} {:?}", self.draft)
    }

    /// The world in which the season was played.
    #[must_use]
    pub fn world<'a>(&'a self, setting: &Setting<'a>) -> &'a World {
        self.redrawn.as_ref().unwrap_or(setting.world)
    }

    /// A person's applications, those to the first specialty before those to the second.
    #[must_use]
    pub fn applications_of(&self, person: usize) -> &[Application] {
        match self.starts.get(person..person + 2) {
            Some(&[start, end]) => &self.applications[start as usize..end as usize],
            _ => &[],
        }
    }

    /// All applications.
    #[must_use]
    pub fn applications(&self) -> &[Application] {
        &self.applications
    }

    /// The market of the certified lists. Program `p` is [`World::programs`]`[p]`, applicant `i` is person `i`.
    ///
    /// # Panics
    /// Before a season was played.
    #[must_use]
    pub fn market(&self) -> &Market {
        self.market.as_ref().expect("a season was played")
    }
}
