//! Estimates with their Monte Carlo error, kept apart from the variation between replicates.

use serde::Serialize;

use super::moments::{Moments, RatioSums, real};

/// The standard normal quantile of 97.5%.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// The method of an estimate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// The mean over replicates of a count or of a ratio within the replicate; interval by Student's t.
    Mean,
    /// The ratio of two totals over all replicates; linearised error between replicates, interval by Student's t.
    Ratio,
    /// The share of replicates in which something happens; Wilson's interval.
    Wilson,
    /// A quantile of replicates, without interval.
    Quantile,
}

impl Method {
    /// The word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Method::Mean => "mean",
            Method::Ratio => "ratio",
            Method::Wilson => "wilson",
            Method::Quantile => "quantile",
        }
    }
}

/// An estimate.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Estimate {
    /// The best guess of what an infinite simulation would give.
    #[serde(rename = "estimate")]
    pub value: f64,
    /// Its Monte Carlo standard error; `None` with a single replicate.
    pub mcse: Option<f64>,
    /// The lower end of the 95% confidence interval.
    pub ci_low: Option<f64>,
    /// The upper end.
    pub ci_high: Option<f64>,
    /// The method.
    pub method: Method,
    /// How many replicates count.
    pub replicates: u64,
    /// The 5th percentile over replicates.
    pub p05: Option<f64>,
    /// The median over replicates.
    pub p50: Option<f64>,
    /// The 95th percentile over replicates.
    pub p95: Option<f64>,
}

impl Estimate {
    /// The mean of values that are scaled by `scale`; `None` without values.
    #[must_use]
    pub fn mean(moments: &Moments, scale: f64) -> Option<Estimate> {
        let error = moments.standard_error().map(|error| error / scale);
        Some(Estimate::with_error(moments.mean()? / scale, error, Method::Mean, moments.count))
    }

    /// A ratio of totals; `None` if the whole is 0.
    #[must_use]
    pub fn ratio(sums: &RatioSums) -> Option<Estimate> {
        Some(Estimate::with_error(sums.ratio()?, sums.standard_error(), Method::Ratio, sums.count))
    }

    /// A share of replicates, with the interval of Wilson ("Probable inference, the law of succession, and statistical
    /// inference", Journal of the American Statistical Association 22, 1927); `None` without replicates.
    #[must_use]
    pub fn wilson(happened: u64, replicates: u64) -> Option<Estimate> {
        if replicates == 0 {
            return None;
        }
        let n = real(replicates.into());
        let share = real(happened.into()) / n;
        let middle = (share + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        Some(Estimate {
            value: share,
            mcse: Some((share * (1.0 - share) / n).sqrt()),
            ci_low: Some(if happened == 0 { 0.0 } else { middle - half }),
            ci_high: Some(if happened == replicates { 1.0 } else { middle + half }),
            method: Method::Wilson,
            replicates,
            p05: None,
            p50: None,
            p95: None,
        })
    }

    /// The estimate with its interval limited to 0 to 1.
    #[must_use]
    pub fn of_share(self) -> Estimate {
        let clamp = |bound: Option<f64>| bound.map(|bound| bound.clamp(0.0, 1.0));
        Estimate { ci_low: clamp(self.ci_low), ci_high: clamp(self.ci_high), ..self }
    }

    /// Half the width of the interval.
    #[must_use]
    pub fn half_width(&self) -> Option<f64> {
        Some((self.ci_high? - self.ci_low?) / 2.0)
    }

    /// An estimate with its standard error and the interval of Student's t.
    pub(crate) fn with_error(value: f64, mcse: Option<f64>, method: Method, replicates: u64) -> Estimate {
        let half = mcse.map(|mcse| mcse * student(replicates - 1));
        Estimate {
            value,
            mcse,
            ci_low: half.map(|half| value - half),
            ci_high: half.map(|half| value + half),
            method,
            replicates,
            p05: None,
            p50: None,
            p95: None,
        }
    }
}

/// The 97.5% quantile of Student's t, accurate to 10⁻³; from 5 degrees of freedom on by the expansion of Goldberg and Levine
/// (1946).
pub(super) fn student(freedom: u64) -> f64 {
    match freedom {
        0 | 1 => 12.7062,
        2 => 4.3027,
        3 => 3.1824,
        4 => 2.7764,
        _ => {
            let (n, z2) = (real(freedom.into()), Z * Z);
            let first = (z2 + 1.0) / 4.0;
            let second = ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
            let third = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
            let fourth = ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92160.0;
            Z * (1.0 + (first + (second + (third + fourth / n) / n) / n) / n)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, StudentsT};

    #[test]
    fn student_agrees_with_the_distribution() {
        for freedom in [1, 2, 3, 4, 5, 6, 9, 20, 100, 1000, 100_000] {
            #[allow(clippy::cast_precision_loss, reason = "small")]
            let expected = StudentsT::new(0.0, 1.0, freedom as f64).unwrap().inverse_cdf(0.975);
            assert!((student(freedom) - expected).abs() < 1e-3, "{freedom}: {} {expected}", student(freedom));
        }
    }

    /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
    #[test]
    fn wilson_agrees_with_published_intervals() {
        for (happened, replicates, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let found = Estimate::wilson(happened, replicates).unwrap();
            assert!((found.ci_low.unwrap() - low).abs() < 6e-5, "{found:?}");
            assert!((found.ci_high.unwrap() - high).abs() < 6e-5, "{found:?}");
        }
        assert_eq!(Estimate::wilson(0, 0), None);
        assert_eq!(Estimate::wilson(5, 5).unwrap().ci_high, Some(1.0));
    }
}
