//! The vectorised kernels of the season, compiled for whatever SIMD the processor has.
//!
//! There are three kernels: [`Lanes::draw`] (lots), [`Lanes::add_tastes`], and [`Lanes::lower`] (short lists in [`order`]). Beside each
//! kernel stands a plain twin of a few lines that defines what it computes, and a test that compares the two bit for bit. They agree
//! because each operation is exact or rounds alike on every processor. A kernel stays as long as it saves 5% of a season of the 2025
//! scenario.

#![allow(clippy::inline_always, reason = "only what is inlined is compiled for what the processor has")]

mod lots;
mod lower;
pub mod order;
mod tastes;

pub use lots::{ODDS, Span};
pub use tastes::Weights;

use lots::Draw;
use lower::Lower;
use pulp::{Arch, Simd, WithSimd};
use tastes::Pairs;

/// The unit of padding: a multiple of the vector width of any processor.
pub const WIDEST: usize = 16;

/// The SIMD support of the processor.
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
    /// Processes one number at a time.
    #[must_use]
    pub fn plain() -> Lanes {
        Lanes { arch: Arch::Scalar, width: 1 }
    }

    /// Draws lots for pairs of the key half `own` with each of `halves`.
    ///
    /// Each span hands out places, one after another. A member draws a whole number, uniform below its odds and capped by `most`. It gets
    /// the next place if more places than this number are left. The output is the equivalent bar: a member gets the next place if that
    /// place lies below its bar.
    #[inline]
    pub fn draw(self, own: u32, halves: &[u32], odds: &[u32], most: &[u32], spans: &[Span], bars: &mut [u32]) {
        self.arch.dispatch(Draw { own, halves, odds, most, spans, bars });
    }

    /// Adds to both sides' views what they see of the normal draws of pairs of the key half `own` with each of `halves`. All lists
    /// have the same length, a multiple of the vector width.
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

    /// Counts, for each of the first `count` keys, how many of these are lower. Takes time quadratic in `count`. Results past `count`
    /// are meaningless.
    #[inline]
    pub fn lower(self, keys: &[i32], count: usize, lower: &mut [u32]) {
        self.arch.dispatch(Lower { keys, count, found: lower });
    }

    /// The vector width: how many numbers the processor handles at once.
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

/// The bits of a pair: both halves combined and passed through Wellons' finaliser ("Prospecting for hash functions", 2018, lowbias32).
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

/// The plain twin of [`mixed`].
#[cfg(test)]
fn mix(own: u32, other: u32) -> u32 {
    let mut bits = own ^ other;
    bits = (bits ^ bits >> 16).wrapping_mul(0x7feb_352d);
    bits = (bits ^ bits >> 15).wrapping_mul(0x846c_a68b);
    bits ^ bits >> 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha12Rng;

    /// Halves of the keys of people or departments.
    fn halves(kind: &str, count: usize) -> Vec<u32> {
        let mut seed = [0; 32];
        seed[..kind.len()].copy_from_slice(kind.as_bytes());
        let mut random = ChaCha12Rng::from_seed(seed);
        (0..count).map(|_| random.random()).collect()
    }

    /// The lots of 320 people at 320 departments, in units of 2^-20, with the processor's own SIMD.
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

    /// Lots that share a person or a department are as independent as any others: mean, variance, neighbours, rows and columns are
    /// within five standard errors of white noise.
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
}
