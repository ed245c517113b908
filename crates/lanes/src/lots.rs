//! Lots of many pairs.

use pulp::{Simd, WithSimd};

use super::{mixed, shifted};

/// The unit of odds, as bits behind the point.
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

/// Members who draw lots among each other.
#[derive(Clone, Copy, Default, Debug)]
pub struct Span {
    /// Where they end; they begin where those before end.
    pub end: usize,
    /// Where their odds begin, and the most.
    pub odds: usize,
    /// The first place that they are given.
    pub place: u32,
    /// How many they are given.
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
            let told = odds..odds + end - start;
            let odds = S::as_simd_u32s(&self.odds[told.clone()]).0;
            let most = S::as_simd_u32s(&self.most[told]).0;
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
