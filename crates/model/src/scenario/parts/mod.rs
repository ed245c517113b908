//! The tables of a scenario file.

mod aftermath;
mod behaviour;
mod changes;
mod given;
mod people;
mod process;
mod supply;

pub use aftermath::{MatchSettings, Report, Requests, Soap};
pub use behaviour::{ApplicantUtility, Applications, Away, Perception, Portfolio, ProgramUtility, Utility};
pub use changes::{Change, ParityWish};
pub use given::{FixedApplicant, FixedProgram, Interviewed, PoolFiles};
pub use people::{ApplicantType, Group, Role};
pub use process::{Couples, Interviews, Invitations, Lists, ListsMode, Pgy1, Signals};
pub use supply::{Institutions, ProgramsKind, RunPlan, Specialty, TrackPlan};
