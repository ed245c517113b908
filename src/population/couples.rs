//! Couples: pairs of ranks from both partners' lists, best for the two together first.

use super::draws::{Draws, Purpose};
use super::interviews::Liked;
use super::programs::Programs;
use crate::market::ProgramId;

/// From each partner's list no more than this many programs enter pairs: 24 × 24 is more than any list holds.
pub(super) const PROGRAMS: usize = 24;
/// How much better a pair at one institution is liked. Ours.
const TOGETHER: f64 = 2.0;
/// The chance that the last two pairs of a list let one partner go unmatched. Ours.
const LETS_GO: f64 = 0.5;
/// As long as others are left, no program is in more pairs, so that lists reach some way down.
const PAIRS_PER_PROGRAM: u8 = 2;

/// A pair of places on the partners' own lists, `None` for No Match.
type Pair = [Option<usize>; 2];

/// Exactly `ranks` different pairs, as the two tied lists; none of them is No Match for both.
pub(super) fn tie(
    seed: u64,
    couple: usize,
    programs: &Programs,
    lists: [&[Liked]; 2],
    ranks: usize,
) -> [Vec<ProgramId>; 2] {
    let mut draws = Draws::of(seed, Purpose::Couples, couple + 1);
    let lets_go = ranks > 4 && draws.chance(LETS_GO);
    let lists = lists.map(|list| &list[..list.len().min(PROGRAMS)]);
    let pairs = ranked_pairs(programs, lists);
    let mut chosen = vec![false; pairs.len()];
    let wanted = if lets_go { ranks - 2 } else { ranks };
    let mut used = [[0_u8; PROGRAMS]; 2];
    let mut left = wanted;
    for most in [PAIRS_PER_PROGRAM, u8::MAX] {
        for (pair, chosen) in pairs.iter().zip(&mut chosen) {
            let [a, b] = *pair;
            if left > 0 && !*chosen && used[0][a] < most && used[1][b] < most {
                *chosen = true;
                left -= 1;
                used[0][a] += 1;
                used[1][b] += 1;
            }
        }
    }
    let together = pairs.iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(&[a, b], _)| [Some(a), Some(b)]);
    let alone = (0..PROGRAMS).flat_map(|i| [[Some(i), None], [None, Some(i)]]);
    let alone = alone.filter(|pair| (0..2).all(|partner| pair[partner].is_none_or(|i| i < lists[partner].len())));
    let all: Vec<Pair> = together.chain(alone).take(ranks).collect();
    [0, 1].map(|partner| {
        let leg = |pair: &Pair| pair[partner].map_or(ProgramId::NO_MATCH, |i| lists[partner][i].program);
        all.iter().map(leg).collect()
    })
}

/// All pairs that the programs have room for, best first.
fn ranked_pairs(programs: &Programs, lists: [&[Liked]; 2]) -> Vec<[usize; 2]> {
    let mut pairs = Vec::with_capacity(lists[0].len() * lists[1].len());
    for (a, x) in lists[0].iter().enumerate() {
        for (b, y) in lists[1].iter().enumerate() {
            let [first, second] = [x, y].map(|liked| &programs.terms[liked.program.index()]);
            if x.program == y.program && first.quota < 2 {
                continue;
            }
            let bonus = if first.institution == second.institution { TOGETHER } else { 0.0 };
            pairs.push((x.utility + y.utility + bonus, [a, b]));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    pairs.into_iter().map(|(_, pair)| pair).collect()
}
