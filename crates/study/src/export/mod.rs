//! What a match leaves behind: a summary and two tables, in a folder that is either whole or not there.

mod odds;
mod simulation;
mod sweep;

pub use odds::{ODDS_FILES, OddsManifest, outcomes, write_odds};
pub use simulation::decimal;
pub use simulation::{
    Asked, Column, ComparisonManifest, FileRecord, Format, Frame, Manifest, Rows, SIMULATION_FILES, Values,
    WorldRecord, comparison_files, comparison_frames, frames, mover_groups, read_asked, read_shard, summary_frame,
    write_comparison, write_results, write_shard,
};
pub use sweep::{SWEEP_FILES, SweepManifest, Visited, points_frame, screening_frame, sweep_frame, write_sweep};
