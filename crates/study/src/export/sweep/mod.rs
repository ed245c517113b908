//! What a sweep or a screening leaves behind: one tidy table, the points, and how all of it came about.

mod frames;
mod write;

pub use frames::{Visited, points_frame, screening_frame, sweep_frame};
pub use write::{SWEEP_FILES, write_sweep};
