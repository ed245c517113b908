//! The oracle is checked by hand before anything is checked by the oracle.

mod support;

use support::blocks::{Block, blocks, is_stable};
use support::classic::programs_propose;
use support::enumerate::{applicant_optimal, feasible, has_stable, stable};
use support::generate::Mix;
use support::sketch::{Sketch, show};
use support::world::{Place, Places, World};

fn world(text: &str) -> World {
    let sketch = Sketch::parse(text);
    sketch.market();
    World::new(&sketch.draft)
}

fn places(entries: &[Option<usize>]) -> Places {
    entries.iter().map(|&entry| Place { entry, second: None }).collect()
}

/// Gale & Shapley 1962, example 1: three men, three women, six matchings, of which three are stable, and each side has a
/// best one.
#[test]
fn gale_and_shapley_example_has_three_stable_matchings() {
    let world = world("a: A B C\n b: B C A\n c: C A B\n A 1: b c a\n B 1: c a b\n C 1: a b c");
    let all = stable(&world, &world.quotas);
    assert_eq!(all, [places(&[Some(0); 3]), places(&[Some(1); 3]), places(&[Some(2); 3])]);
    assert_eq!(applicant_optimal(&all), Some(&all[0]));
    assert_eq!(programs_propose(&world), all[2]);
}

#[test]
fn feasible_matchings_are_counted_by_hand() {
    // Nobody, a at X, b at X, and no more: X has one position, and Y does not rank b.
    let one_place = world("a: X\n b: X Y\n X 1: a b\n Y 1: a");
    assert_eq!(feasible(&one_place, &one_place.quotas).len(), 3);
    // Unmatched, A alone, A with P, A with Q; for list R at B: B alone, B with R.
    let lists = world("a: A[P Q] B[R]\n A A 1: a\n B A 1: a\n P P 1: a\n Q P 1: a\n R P 1: a");
    assert_eq!(feasible(&lists, &lists.quotas).len(), 6);
    // Unmatched, (X, X), (X, -), (-, -); (X, Y) is impossible.
    let couple = world("a: X X X -\n b: X Y - -\n X 2: a b\n Y 1: a\n a + b");
    assert_eq!(feasible(&couple, &couple.quotas).len(), 4);
}

#[test]
fn single_block_needs_a_free_seat_or_a_holder_ranked_lower() {
    let world = world("a: X Y\n b: X\n X 1: a b\n Y 1: a b");
    assert_eq!(blocks(&world, &[1, 1], &places(&[Some(1), Some(0)])), [Block::Single { applicant: 0, entry: 0 }]);
    assert_eq!(blocks(&world, &[1, 1], &places(&[Some(1), None])).len(), 2);
    assert!(is_stable(&world, &[1, 1], &places(&[Some(0), None])));
    assert!(is_stable(&world, &[0, 1], &places(&[Some(1), None])), "a seat withheld is not free");
}

#[test]
fn own_seat_on_the_supplemental_leg_counts_as_free() {
    let world = world("a: P A[P]\n b: P\n A A 1: a\n P P 1: a b");
    let holds_both = vec![Place { entry: Some(1), second: Some(0) }, Place::default()];
    assert_eq!(blocks(&world, &world.quotas, &holds_both), [Block::Single { applicant: 0, entry: 0 }]);
}

#[test]
fn supplemental_block_is_on_the_list_attached_to_the_matched_entry() {
    let world = world("a: A[P] B[Q P]\n A A 0: a\n B A 1: a\n P P 1: a\n Q P 1: a");
    let at = |second| blocks(&world, &world.quotas, &vec![Place { entry: Some(1), second }]);
    assert_eq!(at(Some(0)), []);
    assert_eq!(at(Some(1)), [Block::Supplemental { applicant: 0, list: Some(1), entry: 0 }]);
    assert_eq!(at(None).len(), 2);
}

#[test]
fn couple_block_counts_the_seats_that_both_leave() {
    // Both are at X; the pair (Y, X) needs one of the two seats they leave, where c would otherwise come in.
    let swap = world("a: Y X\n b: X X\n c: X\n X 2: c a b\n Y 1: a\n a + b");
    assert_eq!(blocks(&swap, &[2, 1], &places(&[Some(1), Some(1), None])).len(), 2);
    assert_eq!(blocks(&swap, &[2, 0], &places(&[Some(1), Some(1), None])), [Block::Single { applicant: 2, entry: 0 }]);
    // The seat of a supplemental leg is left too.
    let leg = world("a: Y A[P]\n b: P -\n A A 1: a\n P P 1: a b\n Y 1: a\n a + b");
    let places = vec![Place { entry: Some(1), second: Some(0) }, Place { entry: Some(1), second: None }];
    assert_eq!(blocks(&leg, &leg.quotas, &places), [Block::Couple { couple: 0, entry: 0 }]);
}

