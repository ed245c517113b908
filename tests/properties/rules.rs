//! Rules that every matching keeps: the checker accepts what keeps them, and finds each that is broken.

use matchday::market::{ApplicantId, Matching, ProgramId, Rank};
use matchday::stability::{BrokenRule, broken_rules};

use crate::support::enumerate::feasible;
use crate::support::generate::Mix;
use crate::support::sketch::Sketch;
use crate::support::world::{World, matching_of};

/// Every feasible matching keeps the rules, however unstable.
#[test]
fn feasible_matchings_break_no_rule() {
    for (draft, market) in Mix::BOTH.markets(200) {
        let world = World::new(&draft);
        for places in feasible(&world, &world.quotas) {
            assert_eq!(broken_rules(&market, &matching_of(&world, &places)), []);
        }
    }
}

/// Moves every place of a feasible matching to every other entry, one at a time: the checker finds a broken rule exactly
/// when the oracle says that the result is not feasible.
#[test]
fn one_changed_place_is_found() {
    let mut corrupt = 0;
    for (draft, market) in Mix::BOTH.markets(100) {
        let world = World::new(&draft);
        for mut places in feasible(&world, &world.quotas) {
            for applicant in 0..world.applicants() {
                let place = places[applicant];
                let entries = (0..world.lists[applicant].len()).map(Some).chain([None]);
                for (entry, second) in entries.flat_map(|entry| [None, Some(0), Some(1)].map(|second| (entry, second)))
                {
                    (places[applicant].entry, places[applicant].second) = (entry, second);
                    let is_feasible = world.is_feasible(&world.quotas, &places);
                    corrupt += u32::from(!is_feasible);
                    let broken = broken_rules(&market, &matching_of(&world, &places));
                    assert_eq!(broken.is_empty(), is_feasible, "{broken:?} in {places:?}");
                }
                places[applicant] = place;
            }
        }
    }
    assert!(corrupt > 1000, "only {corrupt} matchings were corrupt");
}

/// What the checker says of a matching of this market that is empty but for what `change` does.
fn broken(sketch: &str, change: impl Fn(&mut Matching)) -> Vec<BrokenRule> {
    let market = Sketch::parse(sketch).market();
    let mut matching = Matching::empty(&market);
    change(&mut matching);
    broken_rules(&market, &matching)
}

const APPLICANT: ApplicantId = ApplicantId(0);
const PROGRAM: ProgramId = ProgramId(0);

fn first() -> Option<Rank> {
    Some(Rank::at(0))
}

#[test]
fn seat_needs_both_to_rank_each_other() {
    let found = broken("a: X\n X 1: \n", |matching| matching.primary[0] = first());
    assert_eq!(found, [BrokenRule::NotRanked { applicant: APPLICANT, program: PROGRAM }]);
}

#[test]
fn quota_is_a_limit() {
    let sketch = "a: X\n b: X\n X 1: a b\n Y 1:\n X -> Y 1";
    let found = broken(sketch, |matching| matching.primary.fill(first()));
    assert_eq!(found, [BrokenRule::QuotaExceeded { program: PROGRAM, filled: 2, quota: 1 }]);
    let found = broken(sketch, |matching| (matching.primary[0], matching.reverted[0]) = (first(), 1));
    assert_eq!(found, [BrokenRule::QuotaExceeded { program: PROGRAM, filled: 1, quota: 0 }]);
}

#[test]
fn partners_stand_at_one_rank() {
    let found = broken("a: X\n b: Y\n X 1: a\n Y 1: b\n a + b", |matching| matching.primary[0] = first());
    assert_eq!(found, [BrokenRule::CoupleApart { couple: 0 }]);
}

#[test]
fn supplemental_seat_needs_its_advanced_one() {
    let sketch = "a: X A[P]\n X 1: a\n A A 1: a\n P P 1: a";
    let found = broken(sketch, |matching| (matching.primary[0], matching.supplemental[0]) = (first(), first()));
    assert_eq!(found, [BrokenRule::SupplementalWithoutAdvanced { applicant: APPLICANT }]);
    let found = broken(sketch, |matching| matching.supplemental[0] = first());
    assert_eq!(found, [BrokenRule::SupplementalWithoutAdvanced { applicant: APPLICANT }]);
}

#[test]
fn parity_is_a_rule() {
    for (request, kept) in [("even", [true, false, true]), ("odd", [true, true, false])] {
        for (filled, kept) in kept.into_iter().enumerate() {
            let found = broken(&format!("a: X\n b: X\n X 2 {request}: a b"), |matching| {
                matching.primary[..filled].fill(first());
            });
            assert_eq!(found.is_empty(), kept, "{filled} at {request}: {found:?}");
        }
    }
}

#[test]
fn reversions_have_limits() {
    for (quota, limit, moved, kept) in [(2, 1, 1, true), (2, 1, 2, false), (1, 2, 2, false), (2, 2, 2, true)] {
        let found = broken(&format!("a: X\n X {quota}: a\n Y 1:\n X -> Y {limit}"), |m| m.reverted[0] = moved);
        assert_eq!(found.is_empty(), kept, "{moved} of {quota}, at most {limit}: {found:?}");
    }
}

/// A position withheld is not free and so blocks nothing: without this rule an algorithm could hide blocks by withholding.
#[test]
fn positions_are_withheld_for_parity_only_and_no_more_than_there_are() {
    for (request, withheld, kept) in [("", 1, false), ("even", 1, true), ("odd", 1, true), ("even", 2, false)] {
        let found = broken(&format!("a: X\n X 1 {request}: a"), |matching| matching.withheld[0] = withheld);
        assert_eq!(found.is_empty(), kept, "{withheld} withheld at {request:?}: {found:?}");
    }
}

#[test]
fn matching_has_the_size_of_its_market_and_ranks_on_its_lists() {
    let sketch = "a: X\n X 1: a\n Y 1: a\n X -> Y 1";
    let second = Some(Rank::at(1));
    let changes: [&dyn Fn(&mut Matching); 5] = [
        &|m| m.primary.push(None),
        &|m| m.supplemental.clear(),
        &|m| m.reverted.clear(),
        &|m| m.withheld.push(0),
        &|m| m.primary[0] = second,
    ];
    for (number, change) in changes.into_iter().enumerate() {
        assert_ne!(broken(sketch, change), [], "change {number}");
    }
}
