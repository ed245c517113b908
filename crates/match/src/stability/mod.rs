//! The checker: is a matching one that the rules allow, and does anything block it?
//!
//! It works from the definitions alone and shares no code with the algorithm: it knows nothing of proposals, stacks or
//! cutoffs, only of lists, quotas and who holds what.

mod blocks;
mod rules;

pub use blocks::{BlockingPair, blocking_pairs};
pub use rules::{BrokenRule, broken_rules};
