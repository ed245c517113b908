//! Runs the residency match on certified rank order lists.

pub mod market;
pub mod pool;
