//! Several programs together in two worlds: the neighbours of a program of interest.

use serde::{Deserialize, Serialize};

use super::cells::{MeanPair, RatioPair};
use super::joins::Joins;
use crate::simulation::figures::Count;
use crate::simulation::programs::ProgramOutcome;

/// The sums over some programs in two worlds.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct GroupPair {
    /// Positions filled by all of them together.
    pub filled: MeanPair,
    /// Programs that fill all positions they offer.
    pub full: MeanPair,
    /// The last rank matched, over programs with a match.
    pub deepest: RatioPair,
    /// Strength percentiles of their matched applicants, 0 to 1.
    pub strength: RatioPair,
}

impl GroupPair {
    /// Adds one replicate. `members` are indices of followed programs of the base.
    pub(super) fn add(&mut self, members: &[usize], joins: &Joins, outcomes: [&[Option<ProgramOutcome>]; 2]) {
        let mut sums = [Sum::default(); 2];
        for &member in members {
            if let Some([Some(one), Some(two)]) = joins.programs.get(member) {
                let both = [outcomes[0][*one], outcomes[1][*two]];
                sums.iter_mut().zip(both).for_each(|(sum, outcome)| sum.add(outcome));
            }
        }
        let [base, variant] = sums;
        self.filled.add(base.filled, variant.filled);
        self.full.add(base.full, variant.full);
        self.deepest.add(base.deepest, variant.deepest);
        self.strength.add(base.strength, variant.strength);
    }

    /// Adds other sums of the same programs.
    pub fn merge(&mut self, other: &GroupPair) {
        self.filled.merge(&other.filled);
        self.full.merge(&other.full);
        self.deepest.merge(&other.deepest);
        self.strength.merge(&other.strength);
    }
}

#[derive(Clone, Copy, Default)]
struct Sum {
    filled: u64,
    full: u64,
    deepest: Count,
    strength: Count,
}

impl Sum {
    fn add(&mut self, outcome: Option<ProgramOutcome>) {
        let Some(outcome) = outcome else { return };
        self.filled += u64::from(outcome.filled);
        self.full += u64::from(outcome.depth.is_some());
        self.deepest.part += outcome.deepest.map_or(0, u64::from);
        self.deepest.whole += u64::from(outcome.deepest.is_some());
        self.strength.part += outcome.strength[0];
        self.strength.whole += outcome.strength[1] * 10_000;
    }
}
