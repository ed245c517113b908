//! How each side values the other: prestige or strength, taste, and ties.
//!
//! Before ties both utilities have variance 1: a common part (prestige `q`, strength `s`) and taste. With the shares of
//! agreement `r` and of shared fit `a`, an applicant's utility of a program is
//! `sqrt(r) q + sqrt(1 - r) (sqrt(a) f + sqrt(1 - a) e)` with the pair's own `f`, `e` standard normal; the program's of the
//! applicant has the same `f`. Before the interview each side sees its utility with noise. The interview takes a share of the
//! noise away and adds a fit that both sides discover in it.
//!
//! Only what is seen of the tastes matters, so only that is drawn: first what both sides see before the interview, a pair of correlated
//! normals; then, for the few who meet, what they see afterwards, conditional on the first.

use crate::draws::{Key, Purpose};
use crate::population::{InstitutionId, Person, RegionId};
use crate::scenario::Scenario;
use matchday_lanes::{Lanes, Weights};

/// The weights of utilities, in the form that the loops over pairs need.
#[derive(Clone, Copy, Debug)]
pub struct Utilities {
    lanes: Lanes,
    applicant: Side,
    program: Side,
    tastes: Tastes,
}

/// What a side adds for ties, indexed by [`Ties::bits`], and the weight of the common part.
#[derive(Clone, Copy, Debug)]
struct Side {
    common: f32,
    ties: [f32; 8],
    home: f32,
    away: f32,
}

/// The weights of a pair's draws in the applicant's and in the program's view.
#[derive(Clone, Copy, Debug)]
struct Tastes {
    before: [Weights<1>; 2],
    /// After the interview, which adds draws of its own.
    after: [Weights<2>; 2],
}

/// The ties between a person and a department.
#[derive(Clone, Copy, Debug)]
pub struct Ties {
    /// Home institution.
    pub is_home: bool,
    /// Same region.
    pub is_regional: bool,
    /// An away rotation.
    pub is_away: bool,
}

impl Ties {
    /// A person's ties to a place without a rotation.
    #[inline]
    pub(super) fn between(person: &Person, institution: InstitutionId, region: RegionId) -> Ties {
        Ties { is_home: Some(institution) == person.home, is_regional: region == person.region, is_away: false }
    }

    /// Home, regional and away as bits 0, 1 and 2.
    #[must_use]
    #[inline]
    pub fn bits(self) -> u8 {
        u8::from(self.is_home) | u8::from(self.is_regional) << 1 | u8::from(self.is_away) << 2
    }

    /// Reads bits 0, 1 and 2; ignores the others.
    #[must_use]
    #[inline]
    pub fn from_bits(bits: u8) -> Ties {
        Ties { is_home: bits & 1 != 0, is_regional: bits & 2 != 0, is_away: bits & 4 != 0 }
    }

    #[inline]
    fn place(self) -> usize {
        usize::from(self.bits())
    }
}

/// Both sides' views of each other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Views {
    /// The applicant's view of the program.
    pub appeal: f32,
    /// The program's view of the applicant.
    pub score: f32,
}

impl Views {
    /// Adds taste to the appeal.
    #[must_use]
    #[inline]
    pub fn with_taste(self, taste: f32) -> Views {
        Views { appeal: self.appeal + taste, ..self }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
fn single(value: f64) -> f32 {
    value as f32
}

impl Side {
    fn of(common: f64, region: f64, home: f64, away: f64) -> Side {
        let worth = |bits: usize| {
            let part = |bit: usize, worth: f64| if bits >> bit & 1 == 1 { worth } else { 0.0 };
            single(part(0, home) + part(1, region) + part(2, away))
        };
        Side { common: single(common.sqrt()), ties: std::array::from_fn(worth), home: single(home), away: single(away) }
    }
}

impl Utilities {
    /// The weights of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Utilities {
        let (applicant, program) = (&scenario.utility.applicant, &scenario.utility.program);
        Utilities {
            lanes: Lanes::default(),
            applicant: Side::of(applicant.common, applicant.region, applicant.home, applicant.away),
            program: Side::of(program.common, program.region, program.home, program.away),
            tastes: Tastes::of(scenario),
        }
    }

    /// One person's view of all programs, and theirs of the person.
    #[must_use]
    #[inline]
    pub fn outlook(&self, person: &Person) -> Outlook<'_> {
        Outlook {
            utilities: self,
            half: person.key.half_for(Purpose::Taste),
            own: self.program.common * person.strength + person.type_effect,
        }
    }

    /// Adds what both sides see before an interview to their views, for pairs of the key half `own` with each of `halves`. `own` is 0 if
    /// `halves` already combine both. All lists have the same length, a multiple of [`matchday_lanes::WIDEST`].
    #[inline]
    pub(super) fn see(&self, own: u32, halves: &[u32], views: [&mut [f32]; 2]) {
        self.lanes.add_tastes(own, halves, self.tastes.before, views);
    }

