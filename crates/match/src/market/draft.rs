//! Rank order lists as submitted, before anything is checked.

use super::ids::{ApplicantId, ProgramId, SupplementalId};
use super::ragged::Ragged;
use super::terms::{Reversion, Terms};

/// One entry of a primary list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice {
    /// The program, or [`ProgramId::NO_MATCH`] on a couple's list.
    pub program: ProgramId,
    /// The supplemental list that opens when this entry matches. Only advanced programs may have one.
    pub supplemental: Option<SupplementalId>,
}

impl Choice {
    /// A program with no supplemental list.
    #[must_use]
    pub fn of(program: ProgramId) -> Choice {
        Choice { program, supplemental: None }
    }
}

/// Everything that is submitted to a match, unchecked; [`super::Market::new`] checks it.
///
/// # Examples
/// Two applicants and one position:
/// ```
/// use matchday_match::market::{ApplicantId, Choice, Draft, Market, Terms, Track};
/// let mut draft = Draft::default();
/// let program = draft.add_program(Terms::new(Track::Categorical, 1));
/// let ada = draft.add_applicant([Choice::of(program)]);
/// let ben = draft.add_applicant([Choice::of(program)]);
/// draft.rankings.push([ben, ada]);
/// assert_eq!(Market::new(&draft).unwrap().applicants(), 2);
/// ```
#[derive(Clone, Default, Debug)]
pub struct Draft {
    /// One entry a program.
    pub programs: Vec<Terms>,
    /// One list a program: the applicants it ranks, best first.
    pub rankings: Ragged<ApplicantId>,
    /// One list an applicant: the primary lists.
    pub primary: Ragged<Choice>,
    /// One entry an applicant: whether the applicant is a senior of a US medical school, who may not rank `R` programs.
    pub us_senior: Vec<bool>,
    /// All supplemental lists.
    pub supplemental: Ragged<ProgramId>,
    /// One entry a supplemental list: the applicant who owns it.
    pub supplemental_owner: Vec<ApplicantId>,
    /// Couples, in the order in which they enter the match; their primary lists are tied rank by rank.
    pub couples: Vec<[ApplicantId; 2]>,
    /// Reversions; those of one donor are in its order of preference.
    pub reversions: Vec<Reversion>,
}

impl Draft {
    /// Adds a program. Push its list to [`Draft::rankings`], in the order of the programs.
    ///
    /// # Panics
    /// At `u32::MAX` programs.
    pub fn add_program(&mut self, terms: Terms) -> ProgramId {
        self.programs.push(terms);
        ProgramId(u32::try_from(self.programs.len() - 1).expect("fewer than u32::MAX programs"))
    }

    /// Adds an applicant, not a US senior, with a primary list.
    ///
    /// # Panics
    /// At `u32::MAX` applicants.
    pub fn add_applicant(&mut self, primary: impl IntoIterator<Item = Choice>) -> ApplicantId {
        self.primary.push(primary);
        self.us_senior.push(false);
        ApplicantId(u32::try_from(self.us_senior.len() - 1).expect("fewer than u32::MAX applicants"))
    }

    /// Adds a supplemental list. Its owner may be added later.
    ///
    /// # Panics
    /// At `u32::MAX` lists.
    pub fn add_supplemental(
        &mut self,
        owner: ApplicantId,
        list: impl IntoIterator<Item = ProgramId>,
    ) -> SupplementalId {
        self.supplemental.push(list);
        self.supplemental_owner.push(owner);
        SupplementalId(u32::try_from(self.supplemental_owner.len() - 1).expect("fewer than u32::MAX lists"))
    }
}
