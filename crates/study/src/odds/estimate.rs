//! Estimates from two levels.
//!
//! The first level is cheap and slightly biased: `P`, the price taker's mean over lucks, in `n0` replicates. The second corrects the
//! bias: `D`, the season with the applicant minus the price taker of the same luck, in `n1` of them. `mean(P) + mean(D)` has the
//! expectation of the season with the applicant, however good the price taker is (Giles, "Multilevel Monte Carlo path
//! simulation", Operations Research 56, 2008; a control variate with known mean is its limit). Its variance is
//! `Var(P)/n0 + Var(D)/n1 + 2 Cov(P, D)/n0`.

use serde::Serialize;

use super::ending::Measure;
use super::play::OddsRow;

/// An estimate with its Monte Carlo error.
#[derive(Clone, Copy, PartialEq, Default, Debug, Serialize)]
pub struct Estimated {
    /// The estimate.
    pub estimate: f64,
    /// Its Monte Carlo standard error.
    pub mcse: f64,
}

impl Estimated {
    /// The 95% confidence interval by the normal distribution.
    #[must_use]
    pub fn interval(self) -> [f64; 2] {
        [self.estimate - Z * self.mcse, self.estimate + Z * self.mcse]
    }
}

/// The standard normal quantile of 97.5%.
const Z: f64 = 1.959_963_984_540_054;

/// Both levels of a measure or of a linear combination of measures.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Levels {
    /// One value for each replicate.
    means: Vec<f64>,
    /// One value for each replicate also played with the applicant: the index in `means`, and the difference.
    corrections: Vec<(usize, f64)>,
}

impl Levels {
    /// The levels of a measure.
    #[must_use]
    pub fn of(rows: &[OddsRow], lucks: u32, measure: Measure) -> Levels {
        Levels::of_sum(rows, lucks, &[measure])
    }

    /// The levels of a sum of measures.
    #[must_use]
    pub fn of_sum(rows: &[OddsRow], lucks: u32, measures: &[Measure]) -> Levels {
        let sum = |counts: &[i32]| f64::from(measures.iter().map(|measure| counts[measure.index()]).sum::<i32>());
        let corrections = rows.iter().enumerate();
        Levels {
            means: rows.iter().map(|row| sum(&row.base) / f64::from(lucks)).collect(),
            corrections: corrections.filter_map(|(place, row)| Some((place, sum(row.correction.as_ref()?)))).collect(),
        }
    }

    /// How much larger a measure is in a case than in the case as described. This uses the first level only, because
    /// the others' response changes both alike.
    #[must_use]
    pub fn of_difference(rows: &[OddsRow], lucks: u32, case: usize, measure: Measure) -> Levels {
        let index = measure.index();
        let value = |row: &OddsRow| f64::from(row.differences[case][index]) / f64::from(lucks);
        Levels { means: rows.iter().map(value).collect(), corrections: Vec::new() }
    }

    /// The number of replicates with the first and with the second level.
    #[must_use]
    pub fn replicates(&self) -> [usize; 2] {
        [self.means.len(), self.corrections.len()]
    }

    /// The mean of the corrections with its own error; `None` without any.
    #[must_use]
    pub fn correction(&self) -> Option<Estimated> {
        let values = || self.corrections.iter().map(|&(_, value)| value);
        let estimate = mean(values())?;
        Some(Estimated { estimate, mcse: (self.correction_variance() / real(self.corrections.len())).sqrt() })
    }

    /// The estimate; `None` without replicates.
    #[must_use]
    pub fn estimate(&self) -> Option<Estimated> {
        let first = mean(self.means.iter().copied())?;
        let correction = self.correction().map_or(0.0, |correction| correction.estimate);
        let [n0, n1] = self.replicates().map(real);
        let mut variance = variance(self.means.iter().copied()) / n0;
        if !self.corrections.is_empty() {
            let among = mean(self.corrections.iter().map(|&(place, _)| self.means[place])).unwrap_or(0.0);
            let products =
                self.corrections.iter().map(|&(place, value)| (self.means[place] - among) * (value - correction));
            let covariance = products.sum::<f64>() / (n1 - 1.0).max(1.0);
            variance += self.correction_variance() / n1 + 2.0 * covariance / n0;
        }
        Some(Estimated { estimate: first + correction, mcse: variance.max(0.0).sqrt() })
    }

