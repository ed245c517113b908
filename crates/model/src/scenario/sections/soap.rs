//! `[soap]`

use crate::scenario::field::{section, switch, whole};

section! {
    /// What happens to unfilled positions after the match.
    "soap" => Soap {
        /// Whether it is played.
        enabled: bool = false => switch(),
        /// Rounds of offers.
        rounds: u32 = 4 => whole(0, 100).unit("rounds"),
        /// Applications of each unmatched applicant.
        applications: u32 = 45 => whole(0, 1000).unit("programs"),
    }
}
