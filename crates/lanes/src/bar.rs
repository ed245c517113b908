//! A bar that so many numbers are below.

use pulp::{Simd, WithSimd};

/// Looks at numbers before a search for a bar is given up: with different numbers three suffice nearly always.
const PATIENCE: u32 = 24;

/// The wanted number of the lowest are looked for by steps.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    /// How many are to be below the bar.
    pub wanted: u32,
    /// Where to begin.
    pub guess: f32,
    /// By how much to move the bar for one number more.
    pub step: f32,
}

/// See [`super::Lanes::bar`].
pub(super) struct Bar<'a> {
    pub(super) numbers: &'a [f32],
    pub(super) search: Search,
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

/// See [`super::Lanes::look`].
pub(super) struct Glance<'a> {
    pub(super) numbers: &'a [f32],
    pub(super) bar: f32,
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
pub struct Look {
    /// How many numbers lie below the bar.
    pub count: u32,
    /// The highest of them.
    pub below: f32,
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
