//! A screening as it is printed.

mod json;
mod summary;

pub(super) use summary::{Summary, print};
