//! `[[group]]`

use std::collections::BTreeMap;

use crate::scenario::field::{named_weights, number, section, share, text, whole, word, words};

words! {
    /// What the people of a group do.
    Role {
        /// They apply to their specialties.
        Applicants = "applicants",
        /// They compete for PGY-1 years only: their advanced position is elsewhere.
        Pgy1 = "pgy1",
        /// They are partners of others, in another specialty.
        Partners = "partners",
    }
}

section! {
    /// Applicants who look for the same.
    "group[]" => Group {
        /// Its name.
        name: String => text().required(),
        /// How many people; at most 2000000 in all groups together.
        count: u32 => whole(0, 2_000_000).required().unit("people"),
        /// What they do: `applicants` apply to their specialties; `pgy1` people have an advanced position elsewhere and compete for
        /// PGY-1 years only; `partners` are partners of others, in another specialty.
        role: Role => word(Role::WORDS),
        /// The specialty they prefer. Required of `applicants` and `partners`.
        first: String => text(),
        /// The other specialty to which they apply, or empty.
        second: String => text(),
        /// Share of them who apply to the second specialty.
        second_share: f64 = 1.0 => share(),
        /// How much they prefer the first specialty to the second.
        taste: f64 = 1.0 => number(-100.0, 100.0).unit("standard deviations").plausible(0.0, 3.0),
        /// Share who graduate with ESIR (fellowship match).
        esir: f64 = 0.0 => share(),
        /// Weights of types, by name; empty for the types' own weights.
        types: BTreeMap<String, f64> => named_weights(),
    }
}
