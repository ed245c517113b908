//! `[perception]`

use crate::scenario::field::{number, section};

section! {
    /// Noise with which each side sees the other before interviews.
    "perception" => Perception {
        /// Noise of what applicants see before interviews.
        applicant: f64 = 0.5 => number(0.0, 100.0).unit("standard deviations").plausible(0.0, 2.0),
        /// Noise of what programs see before interviews.
        program: f64 = 0.5 => number(0.0, 100.0).unit("standard deviations").plausible(0.0, 2.0),
    }
}
