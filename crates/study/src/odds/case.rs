//! What an applicant does in one case: as the file says, or with something changed.

use std::sync::Arc;

use matchday_model::population::SpecialtyId;
use matchday_model::scenario::{FixedApplicant, Inputs, Scenario};
use matchday_model::season::Fixed;
use matchday_model::season::Setting;
use matchday_model::season::entrant::Twist;

/// What the applicant is called when the file gives no id.
pub const APPLICANT: &str = "you";

/// A scenario with the applicant in it, and what the applicant does.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    /// What is different, in words.
    pub name: String,
    /// The rules by which the applicant acts. The world is that of the others.
    pub scenario: Arc<Scenario>,
    /// What is given, the applicant last, the partner before.
    pub inputs: Arc<Inputs>,
    /// Whether there is a partner, be it in one couple with the applicant or on their own.
    pub has_partner: bool,
    /// What else the applicant does.
    pub twist: Twist,
}

impl Case {
    /// The applicant as described, in the scenario of the others.
    #[must_use]
    pub fn new(name: &str, others: &Setting, applicant: FixedApplicant, partner: Option<FixedApplicant>) -> Case {
        let (mut inputs, has_partner) = (Inputs::clone(&others.inputs), partner.is_some());
        inputs.applicants.extend(partner);
        inputs.applicants.push(applicant);
        Case {
            name: name.to_owned(),
            scenario: Arc::clone(&others.scenario),
            inputs: Arc::new(inputs),
            has_partner,
            twist: Twist::default(),
        }
    }

    /// The applicant.
    ///
    /// # Panics
    /// Never: a case has one.
    #[must_use]
    pub fn applicant(&self) -> &FixedApplicant {
        self.inputs.applicants.last().expect("the applicant is the last of those given")
    }

    /// The applicant, to be changed.
    ///
    /// # Panics
    /// Never: a case has one.
    pub fn applicant_mut(&mut self) -> &mut FixedApplicant {
        Arc::make_mut(&mut self.inputs).applicants.last_mut().expect("the applicant is the last of those given")
    }

    /// The rules by which the applicant acts, to be changed.
    pub fn scenario_mut(&mut self) -> &mut Scenario {
        Arc::make_mut(&mut self.scenario)
    }

    /// Applicant and partner, if there is one, as numbers of those who are given.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        let count = self.inputs.applicants.len();
        (0..=usize::from(self.has_partner)).map(move |before| count - 1 - before)
    }

    /// Whether applicant and partner are in one couple.
    #[must_use]
    pub fn is_couple(&self) -> bool {
        self.has_partner && self.applicant().partner.is_some()
    }

    /// The two as they would be without one another: each with a list of their own.
    #[must_use]
    pub fn uncoupled(&self, name: &str) -> Case {
        let mut case = Case { name: name.to_owned(), ..self.clone() };
        for number in self.numbers() {
            let one = &mut Arc::make_mut(&mut case.inputs).applicants[number];
            one.partner = None;
            one.is_single = true;
        }
        case
    }
}

/// A case in the world of the others.
#[derive(Debug)]
pub(super) struct Staged {
    /// The case.
    pub(super) case: Case,
    /// A season with the applicant in it.
    pub(super) setting: Setting,
    /// What is given; of the drawn world, unless it is redrawn in every replicate.
    pub(super) fixed: Fixed,
}

impl Staged {
    /// Looks up what a case names.
    pub(super) fn of(case: Case, others: &Setting) -> Staged {
        let setting =
            Setting::in_world(Arc::clone(&case.scenario), Arc::clone(&case.inputs), Arc::clone(&others.world));
        let fixed = Fixed::of(&case.inputs, &others.world);
        Staged { case, setting, fixed }
    }
}

/// The specialties that the question is about: focus and alternative, where there are any.
pub(super) fn specialties(scenario: &Scenario) -> [Option<SpecialtyId>; 2] {
    let focus = scenario.focus();
    [focus, scenario.alternative().filter(|&alternative| Some(alternative) != focus)]
}
