//! Named distributions of counts and amounts.

use serde::{Deserialize, Serialize};

/// A distribution, written `{ distribution = "log-normal", mean = 37, log_sd = 0.35 }`. Counts are rounded, and never below 0.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "distribution", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Distribution {
    /// Always the same.
    Fixed {
        /// The value.
        value: f64,
    },
    /// Normal.
    Normal {
        /// The mean.
        mean: f64,
        /// The standard deviation.
        sd: f64,
    },
    /// Log-normal.
    LogNormal {
        /// The mean, of the value and not of its logarithm.
        mean: f64,
        /// The standard deviation of the logarithm.
        log_sd: f64,
    },
    /// Gamma.
    Gamma {
        /// The mean.
        mean: f64,
        /// The standard deviation.
        sd: f64,
    },
}

impl Distribution {
    /// The mean, before rounding.
    #[must_use]
    pub fn mean(self) -> f64 {
        match self {
            Distribution::Fixed { value } => value,
            Distribution::Normal { mean, .. }
            | Distribution::LogNormal { mean, .. }
            | Distribution::Gamma { mean, .. } => mean,
        }
    }
}
