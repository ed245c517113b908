//! Sorting of short lists.

use std::ops::Range;

use crate::{Lanes, WIDEST};

/// Lists of up to this many vectors are sorted by comparing every key with every other.
const LONGEST: usize = 16;

/// Lists up to this length are sorted in place, without a dispatch on the processor's SIMD.
const FEW: usize = 8;

/// Masks that keep the keys of a list and clear everything after the last.
static KEPT: [i32; 2 * FEW] = {
    let mut kept = [0; 2 * FEW];
    let mut which = 0;
    while which < FEW {
        kept[which] = !0;
        which += 1;
    }
    kept
};

/// The number of bins for utilities.
const BINS: usize = 64;

/// The bin of a utility; higher utilities have higher bins. Bins are 1/8 wide in the middle, where most utilities are.
#[inline]
fn bin(utility: f32) -> u8 {
    // Adding 2^23 rounds to a whole number, stored in the low bits.
    let whole = (utility * 8.0 + 32.0).clamp(0.0, 63.0) + 8_388_608.0;
    whole.to_bits().to_le_bytes()[0]
}

/// Sort keys, the lowest first. Those of many lists share one column, so that no list waits for its own.
#[derive(Clone, Default, Debug)]
pub struct Keys {
    /// Signed, because signed comparisons are faster. Padded by at least one vector.
    keys: Vec<i32>,
}

impl Keys {
    /// Makes room for `count` keys and keeps those present.
    #[inline]
    pub fn make_room(&mut self, count: usize) {
        if self.keys.len() < count + WIDEST {
            self.keys.resize(count + count / 4 + WIDEST, 0);
        }
    }

    /// Writes keys that sort by falling utility.
    #[inline]
    pub fn fall(&mut self, utilities: &[f32]) {
        self.write(utilities.iter().map(|&utility| falling(utility)));
    }

    /// Writes keys from the start.
    #[inline]
    pub fn write(&mut self, keys: impl ExactSizeIterator<Item = u32>) {
        self.make_room(keys.len());
        for (place, key) in self.keys.iter_mut().zip(keys) {
            *place = signed(key);
        }
    }

    /// Writes a key.
    ///
    /// # Panics
    /// If there is no room for it.
    #[inline]
    pub fn set(&mut self, which: usize, key: u32) {
        self.keys[which] = signed(key);
    }
}

/// Sorts short lists.
///
/// Every key is compared with every other; the number of lower keys is its place. For short lists this is faster than sorting,
/// because it is branch-free and compares many keys at once.
#[derive(Clone, Default, Debug)]
pub struct Order {
    lanes: Lanes,
    /// In this list and the next two, entries past the last are stale.
    keys: Keys,
    /// The place of each key.
    places: Vec<u32>,
    /// The key at each place.
    indices: Vec<u32>,
    /// Key and index, for long lists.
    long: Vec<u64>,
    /// The bin of each utility, and the indices in the highest bins.
    bins: Vec<u8>,
    few: Vec<u32>,
}

impl Order {
    /// The indices of all utilities in falling order; ties keep their order.
    #[inline]
    pub fn falling(&mut self, utilities: &[f32]) -> &[u32] {
        let mut keys = std::mem::take(&mut self.keys);
        keys.fall(utilities);
        self.find_places(&keys, 0..utilities.len());
        self.keys = keys;
        let (places, indices) = (&self.places[..utilities.len()], &mut self.indices[..utilities.len()]);
        for (&place, which) in places.iter().zip(0..) {
            indices[place as usize] = which;
        }
        indices
    }

    /// The indices of the `most` highest utilities in falling order; ties keep their order.
    ///
    /// Utilities are counted in bins, from the highest bin down until there are enough. Only those in these bins are sorted.
    pub fn best(&mut self, utilities: &[f32], most: usize) -> &[u32] {
        if utilities.len() <= most {
            return self.falling(utilities);
        }
        let mut lowest = BINS;
        let mut count = 0;
        self.bins.clear();
        self.bins.extend(utilities.iter().map(|&utility| bin(utility)));
        let mut counts = [0; BINS];
        for &bin in &self.bins {
            counts[usize::from(bin)] += 1;
        }
        while count < most {
            lowest -= 1;
            count += counts[lowest];
        }
        let mut few = std::mem::take(&mut self.few);
        few.resize(utilities.len(), 0);
        let mut found = 0;
        // Branch-free: every index is written, and overwritten if its bin is too low.
        for (&bin, which) in self.bins.iter().zip(0..) {
            few[found] = which;
            found += usize::from(usize::from(bin) >= lowest);
        }
        let mut keys = std::mem::take(&mut self.keys);
        keys.write(few[..found].iter().map(|&which| falling(utilities[which as usize])));
        self.find_places(&keys, 0..found);
        for (&place, &which) in self.places[..found].iter().zip(&few) {
            self.indices[place as usize] = which;
        }
        (self.keys, self.few) = (keys, few);
        &self.indices[..most]
    }

