//! How many replicates to play, when to stop, and which of them a shard plays.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The maximum number of replicates of a run that stops by precision.
pub const MOST_REPLICATES: u32 = 100_000;

/// The fewest replicates from which precision is judged.
const FEWEST_REPLICATES: u64 = 30;

/// Why a text is not part of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PlanError {
    /// It is not an [`Until`].
    #[error("expected ci= and half the width of the interval, between 0 and 1, such as ci=0.005")]
    Until,
    /// It is not a [`Shard`].
    #[error("expected number/of, such as 1/4, 2/4, 3/4 and 4/4")]
    Shard,
}

/// The plan of a run.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The maximum number of replicates.
    pub replicates: u32,
    /// When to stop earlier.
    pub until: Option<Until>,
    /// The part of all chunks to play; `None` for all.
    pub shard: Option<Shard>,
}

/// `ci=0.005`: stops once half the width of the headline figure's 95% interval is at most this.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Until {
    /// Half the width.
    pub half_width: f64,
}

impl Until {
    /// Whether an interval of this half width, from this many replicates, is precise enough.
    #[must_use]
    pub fn is_reached(self, replicates: u64, half_width: Option<f64>) -> bool {
        replicates >= FEWEST_REPLICATES && half_width.is_some_and(|half| half <= self.half_width)
    }
}

impl std::fmt::Display for Until {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ci={}", self.half_width)
    }
}

impl FromStr for Until {
    type Err = PlanError;

    fn from_str(text: &str) -> Result<Until, PlanError> {
        let number = text.strip_prefix("ci=").and_then(|number| number.parse::<f64>().ok());
        match number {
            Some(half_width) if half_width > 0.0 && half_width < 1.0 => Ok(Until { half_width }),
            _ => Err(PlanError::Until),
        }
    }
}

/// `2/8`: the second of eight parts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Shard {
    /// The number of the part, from 1.
    pub number: u32,
    /// The number of parts.
    pub of: u32,
}

impl FromStr for Shard {
    type Err = PlanError;

    fn from_str(text: &str) -> Result<Shard, PlanError> {
        let parts = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Shard { number, of }),
            _ => Err(PlanError::Shard),
        }
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl Plan {
    /// A plan of all of these replicates.
    #[must_use]
    pub fn of(replicates: u32) -> Plan {
        Plan { replicates, until: None, shard: None }
    }

    /// The 0-based chunks to play, each of `size` replicates.
    pub fn chunks(&self, size: u32) -> impl Iterator<Item = u32> + use<> {
        let (first, step) = self.shard.map_or((0, 1), |shard| (shard.number - 1, shard.of));
        (0..self.replicates.div_ceil(size)).skip(first as usize).step_by(step as usize)
    }

    /// The replicates of a chunk, numbered from 1.
    #[must_use]
    pub fn replicates_of(&self, chunk: u32, size: u32) -> std::ops::Range<u32> {
        let first = chunk * size;
        first + 1..first.saturating_add(size).min(self.replicates) + 1
    }

    /// The maximum number of replicates to play here.
    #[must_use]
    pub fn total(&self, size: u32) -> u64 {
        self.chunks(size).map(|chunk| self.replicates_of(chunk, size).len() as u64).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_share_all_replicates() {
        for of in 1..6 {
            let mut all = Vec::new();
            for number in 1..=of {
                let plan = Plan { replicates: 103, until: None, shard: Some(Shard { number, of }) };
                all.extend(plan.chunks(10).flat_map(|chunk| plan.replicates_of(chunk, 10)));
                assert_eq!(
                    plan.total(10),
                    plan.chunks(10).flat_map(|chunk| plan.replicates_of(chunk, 10)).count() as u64
                );
            }
            all.sort_unstable();
            assert_eq!(all, (1..=103).collect::<Vec<_>>());
        }
    }

    #[test]
    fn options_are_read_or_refused() {
        assert_eq!("2/8".parse(), Ok(Shard { number: 2, of: 8 }));
        for text in ["0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/3", ""] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
        assert_eq!("ci=0.005".parse(), Ok(Until { half_width: 0.005 }));
        for text in ["0.005", "ci=", "ci=0", "ci=-1", "ci=nan", "ci=2", "mcse=0.1"] {
            assert!(text.parse::<Until>().is_err(), "{text}");
        }
    }
}
