//! Normal draws of pairs, and what both sides see of them.
//!
//! A pair's 32 bits give two uniform numbers, and these give two independent standard normal ones (Box and Muller, "A note on the
//! generation of random normal deviates", Annals of Mathematical Statistics 29, 1958). Logarithm, sine and cosine are minimax
//! polynomials. A test compares all possible values with exact ones.

use pulp::{Simd, WithSimd};

use super::{mixed, shifted};

/// The weights of a pair's draws in one side's view: two draws for each of `N` purposes.
pub type Weights<const N: usize> = [[f32; 2]; N];

/// Make the bits of each purpose different.
const SALTS: [u32; 2] = [0, 0x9e37_79b9];

/// Pairs of the key half `own` with each of `halves`.
pub(super) struct Pairs<'a, const N: usize> {
    pub(super) own: u32,
    pub(super) halves: &'a [u32],
    /// The weights of either side.
    pub(super) weights: [Weights<N>; 2],
    pub(super) views: [&'a mut [f32]; 2],
}

impl<const N: usize> WithSimd for Pairs<'_, N> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let halves = S::as_simd_u32s(self.halves).0;
        let [ones, others] = self.views;
        let (ones, others) = (S::as_mut_simd_f32s(ones).0, S::as_mut_simd_f32s(others).0);
        for ((&half, one), other) in halves.iter().zip(ones).zip(others) {
            for (purpose, salt) in SALTS.into_iter().enumerate().take(N) {
                let normals = normals(simd, mixed(simd, simd.splat_u32s(self.own ^ salt), half));
                *one = simd.add_f32s(*one, seen(simd, self.weights[0][purpose], normals));
                *other = simd.add_f32s(*other, seen(simd, self.weights[1][purpose], normals));
            }
        }
    }
}

#[inline(always)]
fn seen<S: Simd>(simd: S, [one, two]: [f32; 2], [z, w]: [S::f32s; 2]) -> S::f32s {
    simd.add_f32s(simd.mul_f32s(simd.splat_f32s(one), z), simd.mul_f32s(simd.splat_f32s(two), w))
}

/// Two independent standard normal draws from 32 bits: the low half gives the distance from 0, the high half the direction.
#[inline(always)]
fn normals<S: Simd>(simd: S, bits: S::u32s) -> [S::f32s; 2] {
    let distance = distance(simd, simd.and_u32s(bits, simd.splat_u32s(0xffff)));
    let [sine, cosine] = direction(simd, shifted::<S, 16>(simd, bits));
    [simd.mul_f32s(distance, sine), simd.mul_f32s(distance, cosine)]
}

/// `sqrt(-2 ln u)`, with `u` at the middle of one of 65,536 steps.
#[inline(always)]
fn distance<S: Simd>(simd: S, step: S::u32s) -> S::f32s {
    // With the exponent of 2^23, a whole number is stored as the mantissa.
    let whole = simd.splat_u32s(0x4b00_0000);
    let (one, fraction) = (simd.splat_u32s(0x3f80_0000), simd.splat_u32s(0x007f_ffff));
    let number = |bits| simd.transmute_f32s_u32s(simd.or_u32s(bits, whole));
    let middle = simd.sub_f32s(number(step), simd.splat_f32s(8_388_607.5));
    let bits = simd.transmute_u32s_f32s(middle);
    // `u` is this power of two times the mantissa. 127 is the bias of the exponent, 16 scales the steps.
    let power = simd.sub_f32s(number(shifted::<S, 23>(simd, bits)), simd.splat_f32s(8_388_608.0 + 127.0 + 16.0));
    let mantissa = simd.transmute_f32s_u32s(simd.or_u32s(simd.and_u32s(bits, fraction), one));
    let rest = polynomial(simd, simd.sub_f32s(mantissa, simd.splat_f32s(1.5)), LOGARITHM);
    let rest = simd.mul_f32s(simd.sub_f32s(mantissa, simd.splat_f32s(1.0)), rest);
    simd.sqrt_f32s(simd.add_f32s(simd.mul_f32s(power, simd.splat_f32s(-2.0 * std::f32::consts::LN_2)), rest))
}

/// Sine and cosine of one of 65,536 angles.
#[inline(always)]
fn direction<S: Simd>(simd: S, step: S::u32s) -> [S::f32s; 2] {
    // With the exponent of 2^7, one step is 2^-16.
    let turn = simd.transmute_f32s_u32s(simd.or_u32s(step, simd.splat_u32s(0x4300_0000)));
    let turn = simd.sub_f32s(turn, simd.splat_f32s(128.5));
    let square = simd.mul_f32s(turn, turn);
    // Sine and cosine are 0 at half and quarter turns.
    let zero = |factor| simd.sub_f32s(simd.splat_f32s(1.0), simd.mul_f32s(simd.splat_f32s(factor), square));
    let sine = simd.mul_f32s(simd.mul_f32s(turn, zero(4.0)), polynomial(simd, square, SINE));
    [sine, simd.mul_f32s(zero(16.0), polynomial(simd, square, COSINE))]
}

/// `-2 ln m = (m - 1) P(m - 1.5)` for `m` from 1 to 2, to 3e-6.
const LOGARITHM: [f32; 6] = [-1.621_862_6, 0.576_985_3, -0.264_877_94, 0.136_936_57, -0.079_445_32, 0.036_677_26];

/// `sin 2 pi t = t (1 - 4 t^2) P(t^2)` for `t` from -1/2 to 1/2, to 7e-6.
const SINE: [f32; 4] = [6.283_042_3, -16.198_185, 16.559_72, -8.152_294];

