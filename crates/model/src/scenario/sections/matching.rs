//! `[match]`

use crate::scenario::field::{Grade, section, switch, whole};

section! {
    /// The match itself.
    "match" => MatchSettings {
        /// How often the order of couples is shuffled after a loop.
        couple_order_attempts: u32 = 16 => whole(0, 100_000)
            .unit("attempts")
            .from(Grade::Ours, "no published text settles it"),
        /// Whether the independent checker judges every result, not only unsettled ones.
        check: bool = false => switch(),
    }
}
