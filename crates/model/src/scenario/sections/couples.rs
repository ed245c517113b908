//! `[couples]`

use crate::scenario::field::{Grade, number, section, share, whole};

const SD: &str = "standard deviations";

section! {
    /// Couples, who rank pairs of programs.
    "couples" => Couples {
        /// Share of applicants who are in a couple. With a group of partners, their partners come from there, and there are no more
        /// couples than partners.
        share: f64 = 0.05 => share().plausible(0.0, 0.15).from(Grade::Source, "NRMP: about 5% of active applicants"),
        /// What a pair at the same institution adds to the couple's joint utility.
        same_institution: f64 = 2.0 => number(0.0, 100.0).unit(SD).plausible(0.0, 5.0),
        /// What a pair in the same region adds.
        same_region: f64 = 1.0 => number(0.0, 100.0).unit(SD).plausible(0.0, 5.0),
        /// The longest list of pairs.
        longest: u32 = 60 => whole(1, 300).unit("pairs"),
    }
}
