//! Counts lower keys.

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

/// Counts, for each of these keys, how many of the others are lower.
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
    use crate::{Lanes, WIDEST};
    use proptest::prelude::*;

    /// The plain twin of [`Lanes::lower`], for one key.
    fn plain(own: i32, keys: &[i32]) -> u32 {
        keys.iter().map(|&key| u32::from(key < own)).sum()
    }

    proptest! {
        #[test]
        fn as_the_plain_twin(
            keys in prop::collection::vec(prop_oneof![any::<i32>(), -3..3], 1..12 * WIDEST),
        ) {
            let count = keys.len();
            let expected: Vec<u32> = keys.iter().map(|&own| plain(own, &keys)).collect();
            let mut keys = keys;
            keys.resize(count.next_multiple_of(WIDEST), 0);
            for lanes in [Lanes::plain(), Lanes::default()] {
                let mut found = vec![0; keys.len()];
                lanes.lower(&keys, count, &mut found);
                prop_assert_eq!(&found[..count], &expected);
            }
        }
    }
}
