//! What each side thinks of the other: prestige or strength, taste, and ties.
//!
//! Before ties both utilities have variance 1: a common part (prestige `q`, strength `s`) and taste. With the shares of
//! agreement `r` and of shared fit `a`, an applicant's utility of a program is
//! `sqrt(r) q + sqrt(1 - r) (sqrt(a) f + sqrt(1 - a) e)` with the pair's own `f`, `e` standard normal; the program's of the
//! applicant has the same `f`. Before the interview each side sees its utility with noise. The interview takes a share of the
//! noise away and adds a fit that both sides discover in it.
//!
//! Of the tastes only what is seen matters, so only that is drawn: first what both sides see before the interview, a pair of
//! correlated normals; then, for the few who meet, what they see afterwards, given that.

use crate::draws::{Normals, PairDraw};
use crate::population::Person;
use crate::scenario::Scenario;

/// The weights of utilities, as the loops over pairs want them.
#[derive(Clone, Copy, Debug)]
pub struct Utilities {
    normals: Normals,
    applicant: Side,
    program: Side,
    before: Before,
    after: After,
}

/// What a side adds for ties, by whether home, regional and away hold (bits 0 to 2), and the weight of the common part.
#[derive(Clone, Copy, Debug)]
struct Side {
    common: f32,
    ties: [f32; 8],
    home: f32,
    away: f32,
}

/// Tastes as seen before the interview: `x = sd z`, `y = of_first z + own w`.
#[derive(Clone, Copy, Debug)]
struct Before {
    applicant_sd: f32,
    of_first: f32,
    own: f32,
}

/// Tastes as seen after it, given both before: linear in `x` and `y`, and a remainder with this Cholesky factor.
#[derive(Clone, Copy, Debug)]
struct After {
    applicant: [f32; 2],
    program: [f32; 2],
    remainder: [f32; 3],
    fit: f32,
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

impl Ties {
    /// Home, regional and away as bits 0, 1 and 2.
    #[must_use]
    #[inline]
    pub fn bits(self) -> u8 {
        u8::from(self.is_home) | u8::from(self.is_regional) << 1 | u8::from(self.is_away) << 2
    }

    /// What the bits 0, 1 and 2 say; the others are ignored.
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
        let taste = [(1.0 - applicant.common).sqrt(), (1.0 - program.common).sqrt()];
        let noise = [scenario.perception.applicant, scenario.perception.program];
        let (before, after) = tastes(taste, noise, scenario.utility.shared_fit, 1.0 - scenario.interviews.learning);
        Utilities {
            normals: Normals::default(),
            applicant: Side::of(applicant.common, applicant.region, applicant.home, applicant.away),
            program: Side::of(program.common, program.region, program.home, program.away),
            before,
            after: After { fit: single(scenario.interviews.fit), ..after },
        }
    }

    /// What concerns one person, with so much more appeal of every program.
    #[must_use]
    #[inline]
    pub fn outlook(&self, person: &Person, bonus: f32) -> Outlook<'_> {
        Outlook { utilities: self, bonus, own: self.program.common * person.strength + person.type_effect }
    }

    /// What a department's prestige and its ties add to both views.
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

/// One person and all programs: how the person sees them, and how they see the person.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'a> {
    utilities: &'a Utilities,
    /// What the person adds to every appeal.
    bonus: f32,
    /// What the person adds to every score.
    own: f32,
}

impl Outlook<'_> {
    /// Before the interview; `taste` is the pair's draw for [`crate::draws::Purpose::Taste`], `place` is
    /// [`Utilities::of_place`].
    #[must_use]
    #[inline]
    pub fn before(&self, taste: PairDraw, place: Views) -> Views {
        let (x, y) = self.seen_before(taste);
        Views { appeal: x + place.appeal + self.bonus, score: y + place.score + self.own }
    }

    /// After the interview; `fit` is the pair's draw for [`crate::draws::Purpose::Fit`].
    #[must_use]
    #[inline]
    pub fn after(&self, taste: PairDraw, fit: PairDraw, place: Views) -> Views {
        let (x, y) = self.seen_before(taste);
        let Utilities { normals, after, .. } = self.utilities;
        let (one, two) = (fit.normal::<0>(*normals), fit.normal::<1>(*normals));
        let found = after.fit * fit.normal::<2>(*normals);
        let (applicant, program, remainder) = (after.applicant, after.program, after.remainder);
        let appeal = applicant[0] * x + applicant[1] * y + remainder[0] * one + found;
        let score = program[0] * x + program[1] * y + remainder[1] * one + remainder[2] * two + found;
        Views { appeal: appeal + place.appeal + self.bonus, score: score + place.score + self.own }
    }

    #[inline]
    fn seen_before(&self, taste: PairDraw) -> (f32, f32) {
        let Utilities { normals, before, .. } = self.utilities;
        let (z, w) = (taste.normal::<3>(*normals), taste.normal::<4>(*normals));
        (before.applicant_sd * z, before.of_first * z + before.own * w)
    }
}

/// The joint normal law of what both sides see of their tastes before and after the interview.
///
/// Before: `x = k t + σ ν`, with the taste `t` and the noise `ν`; after: `X = k t + left σ ν`; likewise `y` and `Y` of the
/// program. The tastes have correlation `shared`, the noises none.
fn tastes(taste: [f64; 2], noise: [f64; 2], shared: f64, left: f64) -> (Before, After) {
    let together = taste[0] * taste[1] * shared;
    let before = [0, 1].map(|side| taste[side] * taste[side] + noise[side] * noise[side]);
    let across = [0, 1].map(|side| taste[side] * taste[side] + left * noise[side] * noise[side]);
    let after = [0, 1].map(|side| taste[side] * taste[side] + left * left * noise[side] * noise[side]);

    let sd = before[0].sqrt();
    let of_first = if sd > 0.0 { together / sd } else { 0.0 };
    let own = (before[1] - of_first * of_first).max(0.0).sqrt();

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
    let (applicant, program) = (solve([across[0], together]), solve([together, across[1]]));
    let explained = |one: [f64; 2], c: [f64; 2]| one[0] * c[0] + one[1] * c[1];
    let rest = [
        after[0] - explained(applicant, [across[0], together]),
        together - explained(applicant, [together, across[1]]),
        after[1] - explained(program, [together, across[1]]),
    ];
    let first = rest[0].max(0.0).sqrt();
    let mixed = if first > 1e-9 { rest[1] / first } else { 0.0 };
    let last = (rest[2] - mixed * mixed).max(0.0).sqrt();
    (
        Before { applicant_sd: single(sd), of_first: single(of_first), own: single(own) },
        After {
            applicant: applicant.map(single),
            program: program.map(single),
            remainder: [single(first), single(mixed), single(last)],
            fit: 0.0,
        },
    )
}
