//! One season: from applications to certified rank order lists.
//!
//! Each stage is a file and a plain function from what it needs to what it gives; [`Season::play`] calls them in order. What
//! the model is, and what of it is this project's own choice, stands in `docs/model.md`.

mod appeal;
pub mod applications;
pub mod away;
pub mod certify;
pub mod couples;
pub mod directory;
pub mod fixed;
pub mod invitations;
pub mod pgy1;
pub mod rank_lists;
pub mod signals;
pub mod soap;
pub mod utility;

pub use rank_lists::is_eligible;
pub use utility::{Ties, Utilities, Views};

use applications::Applicants;
use certify::Certifier;
use directory::Directory;
use fixed::Fixed;
use invitations::Inviter;
use rank_lists::ListWriter;
use signals::Signaller;

use crate::market::Market;
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
    /// The screening score of the department, signals included.
    pub score: f32,
    /// The signal.
    pub signal: Signal,
    /// Ties as [`Ties::bits`] has them, then whether invited and interviewed.
    facts: u8,
}

const AWAY: u8 = 1 << 2;
const INVITED: u8 = 1 << 3;
const INTERVIEWED: u8 = 1 << 4;

impl Application {
    /// An application without a signal.
    #[must_use]
    #[inline]
    pub fn new(department: u32, views: Views, ties: Ties) -> Application {
        Application { department, appeal: views.appeal, score: views.score, signal: Signal::None, facts: ties.bits() }
    }

    /// How the two are tied.
    #[must_use]
    #[inline]
    pub fn ties(&self) -> Ties {
        Ties::from_bits(self.facts)
    }

    /// Whether it is the applicant's home institution.
    #[must_use]
    pub fn is_home(&self) -> bool {
        self.ties().is_home
    }

    /// Whether it lies in the applicant's region.
    #[must_use]
    pub fn is_regional(&self) -> bool {
        self.ties().is_regional
    }

    /// Whether the applicant rotated there.
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.facts & AWAY != 0
    }

    /// Whether an interview was offered.
    #[must_use]
    #[inline]
    pub fn is_invited(&self) -> bool {
        self.facts & INVITED != 0
    }

    /// Whether it took place.
    #[must_use]
    #[inline]
    pub fn is_interviewed(&self) -> bool {
        self.facts & INTERVIEWED != 0
    }

    /// The applicant rotated there, which changes both sides' views.
    pub fn rotate(&mut self, worth: Views) {
        self.facts |= AWAY;
        self.appeal += worth.appeal;
        self.score += worth.score;
    }

    /// An interview is offered.
    #[inline]
    pub fn invite(&mut self) {
        self.facts |= INVITED;
    }

    /// The interview takes place.
    #[inline]
    pub fn interview(&mut self) {
        self.facts |= INVITED | INTERVIEWED;
    }
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

/// What the stages read.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The world.
    pub world: &'a World,
    /// Its programs as applicants see them.
    pub directory: &'a Directory,
    /// Utilities.
    pub utilities: &'a Utilities,
    /// Given lists.
    pub fixed: &'a Fixed,
}

/// What is known of a world once it is there.
#[derive(Debug)]
struct Known {
    directory: Directory,
    fixed: Fixed,
    utilities: Utilities,
}

impl Known {
    fn of(setting: &Setting, world: &World) -> Known {
        Known {
            directory: Directory::of(world, setting.scenario.specialty.len()),
            fixed: Fixed::of(setting.inputs, world),
            utilities: Utilities::of(setting.scenario),
        }
    }
}

/// One replicate's season, in memory that is used again for the next. A season is played in one [`Setting`] all its life.
#[derive(Default, Debug)]
pub struct Season {
    redrawn: Option<World>,
    known: Option<Known>,
    /// The applicants; person `i` is applicant `i` of the market.
    pub people: People,
    starts: Vec<u32>,
    applications: Vec<Application>,
    applicants: Applicants,
    signaller: Signaller,
    inviter: Inviter,
    writer: ListWriter,
    certifier: Certifier,
}

impl Season {
    /// Plays one season, up to the certified lists; afterwards [`Season::market`] is there.
    ///
    /// # Panics
    /// At `u32::MAX` applications.
    pub fn play(&mut self, setting: &Setting, replicate: u32) {
        let Setting { scenario, inputs, roster, .. } = *setting;
        if scenario.institutions.redrawn {
            self.redrawn = Some(World::draw(scenario, inputs, Some(replicate)));
            self.known = None;
        }
        let world = self.redrawn.as_ref().unwrap_or(setting.world);
        let Known { directory, fixed, utilities } = self.known.get_or_insert_with(|| Known::of(setting, world));

        self.people.draw(scenario, inputs, roster, world, replicate);
        let people = &self.people.all;
        let field = Field { scenario, world, directory, utilities, fixed };
        self.applicants.assess(scenario, people);
        self.starts.clear();
        self.applications.clear();
        self.starts.push(0);
        for (index, person) in people.iter().enumerate() {
            let first = self.applications.len();
            self.applicants.apply(&field, index, person, &mut self.applications);
            let own = &mut self.applications[first..];
            away::rotate(&scenario.away, utilities, world, person, own);
            self.signaller.signal(scenario, world, own);
            self.starts.push(u32::try_from(self.applications.len()).expect("applications are u32"));
        }
        if scenario.interviews.enabled {
            self.inviter.invite(scenario, world, people, &self.starts, &mut self.applications, fixed);
        } else {
            for application in &mut self.applications {
                application.interview();
            }
        }
        self.certifier.begin(scenario);
        for ((index, person), range) in (0..).zip(people).zip(self.starts.windows(2)) {
            let own = &self.applications[range[0] as usize..range[1] as usize];
            self.certifier.add(&field, &mut self.writer, (index, person), own);
        }
        self.certifier.certify(&field, inputs, &self.people);
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
    #[must_use]
    pub fn market(&self) -> &Market {
        self.certifier.market()
    }
}

/// A number that orders as a utility does, the highest first.
#[inline]
fn falling(utility: f32) -> u32 {
    let bits = utility.to_bits();
    let rising = if bits >> 31 == 0 { bits | 1 << 31 } else { !bits };
    !rising
}

/// The utility of which [`falling`] made this number.
#[inline]
fn unfalling(order: u32) -> f32 {
    let rising = !order;
    f32::from_bits(if rising >> 31 == 1 { rising & !(1 << 31) } else { !rising })
}