    /// The place of each entry of a list by rising keys; ties keep their order.
    #[inline]
    pub fn places(&mut self, keys: &Keys, list: Range<usize>) -> &[u32] {
        let count = list.len();
        self.find_places(keys, list);
        &self.places[..count]
    }

    /// Whether a list is short enough to compare all pairs.
    #[inline]
    fn is_short(&self, count: usize) -> bool {
        count <= LONGEST * self.lanes.width()
    }

    #[inline]
    fn make_room(&mut self, count: usize) {
        let room = count.next_multiple_of(WIDEST).max(FEW);
        if self.places.len() < room {
            self.places.resize(room, 0);
            self.indices.resize(room, 0);
        }
    }

    /// Finds the places of all keys of a list.
    #[inline]
    fn find_places(&mut self, keys: &Keys, list: Range<usize>) {
        let count = list.len();
        self.make_room(count);
        let is_found = match count {
            0 => true,
            1..=FEW => self.compare_few(&keys.keys[list.start..], count),
            _ if self.is_short(count) => self.compare(&keys.keys[list.start..], count),
            _ => false,
        };
        if !is_found {
            self.sort_long(&keys.keys[list]);
        }
    }

    /// Finds the places of up to [`FEW`] keys; returns `false` if some are equal.
    #[inline]
    fn compare_few(&mut self, keys: &[i32], count: usize) -> bool {
        let mut few = *keys.first_chunk::<FEW>().expect("there is room behind the last");
        for (key, kept) in few.iter_mut().zip(&KEPT[FEW - count..2 * FEW - count]) {
            *key = *key & kept | i32::MAX & !kept;
        }
        let mut lower = [0_u32; FEW];
        for other in few {
            for (lower, key) in lower.iter_mut().zip(few) {
                *lower += u32::from(other < key);
            }
        }
        self.places[..FEW].copy_from_slice(&lower);
        // Each padding entry has the place right after the last key.
        lower.iter().sum::<u32>() as usize == sum_of_places(count) + (FEW - count) * count
    }

    /// Finds the places of the keys with SIMD; returns `false` if some are equal.
    #[inline]
    fn compare(&mut self, keys: &[i32], count: usize) -> bool {
        let room = count.next_multiple_of(WIDEST);
        self.lanes.lower(&keys[..room], count, &mut self.places[..room]);
        self.places[..count].iter().sum::<u32>() as usize == sum_of_places(count)
    }

    /// Finds the places in a long list, or in one with equal keys.
    #[inline(never)]
    fn sort_long(&mut self, keys: &[i32]) {
        self.long.clear();
        self.long.extend(
            keys.iter().zip(0..).map(|(&key, which)| numbered(signed(key.cast_unsigned()).cast_unsigned(), which)),
        );
        self.long.sort_unstable();
        for (place, &one) in (0..).zip(&self.long) {
            self.places[index(one) as usize] = place;
        }
    }
}

/// The sum of `count` different places. Equal keys share a place, so their sum differs.
#[inline]
fn sum_of_places(count: usize) -> usize {
    count * count.saturating_sub(1) / 2
}

/// Maps unsigned keys to signed ones of the same order, and back.
#[inline]
fn signed(key: u32) -> i32 {
    (key ^ 1 << 31).cast_signed()
}

/// An integer in the same order as the utility.
#[inline]
#[must_use]
pub fn rising(utility: f32) -> u32 {
    let bits = utility.to_bits();
    if bits >> 31 == 0 { bits | 1 << 31 } else { !bits }
}

/// An integer in the reverse order of the utility.
#[inline]
#[must_use]
pub fn falling(utility: f32) -> u32 {
    !rising(utility)
}

/// An integer that sorts by key, then by index.
#[inline]
fn numbered(key: u32, index: u32) -> u64 {
    u64::from(key) << 32 | u64::from(index)
}

/// The index in an integer from [`numbered`].
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the low half is the index")]
fn index(numbered: u64) -> u32 {
    numbered as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_in_order() {
        assert!(Order::default().places(&Keys::default(), 0..0).is_empty());
    }

    proptest! {
        /// The same as a stable sort.
        #[test]
        fn orders_as_a_stable_sort(utilities in prop::collection::vec(
            prop_oneof![-3.0_f32..3.0, Just(0.0), Just(-1.5), Just(f32::INFINITY), Just(f32::NEG_INFINITY)], 0..250)
        ) {
            let mut order = Order::default();
            for _ in 0..2 {
                let mut expected: Vec<u32> = (0..).take(utilities.len()).collect();
                expected.sort_by(|&a, &b| utilities[b as usize].total_cmp(&utilities[a as usize]));
                prop_assert_eq!(order.falling(&utilities), &expected);
                for most in [100, 12, 1] {
                    expected.truncate(most.min(utilities.len()));
                    prop_assert_eq!(order.best(&utilities, most), &expected);
                }
            }
        }
    }
}
