//! What an applicant does in one case: as the file says, or with a change.

use std::sync::Arc;

use matchday_model::population::SpecialtyId;
use matchday_model::scenario::{FixedApplicant, Inputs, Scenario};
use matchday_model::season::Fixed;
use matchday_model::season::Setting;
use matchday_model::season::entrant::Twist;

/// The applicant's id if the file gives none.
pub const APPLICANT: &str = "you";

/// A scenario with the applicant in it, and what the applicant does.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    /// The difference, in words.
    pub name: String,
    /// The rules that the applicant follows. The world is that of the others.
    pub scenario: Arc<Scenario>,
    /// What is given, with the partner, if any, before the applicant at the end.
    pub inputs: Arc<Inputs>,
    /// Whether there is a partner, coupled with the applicant or on their own.
    pub has_partner: bool,
    /// What the applicant does beyond the rules.
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

    /// The applicant, mutable.
    ///
    /// # Panics
    /// Never: a case has one.
    pub fn applicant_mut(&mut self) -> &mut FixedApplicant {
        Arc::make_mut(&mut self.inputs).applicants.last_mut().expect("the applicant is the last of those given")
    }

    /// The rules that the applicant follows, mutable.
    pub fn scenario_mut(&mut self) -> &mut Scenario {
        Arc::make_mut(&mut self.scenario)
    }

    /// Applicant and partner, if any, as indices of given applicants.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        let count = self.inputs.applicants.len();
        (0..=usize::from(self.has_partner)).map(move |before| count - 1 - before)
    }

    /// Whether applicant and partner are in one couple.
    #[must_use]
    pub fn is_couple(&self) -> bool {
        self.has_partner && self.applicant().partner.is_some()
    }

    /// The two without one another: each with their own list.
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

/// A case in the others' world.
#[derive(Debug)]
pub(super) struct Staged {
    /// The case.
    pub(super) case: Case,
    /// A season with the applicant in it.
    pub(super) setting: Setting,
    /// What is given, resolved for the drawn world, unless that is redrawn in every replicate.
    pub(super) fixed: Fixed,
}

impl Staged {
    /// Resolves the names in a case.
    pub(super) fn of(case: Case, others: &Setting) -> Staged {
        let setting =
            Setting::in_world(Arc::clone(&case.scenario), Arc::clone(&case.inputs), Arc::clone(&others.world));
        let fixed = Fixed::of(&case.inputs, &others.world);
        Staged { case, setting, fixed }
    }
}

/// The specialties of the question: focus and alternative, if any.
pub(super) fn specialties(scenario: &Scenario) -> [Option<SpecialtyId>; 2] {
    let focus = scenario.focus();
    [focus, scenario.alternative().filter(|&alternative| Some(alternative) != focus)]
}
