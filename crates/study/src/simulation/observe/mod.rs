//! Counting one replicate, subject by subject. Each subject sets up its figures once and counts them in every replicate.

mod applicants;
mod choices;
mod funnel;
mod market;
mod outcomes;
mod positions;
mod prestige;
mod soap;

use super::figures::{Catalogue, Count};
use super::view::{Question, View};
use matchday_model::population::SpecialtyId;
use matchday_model::season::Setting;

use applicants::Applicants;
use choices::Choices;
use funnel::Funnel;
use market::Whole;
use outcomes::Outcomes;
use positions::Positions;
pub(super) use positions::depth_of_quota;
use prestige::Prestige;
use soap::AfterMatch;

/// All subjects.
#[derive(Debug)]
pub(super) struct Observer {
    outcomes: Outcomes,
    positions: Positions,
    funnel: Funnel,
    whole: Whole,
    soap: Option<AfterMatch>,
    applicants: Applicants,
    choices: Choices,
    prestige: Prestige,
}

impl Observer {
    /// Sets up all figures.
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting, question: Question) -> Observer {
        Observer {
            outcomes: Outcomes::lay(catalogue, setting, question),
            positions: Positions::lay(catalogue, setting),
            funnel: Funnel::lay(catalogue, setting, question),
            whole: Whole::lay(catalogue),
            soap: setting.scenario.soap.enabled.then(|| AfterMatch::lay(catalogue, setting)),
            applicants: Applicants::lay(catalogue, setting),
            choices: Choices::lay(catalogue, setting, question),
            prestige: Prestige::lay(catalogue, setting, question),
        }
    }

    /// Counts one replicate into zeroed counts.
    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        self.outcomes.observe(view, counts);
        self.positions.observe(view, counts);
        self.funnel.observe(view, counts);
        self.whole.observe(view, counts);
        if let Some(soap) = &self.soap {
            soap.observe(view, counts);
        }
        self.applicants.observe(view, counts);
        self.choices.observe(view, counts);
        self.prestige.observe(view, counts);
    }
}

/// The name of a specialty.
fn name_of(setting: &Setting, specialty: SpecialtyId) -> String {
    setting.scenario.specialty[specialty.index()].name.clone()
}

/// The levels of preference in files, in the order of [`super::view::Preference`].
const PREFERENCES: [&str; 3] = ["focus", "none", "other"];
