//! Counts of the match by outcome, rank, couple and track.

use rustc_hash::FxHashMap;

use super::summary::{CoupleCounts, OutcomeCounts, ParityRequest, RankCount, ReversionMade, TrackTotals};
use crate::pool::Pool;
use matchday_match::market::{Matching, Outcome, Parity, Track};

pub(super) fn applicants(pool: &Pool, matching: &Matching) -> OutcomeCounts {
    let mut count = OutcomeCounts::default();
    for applicant in pool.market.applicant_ids() {
        count.total += 1;
        *match matching.outcome(&pool.market, applicant) {
            Outcome::Matched => &mut count.matched,
            Outcome::PartiallyMatched => &mut count.partially_matched,
            Outcome::Unmatched => &mut count.unmatched,
        } += 1;
    }
    count
}

pub(super) fn choices(pool: &Pool, matching: &Matching) -> Vec<RankCount> {
    let mut counts: Vec<u32> = Vec::new();
    for applicant in pool.market.applicant_ids() {
        if let (Some(_), Some(rank)) =
            (matching.primary_program(&pool.market, applicant), matching.primary[applicant.index()])
        {
            counts.resize(counts.len().max(rank.position() + 1), 0);
            counts[rank.position()] += 1;
        }
    }
    (1..).zip(counts).map(|(rank, applicants)| RankCount { rank, applicants }).collect()
}

pub(super) fn couples(pool: &Pool, matching: &Matching) -> CoupleCounts {
    let mut count = CoupleCounts::default();
    for partners in pool.market.couples() {
        count.total += 1;
        let matched =
            partners.iter().filter(|&&partner| matching.primary_program(&pool.market, partner).is_some()).count();
        *match matched {
            2 => &mut count.both,
            1 => &mut count.one,
            _ => &mut count.none,
        } += 1;
    }
    count
}

/// Positions by specialty and track. Specialties are in the order in which the pool names them first.
pub(super) fn tracks(pool: &Pool, matching: &Matching) -> Vec<TrackTotals> {
    let (quotas, holders) = (matching.effective_quotas(&pool.market), matching.holders(&pool.market));
    let mut specialties: FxHashMap<&str, usize> = FxHashMap::default();
    let mut rows: Vec<(usize, Track, TrackTotals)> = Vec::new();
    for program in pool.market.program_ids() {
        let specialty = pool.roster.programs[program.index()].specialty.as_str();
        let terms = pool.market.terms(program);
        let known = specialties.len();
        let order = *specialties.entry(specialty).or_insert(known);
        let at = rows.iter().position(|(o, track, _)| (*o, *track) == (order, terms.track)).unwrap_or_else(|| {
            rows.push((order, terms.track, TrackTotals::new(specialty, terms.track)));
            rows.len() - 1
        });
        let (row, filled) = (&mut rows[at].2, holders.at(program).len() as u64);
        row.programs += 1;
        row.quota += u64::from(terms.quota);
        row.effective_quota += u64::from(quotas[program.index()]);
        row.filled += filled;
        row.unfilled += u64::from(quotas[program.index()]) - filled;
    }
    rows.sort_by_key(|&(order, track, _)| (order, track));
    rows.into_iter().map(|(_, _, row)| row).collect()
}

impl TrackTotals {
    fn new(specialty: &str, track: Track) -> TrackTotals {
        TrackTotals {
            specialty: specialty.to_owned(),
            track: track.letter(),
            programs: 0,
            quota: 0,
            effective_quota: 0,
            filled: 0,
            unfilled: 0,
        }
    }
}

pub(super) fn reversions(pool: &Pool, matching: &Matching) -> Vec<ReversionMade> {
    let code = |program| pool.roster.program_id(program).to_owned();
    pool.market
        .reversions()
        .iter()
        .zip(&matching.reverted)
        .map(|(reversion, &moved)| ReversionMade {
            donor: code(reversion.donor),
            receiver: code(reversion.receiver),
            limit: reversion.limit,
            moved,
        })
        .collect()
}

pub(super) fn parity(pool: &Pool, matching: &Matching) -> Vec<ParityRequest> {
    pool.market
        .program_ids()
        .filter_map(|program| {
            Some(ParityRequest {
                program_id: pool.roster.program_id(program).to_owned(),
                parity: match pool.market.terms(program).parity? {
                    Parity::Even => "even",
                    Parity::Odd => "odd",
                },
                withheld: matching.withheld[program.index()],
            })
        })
        .collect()
}
