//! How many keys are lower than each.

use pulp::{Simd, WithSimd};

/// See [`super::Lanes::lower`].
pub(super) struct Lower<'a> {
    pub(super) keys: &'a [i32],
    pub(super) count: usize,
    pub(super) found: &'a mut [u32],
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
