//! The result as rows: one an applicant, one a program.

use matchday_match::market::{ApplicantId, Holders, Outcome, ProgramId, Rank};

use super::solve::Solution;
use super::subjects::UnknownId;

/// Where an applicant matches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Match {
    /// The applicant's id.
    pub applicant: String,
    /// Whether the applicant is matched, partially matched or unmatched.
    pub outcome: Outcome,
    /// The match on the primary list, if there is one.
    pub primary: Option<Placement>,
    /// The PGY-1 year from the supplemental list of an advanced position, if there is one.
    pub pgy1: Option<Placement>,
}

/// A program, and its rank on the applicant's list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placement {
    /// The program's id.
    pub program: String,
    /// The rank, 1 for the first choice.
    pub rank: u32,
}

/// What a program offers and fills.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProgramResult {
    /// The program's id.
    pub program: String,
    /// The positions that it offers.
    pub quota: u32,
    /// The positions that it can fill: its quota after reversions and withheld positions.
    pub effective_quota: u32,
    /// The positions that are filled.
    pub filled: u32,
    /// The positions that are free in the end.
    pub unfilled: u32,
    /// The rank, on the program's list, of the last applicant who matches there.
    pub last_rank: Option<u32>,
    /// Positions that reverted to the program.
    pub reverted_in: u64,
    /// Positions that reverted from the program to others.
    pub reverted_out: u64,
}

impl Solution {
    /// Where each applicant matches, in the order of the pool.
    #[must_use]
    pub fn matches(&self) -> Vec<Match> {
        self.pool.market.applicant_ids().map(|applicant| self.row_of(applicant)).collect()
    }

    /// Where the applicant with an id matches.
    ///
    /// # Errors
    /// When the pool has no such applicant.
    pub fn match_of(&self, applicant: &str) -> Result<Match, UnknownId> {
        Ok(self.row_of(self.pool.find_applicant(applicant)?))
    }

    /// What each program offers and fills, in the order of the pool.
    #[must_use]
    pub fn programs(&self) -> Vec<ProgramResult> {
        let positions = FinalPositions::of(self);
        self.pool.market.program_ids().map(|program| positions.row_of(self, program)).collect()
    }

    /// What the program with an id offers and fills.
    ///
    /// # Errors
    /// When the pool has no such program.
    pub fn result_of(&self, program: &str) -> Result<ProgramResult, UnknownId> {
        let program = self.pool.find_program(program)?;
        Ok(FinalPositions::of(self).row_of(self, program))
    }

    pub(super) fn row_of(&self, applicant: ApplicantId) -> Match {
        let (market, matching, roster) = (&self.pool.market, &self.run.matching, &self.pool.roster);
        let placement = |program: Option<ProgramId>, rank: Option<Rank>| {
            Some(Placement { program: roster.program_id(program?).to_owned(), rank: rank?.number() })
        };
        Match {
            applicant: roster.applicant_id(applicant).to_owned(),
            outcome: matching.outcome(market, applicant),
            primary: placement(matching.primary_program(market, applicant), matching.primary[applicant.index()]),
            pgy1: placement(matching.supplemental_program(market, applicant), matching.supplemental[applicant.index()]),
        }
    }
}

/// The positions of all programs: how many each can fill, who holds them, and how many reverted.
struct FinalPositions {
    quotas: Vec<u32>,
    holders: Holders,
    /// By program, in and out.
    reverted: Vec<[u64; 2]>,
}

impl FinalPositions {
    fn of(solution: &Solution) -> FinalPositions {
        let (market, matching) = (&solution.pool.market, &solution.run.matching);
        let mut reverted = vec![[0; 2]; market.programs()];
        for (reversion, &moved) in market.reversions().iter().zip(&matching.reverted) {
            reverted[reversion.receiver.index()][0] += u64::from(moved);
            reverted[reversion.donor.index()][1] += u64::from(moved);
        }
        FinalPositions { quotas: matching.effective_quotas(market), holders: matching.holders(market), reverted }
    }

    fn row_of(&self, solution: &Solution, program: ProgramId) -> ProgramResult {
        let (held, effective_quota) = (self.holders.at(program), self.quotas[program.index()]);
        let filled = u32::try_from(held.len()).expect("a list has fewer than u32::MAX entries");
        let [reverted_in, reverted_out] = self.reverted[program.index()];
        ProgramResult {
            program: solution.pool.roster.program_id(program).to_owned(),
            quota: solution.pool.market.terms(program).quota,
            effective_quota,
            filled,
            unfilled: effective_quota - filled,
            last_rank: held.last().map(|position| position + 1),
            reverted_in,
            reverted_out,
        }
    }
}
