//! What a match leaves behind: a summary and two tables, in a folder that is either whole or not there.

mod blocking;
mod counts;
mod files;
mod folder;
mod odds;
mod simulation;
mod single;
mod summary;
mod sweep;
mod tables;

pub use blocking::Blocking;
pub use files::{MATCH_FILES, write_files};
pub use folder::{PublishError, check_replaceable, publish};
pub use odds::{ODDS_FILES, OddsManifest, outcomes, write_odds};
pub use simulation::decimal;
pub use simulation::{
    Asked, Column, ComparisonManifest, FileRecord, Format, Frame, Manifest, Rows, SIMULATION_FILES, Values,
    WorldRecord, comparison_files, comparison_frames, frames, mover_groups, read_asked, read_shard, summary_frame,
    write_comparison, write_results, write_shard,
};
pub use single::publish_file;
pub use summary::{
    Applicants, Choice, Couples, InputRecord, OutputRecord, ParityRequest, Positions, ReversionMade, Summary,
    TrackTotals,
};
pub use sweep::{SWEEP_FILES, SweepManifest, Visited, points_frame, screening_frame, sweep_frame, write_sweep};
pub use tables::{write_matches, write_programs};
