//! Runs the residency match on certified rank order lists.
//!
//! The way through: [`pool`] reads a folder of files into a [`market`], [`matching`] says who matches where, [`stability`]
//! judges it by the definitions alone, [`export`] writes it down, [`explain`] tells why. The command line is `cli`, in the
//! binary.

mod checksum;
mod counts;
pub mod draws;
pub mod explain;
pub mod export;
mod lanes;
pub mod market;
pub mod matching;
pub mod numbers;
pub mod odds;
mod order;
mod parallel;
pub mod pool;
pub mod population;
pub mod report;
pub mod scenario;
pub mod season;
pub mod simulation;
pub mod stability;
pub mod sweep;
pub mod synthetic;
