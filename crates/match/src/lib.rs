//! The match itself: who matches where on certified rank order lists.
//!
//! A [`market`] is a checked instance of the match. [`matching`] runs the algorithm on it, [`stability`] checks the result
//! against the definitions alone, and [`explain`] gives the reasons in sentences. Nothing here reads files or starts threads;
//! randomness comes from the generator that the caller passes in.

pub mod explain;
pub mod market;
pub mod matching;
pub mod stability;
