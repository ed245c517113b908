//! How a run is played, kept, interrupted and resumed: one way for everything that is played replicate by replicate.
//!
//! A [`Work`] says what one replicate is and how replicates are summed up; a simulation, a comparison and the odds of an applicant
//! are such works. The [`Driver`] plays it, batch after batch, on several threads. Where a run has an output folder, an
//! [`Unfinished`] run beside that folder keeps what is done, so that the run can be resumed.

mod checkpoint;
mod driver;
mod hidden;
mod identity;
mod pace;
mod plan;
mod rows;
mod unfinished;
mod work;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use driver::{Driver, Ending, Observer, RunError, Stop};
pub(crate) use hidden::{HiddenFolder, failed};
pub use identity::{Identity, IdentityError};
pub use plan::{MOST_REPLICATES, Plan, PlanError, Shard, Until};
pub(crate) use rows::{NOTHING, encode, record_width};
pub use rows::{Row, read_rows};
pub use unfinished::{Kept, Unfinished, UnfinishedError, read_sealed};
pub use work::{Batch, Defect, Keep, Progress, Reached, Resumable, Work};
