//! Why a study has no result.

use std::fmt;

use super::points::PointFaults;
use crate::odds::OddsError;
use crate::parameters::SweepError;
use crate::run::{Defect, IdentityError, RunError, UnfinishedError};
use crate::sweep::FigureError;
use crate::team::ThreadsError;
use matchday_files::publish::PublishError;
use matchday_model::scenario::Remark;

/// Why a study has no result.
#[derive(Debug, thiserror::Error)]
pub enum StudyError {
    /// The scenario or its overrides have faults.
    #[error(transparent)]
    Scenario(#[from] Faults),
    /// A figure has an unknown name.
    #[error(transparent)]
    Figure(#[from] FigureError),
    /// Several figures have unknown names.
    #[error(transparent)]
    Figures(#[from] FigureFaults),
    /// Points of a sweep have faults.
    #[error(transparent)]
    Points(#[from] PointFaults),
    /// The axes of a sweep do not form a design.
    #[error(transparent)]
    Sweep(#[from] SweepError),
    /// The odds cannot be computed.
    #[error(transparent)]
    Odds(#[from] OddsError),
    /// The comparison does not have a named scenario, or a name was given twice.
    #[error(transparent)]
    Variant(#[from] VariantError),
    /// The system does not provide threads.
    #[error(transparent)]
    Threads(#[from] ThreadsError),
    /// The scenario cannot be written.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The independent checker rejects a result.
    #[error(transparent)]
    Defect(#[from] Defect),
    /// The run cannot begin, continue or be kept.
    #[error(transparent)]
    Unfinished(#[from] UnfinishedError),
    /// The output folder cannot be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// A stop was requested.
    #[error(transparent)]
    Interrupted(#[from] Interruption),
}

impl From<RunError> for StudyError {
    fn from(error: RunError) -> StudyError {
        match error {
            RunError::Defect(defect) => defect.into(),
            RunError::Unfinished(error) => error.into(),
        }
    }
}

/// All faults of an input, each with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Faults(pub Vec<Remark>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Faults {}

/// All names that are not figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureFaults(pub Vec<FigureError>);

impl fmt::Display for FigureFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for FigureFaults {}

/// The faults of a comparison's variants.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum VariantError {
    /// There are none.
    #[error("a comparison needs a variant")]
    None,
    /// Two have the same name. The base is called `base`.
    #[error("two scenarios are called \"{0}\"; give each variant a name of its own")]
    Twice(String),
    /// The comparison has no such variant.
    #[error("there is no variant \"{0}\"")]
    Unknown(String),
}

/// A run that was stopped on request.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{done} of {of} {unit} {}", if *.saved == Saved::Kept { "are done and kept" } else { "were done and are lost" })]
pub struct Interruption {
    /// How much is done.
    pub done: u64,
    /// How much was planned, at most.
    pub of: u64,
    /// The unit: `replicates` or `points`.
    pub unit: &'static str,
    /// What happens to the part that is done.
    pub saved: Saved,
}

/// What happens to an interrupted run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// It is kept beside its output folder.
    Kept,
    /// It is lost because it has no output folder.
    Lost,
    /// It is lost because such runs are never kept.
    Never,
}
