//! `[signals]`

use super::TierPlans;
use crate::scenario::field::{section, switch};

section! {
    /// Preference signals; one budget for both of an applicant's specialties.
    "signals" => Signals {
        /// Whether there are any signals.
        enabled: bool = true => switch(),
        /// Of each tier: how many signals an applicant has, and what one adds to the program's screening score.
        ..tiers: TierPlans,
        /// Whether everybody who signalled is invited before anybody who did not.
        strictly_first: bool = false => switch(),
    }
}

impl Signals {
    /// The number of signals of an applicant, over all tiers.
    #[must_use]
    pub fn budget(&self) -> u32 {
        self.tiers.iter().map(|(_, plan)| plan.count).sum()
    }
}
