//! A difference between two worlds, with the error of paired replicates.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::cells::{BinaryPair, MeanPair, PairCell, RatioPair};
use crate::simulation::estimate::{Method, Z, student};
use crate::simulation::figures::{BILLION, Figure};
use crate::simulation::moments::{RatioSums, real, spread};

/// In how many replicates a figure rose, stayed and fell from base to variant.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Ways {
    /// It is higher in the variant.
    pub up: u64,
    /// It is the same.
    pub same: u64,
    /// It is lower.
    pub down: u64,
}

impl Ways {
    pub(super) fn add(&mut self, variant_to_base: Ordering) {
        match variant_to_base {
            Ordering::Greater => self.up += 1,
            Ordering::Equal => self.same += 1,
            Ordering::Less => self.down += 1,
        }
    }

    pub(super) fn merge(&mut self, other: Ways) {
        self.up += other.up;
        self.same += other.same;
        self.down += other.down;
    }

    /// The shares; `None` without replicates.
    #[must_use]
    pub fn shares(self) -> Option<[f64; 3]> {
        let all = self.up + self.same + self.down;
        (all > 0).then(|| [self.up, self.same, self.down].map(|count| real(count.into()) / real(all.into())))
    }
}

/// A difference, variant minus base.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Contrast {
    /// The difference.
    pub difference: f64,
    /// Its Monte Carlo standard error over paired replicates; `None` with a single replicate and for quantiles.
    pub mcse: Option<f64>,
    /// The lower end of its 95% confidence interval.
    pub ci_low: Option<f64>,
    /// The upper end.
    pub ci_high: Option<f64>,
    /// Share of replicates in which it is higher in the variant.
    pub up: Option<f64>,
    /// Share in which it is the same.
    pub same: Option<f64>,
    /// Share in which it is lower.
    pub down: Option<f64>,
    /// How many times as many replicates two unpaired simulations would need for the same error; `None` if the paired error
    /// is 0.
    pub gain: Option<f64>,
    /// The method.
    pub method: Method,
    /// How many replicates count: those in which both worlds have the figure.
    pub replicates: u64,
}

impl Contrast {
    fn of(difference: f64, replicates: u64, method: Method, ways: Ways) -> Contrast {
        let [up, same, down] = ways.shares().map_or([None; 3], |shares| shares.map(Some));
        let (mcse, ci_low, ci_high, gain) = (None, None, None, None);
        Contrast { difference, mcse, ci_low, ci_high, up, same, down, gain, method, replicates }
    }

    /// Adds a standard error and Student's interval.
    fn with_error(self, mcse: f64) -> Contrast {
        let half = mcse * student(self.replicates - 1);
        let (low, high) = (self.difference - half, self.difference + half);
        Contrast { mcse: Some(mcse), ci_low: Some(low), ci_high: Some(high), ..self }
    }

    /// The contrast of a figure, which also gives the scale of the values; `None` if the worlds have no replicate in common.
    #[must_use]
    pub fn of_cell(cell: &PairCell, figure: &Figure) -> Option<Contrast> {
        match cell {
            PairCell::Mean(pair) => Contrast::mean(pair, figure.scale()),
            PairCell::Ratio(pair) => Contrast::ratio(pair),
            PairCell::Wilson(pair) => Contrast::binary(pair),
        }
    }

    /// A difference of means.
    #[must_use]
    pub fn mean(pair: &MeanPair, scale: f64) -> Option<Contrast> {
        let count = pair.base.count;
        if count == 0 {
            return None;
        }
        let n = real(count.into());
        let sign = if pair.difference < 0 { -1.0 } else { 1.0 };
        let difference = sign * real(pair.difference.unsigned_abs()) / n / scale;
        let contrast = Contrast::of(difference, count, Method::Mean, pair.ways);
        if count < 2 {
            return Some(contrast);
        }
        let paired = spread(count, pair.difference.unsigned_abs(), pair.squares);
        // Ratios are rounded to whole numbers of their scale, so spread within the rounding does not count.
        let paired = if scale >= real(BILLION.into()) && paired <= ROUNDING * n * (n - 1.0) { 0.0 } else { paired };
        let unpaired = [&pair.base, &pair.variant].map(|moments| spread(count, moments.sum, moments.squares));
        let mcse = (paired / n / (n - 1.0) / n).sqrt() / scale;
        Some(Contrast { gain: gain(unpaired, paired), ..contrast.with_error(mcse) })
    }