    /// The variance of the correction in one replicate. If the correction of a probability was always 0, it is taken as if it had once
    /// been 1, because rare is not impossible; but at most as the variance of what is corrected.
    #[must_use]
    pub fn correction_variance(&self) -> f64 {
        if self.corrections.iter().all(|&(_, value)| value == 0.0) {
            let share = mean(self.means.iter().copied()).unwrap_or(0.0).clamp(0.0, 1.0);
            return (share * (1.0 - share)).min(1.0 / real(self.corrections.len()).max(1.0));
        }
        variance(self.corrections.iter().map(|&(_, value)| value))
    }

    /// The variance of the first level in one replicate.
    #[must_use]
    pub fn first_variance(&self) -> f64 {
        variance(self.means.iter().copied())
    }

    /// The ratio of two measures, with its linearised error; `None` if the whole is 0.
    #[must_use]
    pub fn ratio(&self, whole: &Levels) -> Option<Estimated> {
        let below = whole.estimate()?.estimate;
        if below <= 0.0 {
            return None;
        }
        let ratio = self.estimate()?.estimate / below;
        let rest = Levels {
            means: self.means.iter().zip(&whole.means).map(|(part, whole)| part - ratio * whole).collect(),
            corrections: self
                .corrections
                .iter()
                .zip(&whole.corrections)
                .map(|(&(place, part), &(_, whole))| (place, part - ratio * whole))
                .collect(),
        };
        Some(Estimated { estimate: ratio, mcse: rest.estimate()?.mcse / below })
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0_usize, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / real(count))
}

/// The sample variance of values.
fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let Some(mean) = mean(values.clone()) else { return 0.0 };
    let (count, squares) = values.fold((0_usize, 0.0), |(count, sum), value| (count + 1, sum + (value - mean).powi(2)));
    if count < 2 { 0.0 } else { squares / real(count - 1) }
}

#[allow(clippy::cast_precision_loss, reason = "counts of replicates")]
fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(one: Estimated, [estimate, variance]: [f64; 2]) -> bool {
        (one.estimate - estimate).abs() < 1e-12 && (one.mcse - variance.sqrt()).abs() < 1e-12
    }

    /// By hand: means 1/2 and 1/2, variances 1/3 and 1/2, covariance -1/2 over the two replicates that have both.
    #[test]
    fn two_levels_add_up_with_their_covariance() {
        let levels = Levels { means: vec![0.0, 1.0, 1.0, 0.0], corrections: vec![(0, 1.0), (1, 0.0)] };
        let variance = (1.0 / 3.0) / 4.0 + 0.5 / 2.0 - 2.0 * 0.5 / 4.0;
        assert!(is_near(levels.estimate().unwrap(), [1.0, variance]), "{:?}", levels.estimate());
        assert!(is_near(levels.correction().unwrap(), [0.5, 0.25]));
    }

    #[test]
    fn a_correction_that_never_was_needed_is_not_taken_for_impossible() {
        let of = |means: Vec<f64>| {
            let corrections = (0..means.len()).map(|place| (place, 0.0)).collect();
            Levels { means, corrections }
        };
        assert!((of(vec![0.5; 10]).correction_variance() - 0.1).abs() < 1e-12);
        assert!((of(vec![0.01; 10]).correction_variance() - 0.0099).abs() < 1e-12);
        // A certain outcome has no error.
        assert!(is_near(of(vec![1.0; 10]).estimate().unwrap(), [1.0, 0.0]));
    }

    #[test]
    fn a_ratio_has_the_error_of_its_linearisation() {
        let levels = |means: [f64; 3]| Levels { means: means.to_vec(), corrections: Vec::new() };
        let (part, whole) = (levels([0.1, 0.3, 0.2]), levels([0.4, 0.6, 0.5]));
        // The residuals 0.1 - 0.4 R, ... with R = 0.4: -0.06, 0.06, 0, with variance 0.0036.
        assert!(is_near(part.ratio(&whole).unwrap(), [0.4, 0.0036 / 3.0 / 0.25]));
        assert_eq!(part.ratio(&levels([0.0; 3])), None);
    }
}
