//! The checker against the oracle, on matchings that are mostly not stable.

use matchday::market::{Draft, Matching};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::support::blocks::Block;
use crate::support::enumerate::feasible;
use crate::support::generate::Mix;
use crate::support::shrink::{assert_none, smallest};
use crate::support::sketch::show;
use crate::support::verdict::{checked, expected, market};
use crate::support::world::{World, matching_of};

/// Every feasible matching of every market: the checker names exactly the blocks that the definitions name.
#[test]
fn checker_agrees_on_every_matching() {
    for mix in [Mix::SINGLES, Mix::COUPLES, Mix::SUPPLEMENTAL, Mix::BOTH] {
        assert_none("checker", mix.markets(300), |draft| {
            let (world, market) = (World::new(draft), market(draft));
            feasible(&world, &world.quotas).iter().any(|places| {
                let matching = matching_of(&world, places);
                Some(checked(&market, &matching)) != expected(&world, &matching)
            })
        });
    }
}

/// The same with positions moved and withheld at random.
#[test]
fn checker_agrees_under_changed_quotas() {
    let mut seen = 0;
    for (number, (draft, _)) in Mix::EVERYTHING.markets(1500).enumerate() {
        let disagrees = |draft: &Draft, seen: &mut usize| {
            let mut rng = ChaCha8Rng::seed_from_u64(number as u64);
            (0..10).any(|_| disagrees_on(draft, &mut rng, seen))
        };
        if disagrees(&draft, &mut seen) {
            let small = smallest(&draft, &mut |less| disagrees(less, &mut 0));
            let mut rng = ChaCha8Rng::seed_from_u64(number as u64);
            let example = std::iter::repeat_with(|| random_matching(&small, &mut rng))
                .flatten()
                .find(|matching| Some(checked(&market(&small), matching)) != expected(&World::new(&small), matching))
                .expect("the small market still disagrees");
            panic!(
                "market {number} shrinks to\n{}with {example:?}:\nchecker {:?}\noracle {:?}",
                show(&small),
                checked(&market(&small), &example),
                expected(&World::new(&small), &example)
            );
        }
    }
    assert!(seen > 1000, "only {seen} wasted donor seats were seen");
}

fn disagrees_on(draft: &Draft, rng: &mut ChaCha8Rng, seen: &mut usize) -> bool {
    let Some(matching) = random_matching(draft, rng) else { return false };
    let expected = expected(&World::new(draft), &matching).expect("quotas are not negative");
    *seen += expected.iter().filter(|block| matches!(block, Block::DonorSeat { .. })).count();
    checked(&market(draft), &matching) != expected
}

/// A feasible matching under random moves along reversions and random positions withheld; none when the moves are more
/// than there is.
fn random_matching(draft: &Draft, rng: &mut ChaCha8Rng) -> Option<Matching> {
    let world = World::new(draft);
    let mut matching = Matching::empty(&market(draft));
    for (moved, reversion) in matching.reverted.iter_mut().zip(&world.reversions) {
        *moved = u32::try_from(rng.random_range(0..=reversion.limit)).expect("a small market");
    }
    for (withheld, parity) in matching.withheld.iter_mut().zip(&world.parities) {
        *withheld = u32::from(parity.is_some() && rng.random_bool(0.3));
    }
    let all = feasible(&world, &world.effective_quotas(&matching)?);
    let places = matching_of(&world, &all[rng.random_range(0..all.len())]);
    Some(Matching { primary: places.primary, supplemental: places.supplemental, ..matching })
}