    /// As [`Utilities::see`], after an interview.
    #[inline]
    pub(super) fn meet(&self, own: u32, halves: &[u32], views: [&mut [f32]; 2]) {
        self.lanes.add_tastes(own, halves, self.tastes.after, views);
    }

    /// What a department's prestige and ties add to both views.
    #[must_use]
    #[inline]
    pub fn of_place(&self, prestige: f32, ties: Ties) -> Views {
        let place = ties.place();
        Views { appeal: self.applicant.common * prestige + self.applicant.ties[place], score: self.program.ties[place] }
    }

    /// What a home institution adds to both views.
    #[must_use]
    pub fn home(&self) -> Views {
        Views { appeal: self.applicant.home, score: self.program.home }
    }

    /// What an away rotation adds to both views.
    #[must_use]
    pub fn away(&self) -> Views {
        Views { appeal: self.applicant.away, score: self.program.away }
    }
}

/// One person and all programs: how each sees the other.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'a> {
    utilities: &'a Utilities,
    /// The person's half of a pair's key.
    pub(super) half: u32,
    /// What the person adds to every score.
    pub(super) own: f32,
}

impl Outlook<'_> {
    /// Both sides' views before the interview, given [`Utilities::of_place`] of the department.
    #[must_use]
    pub fn before(&self, department: Key, place: Views) -> Views {
        self.alone(department, place, self.utilities.tastes.before)
    }

    /// Both sides' views after the interview, given [`Utilities::of_place`] of the department.
    #[must_use]
    pub fn after(&self, department: Key, place: Views) -> Views {
        self.alone(department, place, self.utilities.tastes.after)
    }

    fn alone<const N: usize>(&self, department: Key, place: Views, weights: [Weights<N>; 2]) -> Views {
        let (mut appeal, mut score) = ([place.appeal], [place.score + self.own]);
        Lanes::plain().add_tastes(self.half, &[department.half()], weights, [&mut appeal, &mut score]);
        Views { appeal: appeal[0], score: score[0] }
    }
}

impl Tastes {
    /// The joint normal distribution of what both sides see of their tastes before and after the interview, as weights of independent draws.
    ///
    /// Before: `x = k t + σ ν`, with the taste `t` and the noise `ν`; after: `X = k t + left σ ν + fit f`, with the fit `f` that both
    /// discover; likewise `y` and `Y` of the program. The tastes have correlation `shared`; the noises are independent.
    fn of(scenario: &Scenario) -> Tastes {
        let (applicant, program) = (&scenario.utility.applicant, &scenario.utility.program);
        let taste = [(1.0 - applicant.common).sqrt(), (1.0 - program.common).sqrt()];
        let noise = [scenario.perception.applicant, scenario.perception.program];
        let left = 1.0 - scenario.interviews.learning;
        let together = taste[0] * taste[1] * scenario.utility.shared_fit;
        let variances = |left: f64| [0, 1].map(|side| taste[side] * taste[side] + left * noise[side] * noise[side]);
        let (before, across, after) = (variances(1.0), variances(left), variances(left * left));

        // Regression of (X, Y) on (x, y): covariance with it times its inverse.
        let determinant = before[0] * before[1] - together * together;
        let solve = |c: [f64; 2]| {
            if determinant > 1e-12 {
                [(c[0] * before[1] - c[1] * together) / determinant, (c[1] * before[0] - c[0] * together) / determinant]
            } else if before[0] > 0.0 {
                [c[0] / before[0], 0.0]
            } else if before[1] > 0.0 {
                [0.0, c[1] / before[1]]
            } else {
                [0.0, 0.0]
            }
        };
        let kept = [solve([across[0], together]), solve([together, across[1]])];
        let explained = |one: [f64; 2], c: [f64; 2]| one[0] * c[0] + one[1] * c[1];
        let fit = scenario.interviews.fit * scenario.interviews.fit;
        let found = weights([
            after[0] - explained(kept[0], [across[0], together]) + fit,
            together - explained(kept[0], [together, across[1]]) + fit,
            after[1] - explained(kept[1], [together, across[1]]) + fit,
        ]);
        let before = weights([before[0], together, before[1]]);
        let left = kept.map(|kept| [0, 1].map(|draw| explained(kept, [before[0][draw], before[1][draw]])));
        Tastes {
            before: before.map(|side| [side.map(single)]),
            after: [0, 1].map(|side| [left[side], found[side]].map(|pair| pair.map(single))),
        }
    }
}

/// Weights of two independent normal draws such that two sums have these variances (first and last) and this covariance.
fn weights([variance, covariance, other]: [f64; 3]) -> [[f64; 2]; 2] {
    let first = variance.max(0.0).sqrt();
    let mixed = if first > 1e-9 { covariance / first } else { 0.0 };
    [[first, 0.0], [mixed, (other - mixed * mixed).max(0.0).sqrt()]]
}
