//! Who matches where: the result of the algorithm, which the checker judges.

use super::ids::{ApplicantId, ProgramId, Rank};
use super::terms::Track;
use super::{Holders, Market};

/// A matching of one [`Market`], by ranks on the applicants' lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Matching {
    /// One entry an applicant: the matched rank on the primary list. The partners of a couple have the same rank. At a No Match
    /// leg there is a rank, but no program.
    pub primary: Vec<Option<Rank>>,
    /// One entry an applicant: the matched rank on the supplemental list that is attached to the matched primary entry.
    pub supplemental: Vec<Option<Rank>>,
    /// One entry a reversion of the market: how many positions moved.
    pub reverted: Vec<u32>,
    /// One entry a program: how many positions it withholds to keep an even or odd request.
    pub withheld: Vec<u32>,
}

/// The outcome of an applicant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// A position with all its training: an advanced one with its PGY-1 year, or one of any track but advanced and preliminary.
    Matched,
    /// An advanced position without a PGY-1 year, or a preliminary year only.
    PartiallyMatched,
    /// No position.
    Unmatched,
}

impl Outcome {
    /// The word in files and on the terminal.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Matched => "matched",
            Outcome::PartiallyMatched => "partially matched",
            Outcome::Unmatched => "unmatched",
        }
    }
}

impl Matching {
    /// The matching in which all applicants are unmatched.
    #[must_use]
    pub fn empty(market: &Market) -> Matching {
        Matching {
            primary: vec![None; market.applicants()],
            supplemental: vec![None; market.applicants()],
            reverted: vec![0; market.reversions().len()],
            withheld: vec![0; market.programs()],
        }
    }

    /// The program matched on the primary list, if any.
    ///
    /// # Panics
    /// When the matching is not one of this market.
    #[must_use]
    pub fn primary_program(&self, market: &Market, applicant: ApplicantId) -> Option<ProgramId> {
        let rank = self.primary[applicant.index()]?;
        let program = market.primary(applicant)[rank.position()].program;
        (!program.is_no_match()).then_some(program)
    }

    /// The program matched on the attached supplemental list, if any.
    ///
    /// # Panics
    /// When the matching is not one of this market.
    #[must_use]
    pub fn supplemental_program(&self, market: &Market, applicant: ApplicantId) -> Option<ProgramId> {
        let rank = self.supplemental[applicant.index()]?;
        let list = market.attached(applicant, self.primary[applicant.index()]?)?;
        Some(market.supplemental(list)[rank.position()].program)
    }

    /// The applicant's outcome.
    ///
    /// # Panics
    /// When the matching is not one of this market.
    #[must_use]
    pub fn outcome(&self, market: &Market, applicant: ApplicantId) -> Outcome {
        let Some(program) = self.primary_program(market, applicant) else { return Outcome::Unmatched };
        match market.terms(program).track {
            Track::Preliminary => Outcome::PartiallyMatched,
            Track::Advanced if self.supplemental[applicant.index()].is_none() => Outcome::PartiallyMatched,
            _ => Outcome::Matched,
        }
    }

    /// How many positions each program can fill: its quota, plus positions reverted in, less those reverted out and withheld.
    #[must_use]
    pub fn effective_quotas(&self, market: &Market) -> Vec<u32> {
        let mut quotas: Vec<i64> = market.all_terms().iter().map(|terms| i64::from(terms.quota)).collect();
        for (reversion, &moved) in market.reversions().iter().zip(&self.reverted) {
            quotas[reversion.donor.index()] -= i64::from(moved);
            quotas[reversion.receiver.index()] += i64::from(moved);
        }
        for (quota, &withheld) in quotas.iter_mut().zip(&self.withheld) {
            *quota -= i64::from(withheld);
        }
        quotas.into_iter().map(|quota| u32::try_from(quota.max(0)).unwrap_or(u32::MAX)).collect()
    }

    /// The holders of each program, without applicants whom it does not rank.
    ///
    /// # Panics
    /// When the matching is not one of this market.
    #[must_use]
    pub fn holders(&self, market: &Market) -> Holders {
        let mut holders = Holders::default();
        holders.find(self, market);
        holders
    }
}