/// `cos 2 pi t = (1 - 16 t^2) P(t^2)` for `t` from -1/2 to 1/2, to 1e-6.
const COSINE: [f32; 5] = [0.999_999_04, -3.738_981_3, 5.105_35, -3.594_959, 1.322_702_9];

/// Evaluates a polynomial, constant first.
#[inline(always)]
fn polynomial<S: Simd, const N: usize>(simd: S, x: S::f32s, coefficients: [f32; N]) -> S::f32s {
    let mut sum = simd.splat_f32s(0.0);
    for (which, coefficient) in coefficients.into_iter().enumerate().rev() {
        let coefficient = simd.splat_f32s(coefficient);
        sum = if which + 1 == N { coefficient } else { simd.add_f32s(simd.mul_f32s(sum, x), coefficient) };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lanes, WIDEST, mix};
    use proptest::prelude::*;
    use pulp::Scalar;

    /// The plain twin of [`Lanes::add_tastes`], pair by pair.
    fn plain<const N: usize>(own: u32, halves: &[u32], weights: [Weights<N>; 2], views: &mut [Vec<f32>; 2]) {
        for (pair, &half) in halves.iter().enumerate() {
            for (purpose, salt) in SALTS.into_iter().enumerate().take(N) {
                let [z, w] = two_normals(mix(own ^ salt, half));
                for (view, weights) in views.iter_mut().zip(weights) {
                    let [one, two] = weights[purpose];
                    view[pair] += one * z + two * w;
                }
            }
        }
    }

    /// Box and Muller, with the same polynomials.
    #[allow(clippy::cast_precision_loss, reason = "16 bits")]
    fn two_normals(bits: u32) -> [f32; 2] {
        let polynomial =
            |x: f32, factors: &[f32]| factors.iter().rev().copied().reduce(|sum, one| sum * x + one).unwrap();
        let middle = (bits & 0xffff) as f32 + 0.5;
        let (power, mantissa) = (middle.to_bits() >> 23, f32::from_bits(middle.to_bits() & 0x007f_ffff | 0x3f80_0000));
        let power = power as f32 - (127.0 + 16.0);
        let rest = (mantissa - 1.0) * polynomial(mantissa - 1.5, &LOGARITHM);
        let distance = (power * (-2.0 * std::f32::consts::LN_2) + rest).sqrt();
        let turn = (bits >> 16) as f32 / 65_536.0 - 0.5;
        let square = turn * turn;
        let sine = turn * (1.0 - 4.0 * square) * polynomial(square, &SINE);
        let cosine = (1.0 - 16.0 * square) * polynomial(square, &COSINE);
        [distance * sine, distance * cosine]
    }

    proptest! {
        #[test]
        fn as_the_plain_twin(
            own: u32,
            halves in prop::collection::vec(any::<u32>(), 4 * WIDEST),
            weights in prop::array::uniform2(prop::array::uniform2(prop::array::uniform2(-2.0_f32..2.0))),
        ) {
            let mut expected = [vec![0.5; halves.len()], vec![-0.25; halves.len()]];
            let start = expected.clone();
            plain(own, &halves, weights, &mut expected);
            for lanes in [Lanes::plain(), Lanes::default()] {
                let [mut appeals, mut scores] = start.clone();
                lanes.add_tastes(own, &halves, weights, [&mut appeals, &mut scores]);
                let bits = |views: &[Vec<f32>; 2]| views.concat().into_iter().map(f32::to_bits).collect::<Vec<_>>();
                prop_assert_eq!(bits(&[appeals, scores]), bits(&expected));
            }
        }
    }

    const STEPS: u32 = 1 << 16;

    /// Every possible draw equals the exact one to 3e-5: all distances and all directions.
    #[test]
    fn all_draws_are_exact_enough() {
        for step in 0..STEPS {
            let u = (f64::from(step) + 0.5) / f64::from(STEPS);
            let error = f64::from(distance(Scalar, step)).powi(2) + 2.0 * u.ln();
            assert!(error.abs() < 5e-6, "{step}: {error}");
            let turn = f64::from(step) / f64::from(STEPS) - 0.5;
            let (sine, cosine) = (std::f64::consts::TAU * turn).sin_cos();
            let [error, other] = direction(Scalar, step);
            let errors = [f64::from(error) - sine, f64::from(other) - cosine];
            assert!(errors.iter().all(|error| error.abs() < 1e-5), "{step}: {errors:?}");
        }
    }

    /// Over all possible draws the mean is 0 and the variance 1; the fourth moment is 3, less the part beyond 4.8.
    #[test]
    fn draws_have_the_moments_of_a_normal_one() {
        let mean = |of: &dyn Fn(u32) -> f64| (0..STEPS).map(of).sum::<f64>() / f64::from(STEPS);
        let squared = |step: u32| f64::from(distance(Scalar, step)).powi(2);
        let part = |step: u32, which: usize| f64::from(direction(Scalar, step)[which]);
        for which in [0, 1] {
            assert!(mean(&|step| part(step, which)).abs() < 1e-5);
            let square = mean(&squared) * mean(&|step| part(step, which).powi(2));
            let fourth = mean(&|step| squared(step).powi(2)) * mean(&|step| part(step, which).powi(4));
            assert!((square - 1.0).abs() < 3e-5 && (fourth - 3.0).abs() < 2e-3, "{square} {fourth}");
        }
        assert!(mean(&|step| part(step, 0) * part(step, 1)).abs() < 1e-5);
    }
}
