//! `[away]`

use crate::scenario::field::{Grade, section, share, whole};

section! {
    /// Away rotations, at programs of the preferred specialty.
    "away" => Away {
        /// Share of applicants who do any away rotation.
        share: f64 = 0.72 => share().from(Grade::Source, "survey of 68 matched applicants: 72%"),
        /// How many they do.
        rotations: u32 = 1 => whole(0, 20).unit("rotations").plausible(1.0, 3.0),
    }
}
