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
    /// Utilities as keys.
    keys: Vec<u32>,
    /// Where each one belongs.
    places: Vec<u32>,
    /// Their indices in order.
    sorted: Vec<u32>,
    /// What is sorted, or key and index of long lists.
    long: Vec<u64>,
}

impl Order {
    /// The indices of all things by falling utility, and of equal ones the first first.
    #[inline]
    pub(crate) fn falling(&mut self, utilities: &[f32]) -> &[u32] {
        self.keys.clear();
        self.keys.extend(utilities.iter().map(|&utility| falling(utility)));
        self.order(utilities.len())
    }

    /// Whether so many keys are few enough to be compared with each other.
    #[inline]
    pub(crate) fn is_short(&self, count: usize) -> bool {
        count <= LONGEST * self.lanes.width()
    }

    /// Sorts numbers of which the low halves rise.
    #[inline]
    pub(crate) fn sort(&mut self, numbers: &mut [u64]) {
        self.keys.clear();
        self.keys.extend(numbers.iter().map(|&number| (number >> 32) as u32));
        if !self.find_places(numbers.len()) {
            numbers.sort_unstable();
            return;
        }
        self.long.resize(numbers.len(), 0);
        for (&place, &number) in self.places.iter().zip(&*numbers) {
            self.long[place as usize] = number;
        }
        numbers.copy_from_slice(&self.long);
    }

    /// The indices of all things by rising keys, and of equal ones the first first.
    #[inline]
    pub(crate) fn rising(&mut self, keys: &[u32]) -> &[u32] {
        self.keys.clear();
        self.keys.extend_from_slice(keys);
        self.order(keys.len())
    }

    #[inline]
    fn order(&mut self, count: usize) -> &[u32] {
        let is_placed = self.find_places(count);
        let Order { keys, places, sorted, long, .. } = self;
        sorted.resize(count, 0);
        if is_placed {
            for (&place, which) in places[..count].iter().zip(0..) {
                sorted[place as usize] = which;
            }
        } else {
            long.clear();
            long.extend(keys[..count].iter().zip(0_u64..).map(|(&key, which)| u64::from(key) << 32 | which));
            long.sort_unstable();
            #[allow(clippy::cast_possible_truncation, reason = "the low half is the index")]
            for (place, &one) in sorted.iter_mut().zip(&*long) {
                *place = one as u32;
            }
        }
        sorted
    }

    /// Finds the places of the keys, unless they are many or some are equal; whether it did.
    #[inline]
    fn find_places(&mut self, count: usize) -> bool {
        if !self.is_short(count) {
            return false;
        }
        let room = count.next_multiple_of(WIDEST);
        self.keys.resize(room, u32::MAX);
        self.places.resize(room, 0);
        self.lanes.lower(&self.keys, count, &mut self.places);
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
