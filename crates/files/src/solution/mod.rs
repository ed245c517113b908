//! The match of a pool: who matches where, whether the result is stable, why, and the files that hold it.
//!
//! [`Pool::solve`](crate::pool::Pool::solve) is the door; everything else is asked of the [`Solution`] that it gives.

mod blocking;
mod counts;
mod rows;
mod solve;
mod subjects;
mod summary;
mod tables;
mod write;

pub use blocking::NamedBlockingPair;
pub use rows::{Match, Placement, ProgramResult};
pub use solve::{CheckError, Solution, SolveSettings};
pub use subjects::UnknownId;
pub use summary::{
    CoupleCounts, InputRecord, MatchSummary, OutcomeCounts, OutputRecord, ParityRequest, PositionCounts, RankCount,
    ReversionMade, TrackTotals,
};
pub use write::MATCH_FILES;
