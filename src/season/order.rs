//! Short lists in order of utility.

/// Utilities are compared eight at a time.
const LANES: usize = 8;

/// Puts the indices of a few things in the order of their utilities, the highest first, and among equal ones the first first.
///
/// Every utility is compared with every other, and the number of those before it is its place. For lists of a dozen or two that is
/// faster than sorting, since no branch depends on the utilities.
#[derive(Clone, Default, Debug)]
pub struct Order {
    /// Numbers that order as the utilities do, the lowest first, in blocks of eight.
    keys: Vec<[i32; LANES]>,
    count: usize,
    places: Vec<u32>,
}

impl Order {
    /// Nothing yet.
    #[inline]
    pub fn clear(&mut self) {
        self.keys.clear();
        self.count = 0;
    }

    /// The next thing's utility.
    #[inline]
    pub fn push(&mut self, utility: f32) {
        if self.count.is_multiple_of(LANES) {
            self.keys.push([i32::MAX; LANES]);
        }
        if let Some(last) = self.keys.last_mut() {
            last[self.count % LANES] = key(utility);
        }
        self.count += 1;
    }

    /// The indices of all things, the highest utility first.
    #[inline]
    pub fn places(&mut self) -> &[u32] {
        let Order { keys, count, places } = self;
        if places.len() < keys.len() * LANES {
            places.resize(keys.len() * LANES, 0);
        }
        for which in 0..*count {
            let (block, lane) = (which / LANES, which % LANES);
            let own = keys[block][lane];
            let mut before = [0_i32; LANES];
            // Those further up come first when equal, those further down do not.
            for keys in &keys[..block] {
                for (before, &key) in before.iter_mut().zip(keys) {
                    *before += i32::from(key <= own);
                }
            }
            for keys in &keys[block + 1..] {
                for (before, &key) in before.iter_mut().zip(keys) {
                    *before += i32::from(key < own);
                }
            }
            for (other, (before, &key)) in before.iter_mut().zip(&keys[block]).enumerate() {
                *before += i32::from(key < own) | (i32::from(key == own) & i32::from(other < lane));
            }
            let place: i32 = before.iter().sum();
            #[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a count of a few")]
            let (place, which) = (place as usize, which as u32);
            places[place] = which;
        }
        &places[..*count]
    }
}

/// A number that orders as a utility does, the highest first.
#[inline]
fn key(utility: f32) -> i32 {
    let bits = utility.to_bits().cast_signed();
    !(bits ^ ((bits >> 31) & i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The same as a stable sort.
        #[test]
        fn orders_as_a_stable_sort(utilities in prop::collection::vec(
            prop_oneof![-3.0_f32..3.0, Just(0.0), Just(-1.5), Just(f32::INFINITY), Just(f32::NEG_INFINITY)], 0..40)
        ) {
            let mut order = Order::default();
            for _ in 0..2 {
                order.clear();
                for &utility in &utilities {
                    order.push(utility);
                }
                let mut expected: Vec<u32> = (0..).take(utilities.len()).collect();
                expected.sort_by(|&a, &b| utilities[b as usize].total_cmp(&utilities[a as usize]));
                prop_assert_eq!(order.places(), &expected);
            }
        }
    }
}
