//! What a simulation leaves behind: tables of estimates, one row for each replicate, and how all of it came about.

mod checkpoint;
mod comparison;
mod frame;
mod frames;
mod hidden;
mod identity;
mod manifest;
mod parquet;
mod replicates;
mod results;
mod unfinished;
mod unfinished_comparison;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use comparison::{ComparisonManifest, WorldRecord, comparison_files, mover_groups, write_comparison};
pub use frame::decimal;
pub use frame::{Column, Frame, Values};
pub use frames::{frames, summary_frame};
pub(super) use hidden::{HiddenFolder, failed};
pub use identity::Identity;
pub use manifest::{Asked, FileRecord, Manifest, read_asked};
pub use replicates::read_rows;
pub use results::{Format, SIMULATION_FILES, write_results, write_shard};
pub(super) use results::{file_record, write_json, write_table};
pub use unfinished::{Kept, Unfinished, UnfinishedError, read_shard};
pub use unfinished_comparison::UnfinishedComparison;
