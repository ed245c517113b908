//! `[signals]`

use crate::scenario::field::{Grade, number, section, switch, whole};

const SD: &str = "standard deviations";
const BUDGET: &str = "radiology, 2024 and 2025: 6 gold and 6 silver, one budget for DR and IR together";
const YIELD: &str =
    "interview yield: 59.8% of signalled, 8.5% of unsignalled applications, about 37% at a would-be 13th signal";

section! {
    /// Preference signals; one budget for both of an applicant's specialties.
    "signals" => Signals {
        /// Whether there are any signals.
        enabled: bool = true => switch(),
        /// Gold signals of an applicant.
        gold: u32 = 6 => whole(0, 100).unit("signals").plausible(0.0, 15.0).from(Grade::Source, BUDGET),
        /// Silver signals of an applicant.
        silver: u32 = 6 => whole(0, 100).unit("signals").plausible(0.0, 15.0).from(Grade::Source, BUDGET),
        /// What a gold signal adds to the program's screening score.
        gold_boost: f64 = 1.5 => number(0.0, 100.0).unit(SD).plausible(0.0, 3.0).from(Grade::Derived, YIELD),
        /// What a silver signal adds.
        silver_boost: f64 = 0.7 => number(0.0, 100.0).unit(SD).plausible(0.0, 3.0).from(Grade::Derived, YIELD),
        /// Whether everybody who signalled is invited before anybody who did not.
        strictly_first: bool = false => switch(),
    }
}
