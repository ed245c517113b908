//! Integer sums over replicates: they do not depend on the order in which replicates arrive.

use serde::{Deserialize, Serialize};

/// The number of values, their sum and the sum of their squares.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Moments {
    /// The number of values.
    pub count: u64,
    /// Their sum.
    pub sum: u128,
    /// The sum of their squares.
    pub squares: u128,
}

impl Moments {
    /// Adds one value.
    pub fn add(&mut self, value: u64) {
        let value = u128::from(value);
        self.count += 1;
        self.sum += value;
        self.squares += value * value;
    }

    /// Adds other sums.
    pub fn merge(&mut self, other: &Moments) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// The mean; `None` without values.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| real(self.sum) / real(self.count.into()))
    }

    /// The standard error of the mean; `None` with fewer than two values.
    #[must_use]
    pub fn standard_error(&self) -> Option<f64> {
        if self.count < 2 {
            return None;
        }
        let n = real(self.count.into());
        Some((spread(self.count, self.sum, self.squares) / n / (n - 1.0) / n).sqrt())
    }
}

/// Sums for a ratio of two totals, such as matched people to people, both counted in every replicate.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct RatioSums {
    /// The number of replicates.
    pub count: u64,
    /// The sum of parts.
    pub part: u64,
    /// The sum of wholes.
    pub whole: u64,
    /// The sum of squared parts.
    pub part_squares: u128,
    /// The sum of squared wholes.
    pub whole_squares: u128,
    /// The sum of products.
    pub products: u128,
}

impl RatioSums {
    /// Adds one replicate.
    pub fn add(&mut self, part: u64, whole: u64) {
        self.count += 1;
        self.part += part;
        self.whole += whole;
        let (part, whole) = (u128::from(part), u128::from(whole));
        self.part_squares += part * part;
        self.whole_squares += whole * whole;
        self.products += part * whole;
    }

    /// Adds other sums.
    pub fn merge(&mut self, other: &RatioSums) {
        self.count += other.count;
        self.part += other.part;
        self.whole += other.whole;
        self.part_squares += other.part_squares;
        self.whole_squares += other.whole_squares;
        self.products += other.products;
    }

    /// The ratio of the totals; `None` if the whole is 0.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        (self.whole > 0).then(|| real(self.part.into()) / real(self.whole.into()))
    }

    /// The standard error of the ratio between replicates, linearised (Cochran, *Sampling Techniques*, 3rd edition, 1977,
    /// section 6.4). People of one replicate compete for the same positions and are not independent; replicates are.
    #[must_use]
    pub fn standard_error(&self) -> Option<f64> {
        if self.count < 2 || self.whole == 0 {
            return None;
        }
        let (x, n) = (u128::from(self.part), u128::from(self.whole));
        // Σ(xₖ - r nₖ)² n², in integers if it fits, because the terms nearly cancel.
        let exact = || {
            let squares = n.checked_mul(n)?.checked_mul(self.part_squares)?;
            let wholes = x.checked_mul(x)?.checked_mul(self.whole_squares)?;
            let products = x.checked_mul(n)?.checked_mul(2)?.checked_mul(self.products)?;
            Some(real(squares.checked_add(wholes)?.saturating_sub(products)) / real(n) / real(n))
        };
        let residuals = exact().unwrap_or_else(|| {
            let ratio = real(x) / real(n);
            (real(self.part_squares) - 2.0 * ratio * real(self.products) + ratio * ratio * real(self.whole_squares))
                .max(0.0)
        });
        let count = real(self.count.into());
        Some((count / (count - 1.0) * residuals).sqrt() / real(n))
    }
}

/// n Σx² - (Σx)², exact if it fits. By Cauchy and Schwarz it is not negative; for values below 10¹³ it fits.
pub(super) fn spread(count: u64, sum: u128, squares: u128) -> f64 {
    let n = u128::from(count);
    match (n.checked_mul(squares), sum.checked_mul(sum)) {
        (Some(squares), Some(square)) => real(squares - square),
        _ => (real(n) * real(squares) - real(sum) * real(sum)).max(0.0),
    }
}

/// The nearest real number.
#[allow(clippy::cast_precision_loss, reason = "estimates need no more than 53 bits")]
pub(super) fn real(number: u128) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_known_values() {
        let mut moments = Moments::default();
        for value in [2, 4, 4, 4, 5, 5, 7, 9] {
            moments.add(value);
        }
        assert_eq!(moments.mean(), Some(5.0));
        // The sample variance is 32 / 7.
        let expected = (32.0_f64 / 7.0 / 8.0).sqrt();
        assert!((moments.standard_error().unwrap() - expected).abs() < 1e-12);
    }

    #[test]
    fn ratios_against_the_definition() {
        let data: [(u32, u32); 4] = [(3, 5), (4, 9), (0, 0), (6, 7)];
        let mut sums = RatioSums::default();
        for (part, whole) in data {
            sums.add(part.into(), whole.into());
        }
        let ratio: f64 = 13.0 / 21.0;
        assert!((sums.ratio().unwrap() - ratio).abs() < 1e-15);
        let residual = |(part, whole): (u32, u32)| (f64::from(part) - ratio * f64::from(whole)).powi(2);
        let expected = (4.0 / 3.0 * data.into_iter().map(residual).sum::<f64>()).sqrt() / 21.0;
        assert!((sums.standard_error().unwrap() - expected).abs() < 1e-12);
    }

    #[test]
    fn a_constant_ratio_has_no_error() {
        let mut sums = RatioSums::default();
        for _ in 0..1000 {
            sums.add(333, 1000);
        }
        assert_eq!(sums.standard_error(), Some(0.0));
    }

    #[test]
    fn one_value_has_no_standard_error() {
        let mut moments = Moments::default();
        assert_eq!((moments.mean(), moments.standard_error()), (None, None));
        moments.add(7);
        assert_eq!((moments.mean(), moments.standard_error()), (Some(7.0), None));
    }
}
