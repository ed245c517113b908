//! The files of a simulation: tables of estimates, one row for each replicate, and the record of the run.

mod comparison;
mod frame;
mod frames;
#[cfg(feature = "parquet")]
mod parquet;
mod replicates;
mod results;

pub use comparison::{comparison_files, comparison_frames, mover_groups, write_comparison};
pub use frame::decimal;
pub use frame::{Column, Frame, Values};
pub use frames::{frames, summary_frame};
pub use replicates::Rows;
pub use results::{Format, SIMULATION_FILES, read_shard, write_results, write_shard};
pub(super) use results::{file_record, write_json, write_table};
