//! The files of a sweep or screening: one tidy table, the points, and the record of the run.

mod frames;
mod write;

pub use frames::{Visited, points_frame, screening_frame, sweep_frame};
pub use write::{SWEEP_FILES, write_sweep};
