//! The fields of a scenario that vary: their values or range, and which of them have an effect at all.
//!
//! An [`Axis`] is a field and its values; a [`Parameter`] is a field with a range. Sweeps and screenings visit them; odds vary them to
//! find out how much depends on them.

mod acting;
mod axis;
mod error;
mod parameter;
mod strata;

pub use axis::{Axis, MOST_POINTS, Span};
pub use error::{AxisError, SweepError};
pub use parameter::{LEVELS, Parameter, parameters_of, plausible_parameters};
pub(crate) use strata::strata;
