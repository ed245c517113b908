//! Many numbers at once: what is done to the lots and utilities of one person, with whatever the processor has for it.
//!
//! The results do not depend on the processor: each operation is exact, or rounds alike everywhere.

#![allow(clippy::inline_always, reason = "only what is inlined is compiled for what the processor has")]

mod above;
mod tastes;

pub(crate) use above::{SET_AT_ONCE, write_set};
pub(crate) use tastes::Weights;

use above::Above;
use pulp::{Arch, Simd, WithSimd};
use tastes::Pairs;

/// Where a list is to be a multiple of what any processor takes at once, it is one of this.
pub(crate) const WIDEST: usize = 16;

/// The unit of odds, as bits behind the point.
pub(crate) const ODDS: u32 = 12;

/// Looks at numbers before a search for a bar is given up: with different numbers three suffice nearly always.
const PATIENCE: u32 = 24;

/// What the processor can do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lanes {
    arch: Arch,
    width: usize,
}

impl Default for Lanes {
    fn default() -> Self {
        let arch = Arch::default();
        Lanes { arch, width: arch.dispatch(Width) }
    }
}

/// The wanted number of the lowest are looked for by steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Search {
    /// How many are to be below the bar.
    pub(crate) wanted: u32,
    /// Where to begin.
    pub(crate) guess: f32,
    /// By how much to move the bar for one number more.
    pub(crate) step: f32,
}

impl Lanes {
    /// One number at a time.
    pub(crate) fn plain() -> Lanes {
        Lanes { arch: Arch::Scalar, width: 1 }
    }

    /// Draws lots for the pairs of one key's half with others. Of the places that a span gives one after the other, a member gets the
    /// next when that is before its bar: when the places that are left are more than a whole number uniform below the member's
    /// odds, and never more than `most`.
    #[inline]
    pub(crate) fn draw(self, own: u32, halves: &[u32], odds: &[u32], most: &[u32], spans: &[Span], bars: &mut [u32]) {
        self.arch.dispatch(Draw { own, halves, odds, most, spans, bars });
    }

    /// Adds to the views of two sides what they see of the normal draws of pairs, of one key's half with others. All lists are
    /// equally long, a multiple of what the processor takes at once.
    #[inline]
    pub(crate) fn add_tastes<const N: usize>(
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
    pub(crate) fn bar(self, numbers: &[f32], search: Search) -> f32 {
        self.arch.dispatch(Bar { numbers, search })
    }

    /// Writes which numbers are above a bar into the beginning of `found`, rising; how many there are. There is room for
    /// [`WIDEST`] more than all.
    #[inline]
    pub(crate) fn above(self, numbers: &[f32], bar: f32, found: &mut [u32]) -> usize {
        self.arch.dispatch(Above { numbers, bar, found })
    }

    /// What lies on either side of a bar.
    #[inline]
    pub(crate) fn look(self, numbers: &[f32], bar: f32) -> Look {
        self.arch.dispatch(Glance { numbers, bar })
    }

    /// For each of the first `count` keys how many of them are lower. As many steps as the square of their number; what is found of
    /// those behind does not matter.
    #[inline]
    pub(crate) fn lower(self, keys: &[i32], count: usize, lower: &mut [u32]) {
        self.arch.dispatch(Lower { keys, count, found: lower });
    }

    /// How many numbers the processor takes at once.
    #[inline]
    pub(crate) fn width(self) -> usize {
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

struct Draw<'a> {
    own: u32,
    halves: &'a [u32],
    odds: &'a [u32],
    most: &'a [u32],
    spans: &'a [Span],
    bars: &'a mut [u32],
}

/// Members who draw lots among each other.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Span {
    /// Where they end; they begin where those before end.
    pub(crate) end: usize,
    /// The first place that they are given.
    pub(crate) place: u32,
    /// How many they are given.
    pub(crate) wanted: u32,
}

impl WithSimd for Draw<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let own = simd.splat_u32s(self.own);
        let mut start = 0;
        for &Span { end, place, wanted } in self.spans {
            let (last, wanted) = (simd.splat_u32s(place.wrapping_add(wanted)), simd.splat_u32s(wanted));
            let halves = S::as_simd_u32s(&self.halves[start..end]).0;
            let odds = S::as_simd_u32s(&self.odds[start..end]).0;
            let most = S::as_simd_u32s(&self.most[start..end]).0;
            let bars = S::as_mut_simd_u32s(&mut self.bars[start..end]).0;
            for (((bar, &half), &odds), &most) in bars.iter_mut().zip(halves).zip(odds).zip(most) {
                let (_, product) = simd.widening_mul_u32s(mixed(simd, own, half), odds);
                let needed = simd.min_u32s(shifted::<S, ODDS>(simd, product), most);
                *bar = simd.sub_u32s(last, simd.min_u32s(needed, wanted));
            }
            start = end;
        }
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

struct Bar<'a> {
    numbers: &'a [f32],
    search: Search,
}

