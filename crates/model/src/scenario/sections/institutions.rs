//! `[institutions]`

use crate::scenario::field::{Grade, section, switch, weights, whole};

section! {
    /// Where training is offered. Each institution has a prestige and lies in a region.
    "institutions" => Institutions {
        /// How many institutions there are, `inst-1` and so on.
        count: u32 = 300 => whole(0, 100_000).unit("institutions"),
        /// Weights of the regions in which they lie; as many regions as weights, the US census divisions by default.
        region_weights: Vec<f64> = vec![1.0; 9] => weights()
            .from(Grade::Ours, "nine census divisions, equally likely for want of better"),
        /// Whether prestige, regions and quotas are drawn anew in every replicate, instead of once.
        redrawn: bool = false => switch(),
    }
}
