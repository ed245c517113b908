//! Lots of many pairs.

use pulp::{Simd, WithSimd};

use super::{mixed, shifted};

/// The fractional bits of odds, a fixed-point number.
pub const ODDS: u32 = 12;

/// See [`super::Lanes::draw`].
pub(super) struct Draw<'a> {
    pub(super) own: u32,
    pub(super) halves: &'a [u32],
    pub(super) odds: &'a [u32],
    pub(super) most: &'a [u32],
    pub(super) spans: &'a [Span],
    pub(super) bars: &'a mut [u32],
}

/// Members who draw lots for the same places.
#[derive(Clone, Copy, Default, Debug)]
pub struct Span {
    /// Where its members end; they begin where the previous span ends.
    pub end: usize,
    /// Where its odds and `most` begin.
    pub odds: usize,
    /// The first place to hand out.
    pub place: u32,
    /// How many places there are.
    pub wanted: u32,
}

impl WithSimd for Draw<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let own = simd.splat_u32s(self.own);
        let mut start = 0;
        for &Span { end, odds, place, wanted } in self.spans {
            let (last, wanted) = (simd.splat_u32s(place.wrapping_add(wanted)), simd.splat_u32s(wanted));
            let halves = S::as_simd_u32s(&self.halves[start..end]).0;
            let rows = odds..odds + end - start;
            let odds = S::as_simd_u32s(&self.odds[rows.clone()]).0;
            let most = S::as_simd_u32s(&self.most[rows]).0;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lanes, WIDEST, mix};
    use proptest::prelude::*;

    /// The plain twin of [`Lanes::draw`], member by member.
    fn plain(own: u32, halves: &[u32], odds: &[u32], most: &[u32], spans: &[Span], bars: &mut [u32]) {
        let mut start = 0;
        for span in spans {
            for member in start..span.end {
                let row = span.odds + member - start;
                // A uniform number below 1, times the odds, rounded down.
                let product = u64::from(mix(own, halves[member])) * u64::from(odds[row]);
                let needed = u32::try_from(product >> (32 + ODDS)).unwrap().min(most[row]).min(span.wanted);
                bars[member] = span.place + span.wanted - needed;
            }
            start = span.end;
        }
    }

    proptest! {
        #[test]
        fn as_the_plain_twin(
            own: u32,
            members in prop::collection::vec((any::<u32>(), any::<u32>(), 0_u32..200), 3 * WIDEST),
            spans in prop::collection::vec((0_usize..3, 0_u32..500, 0_u32..100), 3),
        ) {
            let column = |of: fn(&(u32, u32, u32)) -> u32| members.iter().map(of).collect::<Vec<_>>();
            let (halves, odds, most) = (column(|one| one.0), column(|one| one.1), column(|one| one.2));
            let span = |(which, &(row, place, wanted)): (usize, &(usize, u32, u32))| {
                Span { end: (which + 1) * WIDEST, odds: row * WIDEST, place, wanted }
            };
            let spans: Vec<Span> = spans.iter().enumerate().map(span).collect();
            let mut expected = vec![0; halves.len()];
            plain(own, &halves, &odds, &most, &spans, &mut expected);
            for lanes in [Lanes::plain(), Lanes::default()] {
                let mut bars = vec![0; halves.len()];
                lanes.draw(own, &halves, &odds, &most, &spans, &mut bars);
                prop_assert_eq!(&bars, &expected);
            }
        }
    }
}