    /// A difference of ratios of totals. With the totals `P` and `W` of a world, replicate `k` contributes
    /// `(pₖ - (P/W) wₖ) / W`; the error is that of the differences of these contributions (Cochran, *Sampling Techniques*, 3rd
    /// edition, 1977, section 6.4, for each ratio).
    #[must_use]
    pub fn ratio(pair: &RatioPair) -> Option<Contrast> {
        let RatioPair { base, variant, .. } = pair;
        let difference = variant.ratio()? - base.ratio()?;
        let contrast = Contrast::of(difference, base.count, Method::Ratio, pair.ways);
        if base.count < 2 {
            return Some(contrast);
        }
        let own = |sums: &RatioSums| {
            let RatioSums { part_squares, products, whole_squares, .. } = *sums;
            covariance([sums, sums], [part_squares, products, products, whole_squares])
        };
        let unpaired = [own(base), own(variant)];
        let joint = covariance([base, variant], [pair.parts, pair.part_whole, pair.whole_part, pair.wholes]);
        let paired = (unpaired[0] + unpaired[1] - 2.0 * joint).max(0.0);
        // The remainder of numbers that cancel is not spread.
        let paired = if paired < 1e-13 * (unpaired[0] + unpaired[1]) { 0.0 } else { paired };
        let n = real(base.count.into());
        Some(Contrast { gain: gain(unpaired, paired), ..contrast.with_error((n / (n - 1.0) * paired).sqrt()) })
    }

    /// A difference of probabilities, with the interval of Agresti and Min ("Simple improved confidence intervals for
    /// comparing matched proportions", Statistics in Medicine 24, 2005), which adds half a replicate to each of the four cells.
    #[must_use]
    pub fn binary(pair: &BinaryPair) -> Option<Contrast> {
        let count = pair.count();
        if count == 0 {
            return None;
        }
        let n = real(count.into());
        let [up, down] = [pair.variant, pair.base].map(|count| real(count.into()));
        let ways = Ways { up: pair.variant, same: pair.both + pair.neither, down: pair.base };
        let contrast = Contrast::of((up - down) / n, count, Method::Wilson, ways);
        let variance = |share: f64| share * (1.0 - share);
        let both = real(pair.both.into());
        let unpaired = [variance((both + down) / n), variance((both + up) / n)];
        let paired = (up + down) / n - ((up - down) / n).powi(2);
        let middle = (up - down) / (n + 2.0);
        let half = Z * ((up + down + 1.0) - (up - down).powi(2) / (n + 2.0)).max(0.0).sqrt() / (n + 2.0);
        Some(Contrast {
            mcse: Some((paired / n).sqrt()),
            ci_low: Some((middle - half).max(-1.0)),
            ci_high: Some((middle + half).min(1.0)),
            gain: gain(unpaired, paired),
            ..contrast
        })
    }

    /// A difference of quantiles, without error.
    #[must_use]
    pub fn quantile(base: u64, variant: u64, replicates: u64) -> Contrast {
        let difference = real(variant.into()) - real(base.into());
        Contrast::of(difference, replicates, Method::Quantile, Ways::default())
    }

    /// The difference in standard errors; infinite if the error is 0 and the difference is not.
    #[must_use]
    pub fn standard_errors(&self) -> f64 {
        match self.mcse {
            _ if self.difference == 0.0 => 0.0,
            Some(mcse) => self.difference.abs() / mcse,
            None => 0.0,
        }
    }
}

/// The largest variance that rounding two values can add to their difference, which it changes by less than 1 either way.
const ROUNDING: f64 = 2.0;

/// How many times as large the variance of two unpaired worlds is.
fn gain(unpaired: [f64; 2], paired: f64) -> Option<f64> {
    (paired > 0.0).then(|| (unpaired[0] + unpaired[1]) / paired)
}

