//! Stage 7b: preliminary and transitional programs, on supplemental lists and on the lists of those whose advanced position
//! is elsewhere.
//!
//! Everybody who needs a PGY-1 year chooses some of these programs, of their own region rather than others, and ranks them by
//! utility; the programs rank all who chose them. There is no interview stage for them in the model.

use rand::Rng as _;

use super::order::Order;
use super::slots::SlotsFrom;
use super::utility::{Outlook, Ties};
use super::{Field, falling};
use crate::draws::{Draws, Purpose};
use crate::market::ProgramId;
use crate::population::{NOWHERE, Person};
use crate::scenario::ProgramsKind;

/// Draws for one program before the choice is given up: more than enough while programs are left.
const PATIENCE: u32 = 200;

/// A specialty of PGY-1 years.
#[derive(Clone, Debug)]
struct Kind {
    specialty: u32,
    /// The popularity of this and all before it.
    upto: f64,
    /// By region: of 2^32, how many draws go there for people of that region.
    regional: Vec<u32>,
}

/// A program that somebody chose.
#[derive(Clone, Copy, Debug)]
struct Chosen {
    program: ProgramId,
    /// How the program orders applicants.
    order: u32,
}

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Pgy1Chooser {
    kinds: Vec<Kind>,
    chosen: Vec<Chosen>,
    /// The order of `chosen` by appeal.
    order: Order,
}

impl Pgy1Chooser {
    /// Looks up which specialties are PGY-1 years.
    pub fn begin(&mut self, field: &Field) {
        let mut sum = 0.0;
        self.kinds.clear();
        for (specialty, told) in (0..).zip(&field.scenario.specialty) {
            if told.kind == ProgramsKind::Pgy1 {
                sum += told.popularity;
                let slots = field.directory.slots(specialty);
                let regional = slots.regional_shares(field.scenario.pgy1.region_preference);
                self.kinds.push(Kind { specialty, upto: sum, regional });
            }
        }
    }

    /// Tells a person's PGY-1 programs, best first, and how each orders the person.
    pub fn choose(&mut self, field: &Field, person: &Person, mut tell: impl FnMut(ProgramId, u32)) {
        let Pgy1Chooser { kinds, chosen, order } = self;
        let total = kinds.last().map_or(0.0, |kind| kind.upto);
        if total <= 0.0 {
            return;
        }
        chosen.clear();
        order.clear();
        let mut draws = person.key.draws(Purpose::Pgy1);
        let count = draws.count(field.scenario.pgy1.ranks).max(1);
        // Specialties in proportion to their popularity: one draw places all choices evenly.
        let step = total / f64::from(count);
        let mut at = draws.unit() * step;
        let mut kind = 0;
        let mut from = kinds[0].seen_from(field, person);
        let outlook = field.utilities.outlook(person, 0.0);
        for _ in 0..count {
            while kind + 1 < kinds.len() && at >= kinds[kind].upto {
                kind += 1;
                from = kinds[kind].seen_from(field, person);
            }
            at += step;
            choose_one(from, person, &outlook, &mut draws, chosen, order);
        }
        for &one in order.places() {
            let Chosen { program, order } = chosen[one as usize];
            tell(program, order);
        }
    }
}

impl Kind {
    /// The slots as seen by somebody, and of 2^32, how many draws go to the own region.
    #[inline]
    fn seen_from<'a>(&self, field: &Field<'a>, person: &Person) -> (SlotsFrom<'a>, u32) {
        let regional = self.regional.get(usize::from(person.region)).copied().unwrap_or(0);
        (field.directory.slots(self.specialty).from_region(person.region), regional)
    }
}

/// One program more, unless all that are drawn are chosen already.
#[inline]
fn choose_one(
    (slots, regional): (SlotsFrom, u32),
    person: &Person,
    outlook: &Outlook,
    draws: &mut Draws,
    chosen: &mut Vec<Chosen>,
    order: &mut Order,
) {
    for _ in 0..PATIENCE {
        let bits = draws.next_u64();
        #[allow(clippy::cast_possible_truncation, reason = "either half is a draw")]
        let (uniform, luck) = (bits as u32, (bits >> 32) as u32);
        let is_regional = luck < regional;
        let pick = slots.at(is_regional, uniform);
        if pick.program == NOWHERE || chosen.iter().any(|one| one.program.0 == pick.program) {
            continue;
        }
        let ties = Ties { is_home: pick.institution == person.home, is_regional, is_away: false };
        let views = outlook.before(person.key.pair(pick.key, Purpose::Taste), pick.prestige, ties);
        order.push(views.appeal);
        chosen.push(Chosen { program: ProgramId(pick.program), order: falling(views.score) });
        return;
    }
}
