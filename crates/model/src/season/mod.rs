//! One season: from applications to certified rank order lists.
//!
//! Each stage is a file and a plain function from what it needs to what it gives; [`Season::play`] calls them in order. What
//! the model is, and what of it is this project's own choice, stands in `docs/model.md`.

mod appeal;
pub mod applications;
pub mod away;
pub mod certify;
pub mod chosen;
pub mod columns;
pub mod couples;
pub mod directory;
pub mod entrant;
pub mod fixed;
mod interviews;
pub mod invitations;
mod longer;
mod lots;
pub mod mark;
mod pairs;
pub mod pgy1;
mod portfolio;
pub mod rank_lists;
mod setting;
pub mod signals;
pub mod slots;
pub mod soap;
pub mod tiers;
pub mod utility;

pub use columns::{Application, Applications};
pub use directory::{is_eligible, is_restricted};
pub use mark::Mark;
pub use setting::Setting;
pub use utility::{Outlook, Ties, Utilities, Views};

use applications::Applicants;
use certify::Certifier;
use directory::Directory;
use fixed::Fixed;
use invitations::Inviter;
use signals::Signaller;

use crate::population::{People, World};
use crate::scenario::Scenario;
use matchday_match::market::{Market, Ragged};

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

/// So many people's applications are seen together: few enough to be at hand, and enough to wait for the last that was written only
/// now and then.
const TOGETHER: usize = 16;

/// What is known of a world once it is there.
#[derive(Debug)]
struct Known {
    directory: Directory,
    fixed: Fixed,
    utilities: Utilities,
}

impl Known {
    fn of(setting: &Setting, world: &World) -> Known {
        let utilities = Utilities::of(&setting.scenario);
        Known {
            directory: Directory::of(world, &setting.scenario, &utilities),
            fixed: Fixed::of(&setting.inputs, world),
            utilities,
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
    applications: Applications,
    applicants: Applicants,
    signaller: Signaller,
    inviter: Inviter,
    certifier: Certifier,
}

impl Season {
    /// Plays one season, up to the certified lists; afterwards [`Season::market`] is there.
    ///
    /// # Panics
    /// At `u32::MAX` applications.
    pub fn play(&mut self, setting: &Setting, replicate: u32) {
        let Setting { scenario, inputs, roster, .. } = setting;
        if scenario.institutions.redrawn {
            self.redrawn = Some(World::draw(scenario, inputs, Some(replicate)));
            self.known = None;
            self.inviter.forget();
        }
        let world = self.redrawn.as_ref().unwrap_or(&setting.world);
        let Known { directory, fixed, utilities } = self.known.get_or_insert_with(|| Known::of(setting, world));

        self.people.draw(scenario, inputs, roster, world, replicate);
        let people = &self.people.all;
        let field = Field { scenario, world, directory, utilities, fixed };
        self.inviter.open(scenario, world, fixed);
        self.applicants.assess(scenario, people);
        self.applications.clear();
        let mut first = 0;
        for (index, person) in people.iter().enumerate() {
            self.applicants.apply(&field, index, person, &mut self.applications);
            self.applications.end_person();
            // Whoever says what they did comes last, as they may take applications back.
            let says = fixed.choices(person).is_some();
            if says || index + 1 == people.len() || index + 1 == first + TOGETHER {
                self.applications.see(utilities);
                for (index, person) in (first..).zip(&people[first..=index]) {
                    let (firsts, mut own) = self.applications.own(index);
                    if own.departments.is_empty() {
                        continue;
                    }
                    chosen::rotate(&field, person, firsts, &mut own);
                    chosen::signal(&field, person, firsts, own, &mut self.signaller);
                    chosen::limit_interviews(&field, person, firsts, &mut self.applications);
                }
                self.inviter.consider(&self.applications);
                first = index + 1;
            }
        }
        if scenario.interviews.enabled {
            self.inviter.invite(scenario, people, &mut self.applications);
        } else {
            self.applications.interview_all();
        }
        self.certifier.certify(&field, inputs, &self.people, &self.applications);
    }

    /// A season that keeps for [`entrant::Entrant`]s whom departments invited.
    #[must_use]
    pub fn watched() -> Season {
        let mut season = Season::default();
        season.inviter.cutoffs = Some(Ragged::new());
        season
    }

    /// Exchanges the memory that carries nothing from one season to the next.
    pub fn swap_scratch(&mut self, other: &mut Season) {
        self.inviter.swap_scratch(&mut other.inviter);
        self.certifier.swap_scratch(&mut other.certifier);
    }

    /// The world in which the season was played.
    #[must_use]
    pub fn world<'a>(&'a self, setting: &'a Setting) -> &'a World {
        self.redrawn.as_ref().unwrap_or(&setting.world)
    }

    /// All applications.
    #[must_use]
    pub fn applications(&self) -> &Applications {
        &self.applications
    }

    /// The market of the certified lists. Program `p` is [`World::programs`]`[p]`, applicant `i` is person `i`.
    #[must_use]
    pub fn market(&self) -> &Market {
        self.certifier.market()
    }
}
