//! The files of each kind of run folder: tables, scenarios and the manifest.

mod odds;
mod simulation;
mod sweep;

pub use odds::{ODDS_FILES, outcomes, write_odds};
pub use simulation::decimal;
pub use simulation::{
    Column, Format, Frame, Rows, SIMULATION_FILES, Values, comparison_files, comparison_frames, frames, mover_groups,
    read_shard, summary_frame, write_comparison, write_results, write_shard,
};
pub use sweep::{SWEEP_FILES, Visited, points_frame, screening_frame, sweep_frame, write_sweep};
