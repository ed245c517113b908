//! The stages of a season, in order.
//!
//! A whole season and an entrant (see [`super::entrant`]) go through the same stages. They differ in whom they compete with: see
//! [`Competition`].

use super::applications::{Applying, Assessments};
use super::couples::CoupleLists;
use super::interviews::Interviews;
use super::invitations::given;
use super::pgy1::Pgy1Choices;
use super::rank_lists::RankLists;
use super::signals::Signaller;
use super::state::Applications;
use super::{Field, rotations};
use crate::population::Person;
use matchday_match::market::ApplicantId;

/// A stage between people and the match, under its name in `docs/model.md`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    Applications,
    Rotations,
    Signals,
    Invitations,
    Interviews,
    RankLists,
    Pgy1Choices,
    Couples,
    CertifiedLists,
}

impl Stage {
    /// The order of play.
    pub(super) const ORDER: [Stage; 9] = [
        Stage::Applications,
        Stage::Rotations,
        Stage::Signals,
        Stage::Invitations,
        Stage::Interviews,
        Stage::RankLists,
        Stage::Pgy1Choices,
        Stage::Couples,
        Stage::CertifiedLists,
    ];

    /// The name in `docs/model.md`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Stage::Applications => "applications",
            Stage::Rotations => "rotations",
            Stage::Signals => "signals",
            Stage::Invitations => "invitations",
            Stage::Interviews => "interviews",
            Stage::RankLists => "rank lists",
            Stage::Pgy1Choices => "PGY-1 choices",
            Stage::Couples => "couples",
            Stage::CertifiedLists => "certified lists",
        }
    }
}

/// Whom people compete with: each other, or the people of a season that was played without them.
pub(super) trait Competition {
    /// Assesses people's own strength among all who apply where they apply.
    fn assess(&mut self, field: &Field, people: &[Person], assessments: &mut Assessments);

    /// For each application of a person to the first specialty: how many others have a higher score at that department.
    fn ahead(&self, field: &Field, person: usize, applications: &Applications) -> Vec<u32>;

    /// Decides who is invited and whose interview takes place.
    fn invite(&mut self, field: &Field, people: &[Person], applications: &mut Applications);

    /// The couples.
    fn couples(&self) -> &[[ApplicantId; 2]] {
        &[]
    }

    /// Builds the market from all lists, if it is needed.
    fn certify(&mut self, _field: &Field, _people: &[Person], _stages: &Stages) {}

    /// Deviates from the rules after a stage.
    fn deviate(&mut self, _stage: Stage, _field: &Field, _people: &[Person], _stages: &mut Stages) {}
}

/// What each stage leaves for the next, in memory that is reused.
#[derive(Default, Debug)]
pub(super) struct Stages {
    assessments: Assessments,
    applying: Applying,
    signaller: Signaller,
    interviews: Interviews,
    /// The applications and what became of them so far.
    pub(super) applications: Applications,
    /// Everyone's lists.
    pub(super) lists: RankLists,
    /// Everyone's PGY-1 programs.
    pub(super) pgy1: Pgy1Choices,
    /// The couples' lists of pairs.
    pub(super) couples: CoupleLists,
}

impl Stages {
    /// Plays all stages for some people.
    ///
    /// # Panics
    /// At `u32::MAX` applications.
    pub(super) fn play(&mut self, field: &Field, people: &[Person], competition: &mut impl Competition) {
        for stage in Stage::ORDER {
            self.step(stage, field, people, competition);
        }
    }

    /// Plays one stage. Those before it must have been played.
    pub(super) fn step(&mut self, stage: Stage, field: &Field, people: &[Person], competition: &mut impl Competition) {
        match stage {
            Stage::Applications => {
                competition.assess(field, people, &mut self.assessments);
                self.applying.apply(field, people, &self.assessments, &mut self.applications);
            }
            Stage::Rotations => rotations::rotate(field, people, &mut self.applications),
            Stage::Signals => self.signaller.signal(field, people, &mut self.applications),
            Stage::Invitations => {
                let ahead = |person, applications: &Applications| competition.ahead(field, person, applications);
                given::interview(field, people, ahead, &mut self.applications);
                if field.scenario.interviews.enabled {
                    competition.invite(field, people, &mut self.applications);
                } else {
                    self.applications.interview_all();
                }
            }
            Stage::Interviews => self.interviews.hold(field, people, &self.applications),
            Stage::RankLists => self.lists.write(field, people, &self.interviews),
            Stage::Pgy1Choices => self.pgy1.choose(field, people, &self.lists),
            Stage::Couples => self.couples.write(field, competition.couples(), &self.lists),
            Stage::CertifiedLists => competition.certify(field, people, self),
        }
        competition.deviate(stage, field, people, self);
    }

    /// How people assess their own strength.
    pub(super) fn assessments(&self) -> &Assessments {
        &self.assessments
    }
}
