//! How a run is played, kept, interrupted and resumed: the same for everything that consists of replicates.
//!
//! A [`Work`] defines one replicate and how replicates are summed; simulations, comparisons and the odds of an applicant
//! are works. The [`Driver`] plays it in batches on several threads. If a run has an output folder, an
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
