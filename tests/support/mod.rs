//! An independent oracle for the match, and what the tests need around it.
//!
//! Nothing here uses the algorithm, the checker, or the resolved data of a market: the oracle reads the lists of a
//! [`Draft`](matchday::market::Draft) and works from the definitions. It is meant to be easy to read, not to be fast, and
//! is for markets of about four applicants and four programs.

#![allow(dead_code, reason = "every test file uses its own part of this")]
#![allow(unreachable_pub, reason = "there is one crate for every test file")]

pub mod blocks;
pub mod classic;
pub mod donor;
pub mod enumerate;
pub mod generate;
pub mod shrink;
pub mod sketch;
pub mod verdict;
pub mod world;