#[test]
fn couple_at_one_program_needs_room_for_both_among_its_best() {
    let text = "a: X\n b: X\n c: X\n X 2: a c b\n a + b";
    let world = world(text);
    assert_eq!(blocks(&world, &[2], &places(&[None, None, Some(0)])), []);
    assert_eq!(blocks(&world, &[3], &places(&[None, None, Some(0)])), [Block::Couple { couple: 0, entry: 0 }]);
    assert_eq!(blocks(&world, &[1], &places(&[None, None, None])), [Block::Single { applicant: 2, entry: 0 }]);
}

#[test]
fn no_match_leg_is_always_accepted() {
    let world = world("a: X - -\n b: Y Y -\n X 1: a\n Y 0: b\n a + b");
    assert_eq!(blocks(&world, &[1, 0], &places(&[None, None])), [Block::Couple { couple: 0, entry: 2 }]);
    assert_eq!(blocks(&world, &[0, 1], &places(&[Some(2), Some(2)])), [Block::Couple { couple: 0, entry: 1 }]);
    assert!(is_stable(&world, &[0, 0], &places(&[Some(2), Some(2)])));
}

/// A couple, a single and two positions (after Klaus & Klijn 2005): whatever the matching, somebody blocks it.
#[test]
fn one_couple_and_one_single_may_have_no_stable_matching() {
    let world = world("a: X\n b: Y\n s: X Y\n X 1: a s\n Y 1: s b\n a + b");
    assert_eq!(feasible(&world, &world.quotas).len(), 4);
    assert!(!has_stable(&world, &world.quotas));
}

/// Every feasible matching passes the feasibility test, and no matching is listed twice.
#[test]
fn enumeration_is_sound() {
    for (draft, _) in Mix::BOTH.markets(300) {
        let world = World::new(&draft);
        let mut all = feasible(&world, &world.quotas);
        assert!(all.iter().all(|places| world.is_feasible(&world.quotas, places)));
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

/// Enumeration leaves nothing out: trying every combination of places gives as many.
#[test]
fn enumeration_is_complete() {
    for (draft, _) in (Mix { applicants: 3, programs: 3, ..Mix::BOTH }).markets(200) {
        let world = World::new(&draft);
        let mut all: Vec<Places> = vec![Vec::new()];
        for list in &world.lists {
            let mut options = vec![Place::default()];
            for (entry, listed) in list.iter().enumerate() {
                let seconds = std::iter::once(None).chain((0..listed.attached.len()).map(Some));
                options.extend(seconds.map(|second| Place { entry: Some(entry), second }));
            }
            let longer = |places: &Places| {
                let places = places.clone();
                options.iter().map(move |&option| places.iter().copied().chain([option]).collect()).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        all.retain(|places| world.is_feasible(&world.quotas, places));
        assert_eq!(all.len(), feasible(&world, &world.quotas).len(), "{}", show(&draft));
    }
}

/// Gale & Shapley 1962: singles always have a stable matching, and one that is best for all applicants.
#[test]
fn singles_have_an_applicant_optimal_matching() {
    for (draft, _) in Mix::SINGLES.markets(2000) {
        let world = World::new(&draft);
        let all = stable(&world, &world.quotas);
        assert!(applicant_optimal(&all).is_some());
        assert!(all.contains(&programs_propose(&world)));
    }
}

#[test]
fn sketches_can_be_read_back() {
    for (draft, _) in Mix::EVERYTHING.markets(500) {
        let text = show(&draft);
        let again = Sketch::parse(&text);
        assert_eq!(show(&again.draft), text);
        let lists = [&draft, &again.draft].map(|draft| {
            let entries = World::new(draft).lists.into_iter().flatten();
            entries.map(|entry| (entry.program, entry.attached)).collect::<Vec<_>>()
        });
        assert_eq!(lists[0], lists[1]);
    }
}
