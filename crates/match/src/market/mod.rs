//! A checked instance of the match, laid out for the algorithm.
//!
//! A [`Draft`] holds the lists as submitted. [`Market::new`] checks it against the rules of the NRMP and adds to every entry
//! the rank on the other side's list, so that a proposal reads one entry and one program record. Ids are positions in arrays,
//! and all lists lie in flat arrays ([`Ragged`]). A [`Matching`] is a result, by ranks on the applicants' lists.

mod assembly;
mod draft;
mod fault;
mod holders;
mod ids;
mod matching;
mod other_terms;
mod ragged;
mod resolve;
mod terms;
mod validate;
mod wording;

pub use assembly::{Assembly, Pair};
pub use draft::{Choice, Draft};
pub use fault::{DraftError, Fault, FaultText, Names, Numbered};
pub use holders::Holders;
pub use ids::{ApplicantId, ProgramId, Rank, SupplementalId};
pub use matching::{Matching, Outcome};
pub use ragged::Ragged;
pub use terms::{Parity, Reversion, Terms, Track};

/// The maximum length of a list (NRMP).
pub const MAX_RANKS: usize = 300;

/// The maximum number of supplemental lists of an applicant (NRMP).
pub const MAX_SUPPLEMENTAL_LISTS: usize = 16;

const NOT_RANKED: u32 = u32::MAX;
const NO_LIST: u32 = u32::MAX;

/// An entry of an applicant's list: a program, with the applicant's place on its list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The program, or [`ProgramId::NO_MATCH`].
    pub program: ProgramId,
    position_there: u32,
}

impl Listed {
    /// The program's rank of the applicant, if it has one.
    #[must_use]
    #[inline]
    pub fn rank(self) -> Option<Rank> {
        (self.position_there != NOT_RANKED).then(|| Rank::at(self.position_there as usize))
    }

    /// The applicant's position on the program's list, `u32::MAX` when the program does not rank the applicant. The algorithm
    /// answers a proposal by comparing it with the position of the worst holder.
    #[must_use]
    #[inline]
    pub fn position_there(self) -> u32 {
        self.position_there
    }
}

/// An entry of a program's list: an applicant, with the program's place on the primary list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ranked {
    /// The applicant.
    pub applicant: ApplicantId,
    position_there: u32,
}

impl Ranked {
    /// The best rank of the program on the applicant's primary list, if it is there.
    #[must_use]
    #[inline]
    pub fn rank(self) -> Option<Rank> {
        (self.position_there != NOT_RANKED).then(|| Rank::at(self.position_there as usize))
    }

    /// The best position of the program on the applicant's primary list, `u32::MAX` when the list does not hold it.
    #[must_use]
    #[inline]
    pub fn position_there(self) -> u32 {
        self.position_there
    }
}

/// Why an applicant's match depends on more than the primary list. Most applicants have no ties.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Ties {
    is_coupled: bool,
    has_supplemental: bool,
}

/// A market that keeps every rule of the match.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Market {
    terms: Vec<Terms>,
    rankings: Ragged<Ranked>,
    primary: Ragged<Listed>,
    /// The supplemental list attached to each entry of `primary`; empty when no entry has one.
    attached: Vec<u32>,
    supplemental: Ragged<Listed>,
    us_senior: Vec<bool>,
    couples: Vec<[ApplicantId; 2]>,
    couple_of: Vec<u32>,
    ties: Vec<Ties>,
    reversions: Vec<Reversion>,
}

impl Market {
    /// Checks a draft and resolves it, in time linear in the number of ranks.
    ///
    /// # Errors
    /// All faults of the draft.
    pub fn new(draft: &Draft) -> Result<Market, DraftError> {
        let faults = validate::faults(draft);
        if faults.is_empty() { Ok(resolve::resolve(draft)) } else { Err(DraftError { faults }) }
    }

    /// The draft of the market.
    #[must_use]
    pub fn to_draft(&self) -> Draft {
        let choice = |entry: usize| Choice {
            program: self.primary.items()[entry].program,
            supplemental: self.attached_at(entry),
        };
        let supplemental_owner = |list: u32| {
            let entry = self.attached.iter().position(|&attached| attached == list);
            let is_owner = |&applicant: &ApplicantId| {
                entry.is_some_and(|entry| self.primary.range(applicant.index()).contains(&entry))
            };
            self.applicant_ids().find(is_owner).unwrap_or(ApplicantId(0))
        };
        let lists = u32::try_from(self.supplemental.len()).unwrap_or(u32::MAX);
        Draft {
            programs: self.terms.clone(),
            rankings: self.rankings.iter().map(|list| list.iter().map(|ranked| ranked.applicant)).collect(),
            primary: self.applicant_ids().map(|a| self.primary.range(a.index()).map(choice)).collect(),
            us_senior: self.us_senior.clone(),
            supplemental: self.supplemental.iter().map(|list| list.iter().map(|listed| listed.program)).collect(),
            supplemental_owner: (0..lists).map(supplemental_owner).collect(),
            couples: self.couples.clone(),
            reversions: self.reversions.clone(),
        }
    }

