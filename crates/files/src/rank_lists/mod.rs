//! Rank order lists in files: rows of a table in any order, or the text that the R3 system imports.

mod r3;
mod ranks;
mod rows;

pub use r3::r3_ids;
pub use ranks::check_ranks;
pub(crate) use rows::RankRows;
pub use rows::{Completeness, RankRow};
