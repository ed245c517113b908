//! The rules that every matching must keep, stable or not.

use crate::market::{ApplicantId, Listed, Market, Matching, ProgramId, Rank, Track};

/// A rule that a matching breaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BrokenRule {
    /// The matching does not fit the market: it has the wrong number of entries, or a rank below the end of a list.
    NotOfThisMarket,
    /// An applicant holds a seat at a program that does not rank them.
    NotRanked {
        /// Who.
        applicant: ApplicantId,
        /// Where.
        program: ProgramId,
    },
    /// A program holds more applicants than its effective quota.
    QuotaExceeded {
        /// Which program.
        program: ProgramId,
        /// How many it holds.
        filled: u32,
        /// How many it may hold.
        quota: u32,
    },
    /// The partners of a couple are matched at different ranks.
    CoupleApart {
        /// Which couple.
        couple: usize,
    },
    /// An applicant holds a PGY-1 seat from a supplemental list that is not open.
    SupplementalWithoutAdvanced {
        /// Who.
        applicant: ApplicantId,
    },
    /// A joint preliminary program holds an applicant who did not match its advanced program.
    JointBroken {
        /// Who.
        applicant: ApplicantId,
    },
    /// A US senior matches an `R` program.
    NotEligible {
        /// Who.
        applicant: ApplicantId,
    },
    /// An even or odd request is not kept.
    ParityBroken {
        /// Which program.
        program: ProgramId,
    },
    /// A program withholds positions without an even or odd request, or more than it has.
    WithheldTooMany {
        /// Which program.
        program: ProgramId,
    },
    /// More positions move along a reversion than it allows or than the donor has.
    RevertedTooMany {
        /// Which reversion.
        reversion: usize,
    },
}

/// All rules that a matching breaks.
#[must_use]
pub fn broken_rules(market: &Market, matching: &Matching) -> Vec<BrokenRule> {
    if !is_of(market, matching) {
        return vec![BrokenRule::NotOfThisMarket];
    }
    let mut broken = Vec::new();
    for applicant in market.applicant_ids() {
        applicant_rules(market, matching, applicant, &mut broken);
    }
    for (couple, [a, b]) in market.couples().iter().enumerate() {
        if matching.primary[a.index()] != matching.primary[b.index()] {
            broken.push(BrokenRule::CoupleApart { couple });
        }
    }
    let (holders, quotas) = (matching.holders(market), matching.effective_quotas(market));
    for program in market.program_ids() {
        let filled = u32::try_from(holders.at(program).len()).unwrap_or(u32::MAX);
        let quota = quotas[program.index()];
        if filled > quota {
            broken.push(BrokenRule::QuotaExceeded { program, filled, quota });
        }
        if market.terms(program).parity.is_some_and(|parity| !parity.allows(filled)) {
            broken.push(BrokenRule::ParityBroken { program });
        }
    }
    reversion_rules(market, matching, &mut broken);
    broken
}

fn is_of(market: &Market, matching: &Matching) -> bool {
    let has_all = matching.primary.len() == market.applicants()
        && matching.supplemental.len() == market.applicants()
        && matching.reverted.len() == market.reversions().len()
        && matching.withheld.len() == market.programs();
    let on_list = |rank: Option<Rank>, length: usize| rank.is_none_or(|rank| rank.position() < length);
    has_all
        && market.applicant_ids().all(|applicant| {
            let rank = matching.primary[applicant.index()];
            if !on_list(rank, market.primary(applicant).len()) {
                return false;
            }
            let list = rank.and_then(|rank| market.attached(applicant, rank));
            list.is_none_or(|list| on_list(matching.supplemental[applicant.index()], market.supplemental(list).len()))
        })
}

fn applicant_rules(market: &Market, matching: &Matching, applicant: ApplicantId, broken: &mut Vec<BrokenRule>) {
    let rank = matching.primary[applicant.index()];
    let primary = rank.map(|rank| market.primary(applicant)[rank.position()]);
    let list = rank.and_then(|rank| market.attached(applicant, rank));
    let second_rank = matching.supplemental[applicant.index()];
    if second_rank.is_some() && list.is_none() {
        broken.push(BrokenRule::SupplementalWithoutAdvanced { applicant });
    }
    let second = list.zip(second_rank).map(|(list, rank)| market.supplemental(list)[rank.position()]);
    let seats = [primary, second].into_iter().flatten().filter(|listed| !listed.program.is_no_match());
    for Listed { program, .. } in seats.clone().filter(|listed| listed.rank().is_none()) {
        broken.push(BrokenRule::NotRanked { applicant, program });
    }
    if primary.is_some_and(|p| !p.program.is_no_match() && market.terms(p.program).track == Track::Physician)
        && market.is_us_senior(applicant)
    {
        broken.push(BrokenRule::NotEligible { applicant });
    }
    for listed in seats {
        let joint = market.terms(listed.program).joint_with;
        if joint.is_some() && (Some(listed) != second || joint != primary.map(|p| p.program)) {
            broken.push(BrokenRule::JointBroken { applicant });
        }
    }
}

fn reversion_rules(market: &Market, matching: &Matching, broken: &mut Vec<BrokenRule>) {
    let mut balance: Vec<i64> = market.all_terms().iter().map(|terms| i64::from(terms.quota)).collect();
    for (reversion, &moved) in market.reversions().iter().zip(&matching.reverted) {
        balance[reversion.donor.index()] -= i64::from(moved);
        balance[reversion.receiver.index()] += i64::from(moved);
    }
    for (index, (reversion, &moved)) in market.reversions().iter().zip(&matching.reverted).enumerate() {
        if moved > reversion.limit || (moved > 0 && balance[reversion.donor.index()] < 0) {
            broken.push(BrokenRule::RevertedTooMany { reversion: index });
        }
    }
    for program in market.program_ids() {
        let withheld = matching.withheld[program.index()];
        if withheld > 0 && (market.terms(program).parity.is_none() || i64::from(withheld) > balance[program.index()]) {
            broken.push(BrokenRule::WithheldTooMany { program });
        }
    }
}