    /// How many applicants there are.
    #[must_use]
    pub fn applicants(&self) -> usize {
        self.primary.len()
    }

    /// How many programs there are.
    #[must_use]
    pub fn programs(&self) -> usize {
        self.terms.len()
    }

    /// All applicants, in order.
    ///
    /// # Panics
    /// Never: ids were `u32` when the lists were made.
    pub fn applicant_ids(&self) -> impl ExactSizeIterator<Item = ApplicantId> + use<> {
        (0..u32::try_from(self.applicants()).expect("ids are u32")).map(ApplicantId)
    }

    /// All programs, in order.
    ///
    /// # Panics
    /// Never: ids were `u32` when the lists were made.
    pub fn program_ids(&self) -> impl ExactSizeIterator<Item = ProgramId> + use<> {
        (0..u32::try_from(self.programs()).expect("ids are u32")).map(ProgramId)
    }

    /// A program's terms.
    #[must_use]
    pub fn terms(&self, program: ProgramId) -> &Terms {
        &self.terms[program.index()]
    }

    /// All programs' terms.
    #[must_use]
    pub fn all_terms(&self) -> &[Terms] {
        &self.terms
    }

    /// A program's list, best first.
    #[must_use]
    #[inline]
    pub fn ranking(&self, program: ProgramId) -> &[Ranked] {
        self.rankings.list(program.index())
    }

    /// All programs' lists.
    #[must_use]
    pub fn rankings(&self) -> &Ragged<Ranked> {
        &self.rankings
    }

    /// An applicant's primary list, best first.
    #[must_use]
    #[inline]
    pub fn primary(&self, applicant: ApplicantId) -> &[Listed] {
        self.primary.list(applicant.index())
    }

    /// All primary lists.
    #[must_use]
    pub fn primaries(&self) -> &Ragged<Listed> {
        &self.primary
    }

    /// A supplemental list, best first.
    #[must_use]
    #[inline]
    pub fn supplemental(&self, list: SupplementalId) -> &[Listed] {
        self.supplemental.list(list.index())
    }

    /// All supplemental lists.
    #[must_use]
    pub fn supplementals(&self) -> &Ragged<Listed> {
        &self.supplemental
    }

    /// The supplemental list that opens when an applicant matches at a rank of the primary list.
    #[must_use]
    pub fn attached(&self, applicant: ApplicantId, rank: Rank) -> Option<SupplementalId> {
        self.attached_at(self.primary.range(applicant.index()).start + rank.position())
    }

    /// The supplemental list attached to an entry, given its index in [`Market::primaries`].
    #[must_use]
    #[inline]
    pub fn attached_at(&self, entry: usize) -> Option<SupplementalId> {
        self.attached.get(entry).filter(|&&list| list != NO_LIST).map(|&list| SupplementalId(list))
    }

    /// Whether an applicant attached any supplemental list.
    #[must_use]
    #[inline]
    pub fn has_supplemental(&self, applicant: ApplicantId) -> bool {
        self.ties[applicant.index()].has_supplemental
    }

    /// Whether an applicant is a senior of a US medical school, who may not rank `R` programs.
    #[must_use]
    pub fn is_us_senior(&self, applicant: ApplicantId) -> bool {
        self.us_senior[applicant.index()]
    }

    /// Whether an applicant is in a couple or attached a supplemental list, so that losing one seat can cost another.
    #[must_use]
    #[inline]
    pub fn has_ties(&self, applicant: ApplicantId) -> bool {
        let ties = self.ties[applicant.index()];
        ties.is_coupled | ties.has_supplemental
    }

    /// All couples, in the order of the draft.
    #[must_use]
    pub fn couples(&self) -> &[[ApplicantId; 2]] {
        &self.couples
    }

    /// The couple an applicant is in, as an index into [`Market::couples`].
    #[must_use]
    #[inline]
    pub fn couple_of(&self, applicant: ApplicantId) -> Option<usize> {
        self.ties[applicant.index()].is_coupled.then(|| self.couple_of[applicant.index()] as usize)
    }

    /// All reversions; those of one donor are in its order of preference.
    #[must_use]
    pub fn reversions(&self) -> &[Reversion] {
        &self.reversions
    }
}
