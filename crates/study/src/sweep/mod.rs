//! One scenario at many points: the values of its fields, and each point's results compared with another's.
//!
//! A [`Design`] combines axes ([`crate::parameters`]) into points, as a grid, in step, or as a Latin hypercube.
//! [`trajectories`] are the designs of Morris. Draws are addressed, so all points share their random numbers, and
//! differences between points are paired by replicate ([`MainRows`]). Each point is played and kept as its own simulation
//! ([`UnfinishedSweep`]).

mod design;
mod morris;
mod paired;
mod point;
mod screening;
mod unfinished;

pub use design::{Combination, Design};
pub use morris::{Trajectory, trajectories};
pub use paired::{Difference, MainRows};
pub use point::{FigureError, FigureName, Keys, PointFigure, Wanted, figures_of};
pub use screening::{Screening, Sensitivity};
pub use unfinished::{UnfinishedSweep, point_name};
