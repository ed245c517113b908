//! An applicant who enters a season that was played without them, as a price taker: the others' invitations and rank order lists
//! stay as they are.
//!
//! An entrant goes through the ordinary stages, from applications to the rank order list. A department invites the entrant if the
//! score beats the last one it invited in that wave; a program matches the entrant if it prefers them to the last applicant it holds.
//! Both would shift a little if the season were played with the entrant. The caller has to check how much that matters.

mod newcomer;
mod rank_more;
mod standings;
mod twist;

use super::rank_lists::Entry;
use super::stages::Stages;
use super::{Field, Fixed, Season, Setting};
use crate::population::Person;
use crate::scenario::Scenario;
use matchday_match::market::{ProgramId, Ragged};

pub use standings::Standings;
pub use twist::{Change, Part, Twist};

use newcomer::Newcomer;

/// A rank of an entrant's list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rank {
    /// The program.
    pub entry: Entry,
    /// How many applicants the program prefers; `None` if it does not rank the entrant.
    pub ahead: Option<u32>,
}

/// The season that entrants enter.
#[derive(Clone, Copy, Debug)]
pub struct Door<'a> {
    /// The others' season, which was [`Season::watched`].
    pub season: &'a Season,
    /// Its setting.
    pub setting: &'a Setting,
    /// Scores of the applicants to the entrant's preferred specialty.
    pub standings: &'a Standings,
}

impl Door<'_> {
    /// By wave: the last score that each department invited.
    fn cutoffs(&self) -> impl Iterator<Item = &[f32]> {
        self.season.inviter.cutoffs.iter().flat_map(Ragged::iter)
    }

    /// How many applicants a program prefers to one with this order; `None` if it would not rank them.
    fn ahead_at(&self, field: &Field, program: ProgramId, order: u32) -> Option<u32> {
        if field.fixed.list_of[program.index()].is_some() {
            return None;
        }
        let (ahead, others) = self.season.certifier.ahead(program, order);
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "small, and as in the market"
        )]
        let left_out = ((others + 1) as f64 * field.scenario.lists.do_not_rank) as usize;
        (ahead + left_out < others + 1).then(|| u32::try_from(ahead).expect("ranks are u32"))
    }
}

/// How an entrant behaves.
#[derive(Clone, Copy, Debug)]
pub struct Behaviour<'a> {
    /// The scenario whose rules they follow. Its world, numbers of applications and PGY-1 ranks must be those of the season.
    pub scenario: &'a Scenario,
    /// What files give, the entrant included.
    pub fixed: &'a Fixed,
    /// What they do beyond the rules.
    pub twist: Twist,
}

/// Memory for one entrant after another.
#[derive(Default, Debug)]
pub struct Entrant {
    stages: Stages,
    /// The rank order list, best first.
    pub list: Vec<Rank>,
    /// The supplemental list; empty if no advanced position is ranked.
    pub supplemental: Vec<Rank>,
    /// Interviews in the first and the second specialty.
    pub interviews: [u32; 2],
}

impl Entrant {
    /// Plays the stages up to the rank order lists.
    ///
    /// # Panics
    /// If the season was never played.
    pub fn enter(&mut self, door: &Door, behaviour: &Behaviour, person: &Person) {
        let Entrant { stages, list, supplemental, interviews } = self;
        let Behaviour { scenario, fixed, twist } = *behaviour;
        let known = door.season.known.as_ref().expect("the season was played");
        let field = Field { scenario, fixed, ..known.field(door.setting, door.season.world(door.setting)) };
        stages.play(&field, std::slice::from_ref(person), &mut Newcomer { door, twist });

        let ahead = |program, order| door.ahead_at(&field, program, order);
        list.clear();
        list.extend(
            stages.lists.listed(0).iter().map(|&entry| Rank { entry, ahead: ahead(entry.program, entry.order) }),
        );
        supplemental.clear();
        supplemental.extend(stages.pgy1.list(0).iter().map(|&(program, order)| {
            let entry = Entry { program, appeal: 0.0, order };
            Rank { entry, ahead: ahead(program, order) }
        }));
        *interviews = stages.applications.marks_of(0).map(|marks| {
            u32::try_from(marks.iter().filter(|mark| mark.is_interviewed()).count()).expect("applications are u32")
        });
    }
}
