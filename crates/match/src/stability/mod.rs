//! The checker: does a matching keep the rules, and is it stable?
//!
//! It follows the definitions alone and shares no code with the algorithm. It knows lists, quotas and holders, but no
//! proposals, stacks or cutoffs.

mod blocks;
mod rules;

pub use blocks::{BlockingPair, blocking_pairs};
pub use rules::{BrokenRule, broken_rules};
