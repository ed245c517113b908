//! Short lists in order of utility.

/// Utilities are compared eight at a time.
const LANES: usize = 8;

/// Puts a few things in the order of their utilities.
///
/// Every utility is compared with every other, and the number of those before it is its place. For lists of a dozen or two that is
/// faster than sorting, since no branch depends on the utilities.
#[derive(Clone, Default, Debug)]
pub struct Order {
    /// Numbers that order as the utilities do, the lowest first, in blocks of eight.
    keys: Vec<[i32; LANES]>,
    places: Vec<u32>,
}

impl Order {
    /// The indices of all things by falling utility, and of equal ones the first first.
    #[inline]
    pub fn places(&mut self, utilities: &[f32]) -> &[u32] {
        let Order { keys, places } = self;
        keys.clear();
        let (blocks, rest) = utilities.as_chunks::<LANES>();
        keys.extend(blocks.iter().map(|block| block.map(key)));
        if !rest.is_empty() {
            // What stands behind the last comes after all others.
            let mut last = [i32::MAX; LANES];
            for (last, &utility) in last.iter_mut().zip(rest) {
                *last = key(utility);
            }
            keys.push(last);
        }
        if places.len() < keys.len() * LANES {
            places.resize(keys.len() * LANES, 0);
        }
        for (number, own) in keys.iter().enumerate() {
            let mut before = [0_i32; LANES];
            // Those further up come before when equal, those further down do not.
            let or_equal = own.map(|key| key.wrapping_add(1));
            for &key in keys[..number].as_flattened() {
                count_below(&mut before, key, &or_equal);
            }
            for (lane, &key) in own.iter().enumerate() {
                let limits = std::array::from_fn(|other| own[other].wrapping_add(i32::from(lane < other)));
                count_below(&mut before, key, &limits);
            }
            for &key in keys[number + 1..].as_flattened() {
                count_below(&mut before, key, own);
            }
            for (lane, &place) in before.iter().enumerate().take(utilities.len() - number * LANES) {
                #[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a count of a few")]
                let (place, which) = (place as usize, (number * LANES + lane) as u32);
                places[place] = which;
            }
        }
        &places[..utilities.len()]
    }
}

/// Counts a key in every lane whose limit it is below.
#[inline]
fn count_below(before: &mut [i32; LANES], key: i32, limits: &[i32; LANES]) {
    for (before, &limit) in before.iter_mut().zip(limits) {
        *before += i32::from(key < limit);
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
                let mut expected: Vec<u32> = (0..).take(utilities.len()).collect();
                expected.sort_by(|&a, &b| utilities[b as usize].total_cmp(&utilities[a as usize]));
                prop_assert_eq!(order.places(&utilities), &expected);
            }
        }
    }
}
