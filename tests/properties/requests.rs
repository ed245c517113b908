//! Parity and reversions: quotas that depend on who matches.

use matchday::market::{Draft, Parity};
use matchday::matching::Run;

use crate::support::donor::wasted;
use crate::support::generate::Mix;
use crate::support::shrink::assert_none;
use crate::support::verdict::match_of;
use crate::support::world::{World, places_of};

const PARITY: Mix = Mix { parity: true, ..Mix::SINGLES };
const REVERSIONS: Mix = Mix { reversions: true, ..Mix::SINGLES };
const BOTH: Mix = Mix { reversions: true, ..PARITY };

/// Asserts a law on results of markets with parity and reversions, alone and together, without and with couples and
/// supplemental lists.
fn assert_law(law: &str, broken: impl Fn(&World, &Run) -> bool) {
    for mix in [PARITY, REVERSIONS, BOTH, Mix::EVERYTHING] {
        assert_none(law, mix.markets(1500), |draft: &Draft| broken(&World::new(draft), &match_of(draft)));
    }
}

/// A request for an even or odd number is kept by every result, stable or not; odd allows none at all.
#[test]
fn parity_is_kept() {
    assert_law("parity", |world, run| {
        let holders = world.holders(&places_of(&run.matching));
        (0..world.programs()).any(|program| {
            let filled = holders[program].len();
            match world.parities[program] {
                None => false,
                Some(Parity::Even) => filled % 2 == 1,
                Some(Parity::Odd) => filled % 2 == 0 && filled > 0,
            }
        })
    });
}

/// Positions are withheld only where a number was asked for.
#[test]
fn positions_are_withheld_for_parity_only() {
    assert_law("withheld", |world, run| {
        (0..world.programs()).any(|program| world.parities[program].is_none() && run.matching.withheld[program] > 0)
    });
}

/// No more positions move along a reversion than it allows, and no program gives more than it has.
#[test]
fn limits_of_reversions_are_kept() {
    assert_law("limits", |world, run| {
        let moved = run.matching.reverted.iter().zip(&world.reversions);
        world.effective_quotas(&run.matching).is_none()
            || moved.into_iter().any(|(&moved, reversion)| moved as usize > reversion.limit)
    });
}

/// When a result is stable, no donor keeps an unfilled position that a receiver, however far down, could fill.
#[test]
fn no_donor_seat_is_wasted() {
    assert_law("donor seat", |world, run| run.stable && !wasted(world, &run.matching).is_empty());
}

/// What nobody can fill is handed over as well, up to the limits.
#[test]
fn unfilled_positions_of_donors_are_handed_over() {
    assert_law("handed over", |world, run| {
        let holders = world.holders(&places_of(&run.matching));
        let Some(quotas) = world.effective_quotas(&run.matching) else { return true };
        let moved = run.matching.reverted.iter().zip(&world.reversions);
        moved.into_iter().any(|(&moved, reversion)| {
            let unfilled = quotas[reversion.donor] - holders[reversion.donor].len();
            unfilled > 0 && (moved as usize) < reversion.limit
        })
    });
}

/// Singles without supplemental lists always settle: under their final quotas the result is stable (Gale & Shapley 1962).
#[test]
fn singles_are_always_stable() {
    for mix in [PARITY, REVERSIONS, BOTH] {
        assert_none("stable", mix.markets(1500), |draft| !match_of(draft).stable);
    }
}
