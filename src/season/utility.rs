//! What each side thinks of the other: prestige or strength, taste, and ties.
//!
//! Before ties both utilities have variance 1: a common part (prestige, strength), and taste, of which a part is one fit that
//! both sides share. Perception adds noise; interviews take a share of it away and reveal a fit of their own.

use crate::draws::{Key, Normals, PairDraw, Purpose};
use crate::population::{Department, Person};
use crate::scenario::Scenario;

/// The weights of utilities, as the loops over pairs want them.
#[derive(Clone, Copy, Debug)]
pub struct Utilities {
    normals: Normals,
    applicant: Side,
    program: Side,
    shared: f32,
    alone: f32,
    /// Share of the noise that is left after an interview.
    left: f32,
    fit: f32,
}

#[derive(Clone, Copy, Debug)]
struct Side {
    common: f32,
    taste: f32,
    noise: f32,
    region: f32,
    home: f32,
    away: f32,
}

/// How a person and a department are tied.
#[derive(Clone, Copy, Debug)]
pub struct Ties {
    /// Home institution.
    pub is_home: bool,
    /// Same region.
    pub is_regional: bool,
    /// An away rotation.
    pub is_away: bool,
}

/// What a pair thinks of each other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Views {
    /// The applicant's view of the program.
    pub appeal: f32,
    /// The program's view of the applicant.
    pub score: f32,
}

#[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
fn single(value: f64) -> f32 {
    value as f32
}

impl Side {
    #[inline]
    fn ties(self, ties: Ties) -> f32 {
        let mut sum = 0.0;
        if ties.is_regional {
            sum += self.region;
        }
        if ties.is_home {
            sum += self.home;
        }
        if ties.is_away {
            sum += self.away;
        }
        sum
    }
}

impl Utilities {
    /// The weights of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Utilities {
        let (applicant, program) = (&scenario.utility.applicant, &scenario.utility.program);
        let side = |common: f64, noise: f64, region: f64, home: f64, away: f64| Side {
            common: single(common.sqrt()),
            taste: single((1.0 - common).sqrt()),
            noise: single(noise),
            region: single(region),
            home: single(home),
            away: single(away),
        };
        let seen = &scenario.perception;
        Utilities {
            normals: Normals::default(),
            applicant: side(applicant.common, seen.applicant, applicant.region, applicant.home, applicant.away),
            program: side(program.common, seen.program, program.region, program.home, program.away),
            shared: single(scenario.utility.shared_fit.sqrt()),
            alone: single((1.0 - scenario.utility.shared_fit).sqrt()),
            left: single(1.0 - scenario.interviews.learning),
            fit: single(scenario.interviews.fit),
        }
    }

    /// Before the interview.
    #[must_use]
    #[inline]
    pub fn before(&self, person: &Person, department: &Department, ties: Ties) -> Views {
        let draw = taste(person.key, department.key);
        let true_views = self.true_views(draw, person, department, ties);
        Views {
            appeal: true_views.appeal + self.applicant.noise * draw.normal::<3>(self.normals),
            score: true_views.score + self.program.noise * draw.normal::<4>(self.normals),
        }
    }

    /// After the interview.
    #[must_use]
    #[inline]
    pub fn after(&self, person: &Person, department: &Department, ties: Ties) -> Views {
        let draw = taste(person.key, department.key);
        let true_views = self.true_views(draw, person, department, ties);
        let fit = self.fit * person.key.pair(department.key, Purpose::Fit).normal::<0>(self.normals);
        Views {
            appeal: true_views.appeal + self.left * self.applicant.noise * draw.normal::<3>(self.normals) + fit,
            score: true_views.score + self.left * self.program.noise * draw.normal::<4>(self.normals) + fit,
        }
    }

    /// What an away rotation adds to both views.
    #[must_use]
    #[inline]
    pub fn away(&self) -> Views {
        Views { appeal: self.applicant.away, score: self.program.away }
    }

    #[inline]
    fn true_views(&self, draw: PairDraw, person: &Person, department: &Department, ties: Ties) -> Views {
        let shared = self.shared * draw.normal::<0>(self.normals);
        let applicant = shared + self.alone * draw.normal::<1>(self.normals);
        let program = shared + self.alone * draw.normal::<2>(self.normals);
        Views {
            appeal: self.applicant.common * department.prestige
                + self.applicant.taste * applicant
                + self.applicant.ties(ties),
            score: self.program.common * person.strength
                + self.program.taste * program
                + person.type_effect
                + self.program.ties(ties),
        }
    }
}

#[inline]
fn taste(person: Key, department: Key) -> PairDraw {
    person.pair(department, Purpose::Taste)
}

/// Whether the same division, or the same institution.
#[must_use]
#[inline]
pub fn ties(person: &Person, department: &Department) -> Ties {
    Ties {
        is_home: person.home == department.institution,
        is_regional: person.region == department.region,
        is_away: false,
    }
}
