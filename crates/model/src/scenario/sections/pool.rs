//! `[pool]`

use std::path::PathBuf;

use crate::scenario::field::{file, section};

section! {
    /// CSV files of real programs and applicants, beside or instead of drawn ones.
    "pool" => PoolFiles {
        /// CSV file of programs, relative to the scenario's folder.
        programs?: PathBuf => file(),
        /// CSV file of applicants, relative to the scenario's folder.
        applicants?: PathBuf => file(),
    }
}
