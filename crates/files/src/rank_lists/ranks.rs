//! Checks that the ranks of a list run 1, 2, 3, …: missing ranks, and ranks that occur twice.

use std::ops::Range;

use super::rows::{Completeness, RankRow};
use crate::faults::{Findings, Spot};

/// Whether a sorted list can be used: it is complete, and its ranks run 1, 2, 3, …. If they do not, that is a fault, unless
/// it follows from an earlier one.
#[inline]
pub fn check_ranks(
    list: &[RankRow],
    completeness: Completeness,
    whose: impl FnOnce() -> String,
    spot: impl Fn(&RankRow) -> Spot,
    findings: &mut Findings,
) -> bool {
    let runs = list.iter().zip(1..).all(|(row, rank)| row.rank == rank);
    if !runs {
        report(&rank_faults(list, completeness), list, whose, spot, findings);
    }
    runs && completeness != Completeness::Broken
}

#[cold]
fn report(
    faults: &[RankFault],
    list: &[RankRow],
    whose: impl FnOnce() -> String,
    spot: impl Fn(&RankRow) -> Spot,
    findings: &mut Findings,
) {
    let whose = whose();
    for fault in faults {
        match fault {
            RankFault::Repeated(position) => {
                let row = &list[*position];
                let message = format!("rank {} occurs twice on the {whose}; expected each rank once", row.rank);
                findings.fault(spot(row), message, "renumber the list 1, 2, 3, …");
            }
            RankFault::Gap { before, missing } => {
                let ranks = missing_ranks(missing);
                let message = format!("{ranks} missing on the {whose}; expected 1, 2, 3, … without a gap");
                findings.fault(spot(&list[*before]), message, "add the missing ranks, or renumber the list");
            }
        }
    }
}

/// What is wrong with the ranks of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
enum RankFault {
    /// The row at this position repeats the rank before it.
    Repeated(usize),
    /// Ranks are missing, the first of them before the row at this position.
    Gap { before: usize, missing: Vec<Range<u32>> },
}

/// All faults in the ranks of a sorted list.
fn rank_faults(list: &[RankRow], completeness: Completeness) -> Vec<RankFault> {
    let repeated: Vec<_> =
        (1..list.len()).filter(|&i| list[i].rank == list[i - 1].rank).map(RankFault::Repeated).collect();
    if !repeated.is_empty() || completeness != Completeness::Whole {
        return repeated;
    }
    let (mut next, mut before, mut missing) = (1, None, Vec::new());
    for (position, row) in list.iter().enumerate() {
        if row.rank > next {
            before = before.or(Some(position));
            missing.push(next..row.rank);
        }
        next = row.rank + 1;
    }
    before.map(|before| RankFault::Gap { before, missing }).into_iter().collect()
}

/// Missing ranks in words: `rank 3 is`, `ranks 3, 5–7 are`.
fn missing_ranks(missing: &[Range<u32>]) -> String {
    const SHOWN: usize = 5;
    let mut parts: Vec<_> = missing
        .iter()
        .take(SHOWN)
        .map(|Range { start, end }| if end - start == 1 { start.to_string() } else { format!("{start}–{}", end - 1) })
        .collect();
    if missing.len() > SHOWN {
        parts.push("…".to_owned());
    }
    let is_one = missing.len() == 1 && missing[0].len() == 1;
    if is_one { format!("rank {} is", parts[0]) } else { format!("ranks {} are", parts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(ranks: &[u32]) -> Vec<RankRow> {
        ranks.iter().map(|&rank| RankRow { owner: 0, list: 0, rank, target: 0, attached: None, at: 0 }).collect()
    }

    #[test]
    fn a_list_names_its_missing_ranks_once() {
        assert_eq!(rank_faults(&list(&[1, 2, 3]), Completeness::Whole), []);
        let faults = rank_faults(&list(&[2, 3, 7]), Completeness::Whole);
        assert_eq!(faults, [RankFault::Gap { before: 0, missing: vec![1..2, 4..7] }]);
        assert_eq!(missing_ranks(&[1..2, 4..7]), "ranks 1, 4–6 are");
    }

    #[test]
    fn a_repeated_rank_is_not_also_a_gap() {
        assert_eq!(rank_faults(&list(&[1, 2, 2, 4]), Completeness::Whole), [RankFault::Repeated(2)]);
    }

    #[test]
    fn a_list_that_lost_a_row_has_no_gap() {
        assert_eq!(rank_faults(&list(&[1, 3]), Completeness::Broken), []);
    }
}
