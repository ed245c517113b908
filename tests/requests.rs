//! Parity and reversions by example: small cases whose results are worked out by hand.

mod support;

use matchday::matching::Run;
use support::sketch::Sketch;
use support::verdict::{expected, match_of};
use support::world::World;

/// Runs a sketch and asserts that nothing blocks the result.
fn stable_run(text: &str) -> (Sketch, Run) {
    let sketch = Sketch::parse(text);
    let run = match_of(&sketch.draft);
    assert_eq!(expected(&World::new(&sketch.draft), &run.matching), Some(Vec::new()), "{:?}", run.matching);
    assert!(run.stable);
    (sketch, run)
}

/// The names of the matched, in the order of the sketch.
fn matched(text: &str) -> Vec<String> {
    let (sketch, run) = stable_run(text);
    let names = sketch.applicants.iter().zip(&run.matching.primary);
    names.filter(|(_, rank)| rank.is_some()).map(|(name, _)| name.clone()).collect()
}

#[test]
fn unfilled_position_goes_to_the_receiver() {
    assert_eq!(matched("a: Y\n b: Y\n X 1:\n Y 1: a b\n X -> Y 1"), ["a", "b"]);
}

#[test]
fn filled_position_stays() {
    assert_eq!(matched("a: Y\n b: Y\n c: X\n X 1: c\n Y 1: a b\n X -> Y 1"), ["a", "c"]);
}

#[test]
fn limit_of_a_reversion_is_kept() {
    let (_, run) = stable_run("a: Y\n b: Y\n X 3:\n Y 0: a b\n X -> Y 1");
    assert_eq!(run.matching.reverted, [1]);
    assert_eq!(run.matching.primary.iter().flatten().count(), 1);
}

#[test]
fn receivers_come_in_the_donors_order() {
    assert_eq!(matched("a: Y\n b: Z\n X 1:\n Y 0: a\n Z 0: b\n X -> Y 1\n X -> Z 1"), ["a"]);
    assert_eq!(matched("a: Y\n b: Z\n X 1:\n Y 0: a\n Z 0: b\n X -> Z 1\n X -> Y 1"), ["b"]);
}

#[test]
fn receiver_that_has_nobody_passes_the_position_on() {
    let (_, run) = stable_run("a: Z\n X 1:\n Y 0:\n Z 0: a\n X -> Y 1\n Y -> Z 1");
    assert_eq!(run.matching.reverted, [1, 1]);
    assert_eq!(run.matching.primary.iter().flatten().count(), 1);
}

#[test]
fn position_nobody_wants_is_handed_over() {
    let (_, run) = stable_run("X 3:\n Y 0:\n X -> Y 2");
    assert_eq!(run.matching.reverted, [2]);
}

/// The receiver has one unfilled position, and the couple needs one more.
#[test]
fn couple_at_one_program_can_be_completed_by_a_reversion() {
    assert_eq!(matched("a: Y\n b: Y\n X 1:\n Y 1: a b\n a + b\n X -> Y 1"), ["a", "b"]);
}

/// One position alone would help nobody; both of them, handed over, are a place for the couple.
#[test]
fn couple_at_one_program_can_need_two_reverted_positions() {
    assert_eq!(matched("a: Y\n b: Y\n X 2:\n Y 0: a b\n a + b\n X -> Y 2"), ["a", "b"]);
}

/// The couple needs the donor's own position too, so that giving it away would help nobody but c, who comes later in the
/// donor's order.
#[test]
fn position_that_a_couple_needs_at_the_donor_is_no_help_at_the_receiver() {
    assert_eq!(matched("a: X\n b: Y\n c: Z\n X 1: a\n Y 0: b\n Z 0: c\n a + b\n X -> Y 1\n X -> Z 1"), ["c"]);
}

/// a would rather be at Y, but not without W for b, and has an open supplemental list on which Y does not stand.
#[test]
fn position_that_completes_no_pair_is_no_help_at_the_receiver() {
    let text = "a: Y A[P]
                b: W -
                c: Z
                A A 1: a
                P P 0: a
                W 0: b
                X 1:
                Y 0: a
                Z 0: c
                a + b
                X -> Y 1
                X -> Z 1";
    assert_eq!(matched(text), ["a", "b", "c"]);
}

#[test]
fn even_number_displaces_the_worst_match() {
    assert_eq!(matched("a: X\n b: X\n c: X\n X 3 even: b c a"), ["b", "c"]);
    assert_eq!(matched("a: X\n X 3 even: a"), [""; 0]);
}

#[test]
fn odd_number_displaces_the_worst_match_and_allows_none() {
    assert_eq!(matched("a: X\n b: X\n X 3 odd: b a"), ["b"]);
    assert_eq!(matched("X 3 odd:"), [""; 0]);
}

#[test]
fn whoever_is_displaced_for_parity_goes_on_down_the_list() {
    let (_, run) = stable_run("a: X Y\n X 1 even: a\n Y 1: a");
    assert_eq!(run.matching.primary[0].map(|rank| rank.number()), Some(2));
    assert_eq!(run.matching.withheld, [1, 0]);
}

/// Y withholds its one position for the sake of an even number, until a second one comes.
#[test]
fn withheld_position_comes_back_with_a_reversion() {
    let text = "a: Y\n b: Y\n c: X\n X 2: c\n Y 1 even: a b\n X -> Y 1";
    assert_eq!(matched(text), ["a", "b", "c"]);
    let (_, run) = stable_run(text);
    assert_eq!((run.matching.reverted, run.matching.withheld), (vec![1], vec![0, 0]));
}
