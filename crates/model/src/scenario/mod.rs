//! A scenario: everything that a simulated season depends on, as one TOML file says it.
//!
//! The types here are the file, field by field; [`Scenario`] is the whole. Whatever a file leaves out has the default that
//! is given here, with its source where there is one: *model* marks a choice of this project, made as the field would.

mod applicant_file;
mod collected;
mod differences;
mod document;
mod example;
mod inputs;
mod lines;
mod load;
mod overrides;
mod parts;
mod read;
mod reference;
mod registry;
mod remark;
mod resolved;
mod rules;
mod slug;
mod step2;
mod syntax;
mod tables;
mod values;
mod walk;

pub use applicant_file::{ApplicantReading, applicant_example, read_applicant};
pub use differences::differences;
pub use example::example;
pub use inputs::{Inputs, ProgramList};
pub use overrides::Override;
pub use parts::{
    ApplicantType, ApplicantUtility, Applications, Away, Change, Couples, FixedApplicant, FixedProgram, Group,
    Institutions, Interviewed, Interviews, Invitations, Lists, ListsMode, MatchSettings, ParityWish, Perception, Pgy1,
    PoolFiles, Portfolio, ProgramUtility, ProgramsKind, Report, Requests, Role, RunPlan, Signals, Soap, Specialty,
    TrackPlan, Utility,
};
pub use read::{Reading, file_of, read, read_changed};
pub use reference::reference;
pub use registry::{Field, Grade, Kind, SECTIONS, Section, field, field_of, fields, path_lines};
pub use remark::{Excerpt, Remark, RemarkPlace, ScenarioFault, ScenarioWarning};
pub use resolved::resolved_toml;
pub use slug::{esir_ending, slug};
pub use step2::step2_standing;

use serde::{Deserialize, Serialize};

/// A whole scenario file.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scenario {
    /// What the scenario is called.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// How often it is drawn.
    pub run: RunPlan,
    /// Where training is offered.
    pub institutions: Institutions,
    /// Specialties and their tracks.
    pub specialty: Vec<Specialty>,
    /// Kinds of applicants, by where they were trained.
    #[serde(rename = "type")]
    pub types: Vec<ApplicantType>,
    /// Groups of applicants, by what they look for.
    pub group: Vec<Group>,
    /// CSV files of real programs and applicants, beside or instead of drawn ones.
    pub pool: PoolFiles,
    /// Named programs, with their own terms or rank order list.
    pub program: Vec<FixedProgram>,
    /// Named applicants, with their own attributes or rank order list.
    pub applicant: Vec<FixedApplicant>,
    /// Changes to programs, made once the world is drawn.
    pub change: Vec<Change>,
    /// What both sides look for.
    pub utility: Utility,
    /// How well both sides see each other before interviews.
    pub perception: Perception,
    /// Where applicants apply.
    pub applications: Applications,
    /// Away rotations.
    pub away: Away,
    /// Preference signals.
    pub signals: Signals,
    /// Whom programs invite.
    pub invitations: Invitations,
    /// What interviews reveal.
    pub interviews: Interviews,
    /// How rank order lists come about.
    pub lists: Lists,
    /// The PGY-1 year of advanced positions.
    pub pgy1: Pgy1,
    /// Couples.
    pub couples: Couples,
    /// Reversions and even or odd requests.
    pub requests: Requests,
    /// The match itself.
    #[serde(rename = "match")]
    pub matching: MatchSettings,
    /// What happens to unfilled positions after the match.
    pub soap: Soap,
    /// What is reported.
    pub report: Report,
}

impl Scenario {
    /// The specialty that the question is about, as an index: the one the report names, or the first.
    #[must_use]
    pub fn focus(&self) -> Option<usize> {
        let named = self.specialty.iter().position(|specialty| specialty.name == self.report.focus);
        named.or_else(|| (!self.specialty.is_empty()).then_some(0))
    }

    /// The specialty that is the usual alternative, as an index.
    #[must_use]
    pub fn alternative(&self) -> Option<usize> {
        self.specialty.iter().position(|specialty| specialty.name == self.report.alternative)
    }
}
