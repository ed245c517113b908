//! Couples: who is one, and the pairs of programs that they rank.

use super::draws::{Draws, Purpose};
use super::interviews::Liked;
use super::people::Person;
use super::plan::Plan;
use super::programs::Programs;
use super::spec::MarketKind;
use matchday_match::market::{ApplicantId, MAX_RANKS, ProgramId};

/// How many programs of each partner's list enter pairs. 24 × 24 pairs are more than any list holds.
const PROGRAMS: usize = 24;
/// The utility of a pair at one institution, added to that of its programs. Ours.
const TOGETHER: f64 = 2.0;
/// How much lower the prestige of the programs is at which partners interview, as a share of their percentile: couples choose
/// safer programs. Ours, such that most couples match, close to the published 93.2% with at least one matched partner.
const SAFER: f64 = 0.35;
/// Pairs on a couple's list in the IR market, before pairs with No Match. Ours.
const PAIRS: usize = 100;
/// On a list of fixed length, one rank in this many has No Match for one partner. Ours.
const RANKS_PER_TAIL: usize = 3;

/// A pair of positions on the partners' own lists, `None` for No Match.
type Pair = [Option<usize>; 2];

/// The couples, in the order of the first partners. Strong applicants are more likely to be in one.
pub(super) fn pair_up(plan: &Plan, people: &[Person]) -> Vec<[ApplicantId; 2]> {
    let mut draws = Draws::of(plan.seed, Purpose::Couples, 0);
    let mut keyed: Vec<(f64, ApplicantId)> = (0..)
        .map(ApplicantId)
        .zip(people)
        .map(|(id, person)| (draws.unit() / (person.percentile * person.percentile), id))
        .collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    keyed.truncate(2 * plan.couples as usize);
    draws.shuffle(&mut keyed);
    let (pairs, _) = keyed.as_chunks::<2>();
    let mut couples: Vec<[ApplicantId; 2]> = pairs.iter().map(|&[(_, a), (_, b)]| [a.min(b), a.max(b)]).collect();
    couples.sort_unstable();
    couples
}

/// The applicant as a partner who chooses interviews: one of lower percentile, with safer programs.
pub(super) fn safer(person: &Person) -> Person {
    Person { percentile: person.percentile * (1.0 - SAFER), ..*person }
}

/// The two tied lists of a couple: different pairs, none of them No Match for both. In the Main Match there are exactly as
/// many as the plan says, and programs repeat only if they must. In the IR market they are the best pairs, and then every
/// program of either partner with No Match for the other.
pub(super) fn tie(plan: &Plan, programs: &Programs, lists: [&[Liked]; 2]) -> [Vec<ProgramId>; 2] {
    let [first, second] = lists.map(<[Liked]>::len);
    let (wanted, total) = match plan.market {
        MarketKind::Main => {
            let ranks = plan.ranks as usize;
            (ranks - (ranks / RANKS_PER_TAIL).min(first + second), ranks)
        }
        MarketKind::Ir => (PAIRS, MAX_RANKS),
    };
    let passes: &[usize] = if plan.market == MarketKind::Main { &[1, 2, usize::MAX] } else { &[usize::MAX] };
    let together = best_pairs(programs, lists, wanted, passes);
    let alone = total - together.len();
    let of_first = alone.div_ceil(2).max(alone.saturating_sub(second)).min(first);
    let of_second = (alone - of_first).min(second);
    let tails = [safest(programs, lists[0], of_first), safest(programs, lists[1], of_second)];
    let alone = (0..of_first.max(of_second)).flat_map(|i| {
        let [a, b] = [0, 1].map(|partner: usize| tails[partner].get(i).copied());
        [a.map(|a| [Some(a), None]), b.map(|b| [None, Some(b)])]
    });
    let all: Vec<Pair> = together.into_iter().map(|pair| pair.map(Some)).chain(alone.flatten()).collect();
    [0, 1].map(|partner| {
        let leg = |pair: &Pair| pair[partner].map_or(ProgramId::NO_MATCH, |i| lists[partner][i].program);
        all.iter().map(leg).collect()
    })
}

/// The best pairs. Each pass takes pairs whose programs are both in fewer pairs than the limit of the pass.
fn best_pairs(programs: &Programs, lists: [&[Liked]; 2], wanted: usize, passes: &[usize]) -> Vec<[usize; 2]> {
    let pairs = ranked_pairs(programs, lists.map(|list| &list[..list.len().min(PROGRAMS)]));
    let mut chosen = vec![false; pairs.len()];
    let mut used = [[0_usize; PROGRAMS]; 2];
    let mut left = wanted;
    for &most in passes {
        for (&[a, b], chosen) in pairs.iter().zip(&mut chosen) {
            if left > 0 && !*chosen && used[0][a] < most && used[1][b] < most {
                *chosen = true;
                left -= 1;
                used[0][a] += 1;
                used[1][b] += 1;
            }
        }
    }
    pairs.into_iter().zip(chosen).filter(|&(_, chosen)| chosen).map(|(pair, _)| pair).collect()
}

/// The positions of the `wanted` programs of least prestige on a list, in the order of the list.
fn safest(programs: &Programs, list: &[Liked], wanted: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..list.len()).collect();
    let prestige = |place: usize| programs.rows[list[place].program.index()].prestige;
    places.sort_by(|&a, &b| prestige(a).total_cmp(&prestige(b)).then(a.cmp(&b)));
    places.truncate(wanted);
    places.sort_unstable();
    places
}

/// All pairs for which the programs have enough positions, best first.
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
