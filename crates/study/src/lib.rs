//! Many seasons: figures and their estimates, comparisons, sweeps and odds, and the files that each writes.

pub mod export;
pub mod numbers;
pub mod odds;
pub mod simulation;
pub mod sweep;
mod team;
