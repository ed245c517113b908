//! `[interviews]`

use crate::scenario::field::{number, section, share, switch};

section! {
    /// What interviews reveal.
    "interviews" => Interviews {
        /// Whether there are any; without them everybody who applied is ranked.
        enabled: bool = true => switch(),
        /// Share of both sides' noise that an interview removes.
        learning: f64 = 0.6 => share().plausible(0.0, 1.0),
        /// Standard deviation of the fit that both sides discover in the interview.
        fit: f64 = 0.6 => number(0.0, 100.0).unit("standard deviations").plausible(0.0, 1.5),
    }
}
