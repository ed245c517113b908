//! Who matches where: what an algorithm returns and a checker judges.

use super::ids::{ApplicantId, ProgramId, Rank};
use super::terms::Track;
use super::{Holders, Market};

/// A matching of one [`Market`], by ranks on the applicants' own lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Matching {
    /// One entry an applicant: the rank on the primary list of what is matched. A couple's partners have the same rank; at a
    /// No Match leg the rank stands and the program is none.
    pub primary: Vec<Option<Rank>>,
    /// One entry an applicant: the rank on the supplemental list attached to the matched primary entry.
    pub supplemental: Vec<Option<Rank>>,
    /// One entry a reversion of the market: positions moved.
    pub reverted: Vec<u32>,
    /// One entry a program: positions withheld to keep an even or odd request.
    pub withheld: Vec<u32>,
}

/// How an applicant ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// All training that the match can give: a categorical position, or an advanced one with its PGY-1 year.
    Matched,
    /// An advanced position without a PGY-1 year, or a preliminary year only.
    PartiallyMatched,
    /// Nothing.
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
    /// Nobody matched anywhere.
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

    /// Positions each program may fill: its quota, plus reverted in, less reverted out, less withheld.
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

    /// Whom each program holds. Applicants whom a program does not rank are left out.
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
