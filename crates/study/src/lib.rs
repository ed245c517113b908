//! Many seasons: figures and their estimates, comparisons, sweeps and odds, and the files that each writes.

mod clock;
pub mod export;
pub mod figures;
pub mod manifest;
pub mod numbers;
pub mod odds;
pub mod parameters;
pub mod run;
pub mod simulation;
pub mod study;
pub mod sweep;
mod team;

pub use study::Study;
pub use team::ThreadsError;
