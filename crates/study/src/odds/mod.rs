//! One applicant's odds: where an applicant with this profile would match, and what one more of something is worth.
//!
//! In every replicate the others' season is played, and the applicant enters it many times as a price taker
//! ([`matchday_model::season::entrant`]), each time with different luck. Some replicates are also played with the applicant in the season.
//! The difference from the price taker of the same luck corrects for the others' response. Both levels together
//! ([`Levels`]) estimate without bias what full seasons would give, and reach the same error with far fewer of them.

mod answer;
mod case;
mod ending;
mod error;
mod estimate;
mod marginal;
mod party;
mod play;
mod run;
mod sensitivity;
mod together;

pub use answer::{Answer, Effect, Position};
pub use case::{APPLICANT, Case};
pub use ending::{MEASURES, Measure, POSITIONS, Partner};
pub use error::OddsError;
pub use estimate::{Estimated, Levels};
pub use marginal::{RANK_MORE, marginal_cases};
pub use play::{Odds, OddsRow};
pub use run::Limits;
pub use sensitivity::{Point, Sensitivity, weakest_parameters};
pub use together::{Together, TogetherEffect};
