//! The identity of a comparison.

use serde::{Deserialize, Serialize};

use super::run::Comparison;
use crate::run::{Identity, IdentityError, Resumable};

/// Everything that the result of a comparison depends on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ComparisonIdentity {
    mode: String,
    /// Programs that are counted together.
    groups: Vec<Vec<usize>>,
    /// Base and variants by name, the base first.
    all: Vec<(String, Identity)>,
}

impl ComparisonIdentity {
    /// The identity of a comparison.
    ///
    /// # Errors
    /// If a scenario cannot be written.
    pub(super) fn of(comparison: &Comparison) -> Result<ComparisonIdentity, IdentityError> {
        let plan = &comparison.base.plan;
        let all = comparison.scenarios().map(|(name, simulation)| {
            let setting = &simulation.setting;
            Ok((name.to_owned(), Identity::of(&setting.scenario, &setting.inputs, plan)?))
        });
        Ok(ComparisonIdentity {
            mode: comparison.mode.word().to_owned(),
            groups: comparison.groups.clone(),
            all: all.collect::<Result<_, IdentityError>>()?,
        })
    }

    /// What differs from another comparison, in words; empty if nothing does.
    pub(super) fn differences(&self, other: &ComparisonIdentity) -> Vec<String> {
        let mut found = Vec::new();
        if self.mode != other.mode {
            found.push(format!("--mode {} and {}", self.mode, other.mode));
        }
        let names = |one: &ComparisonIdentity| one.all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        let [ours, theirs] = [self, other].map(names);
        if ours != theirs {
            found.push(format!("the scenarios \"{}\" and \"{}\"", ours.join("\", \""), theirs.join("\", \"")));
            return found;
        }
        for ((name, one), (_, two)) in self.all.iter().zip(&other.all) {
            // Differences shared by base and variants are reported for the base.
            if name == "base" || found.is_empty() {
                found.extend(one.differences(two).into_iter().map(|difference| format!("{name}: {difference}")));
            }
        }
        if found.is_empty() && self.groups != other.groups {
            found.push("the program in question".to_owned());
        }
        found
    }
}

impl Resumable for Comparison {
    type Identity = ComparisonIdentity;

    const MAGIC: &'static [u8] = b"matchday comparison 2\n";
    const ENDING: &'static str = "unfinished-comparison";

    fn identity(&self) -> Result<ComparisonIdentity, IdentityError> {
        ComparisonIdentity::of(self)
    }

    fn differences(earlier: &ComparisonIdentity, own: &ComparisonIdentity) -> Vec<String> {
        earlier.differences(own)
    }

    fn fits(&self, tally: &Self::Tally) -> bool {
        self.fits(tally)
    }

    fn row_values(&self) -> Option<usize> {
        None
    }
}
