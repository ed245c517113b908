//! A scenario: everything that a simulated season depends on, in one TOML file.
//!
//! The types here mirror the file, field by field; [`Scenario`] is the whole. Each field is declared once, in `sections`: type, default,
//! allowed values, source and documentation. Where no source is named, the default is a choice of this project.

mod applicant_file;
mod collected;
mod differences;
mod document;
mod example;
mod field;
mod inputs;
mod lines;
mod load;
mod overrides;
mod read;
mod reference;
mod remark;
mod resolved;
mod rules;
mod sections;
pub(crate) mod slug;
mod step2;
mod syntax;
mod tables;
mod toml_file;
mod values;
mod walk;

pub use applicant_file::{ApplicantReading, applicant_example, read_applicant};
pub use differences::differences;
pub use example::example;
pub use field::{Field, Grade, Kind, Section, field, field_of, fields, path_lines, sections};
pub use inputs::{Inputs, ProgramList};
pub use overrides::{Override, OverrideError};
pub use read::{Reading, file_of, read, read_changed};
pub use reference::reference;
pub use remark::{Excerpt, Remark, RemarkPlace, ScenarioFault, ScenarioWarning};
pub use resolved::resolved_toml;
pub use sections::{
    ApplicantType, ApplicantUtility, Applications, Away, Change, Couples, FixedApplicant, FixedProgram, Group,
    Institutions, Interviewed, Interviews, Invitations, Lists, ListsMode, MatchSettings, ParityWish, PerTier,
    Perception, Pgy1, PoolFiles, Portfolio, ProgramUtility, ProgramsKind, Report, Requests, Role, RunPlan, Scenario,
    Signals, Soap, Specialty, Tier, TierLists, TierPlan, TierPlans, TrackPlan, Utility,
};
pub use slug::{esir_ending, slug};
pub use step2::step2_standing;
pub use toml_file::TomlFile;
