//! `[run]`

use crate::scenario::field::{section, whole};

section! {
    /// How often the season is drawn.
    "run" => RunPlan {
        /// The seed of all draws: the same seed gives the same result.
        seed: u64 = 1 => whole(0, i64::MAX as u64),
        /// How many replicates of the season are drawn.
        replicates: u32 = 1000 => whole(1, 1_000_000).unit("replicates"),
    }
}
