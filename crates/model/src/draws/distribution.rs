//! Named distributions of counts and amounts.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A distribution, written `{ distribution = "log-normal", mean = 37, log_sd = 0.35 }`. A bare number is a fixed value. Counts are
/// rounded and never negative.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "distribution", rename_all = "kebab-case", from = "Written")]
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
        /// The mean of the value, not of its logarithm.
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

/// The names of the distributions, each with its parameters; the first parameter is the mean.
pub(crate) const DISTRIBUTIONS: [(&str, [&str; 2]); 4] = [
    ("fixed", ["value", ""]),
    ("normal", ["mean", "sd"]),
    ("log-normal", ["mean", "log_sd"]),
    ("gamma", ["mean", "sd"]),
];

/// The two ways to write a distribution.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Number(f64),
    Table(Table),
}

#[derive(Deserialize)]
#[serde(tag = "distribution", rename_all = "kebab-case", deny_unknown_fields)]
enum Table {
    Fixed { value: f64 },
    Normal { mean: f64, sd: f64 },
    LogNormal { mean: f64, log_sd: f64 },
    Gamma { mean: f64, sd: f64 },
}

impl From<Written> for Distribution {
    fn from(written: Written) -> Distribution {
        match written {
            Written::Number(value) | Written::Table(Table::Fixed { value }) => Distribution::Fixed { value },
            Written::Table(Table::Normal { mean, sd }) => Distribution::Normal { mean, sd },
            Written::Table(Table::LogNormal { mean, log_sd }) => Distribution::LogNormal { mean, log_sd },
            Written::Table(Table::Gamma { mean, sd }) => Distribution::Gamma { mean, sd },
        }
    }
}

/// The word for no distribution, where that differs from leaving the field out.
pub(crate) const NONE: &str = "none";

/// Reads and writes a distribution or `"none"`.
pub(crate) mod or_none {
    use super::{Deserialize, Deserializer, Distribution, NONE, Serialize, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Some(Distribution),
        None(String),
    }

    #[allow(clippy::ref_option, reason = "serde asks for it")]
    pub(crate) fn serialize<S: Serializer>(distribution: &Option<Distribution>, to: S) -> Result<S::Ok, S::Error> {
        match distribution {
            Some(distribution) => distribution.serialize(to),
            None => to.serialize_str(NONE),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Distribution>, D::Error> {
        match Either::deserialize(from)? {
            Either::Some(distribution) => Ok(Some(distribution)),
            Either::None(word) if word == NONE => Ok(None),
            Either::None(word) => {
                Err(serde::de::Error::custom(format!("\"{word}\" is no distribution; expected \"{NONE}\"")))
            }
        }
    }
}
