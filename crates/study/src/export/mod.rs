//! What a match leaves behind: a summary and two tables, in a folder that is either whole or not there.

mod odds;
mod simulation;
mod sweep;

pub use odds::{ODDS_FILES, OddsManifest, outcomes, write_odds};
pub use simulation::decimal;
pub use simulation::{
    Asked, Checkpoint, CheckpointError, Column, ComparisonManifest, FileRecord, Format, Frame, Identity, Kept,
    Manifest, SIMULATION_FILES, Unfinished, UnfinishedComparison, UnfinishedError, Values, WorldRecord,
    comparison_files, frames, mover_groups, read_asked, read_rows, read_shard, summary_frame, write_comparison,
    write_results, write_shard,
};
pub use sweep::{
    SWEEP_FILES, SweepManifest, UnfinishedSweep, Visited, point_name, points_frame, screen_frame, sweep_frame,
    write_sweep,
};
