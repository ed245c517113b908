//! A histogram of values, in memory independent of the number of replicates.

use serde::{Deserialize, Serialize};

/// Values below this have their own bin.
const EXACT: u64 = 1 << 14;

/// Counts of values: exact below 16 384, above that in bins of at most 1/8192 of the value. There are never more than half
/// a million bins and usually few, so a sorted list holds each bin with its count.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Histogram(Vec<(u32, u64)>);

impl Histogram {
    /// Adds one value.
    pub fn add(&mut self, value: u64) {
        self.add_bin(bin(value), 1);
    }

    /// Adds another histogram.
    pub fn merge(&mut self, other: &Histogram) {
        for &(bin, count) in &other.0 {
            self.add_bin(bin, count);
        }
    }

    fn add_bin(&mut self, bin: u32, count: u64) {
        let place = self.place(bin);
        match self.0.get_mut(place) {
            Some((other, counted)) if *other == bin => *counted += count,
            _ => self.0.insert(place, (bin, count)),
        }
    }

    /// The index of a bin, or where it belongs.
    #[inline]
    fn place(&self, bin: u32) -> usize {
        let Histogram(bins) = self;
        // Usually few bins are missing between the first one and another.
        if let Some(&(first, _)) = bins.first()
            && let Some(guess) = bin.checked_sub(first)
            && bins.get(guess as usize).is_some_and(|&(other, _)| other == bin)
        {
            return guess as usize;
        }
        bins.partition_point(|&(other, _)| other < bin)
    }

    /// The number of values.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    /// How many values are at most this; exact below 16 384.
    #[must_use]
    pub fn up_to(&self, value: u64) -> u64 {
        let last = bin(value);
        self.0.iter().take_while(|(bin, _)| *bin <= last).map(|(_, count)| count).sum()
    }

    /// The values and their counts, in rising order.
    #[must_use]
    pub fn values(&self) -> impl DoubleEndedIterator<Item = (u64, u64)> {
        self.0.iter().map(|&(bin, count)| (lowest(bin), count))
    }

    /// The smallest value that at least this share of the values does not exceed; `None` without values.
    #[must_use]
    pub fn percentile(&self, percent: u64) -> Option<u64> {
        let wanted = (u128::from(self.count()) * u128::from(percent)).div_ceil(100).max(1);
        let mut seen = 0;
        self.values().find_map(|(value, count)| {
            seen += u128::from(count);
            (seen >= wanted).then_some(value)
        })
    }
}

/// The bin of a value: the value itself, or its 14 leading bits and the number of bits after them.
fn bin(value: u64) -> u32 {
    let shift = (u64::BITS - value.leading_zeros()).saturating_sub(EXACT.trailing_zeros());
    let leading = u32::try_from(value >> shift).expect("14 bits");
    if shift == 0 { leading } else { (shift << 14) | leading }
}

/// The lowest value of a bin.
fn lowest(bin: u32) -> u64 {
    u64::from(bin & 0x3fff) << (bin >> 14)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_values_are_exact_and_large_ones_nearly() {
        for value in (0..20_000).chain([1 << 20, 123_456_789, u64::MAX]) {
            let found = lowest(bin(value));
            assert!(found <= value && value - found <= value / 8192, "{value} {found}");
            assert!(value >= EXACT || found == value);
        }
        assert!((0..100_000).map(bin).is_sorted(), "bins are in the order of the values");
    }

    #[test]
    fn percentiles_are_values_that_came_up() {
        let mut histogram = Histogram::default();
        for value in 1..=100 {
            histogram.add(value);
        }
        assert_eq!([5, 50, 95, 100].map(|percent| histogram.percentile(percent)), [5, 50, 95, 100].map(Some));
        assert_eq!(histogram.up_to(30), 30);
        assert_eq!(Histogram::default().percentile(50), None);
    }
}
