//! Many numbers at once: what is done to the lots and utilities of one person, with whatever the processor has for it.
//!
//! The results do not depend on the processor: each operation is exact, or rounds alike everywhere.

#![allow(clippy::inline_always, reason = "only what is inlined is compiled for what the processor has")]

mod above;
mod bar;
mod lots;
mod lower;
pub mod order;
mod tastes;

pub use above::{SET_AT_ONCE, write_set};
pub use bar::{Look, Search};
pub use lots::{ODDS, Span};
pub use tastes::Weights;

use above::{Above, NotBelow};
use bar::{Bar, Glance};
use lots::Draw;
use lower::Lower;
use pulp::{Arch, Simd, WithSimd};
use tastes::Pairs;

/// Where a list is to be a multiple of what any processor takes at once, it is one of this.
pub const WIDEST: usize = 16;

/// What the processor can do.
#[derive(Clone, Copy, Debug)]
pub struct Lanes {
    arch: Arch,
    width: usize,
}

impl Default for Lanes {
    fn default() -> Self {
        let arch = Arch::default();
        Lanes { arch, width: arch.dispatch(Width) }
    }
}

impl Lanes {
    /// One number at a time.
    #[must_use]
    pub fn plain() -> Lanes {
        Lanes { arch: Arch::Scalar, width: 1 }
    }

    /// Draws lots for the pairs of one key's half with others. Of the places that a span gives one after the other, a member gets the
    /// next when that is before its bar: when the places that are left are more than a whole number uniform below the member's
    /// odds, and never more than `most`.
    #[inline]
    pub fn draw(self, own: u32, halves: &[u32], odds: &[u32], most: &[u32], spans: &[Span], bars: &mut [u32]) {
        self.arch.dispatch(Draw { own, halves, odds, most, spans, bars });
    }

    /// Adds to the views of two sides what they see of the normal draws of pairs, of one key's half with others. All lists are
    /// equally long, a multiple of what the processor takes at once.
    #[inline]
    pub fn add_tastes<const N: usize>(
        self,
        own: u32,
        halves: &[u32],
        weights: [Weights<N>; 2],
        views: [&mut [f32]; 2],
    ) {
        debug_assert_eq!(halves.len() % self.width, 0, "nothing is left behind the last that are taken at once");
        self.arch.dispatch(Pairs { own, halves, weights, views });
    }

    /// A bar that so many numbers are below, unless some are equal. Infinite numbers do not count.
    #[inline]
    #[must_use]
    pub fn bar(self, numbers: &[f32], search: Search) -> f32 {
        self.arch.dispatch(Bar { numbers, search })
    }

    /// Writes which numbers are above a bar into the beginning of `found`, rising; how many there are. There is room for
    /// [`WIDEST`] more than all.
    #[inline]
    pub fn above(self, numbers: &[f32], bar: f32, found: &mut [u32]) -> usize {
        self.arch.dispatch(Above { numbers, bar, found })
    }

    /// As [`Lanes::above`], for numbers that each have a bar of their own and may be as high as it.
    #[inline]
    pub fn not_below(self, numbers: &[f32], bars: &[f32], found: &mut [u32]) -> usize {
        self.arch.dispatch(NotBelow { numbers, bars, found })
    }

    /// What lies on either side of a bar.
    #[inline]
    #[must_use]
    pub fn look(self, numbers: &[f32], bar: f32) -> Look {
        self.arch.dispatch(Glance { numbers, bar })
    }

    /// For each of the first `count` keys how many of them are lower. As many steps as the square of their number; what is found of
    /// those behind does not matter.
    #[inline]
    pub fn lower(self, keys: &[i32], count: usize, lower: &mut [u32]) {
        self.arch.dispatch(Lower { keys, count, found: lower });
    }

    /// How many numbers the processor takes at once.
    #[inline]
    #[must_use]
    pub fn width(self) -> usize {
        self.width
    }
}

struct Width;

impl WithSimd for Width {
    type Output = usize;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> usize {
        S::U32_LANES
    }
}

