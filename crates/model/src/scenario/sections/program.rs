//! `[[program]]`

use std::path::PathBuf;

use crate::scenario::field::{file, number, section, text, whole, word};
use matchday_match::market::Track;

section! {
    /// A named program, beside the drawn ones.
    "program[]" => FixedProgram {
        /// Its id, unique among all programs.
        id: String => text().required(),
        /// Its name; the id when left out.
        name: String => text(),
        /// Its specialty.
        specialty: String => text().required(),
        /// Its track, as in `[[specialty.tracks]]`.
        track: Track => word(&Track::LETTERS),
        /// Its positions.
        quota: u32 => whole(0, 100_000).required().unit("positions"),
        /// Its institution: a name of its own, or the id of a drawn one (`inst-12`).
        institution: String => text().required(),
        /// The region of the institution; drawn when left out.
        region?: u32 => whole(1, 1000),
        /// The percentile of its prestige; drawn when left out.
        prestige_percentile?: f64 => number(0.0, 100.0).unit("percent"),
        /// File with its own rank order list: CSV, or text as R3 imports it (`.txt`). Those people are in the market, have
        /// interviewed here, and are ranked in this order; nobody else is.
        list?: PathBuf => file(),
    }
}
