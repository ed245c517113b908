//! One scenario at many points: which values of which fields, and what a point gave compared with another.
//!
//! An [`Axis`] is a field and its range; a [`Design`] combines axes to points, as a grid, in step, or as a Latin hypercube;
//! [`trajectories`] are the designs of Morris. All points share their random numbers, since draws are addressed, so that
//! differences between points are paired replicate by replicate ([`MainRows`]). Each point is played and kept as a simulation of its own ([`UnfinishedSweep`]).

mod acting;
mod axis;
mod design;
mod error;
mod morris;
mod paired;
mod parameters;
mod point;
mod screening;
mod unfinished;

pub use axis::{Axis, Span};
pub(crate) use design::strata;
pub use design::{Combination, Design, MOST_POINTS};
pub use error::{AxisError, SweepError};
pub use morris::{LEVELS, Trajectory, trajectories};
pub use paired::{Difference, MainRows};
pub use parameters::{Parameter, parameters_of, plausible_parameters};
pub use point::{FigureError, FigureName, Keys, PointFigure, Wanted, figures_of};
pub use screening::{Screening, Sensitivity};
pub use unfinished::{UnfinishedSweep, point_name};
