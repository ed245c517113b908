//! Short lists in order.

use crate::lanes::{Lanes, WIDEST};

/// Lists up to so many times as long as what the processor takes at once are ordered by comparing every key with every other.
const LONGEST: usize = 16;

/// Puts a few things in order.
///
/// Every key is compared with every other, and the number of those before it is its place. For short lists that is faster than
/// sorting, since no branch depends on the keys and many are compared at once.
#[derive(Clone, Default, Debug)]
pub(crate) struct Order {
    lanes: Lanes,
    /// What is behind the last key, place or index is left from longer lists.
    keys: Vec<u32>,
    /// Where each key belongs.
    places: Vec<u32>,
    /// Which key belongs there.
    indices: Vec<u32>,
    /// What is sorted, or key and index of long lists.
    long: Vec<u64>,
}

impl Order {
    /// The indices of all things by falling utility, and of equal ones the first first.
    #[inline]
    pub(crate) fn falling(&mut self, utilities: &[f32]) -> &[u32] {
        self.take(utilities.iter().map(|&utility| falling(utility)));
        self.indices(utilities.len())
    }

    /// The indices of all things by rising keys, and of equal ones the first first.
    #[inline]
    pub(crate) fn rising(&mut self, keys: &[u32]) -> &[u32] {
        self.take(keys.iter().copied());
        self.indices(keys.len())
    }

    /// Sorts numbers of which the low halves rise.
    #[inline]
    pub(crate) fn sort(&mut self, numbers: &mut [u64]) {
        self.take(numbers.iter().map(|&number| (number >> 32) as u32));
        if !self.find_places(numbers.len()) {
            numbers.sort_unstable();
            return;
        }
        self.long.clear();
        self.long.extend_from_slice(numbers);
        for (&place, &number) in self.places.iter().zip(&self.long) {
            numbers[place as usize] = number;
        }
    }

    /// Whether so many keys are few enough to be compared with each other.
    #[inline]
    pub(crate) fn is_short(&self, count: usize) -> bool {
        count <= LONGEST * self.lanes.width()
    }

    /// Takes the keys of all things; behind them there is room for the highest.
    #[inline]
    fn take(&mut self, keys: impl ExactSizeIterator<Item = u32>) {
        let (count, room) = (keys.len(), keys.len().next_multiple_of(WIDEST));
        if self.keys.len() < room {
            for list in [&mut self.keys, &mut self.places, &mut self.indices] {
                list.resize(room, 0);
            }
        }
        for (place, key) in self.keys.iter_mut().zip(keys) {
            *place = key;
        }
        self.keys[count..room].fill(u32::MAX);
    }

    #[inline]
    fn indices(&mut self, count: usize) -> &[u32] {
        if self.find_places(count) {
            for (&place, which) in self.places[..count].iter().zip(0..) {
                self.indices[place as usize] = which;
            }
        } else {
            self.long.clear();
            self.long.extend(self.keys[..count].iter().zip(0_u64..).map(|(&key, which)| u64::from(key) << 32 | which));
            self.long.sort_unstable();
            #[allow(clippy::cast_possible_truncation, reason = "the low half is the index")]
            for (place, &one) in self.indices.iter_mut().zip(&self.long) {
                *place = one as u32;
            }
        }
        &self.indices[..count]
    }

    /// Finds the places of the keys, unless they are many or some are equal; whether it did.
    #[inline]
    fn find_places(&mut self, count: usize) -> bool {
        if !self.is_short(count) {
            return false;
        }
        let room = count.next_multiple_of(WIDEST);
        self.lanes.lower(&self.keys[..room], count, &mut self.places[..room]);
        // Equal keys share a place, and leave one empty.
        let sum: usize = self.places[..count].iter().map(|&place| place as usize).sum();
        sum == count * count.saturating_sub(1) / 2
    }
}

/// A number that orders as a utility does, the highest first.
#[inline]
pub(crate) fn falling(utility: f32) -> u32 {
    let bits = utility.to_bits();
    let rising = if bits >> 31 == 0 { bits | 1 << 31 } else { !bits };
    !rising
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The same as a stable sort by the high half.
        #[test]
        fn sorts_as_a_stable_sort(highs in prop::collection::vec(prop_oneof![any::<u32>(), 0_u32..40], 0..400)) {
            let mut numbers: Vec<u64> = highs.iter().zip(0_u64..).map(|(&high, low)| u64::from(high) << 32 | low).collect();
            let mut expected = numbers.clone();
            expected.sort_by_key(|number| number >> 32);
            Order::default().sort(&mut numbers);
            prop_assert_eq!(numbers, expected);
        }

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
