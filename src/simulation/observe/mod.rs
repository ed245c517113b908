//! Counting one replicate, subject by subject. Each subject lays out its figures once, then counts them in every replicate.

mod applicants;
mod choices;
mod funnel;
mod market;
mod outcomes;
mod positions;

use super::figures::{Catalogue, Count};
use super::view::{Question, View};
use crate::season::Setting;

use applicants::Applicants;
use choices::Choices;
use funnel::Funnel;
use market::Whole;
use outcomes::Outcomes;
use positions::Positions;
pub(super) use positions::depth_of_quota;

/// All subjects.
#[derive(Debug)]
pub(super) struct Observer {
    outcomes: Outcomes,
    positions: Positions,
    funnel: Funnel,
    whole: Whole,
    applicants: Applicants,
    choices: Choices,
}

impl Observer {
    /// Lays out all figures.
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting, question: Question) -> Observer {
        Observer {
            outcomes: Outcomes::lay(catalogue, setting, question),
            positions: Positions::lay(catalogue, setting),
            funnel: Funnel::lay(catalogue, setting, question),
            whole: Whole::lay(catalogue),
            applicants: Applicants::lay(catalogue, setting),
            choices: Choices::lay(catalogue, setting, question),
        }
    }

    /// Counts one replicate into cleared counts.
    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        self.outcomes.observe(view, counts);
        self.positions.observe(view, counts);
        self.funnel.observe(view, counts);
        self.whole.observe(view, counts);
        self.applicants.observe(view, counts);
        self.choices.observe(view, counts);
    }
}

/// The name of a specialty.
fn name_of(setting: &Setting, specialty: u32) -> String {
    setting.scenario.specialty.get(specialty as usize).map_or(String::new(), |specialty| specialty.name.clone())
}

/// The levels of preference in files, in the order of [`super::view::Preference`].
const PREFERENCES: [&str; 3] = ["focus", "none", "other"];
