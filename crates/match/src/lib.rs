//! The match itself: who matches where on certified rank order lists.
//!
//! A [`market`] is a checked instance, [`matching`] runs the algorithm on it, [`stability`] judges the result by the definitions alone,
//! and [`explain`] says why it came out as it did. Nothing here reads files, starts threads or draws numbers: randomness comes in as a
//! generator.

pub mod explain;
pub mod market;
pub mod matching;
pub mod stability;
