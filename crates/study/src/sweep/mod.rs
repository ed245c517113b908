//! One scenario at many points: which values of which fields, and what a point gave compared with another.
//!
//! A [`Design`] combines axes ([`crate::parameters`]) to points, as a grid, in step, or as a Latin hypercube;
//! [`trajectories`] are the designs of Morris. All points share their random numbers, since draws are addressed, so that
//! differences between points are paired replicate by replicate ([`MainRows`]). Each point is played and kept as a simulation of its own ([`UnfinishedSweep`]).

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
