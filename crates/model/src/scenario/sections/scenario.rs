//! The whole scenario: its top-level fields and all tables in order.

use super::{
    ApplicantType, Applications, Away, Change, Couples, FixedApplicant, FixedProgram, Group, Institutions, Interviews,
    Invitations, Lists, MatchSettings, Perception, Pgy1, PoolFiles, Report, Requests, RunPlan, Signals, Soap,
    Specialty, Utility,
};
use crate::ids::SpecialtyId;
use crate::scenario::field::{section, text};

section! {
    /// A whole scenario file.
    "" "What the scenario is called, and why it was written." => Scenario {
        /// What the scenario is called.
        title: String => text(),
        /// The question it answers.
        question: String => text(),
        /// How often it is drawn.
        run: RunPlan,
        /// Where training is offered.
        institutions: Institutions,
        /// Specialties and their tracks.
        specialty: Vec<Specialty>,
        /// Kinds of applicants, by where they were trained.
        types as "type": Vec<ApplicantType>,
        /// Groups of applicants, by what they look for.
        group: Vec<Group>,
        /// CSV files of real programs and applicants, beside or instead of drawn ones.
        pool: PoolFiles,
        /// Named programs, with their own terms or rank order list.
        program: Vec<FixedProgram>,
        /// Named applicants, with their own attributes or rank order list.
        applicant: Vec<FixedApplicant>,
        /// Changes to programs, made once the world is drawn.
        change: Vec<Change>,
        /// What both sides look for.
        utility: Utility,
        /// How well both sides see each other before interviews.
        perception: Perception,
        /// Where applicants apply.
        applications: Applications,
        /// Away rotations.
        away: Away,
        /// Preference signals.
        signals: Signals,
        /// Whom programs invite.
        invitations: Invitations,
        /// What interviews reveal.
        interviews: Interviews,
        /// How rank order lists come about.
        lists: Lists,
        /// The PGY-1 year of advanced positions.
        pgy1: Pgy1,
        /// Couples.
        couples: Couples,
        /// Reversions and even or odd requests.
        requests: Requests,
        /// The match itself.
        matching as "match": MatchSettings,
        /// What happens to unfilled positions after the match.
        soap: Soap,
        /// What is reported.
        report: Report,
    }
}

impl Scenario {
    /// The specialty of the question: the one the report names, or the first.
    #[must_use]
    pub fn focus(&self) -> Option<SpecialtyId> {
        self.specialty_named(&self.report.focus).or_else(|| (!self.specialty.is_empty()).then_some(SpecialtyId(0)))
    }

    /// The usual alternative specialty.
    #[must_use]
    pub fn alternative(&self) -> Option<SpecialtyId> {
        self.specialty_named(&self.report.alternative)
    }

    /// The specialty with this name.
    #[must_use]
    pub fn specialty_named(&self, name: &str) -> Option<SpecialtyId> {
        self.specialty.iter().position(|specialty| specialty.name == name).map(SpecialtyId::at)
    }
}
