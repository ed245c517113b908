//! Singles with primary lists only, where the theory is complete.

use matchday::market::{ApplicantId, Draft, Ragged};
use matchday::matching::{Settings, run};
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

use crate::support::classic::programs_propose;
use crate::support::enumerate::{applicant_optimal, at_least, stable};
use crate::support::generate::Mix;
use crate::support::shrink::assert_none;
use crate::support::verdict::{market, match_of};
use crate::support::world::{Places, World, places_of};

/// Markets too large to enumerate, still small enough to print.
pub(crate) const LARGER: Mix = Mix { applicants: 30, programs: 12, ..Mix::SINGLES };

/// Gale & Shapley 1962, theorem 2: applicant-proposing deferred acceptance gives every applicant the best program that any
/// stable matching gives. Brute force over all matchings.
#[test]
fn result_is_the_applicant_optimal_stable_matching() {
    assert_none("applicant-optimal", Mix::SINGLES.markets(4000), |draft| {
        let world = World::new(draft);
        let all = stable(&world, &world.quotas);
        let run = match_of(draft);
        !run.stable || applicant_optimal(&all) != Some(&places_of(&run.matching))
    });
}

/// Rural hospitals (Roth 1984; McVitie & Wilson 1970): all stable matchings match the same applicants and fill the same
/// number of positions of each program; and a program that is not full has the same people in all of them (Roth 1986).
fn keeps_rural_hospitals(world: &World, x: &Places, y: &Places) -> bool {
    let (at_x, at_y) = (world.holders(x), world.holders(y));
    x.iter().zip(y).all(|(x, y)| x.entry.is_some() == y.entry.is_some())
        && (0..world.programs())
            .all(|p| at_x[p].len() == at_y[p].len() && (at_x[p].len() == world.quotas[p] || at_x[p] == at_y[p]))
}

#[test]
fn rural_hospitals_in_every_stable_matching() {
    assert_none("rural hospitals", Mix::SINGLES.markets(2000), |draft| {
        let world = World::new(draft);
        let mine = places_of(&match_of(draft).matching);
        !stable(&world, &world.quotas).iter().all(|other| keeps_rural_hospitals(&world, &mine, other))
    });
}

/// The same where there are too many matchings to list, with programs proposing; and everybody likes the program-optimal
/// matching at most as well (Gale & Shapley 1962; Knuth 1976).
#[test]
fn rural_hospitals_with_programs_proposing() {
    assert_none("rural hospitals", LARGER.markets(1000), |draft| {
        let world = World::new(draft);
        let mine = places_of(&match_of(draft).matching);
        let theirs = programs_propose(&world);
        !keeps_rural_hospitals(&world, &mine, &theirs) || !mine.iter().zip(&theirs).all(|(x, y)| at_least(*x, *y))
    });
}

/// The result of deferred acceptance does not depend on the order in which applicants propose (McVitie & Wilson 1970;
/// Dubins & Freedman 1981).
#[test]
fn result_does_not_depend_on_the_order_of_applicants() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    assert_none("order of applicants", LARGER.markets(1000), |draft| {
        let mut order: Vec<usize> = (0..draft.primary.len()).collect();
        order.shuffle(&mut rng);
        let places = places_of(&match_of(draft).matching);
        let reordered = places_of(&match_of(&reorder(draft, &order)).matching);
        order.iter().zip(&reordered).any(|(&old, place)| places[old] != *place)
    });
}

/// The draft with applicant `order[i]` in place `i`.
fn reorder(draft: &Draft, order: &[usize]) -> Draft {
    let place = |old: ApplicantId| order.iter().position(|&known| known == old.index()).expect("a permutation");
    let rename = |old: &ApplicantId| ApplicantId(u32::try_from(place(*old)).expect("a small market"));
    let rankings = draft.rankings.iter().map(|list| list.iter().map(rename).collect::<Vec<_>>());
    let primary: Ragged<_> = order.iter().map(|&old| draft.primary.list(old).to_vec()).collect();
    Draft { rankings: rankings.collect(), primary, ..draft.clone() }
}

/// The generator is for loops, and singles never loop: whatever is drawn, the result is the same, at the first attempt.
#[test]
fn result_does_not_depend_on_the_generator() {
    assert_none("generator", LARGER.markets(200), |draft| {
        let market = market(draft);
        let first = match_of(draft);
        (0..3).any(|seed| {
            let run = run(&market, &Settings::default(), &mut ChaCha8Rng::seed_from_u64(seed));
            run.matching != first.matching || run.attempts != 1 || run.loops != 0
        })
    });
}
