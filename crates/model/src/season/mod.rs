//! One season: from people to certified rank order lists.
//!
//! `stages.rs` names the stages in their order. Each stage is a file or a folder under its name in `docs/model.md`. `state/` holds what
//! one stage leaves for the next. `everyone.rs` plays a whole season; [`entrant`] plays an applicant who enters a season that was played
//! without them. The vectorised loops are in the crate `matchday_lanes`.

mod appeal;
mod applications;
#[doc(hidden)]
pub mod bench;
mod certified;
mod couples;
mod directory;
pub mod entrant;
mod everyone;
mod field;
mod fixed;
mod interviews;
mod invitations;
mod pgy1;
mod rank_lists;
mod rotations;
mod setting;
mod signals;
pub mod soap;
mod stages;
mod state;
mod utility;

pub use couples::PairWriter;
pub use directory::{is_eligible, is_restricted};
pub use fixed::Fixed;
pub use rank_lists::Entry;
pub use setting::Setting;
pub use state::{Application, Applications, Mark};
pub use utility::{Outlook, Ties, Utilities, Views};

use certified::Certifier;
use everyone::Everyone;
use field::{Field, Known};
use invitations::Inviter;
use stages::Stages;

use crate::population::{People, Person, World};
use matchday_match::market::{Market, Ragged};

/// One replicate's season, in memory that is reused for the next. Use a season with one [`Setting`] only.
#[derive(Default, Debug)]
pub struct Season {
    redrawn: Option<World>,
    known: Option<Known>,
    /// The applicants; person `i` is applicant `i` of the market.
    pub people: People,
    stages: Stages,
    inviter: Inviter,
    certifier: Certifier,
}

impl Season {
    /// Plays one season up to the certified lists. [`Season::market`] is valid afterwards.
    ///
    /// # Panics
    /// At `u32::MAX` applications.
    pub fn play(&mut self, setting: &Setting, replicate: u32) {
        self.begin(setting, replicate);
        let (field, people, stages, mut everyone) = self.field(setting);
        stages.play(&field, people, &mut everyone);
    }

    /// Draws the world, if it is redrawn, and the people.
    fn begin(&mut self, setting: &Setting, replicate: u32) {
        let Setting { scenario, inputs, roster, .. } = setting;
        if scenario.institutions.redrawn {
            self.redrawn = Some(World::draw(scenario, inputs, Some(replicate)));
            self.known = None;
            self.inviter.forget();
        }
        let world = self.redrawn.as_ref().unwrap_or(&setting.world);
        self.people.draw(scenario, inputs, roster, world, replicate);
        self.known.get_or_insert_with(|| Known::of(setting, world));
    }

    /// Splits the season into what the stages read and what they change.
    fn field<'a>(&'a mut self, setting: &'a Setting) -> (Field<'a>, &'a [Person], &'a mut Stages, Everyone<'a>) {
        let Season { redrawn, known, people, stages, inviter, certifier } = self;
        let world = redrawn.as_ref().unwrap_or(&setting.world);
        let field = known.as_ref().expect("the season has begun").field(setting, world);
        (field, &people.all, stages, Everyone { inviter, certifier, couples: &people.couples })
    }

    /// A season that records for [`entrant::Entrant`]s which scores departments invited.
    #[must_use]
    pub fn watched() -> Season {
        let mut season = Season::default();
        season.inviter.cutoffs = Some(Ragged::new());
        season
    }

    /// Swaps the memory that carries nothing from one season to the next.
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
        &self.stages.applications
    }

    /// The market of the certified lists. Program `p` is [`World::programs`]`[p]`, applicant `i` is person `i`.
    #[must_use]
    pub fn market(&self) -> &Market {
        self.certifier.market()
    }
}

/// An index as a `u32`.
fn number(index: usize) -> u32 {
    u32::try_from(index).expect("people, departments and applications are u32")
}
