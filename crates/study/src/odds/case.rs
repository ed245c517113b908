//! What an applicant does in one case: as the file says, or with something changed.

use matchday_model::population::{NOWHERE, Roster, World};
use matchday_model::scenario::{FixedApplicant, Inputs, Scenario};
use matchday_model::season::entrant::Twist;
use matchday_model::season::fixed::Fixed;

/// What the applicant is called when the file gives no id.
pub const APPLICANT: &str = "you";

/// A scenario with the applicant in it, and what the applicant does.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    /// What is different, in words.
    pub name: String,
    /// The rules by which the applicant acts. The world is that of the others.
    pub scenario: Scenario,
    /// What is given, the applicant last, the partner before.
    pub inputs: Inputs,
    /// Whether there is a partner, be it in one couple with the applicant or on their own.
    pub has_partner: bool,
    /// What else the applicant does.
    pub twist: Twist,
}

impl Case {
    /// The applicant as told, in the scenario of the others.
    #[must_use]
    pub fn new(
        name: &str,
        scenario: &Scenario,
        others: &Inputs,
        applicant: FixedApplicant,
        partner: Option<FixedApplicant>,
    ) -> Case {
        let (mut inputs, has_partner) = (others.clone(), partner.is_some());
        inputs.applicants.extend(partner);
        inputs.applicants.push(applicant);
        Case { name: name.to_owned(), scenario: scenario.clone(), inputs, has_partner, twist: Twist::default() }
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
        self.inputs.applicants.last_mut().expect("the applicant is the last of those given")
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
            let one = &mut case.inputs.applicants[number];
            one.partner = None;
            one.is_single = true;
        }
        case
    }
}

/// A case in a world.
#[derive(Debug)]
pub struct Staged<'a> {
    /// The case.
    pub case: &'a Case,
    /// What the groups and the applicant name.
    pub roster: Roster,
    /// What is given; of the drawn world, unless it is redrawn in every replicate.
    pub fixed: Fixed,
}

impl<'a> Staged<'a> {
    /// Looks up what a case names.
    #[must_use]
    pub fn of(case: &'a Case, world: &World) -> Staged<'a> {
        let roster = Roster::of(&case.scenario, &case.inputs, world);
        Staged { case, roster, fixed: Fixed::of(&case.inputs, world) }
    }
}

/// The specialties that the question is about: focus and alternative, or [`NOWHERE`].
pub(super) fn specialties(scenario: &Scenario) -> [u32; 2] {
    let number = |index: Option<usize>| index.and_then(|index| u32::try_from(index).ok()).unwrap_or(NOWHERE);
    let focus = number(scenario.focus());
    let alternative = number(scenario.alternative());
    [focus, if alternative == focus { NOWHERE } else { alternative }]
}