/// `Σ (aₖ - (A/U) uₖ) (bₖ - (B/V) vₖ) / (U V)` from the sums of products `ab`, `av`, `ub` and `uv`; in integers if it
/// fits, because the terms nearly cancel.
fn covariance([one, two]: [&RatioSums; 2], products: [u128; 4]) -> f64 {
    let [a, u, b, v] = [one.part, one.whole, two.part, two.whole].map(u128::from);
    let factors = [(u, v), (u, b), (a, v), (a, b)];
    let exact = || {
        let mut terms = [0i128; 4];
        for ((term, (x, y)), product) in terms.iter_mut().zip(factors).zip(products) {
            *term = i128::try_from(x.checked_mul(y)?.checked_mul(product)?).ok()?;
        }
        terms[0].checked_add(terms[3])?.checked_sub(terms[1])?.checked_sub(terms[2])
    };
    #[allow(clippy::cast_precision_loss, reason = "estimates need no more than 53 bits")]
    let sum = exact().map_or_else(
        || {
            let term = |at: usize| real(factors[at].0) * real(factors[at].1) * real(products[at]);
            term(0) + term(3) - term(1) - term(2)
        },
        |sum| sum as f64,
    );
    sum / (real(u) * real(v)).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::figures::Count;

    fn close(found: Option<f64>, expected: f64) {
        let found = found.expect("a number");
        assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1e-3), "{found} {expected}");
    }

    fn variance(values: &[f64]) -> f64 {
        let n = f64::from(u32::try_from(values.len()).unwrap());
        let mean = values.iter().sum::<f64>() / n;
        values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)
    }

    #[test]
    fn means_against_the_definition() {
        let data = [(3u32, 5u32), (4, 4), (9, 7), (2, 6), (5, 5)];
        let mut pair = MeanPair::default();
        for (base, variant) in data {
            pair.add(base.into(), variant.into());
        }
        let differences: Vec<f64> = data.iter().map(|&(a, b)| f64::from(b) - f64::from(a)).collect();
        let [base, variant] = [0, 1].map(|which| data.map(|(a, b)| f64::from(if which == 0 { a } else { b })));
        let found = Contrast::mean(&pair, 1.0).unwrap();
        close(Some(found.difference), 0.8);
        close(found.mcse, (variance(&differences) / 5.0).sqrt());
        close(found.gain, (variance(&base) + variance(&variant)) / variance(&differences));
        assert_eq!((found.up, found.same, found.down), (Some(0.4), Some(0.4), Some(0.2)));
    }

    /// Two of fourteen and one of fourteen, five of fourteen and four: always one fewer.
    #[test]
    fn what_only_rounding_spreads_does_not_spread() {
        let mut pair = MeanPair::default();
        for (base, variant) in [(142_857, 71_429), (357_143, 285_714), (71_429, 0)] {
            pair.add(base, variant);
        }
        let found = Contrast::mean(&pair, 1e9).unwrap();
        assert_eq!((found.mcse, found.gain, found.down), (Some(0.0), None, Some(1.0)));
        assert!(Contrast::mean(&pair, 1.0).unwrap().mcse > Some(0.0), "counts are exact");
    }

    #[test]
    fn ratios_against_the_definition() {
        let data = [([3u32, 5], [4u32, 6]), ([4, 9], [4, 8]), ([0, 0], [1, 2]), ([6, 7], [5, 7])];
        let mut pair = RatioPair::default();
        for ([a, u], [b, v]) in data {
            let count = |part: u32, whole: u32| Count { part: part.into(), whole: whole.into() };
            pair.add(count(a, u), count(b, v));
        }
        let (base, variant) = (13.0 / 21.0, 14.0 / 23.0);
        let one = data.map(|(b, _)| (f64::from(b[0]) - base * f64::from(b[1])) / 21.0);
        let two = data.map(|(_, v)| (f64::from(v[0]) - variant * f64::from(v[1])) / 23.0);
        let squares = |values: &[f64]| values.iter().map(|value| value * value).sum::<f64>();
        let differences: Vec<f64> = one.iter().zip(&two).map(|(one, two)| two - one).collect();
        let found = Contrast::ratio(&pair).unwrap();
        close(Some(found.difference), variant - base);
        close(found.mcse, (4.0 / 3.0 * squares(&differences)).sqrt());
        close(found.gain, (squares(&one) + squares(&two)) / squares(&differences));
    }

    /// Agresti's example in *Categorical Data Analysis*: 1144 people asked twice. His unadjusted interval for the difference is
    /// -0.048 to 0.004.
    #[test]
    fn probabilities_of_paired_replicates() {
        let found = Contrast::binary(&BinaryPair { both: 227, base: 132, variant: 107, neither: 678 }).unwrap();
        let (n, up, down) = (1144.0, 107.0, 132.0);
        close(Some(found.difference), (up - down) / n);
        close(found.mcse, (((up + down) / n - ((up - down) / n).powi(2)) / n).sqrt());
        let (low, high) = (found.ci_low.unwrap(), found.ci_high.unwrap());
        assert!((low - -0.0484).abs() < 1e-3 && (high - 0.0047).abs() < 1e-3, "{low} {high}");
        let certain = Contrast::binary(&BinaryPair { both: 100, ..BinaryPair::default() }).unwrap();
        assert_eq!((certain.difference, certain.mcse, certain.gain), (0.0, Some(0.0), None));
        assert!(certain.ci_high > Some(0.0), "what never happened in 100 replicates may happen in others");
    }

    #[test]
    fn the_same_world_twice_has_no_difference_and_no_error() {
        let (mut mean, mut ratio) = (MeanPair::default(), RatioPair::default());
        for k in 0..50u64 {
            mean.add(k * k, k * k);
            let count = Count { part: k % 7, whole: 1 << (k % 31) };
            ratio.add(count, count);
        }
        for found in [Contrast::mean(&mean, 1e9), Contrast::ratio(&ratio)] {
            let found = found.unwrap();
            assert_eq!((found.difference, found.mcse, found.gain), (0.0, Some(0.0), None));
            assert_eq!((found.ci_low, found.ci_high, found.same), (Some(0.0), Some(0.0), Some(1.0)));
        }
    }
}
