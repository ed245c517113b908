//! `[pgy1]`

use crate::draws::Distribution;
use crate::scenario::field::{distribution, number, section, switch};

section! {
    /// The PGY-1 year of advanced positions: supplemental lists.
    "pgy1" => Pgy1 {
        /// Whether advanced entries get supplemental lists.
        enabled: bool = true => switch(),
        /// Preliminary and transitional programs on a supplemental list.
        ranks: Distribution = Distribution::Normal { mean: 8.0, sd: 2.0 } => distribution(0.0, 300.0)
            .unit("programs")
            .plausible(2.0, 20.0),
        /// How many times as likely a program of the own region is chosen as another.
        region_preference: f64 = 3.0 => number(0.0, 1000.0).unit("times").plausible(1.0, 10.0),
    }
}
