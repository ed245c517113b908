//! A Morris screening on the terminal and as JSON.

mod json;
mod summary;

pub(super) use summary::{Summary, print};
