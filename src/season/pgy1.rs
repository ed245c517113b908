//! Stage 7b: preliminary and transitional programs, on supplemental lists and on the lists of those whose advanced position
//! is elsewhere.
//!
//! Everybody who needs a PGY-1 year chooses some of these programs, of their own region rather than others, and ranks them by
//! utility; the programs rank all who chose them. There is no interview stage for them in the model.

use super::Field;
use super::slots::Slots;
use super::utility::Ties;
use crate::draws::{Key, Purpose};
use crate::market::ProgramId;
use crate::order::{Order, falling};
use crate::population::{Department, Person, World};
use crate::scenario::ProgramsKind;

/// The PGY-1 programs of a specialty.
#[derive(Clone, Default, Debug)]
pub struct Years {
    programs: Vec<Year>,
    slots: Slots,
    /// By region of an applicant: of 2^32, how many draws go there.
    shares: Vec<u32>,
}

/// A PGY-1 program, with all that choosing it reads side by side.
#[derive(Clone, Copy, Debug)]
struct Year {
    key: Key,
    program: ProgramId,
    institution: u32,
    prestige: f32,
    region: u8,
}

impl Years {
    /// The programs of a specialty, for people to whom one of their own region counts as much as `preference` elsewhere.
    pub(super) fn of(world: &World, specialty: u16, preference: f64) -> Years {
        let mut programs = Vec::new();
        for &department in world.ranked(specialty) {
            let Department { key, institution, prestige, region, .. } = world.departments[department as usize];
            let own = world.programs_of(department).iter();
            programs.extend(own.map(|&program| Year { key, program, institution, prestige, region }));
        }
        let slots = Slots::of(&programs.iter().map(|year| (year.region, year.key)).collect::<Vec<_>>());
        Years { programs, shares: slots.regional_shares(preference), slots }
    }
}

/// A specialty of PGY-1 years.
#[derive(Clone, Debug)]
struct Kind {
    specialty: u32,
    /// The popularity of this and all before it.
    upto: f64,
}

/// A program that somebody chose.
#[derive(Clone, Copy, Debug)]
struct Chosen {
    /// Which of its specialty's.
    year: u32,
    program: ProgramId,
    /// How the program orders applicants.
    order: u32,
}

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Pgy1Chooser {
    kinds: Vec<Kind>,
    chosen: Vec<Chosen>,
    /// The appeal of each of `chosen`.
    appeals: Vec<f32>,
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
                self.kinds.push(Kind { specialty, upto: sum });
            }
        }
    }

    /// Tells a person's PGY-1 programs, best first, and how each orders the person.
    pub fn choose(&mut self, field: &Field, person: &Person, mut tell: impl FnMut(ProgramId, u32)) {
        let Pgy1Chooser { kinds, chosen, appeals, order } = self;
        let total = kinds.last().map_or(0.0, |kind| kind.upto);
        if total <= 0.0 {
            return;
        }
        chosen.clear();
        appeals.clear();
        let mut draws = person.key.draws(Purpose::Pgy1);
        let count = draws.count(field.scenario.pgy1.ranks).max(1);
        let outlook = field.utilities.outlook(person);
        // Specialties in proportion to their popularity: one draw places all choices evenly.
        let step = total / f64::from(count);
        let mut at = draws.unit() * step;
        let mut left = count;
        for (number, kind) in kinds.iter().enumerate() {
            let mut wanted = 0;
            while left > 0 && (at < kind.upto || number + 1 == kinds.len()) {
                (wanted, left, at) = (wanted + 1, left - 1, at + step);
            }
            let years = field.directory.years(kind.specialty);
            let share = years.shares.get(usize::from(person.region)).copied().unwrap_or(0);
            let seen = years.slots.seen_from(person.region, share);
            let first = chosen.len();
            for _ in 0..wanted.min(years.programs.len()) {
                let is_taken = |member| chosen[first..].iter().any(|one| one.year == member);
                let Some(member) = seen.pick(&mut draws, is_taken) else { break };
                let year = &years.programs[member as usize];
                let is_home = year.institution == person.home;
                let ties = Ties { is_home, is_regional: year.region == person.region, is_away: false };
                let views = outlook.before(year.key, field.utilities.of_place(year.prestige, ties));
                appeals.push(views.appeal);
                chosen.push(Chosen { year: member, program: year.program, order: falling(views.score) });
            }
        }
        for &one in order.falling(appeals) {
            let Chosen { program, order, .. } = chosen[one as usize];
            tell(program, order);
        }
    }
}