/// The bits of a pair: the finaliser of Wellons ("Prospecting for hash functions", 2018, lowbias32) of both halves together.
#[inline(always)]
fn mixed<S: Simd>(simd: S, own: S::u32s, other: S::u32s) -> S::u32s {
    let mut bits = simd.xor_u32s(own, other);
    bits = simd.mul_u32s(simd.xor_u32s(bits, shifted::<S, 16>(simd, bits)), simd.splat_u32s(0x7feb_352d));
    bits = simd.mul_u32s(simd.xor_u32s(bits, shifted::<S, 15>(simd, bits)), simd.splat_u32s(0x846c_a68b));
    simd.xor_u32s(bits, shifted::<S, 16>(simd, bits))
}

#[inline(always)]
fn shifted<S: Simd, const BY: u32>(simd: S, bits: S::u32s) -> S::u32s {
    simd.wrapping_dyn_shr_u32s(bits, simd.splat_u32s(BY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha12Rng;

    /// Halves of the keys of people or departments.
    fn halves(kind: &str, count: usize) -> Vec<u32> {
        let mut seed = [0; 32];
        seed[..kind.len()].copy_from_slice(kind.as_bytes());
        let mut random = ChaCha12Rng::from_seed(seed);
        (0..count).map(|_| random.random()).collect()
    }

    /// What the lots of 320 people at 320 departments are, over 2^24 steps, by whatever the processor has.
    fn lots() -> Vec<Vec<u32>> {
        let departments = halves("departments", 320);
        let (odds, most) = (vec![u32::MAX; 320], vec![u32::MAX; 320]);
        let draw = |own| {
            let mut before = vec![0; 320];
            Lanes::default().draw(
                own,
                &departments,
                &odds,
                &most,
                &[Span { end: 320, odds: 0, place: 0, wanted: u32::MAX }],
                &mut before,
            );
            before.into_iter().map(|before| u32::MAX - before).collect()
        };
        halves("people", 320).into_iter().map(draw).collect()
    }

    /// One number at a time says the same: results do not depend on the processor.
    #[test]
    fn lots_are_the_same_without_lanes() {
        let departments = halves("departments", 320);
        for (own, lots) in halves("people", 320).into_iter().zip(lots()) {
            for (&half, &lot) in departments.iter().zip(&lots) {
                let mut bits = own ^ half;
                bits = (bits ^ bits >> 16).wrapping_mul(0x7feb_352d);
                bits = (bits ^ bits >> 15).wrapping_mul(0x846c_a68b);
                bits ^= bits >> 16;
                assert_eq!(u64::from(lot), (u64::from(bits) * u64::from(u32::MAX)) >> (32 + ODDS));
            }
        }
    }

    /// What a processor without any lanes finds, and what this one finds: lots, bars, how many keys are lower, and tastes.
    #[test]
    fn all_processors_find_the_same() {
        let plain = Lanes::plain();
        for (own, lots) in halves("people", 40).into_iter().zip(lots()) {
            let mut before = vec![0; 320];
            let (odds, most) = (vec![u32::MAX; 320], vec![u32::MAX; 320]);
            plain.draw(
                own,
                &halves("departments", 320),
                &odds,
                &most,
                &[Span { end: 320, odds: 0, place: 0, wanted: u32::MAX }],
                &mut before,
            );
            assert!(before.iter().zip(&lots).all(|(&before, &lot)| before == u32::MAX - lot));
            let numbers: Vec<f32> =
                lots.iter().map(|&lot| f32::from(u16::try_from(lot >> 8).expect("20 bits"))).collect();
            let bars = [plain, Lanes::default()].map(|lanes| {
                [0, 7, 160, 319].map(|wanted| lanes.bar(&numbers, Search { wanted, guess: 900.0, step: 2.0 }).to_bits())
            });
            assert_eq!(bars[0], bars[1]);
            let looks = [plain, Lanes::default()].map(|lanes| lanes.look(&numbers, 900.0));
            assert_eq!(looks[0], looks[1]);
            let lower = [plain, Lanes::default()].map(|lanes| {
                let mut lower = vec![0; 320];
                let keys: Vec<i32> = lots.iter().map(|lot| lot.cast_signed()).collect();
                lanes.lower(&keys, 311, &mut lower);
                lower
            });
            assert_eq!(lower[0], lower[1]);
            let weights = [[[0.9, 0.0], [0.3, 0.2]], [[0.4, 0.7], [-0.1, 0.5]]];
            let views = [plain, Lanes::default()].map(|lanes| {
                let (mut appeals, mut scores) = (vec![0.5; 320], vec![-0.25; 320]);
                lanes.add_tastes(own, &halves("departments", 320), weights, [&mut appeals, &mut scores]);
                appeals.into_iter().chain(scores).map(f32::to_bits).collect::<Vec<_>>()
            });
            assert_eq!(views[0], views[1]);
        }
    }

    /// Lots that share a person or a department are as independent as any: mean, variance, neighbours, rows and columns lie within
    /// five standard errors of white noise.
    #[test]
    fn lots_are_white() {
        let lots = lots();
        let n = 320.0_f64;
        // Uniform, with mean 0 and variance 1.
        let at = |i: usize, j: usize| {
            (f64::from(lots[i % 320][j % 320]) / f64::from(1_u32 << (32 - ODDS)) - 0.5) * 12_f64.sqrt()
        };
        let mut sums = [0.0; 4];
        let (mut rows, mut columns) = (vec![0.0; 320], vec![0.0; 320]);
        for (i, row) in rows.iter_mut().enumerate() {
            for (j, column) in columns.iter_mut().enumerate() {
                let lot = at(i, j);
                for (sum, value) in sums.iter_mut().zip([lot, lot * lot - 1.0, lot * at(i, j + 1), lot * at(i + 1, j)])
                {
                    *sum += value;
                }
                *row += lot;
                *column += lot;
            }
        }
        // The fourth moment of a uniform of variance 1 is 1.8.
        for (sum, sd) in sums.into_iter().zip([1.0, 0.8_f64.sqrt(), 1.0, 1.0]) {
            assert!((sum / (n * n)).abs() < 5.0 * sd / n, "{}", sum / (n * n));
        }
        for margin in [rows, columns] {
            let chi: f64 = margin.iter().map(|sum| sum * sum / n).sum();
            assert!((chi - n).abs() < 5.0 * (2.0 * n).sqrt(), "{chi}");
        }
    }

    proptest! {
        /// Those above the bar are found, in order, by whatever the processor has and without it.
        #[test]
        fn what_is_above_is_found(numbers in prop::collection::vec(-3.0_f32..3.0, 0..120), bar in -3.0_f32..3.0) {
            let above = |number: f32| number > bar;
            let expected: Vec<u32> = (0..).zip(&numbers).filter(|&(_, &number)| above(number)).map(|(which, _)| which).collect();
            for lanes in [Lanes::plain(), Lanes::default()] {
                let mut found = vec![0; numbers.len() + WIDEST];
                let count = lanes.above(&numbers, bar, &mut found);
                prop_assert_eq!(&found[..count], &expected);
                // As many have others as bars that are as high as they are, or lower.
                let bars: Vec<f32> = numbers.iter().map(|&number| if above(number) { number } else { bar.next_up() }).collect();
                let count = lanes.not_below(&numbers, &bars, &mut found);
                prop_assert_eq!(&found[..count], &expected);
            }
        }

        /// So many different numbers are below the bar, wherever the search begins.
        #[test]
        fn bars_have_so_many_below(
            numbers in prop::collection::hash_set(-1000_i16..1000, 1..100),
            part in 0.0_f64..1.0,
            guess in -20.0_f32..20.0,
            step in 0.001_f32..1.0,
        ) {
            let mut numbers: Vec<f32> = numbers.into_iter().map(|number| f32::from(number) / 64.0).collect();
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small")]
            let wanted = (part * numbers.len() as f64) as u32;
            numbers.resize(numbers.len().next_multiple_of(WIDEST), f32::INFINITY);
            let bar = Lanes::default().bar(&numbers, Search { wanted, guess, step });
            prop_assert_eq!(numbers.iter().filter(|&&number| number < bar).count(), wanted as usize);
        }
    }
}
