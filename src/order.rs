//! Short lists in order.

use crate::lanes::{Lanes, WIDEST};

/// Lists up to so many times as long as what the processor takes at once are ordered by comparing every key with every other.
const LONGEST: usize = 16;

/// Lists up to this length are ordered where they are, without asking what the processor can do.
const FEW: usize = 8;

/// Puts a few things in order.
///
/// Every key is compared with every other, and the number of those before it is its place. For short lists that is faster than
/// sorting, since no branch depends on the keys and many are compared at once.
#[derive(Clone, Default, Debug)]
pub(crate) struct Order {
    lanes: Lanes,
    /// What is behind the last key, place or index is left from longer lists.
    keys: Vec<i32>,
    /// Where each key belongs.
    places: Vec<u32>,
    /// Which key belongs there.
    indices: Vec<u32>,
    /// Key and index of long lists.
    long: Vec<u64>,
}

impl Order {
    /// The indices of all things by falling utility, and of equal ones the first first.
    #[inline]
    pub(crate) fn falling(&mut self, utilities: &[f32]) -> &[u32] {
        self.find_places(utilities.iter().map(|&utility| falling(utility)));
        let (places, indices) = (&self.places[..utilities.len()], &mut self.indices[..utilities.len()]);
        for (&place, which) in places.iter().zip(0..) {
            indices[place as usize] = which;
        }
        indices
    }

    /// The indices of so many things of the highest utility, by falling utility, and of equal ones the first first.
    pub(crate) fn best(&mut self, utilities: &[f32], most: usize) -> &[u32] {
        if utilities.len() <= most {
            return self.falling(utilities);
        }
        self.make_room(most);
        self.long.clear();
        self.long.extend(utilities.iter().zip(0..).map(|(&utility, which)| numbered(falling(utility), which)));
        self.long.select_nth_unstable(most);
        self.long[..most].sort_unstable();
        for (place, &one) in self.indices[..most].iter_mut().zip(&self.long) {
            *place = index(one);
        }
        &self.indices[..most]
    }

    /// For each thing its place by rising keys; of equal ones the first comes first.
    #[inline]
    pub(crate) fn places(&mut self, keys: impl ExactSizeIterator<Item = u32> + Clone) -> &[u32] {
        let count = keys.len();
        self.find_places(keys);
        &self.places[..count]
    }

    /// Whether so many keys are few enough to be compared with each other.
    #[inline]
    fn is_short(&self, count: usize) -> bool {
        count <= LONGEST * self.lanes.width()
    }

    #[inline]
    fn make_room(&mut self, count: usize) {
        let room = count.next_multiple_of(WIDEST);
        if self.keys.len() < room {
            self.keys.resize(room, 0);
            self.places.resize(room, 0);
            self.indices.resize(room, 0);
        }
    }

    /// Finds the places of all keys.
    #[inline]
    fn find_places(&mut self, keys: impl ExactSizeIterator<Item = u32> + Clone) {
        let count = keys.len();
        self.make_room(count);
        let is_found = match count {
            ..=FEW => self.compare_few(keys.clone()),
            _ if self.is_short(count) => self.compare(keys.clone()),
            _ => false,
        };
        if !is_found {
            self.sort_long(keys);
        }
    }

    /// Finds the places of a few keys, unless some are equal; whether it did.
    #[inline]
    fn compare_few(&mut self, keys: impl ExactSizeIterator<Item = u32>) -> bool {
        let count = keys.len();
        let mut few = [i32::MAX; FEW];
        for (place, key) in few.iter_mut().zip(keys) {
            *place = signed(key);
        }
        let mut lower = [0_u32; FEW];
        for other in few {
            for (lower, key) in lower.iter_mut().zip(few) {
                *lower += u32::from(other < key);
            }
        }
        self.places[..count].copy_from_slice(&lower[..count]);
        // All that lies behind the last key has its place there.
        lower.iter().sum::<u32>() as usize == sum_of_places(count) + (FEW - count) * count
    }

    /// Finds the places of keys by whatever the processor has, unless some are equal; whether it did.
    #[inline]
    fn compare(&mut self, keys: impl ExactSizeIterator<Item = u32>) -> bool {
        let (count, room) = (keys.len(), keys.len().next_multiple_of(WIDEST));
        let (taken, places) = (&mut self.keys[..room], &mut self.places[..room]);
        for (place, key) in taken.iter_mut().zip(keys) {
            *place = signed(key);
        }
        taken[count..].fill(i32::MAX);
        self.lanes.lower(taken, count, places);
        places[..count].iter().sum::<u32>() as usize == sum_of_places(count)
    }

    /// Finds the places of many keys, or of equal ones.
    #[inline(never)]
    fn sort_long(&mut self, keys: impl ExactSizeIterator<Item = u32>) {
        self.long.clear();
        self.long.extend(keys.zip(0..).map(|(key, which)| numbered(key, which)));
        self.long.sort_unstable();
        for (place, &one) in (0..).zip(&self.long) {
            self.places[index(one) as usize] = place;
        }
    }
}

/// What all places of so many things sum to; equal keys share a place, and leave one empty.
#[inline]
fn sum_of_places(count: usize) -> usize {
    count * count.saturating_sub(1) / 2
}

/// The signed number that is among signed ones what a key is among keys: these are compared faster.
#[inline]
fn signed(key: u32) -> i32 {
    (key ^ 1 << 31).cast_signed()
}

/// A number that orders as a utility does, the highest first.
#[inline]
pub(crate) fn falling(utility: f32) -> u32 {
    let bits = utility.to_bits();
    let rising = if bits >> 31 == 0 { bits | 1 << 31 } else { !bits };
    !rising
}

/// A number that orders by key, then by index.
#[inline]
fn numbered(key: u32, index: u32) -> u64 {
    u64::from(key) << 32 | u64::from(index)
}

/// The index in such a number.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the low half is the index")]
fn index(numbered: u64) -> u32 {
    numbered as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
            }
        }
    }
}
