//! `[requests]`

use crate::scenario::field::{section, share};

section! {
    /// Reversions and even or odd requests of drawn programs.
    "requests" => Requests {
        /// Share of departments whose unfilled positions revert: from the smaller tracks to the largest, and from the focus's largest
        /// track to the alternative's at the same institution.
        reversions: f64 = 0.2 => share().plausible(0.0, 1.0),
        /// Share of programs of two or more positions that ask for an even number.
        even: f64 = 0.0 => share(),
    }
}
