//! Counts drawn for every applicant: how many applications, how many ranks.

use std::f64::consts::FRAC_1_SQRT_2;

use statrs::distribution::{ContinuousCDF, Gamma};

use super::{Distribution, Draws};

/// The highest count. No list of programs is longer.
const MOST: usize = 1 << 16;

/// Entries of the guide table.
const PARTS: usize = 512;

/// A named distribution, rounded to whole numbers from 0 to 65 536.
///
/// A uniform draw is looked up in the cumulative distribution. A guide table narrows the search (Ahrens and Kohrt, "Computer methods
/// for efficient sampling from largely arbitrary statistical distributions", Computing 26, 1981; only the abstract was available to
/// us). A higher draw never gives a lower count, whatever the distribution.
#[derive(Clone, Debug)]
pub(crate) struct Counts {
    /// By count: the share of values that are at most this high, rising. The highest count has no entry.
    up_to: Vec<f64>,
    /// By equal part of the unit interval: the lowest count that a draw in it can give.
    lowest: Box<[u32; PARTS]>,
}

impl Default for Counts {
    /// Always 0.
    fn default() -> Counts {
        Counts { up_to: Vec::new(), lowest: Box::new([0; PARTS]) }
    }
}

impl Counts {
    /// The counts of a distribution.
    pub(crate) fn of(distribution: Distribution) -> Counts {
        let at_most = share_at_most(distribution);
        let shares = (0..MOST).map(|count| at_most(real(count) + 0.5));
        let mut counts =
            Counts { up_to: shares.take_while(|&share| share < 1.0).collect(), lowest: Box::new([0; PARTS]) };
        for part in 0..PARTS {
            counts.lowest[part] = counts.meant(real(part) / real(PARTS), 0);
        }
        counts
    }

    /// Draws a count.
    #[inline]
    pub(crate) fn draw(&self, draws: &mut Draws) -> u32 {
        let uniform = draws.unit();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to below the number of parts"
        )]
        let part = (uniform * real(PARTS)) as usize;
        self.meant(uniform, self.lowest[part])
    }

    /// The count of a uniform draw, searched upwards from `count`.
    #[inline]
    fn meant(&self, uniform: f64, mut count: u32) -> u32 {
        while self.up_to.get(count as usize).is_some_and(|&share| share <= uniform) {
            count += 1;
        }
        count
    }
}

/// The cumulative distribution function: the share of values that do not exceed a positive one.
fn share_at_most(distribution: Distribution) -> Box<dyn Fn(f64) -> f64> {
    match distribution {
        Distribution::Normal { mean, sd } if sd > 0.0 => Box::new(move |value| normal_share((value - mean) / sd)),
        Distribution::LogNormal { mean, log_sd } if log_sd > 0.0 && mean > 0.0 => {
            Box::new(move |value| normal_share(libm::log(value / mean) / log_sd + log_sd / 2.0))
        }
        Distribution::Gamma { mean, sd } if sd > 0.0 && mean > 0.0 => {
            let gamma = Gamma::new(mean * mean / (sd * sd), mean / (sd * sd)).expect("both are positive");
            Box::new(move |value| gamma.cdf(value))
        }
        // Without spread only the mean remains, with halves rounded up.
        _ => Box::new(move |value| if value > distribution.mean() { 1.0 } else { 0.0 }),
    }
}

/// The cumulative standard normal distribution, the same on every platform.
fn normal_share(value: f64) -> f64 {
    libm::erfc(-value * FRAC_1_SQRT_2) / 2.0
}

#[allow(clippy::cast_precision_loss, reason = "small")]
fn real(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::{Keys, Purpose};

    #[test]
    fn without_spread_there_is_one_count() {
        let fixed = |value| Distribution::Fixed { value };
        let none = [
            (fixed(0.0), 0),
            (fixed(2.4), 2),
            (fixed(2.5), 3),
            (fixed(1e9), 65_536),
            (Distribution::Normal { mean: 7.0, sd: 0.0 }, 7),
            (Distribution::Normal { mean: -7.0, sd: 0.0 }, 0),
            (Distribution::LogNormal { mean: 12.0, log_sd: 0.0 }, 12),
            (Distribution::LogNormal { mean: 0.0, log_sd: 0.4 }, 0),
            (Distribution::Gamma { mean: 3.0, sd: 0.0 }, 3),
            (Distribution::Gamma { mean: 0.0, sd: 1.0 }, 0),
        ];
        let mut keys = Keys::of(1, None, "counts");
        for (distribution, expected) in none {
            let counts = Counts::of(distribution);
            for _ in 0..20 {
                assert_eq!(
                    counts.draw(&mut keys.next_key().draws(Purpose::Applications)),
                    expected,
                    "{distribution:?}"
                );
            }
        }
    }

    /// Looked-up counts and rounded amounts have the same distribution: their shares differ by at most five standard errors.
    #[test]
    fn counts_are_amounts_rounded() {
        let all = [
            Distribution::Normal { mean: 6.0, sd: 2.0 },
            Distribution::Normal { mean: 1.0, sd: 3.0 },
            Distribution::LogNormal { mean: 72.0, log_sd: 0.35 },
            Distribution::Gamma { mean: 5.0, sd: 4.0 },
        ];
        let mut keys = Keys::of(2, None, "counts");
        for distribution in all {
            let counts = Counts::of(distribution);
            let mut found = vec![[0_u32; 2]; 400];
            for _ in 0..40_000 {
                let [mut one, mut other] = [0; 2].map(|_| keys.next_key().draws(Purpose::Applications));
                found[counts.draw(&mut one) as usize][0] += 1;
                found[other.count(distribution) as usize][1] += 1;
            }
            for (count, [looked_up, rounded]) in found.into_iter().enumerate() {
                let [one, other] = [looked_up, rounded].map(f64::from);
                assert!((one - other).abs() <= 5.0 * (one + other).sqrt(), "{distribution:?} {count}: {one} {other}");
            }
        }
    }

    #[test]
    fn a_higher_mean_gives_nobody_less() {
        let [low, high] = [30.0, 33.0].map(|mean| Counts::of(Distribution::LogNormal { mean, log_sd: 0.5 }));
        let mut keys = Keys::of(3, None, "counts");
        for _ in 0..1000 {
            let draws = keys.next_key().draws(Purpose::Applications);
            assert!(low.draw(&mut draws.clone()) <= high.draw(&mut draws.clone()));
        }
    }
}