impl WithSimd for Bar<'_> {
    type Output = f32;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> f32 {
        let Search { wanted, guess, mut step } = self.search;
        let numbers = S::as_simd_f32s(self.numbers).0;
        let (mut low, mut high) = (f32::NEG_INFINITY, f32::INFINITY);
        let mut bar = guess;
        for _ in 0..PATIENCE {
            let look = look(simd, numbers, bar);
            #[allow(clippy::cast_possible_wrap, reason = "lists are short")]
            let missing = wanted as i32 - look.count as i32;
            match missing {
                0 => return bar,
                -1 => return look.below,
                1 => return look.above.next_up(),
                2.. => low = look.above,
                _ => high = look.below,
            }
            #[allow(clippy::cast_precision_loss, reason = "small")]
            let next = bar + missing as f32 * step;
            let middle = f32::midpoint(low, high);
            bar = if low < next && next < high || !middle.is_finite() { next } else { middle };
            if !middle.is_finite() {
                step *= 2.0;
            }
        }
        bar
    }
}

struct Glance<'a> {
    numbers: &'a [f32],
    bar: f32,
}

impl WithSimd for Glance<'_> {
    type Output = Look;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Look {
        look(simd, S::as_simd_f32s(self.numbers).0, self.bar)
    }
}

/// How many numbers are below a bar, the highest of them, and the lowest of the others.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Look {
    pub(crate) count: u32,
    pub(crate) below: f32,
    above: f32,
}

#[inline(always)]
fn look<S: Simd>(simd: S, numbers: &[S::f32s], bar: f32) -> Look {
    let bar = simd.splat_f32s(bar);
    let [none, one, lowest, highest] = [0.0, 1.0, f32::MIN, f32::INFINITY].map(|number| simd.splat_f32s(number));
    let (mut count, mut below, mut above) = (none, lowest, highest);
    for &number in numbers {
        let is_below = simd.less_than_f32s(number, bar);
        count = simd.add_f32s(count, simd.select_f32s(is_below, one, none));
        below = simd.max_f32s(below, simd.select_f32s(is_below, number, lowest));
        above = simd.min_f32s(above, simd.select_f32s(is_below, highest, number));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number")]
    Look {
        count: simd.reduce_sum_f32s(count) as u32,
        below: simd.reduce_max_f32s(below),
        above: simd.reduce_min_f32s(above),
    }
}

struct Lower<'a> {
    keys: &'a [i32],
    count: usize,
    found: &'a mut [u32],
}

impl WithSimd for Lower<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let others = &self.keys[..self.count];
        let (pairs, rest) = S::as_simd_i32s(self.keys).0.as_chunks();
        let (found_pairs, found_rest) = S::as_mut_simd_u32s(self.found).0.as_chunks_mut();
        for (&own, found) in pairs.iter().zip(found_pairs) {
            *found = lower::<S, 2>(simd, own, others);
        }
        for (&own, found) in rest.iter().zip(found_rest) {
            [*found] = lower(simd, [own], others);
        }
    }
}

/// For each of these keys how many of the others are lower.
#[inline(always)]
fn lower<S: Simd, const N: usize>(simd: S, own: [S::i32s; N], others: &[i32]) -> [S::u32s; N] {
    let (none, one) = (simd.splat_u32s(0), simd.splat_u32s(1));
    let mut lower = [none; N];
    for &other in others {
        let other = simd.splat_i32s(other);
        for (lower, &own) in lower.iter_mut().zip(&own) {
            *lower = simd.add_u32s(*lower, simd.select_u32s(simd.less_than_i32s(other, own), one, none));
        }
    }
    lower
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::Keys;
    use proptest::prelude::*;

    fn halves(kind: &str, count: usize) -> Vec<u32> {
        let mut keys = Keys::of(7, None, kind);
        (0..count).map(|_| keys.next_key().half()).collect()
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
                &[Span { end: 320, place: 0, wanted: u32::MAX }],
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
                &[Span { end: 320, place: 0, wanted: u32::MAX }],
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
