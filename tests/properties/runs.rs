//! What holds of every run, whatever the market.

use matchday::stability::broken_rules;

use crate::support::generate::Mix;
use crate::support::shrink::assert_none;
use crate::support::sketch::show;
use crate::support::verdict::{checked, expected, market, match_of, sorted};
use crate::support::world::{World, places_of};

const MIXES: [Mix; 6] = [Mix::SINGLES, Mix::COUPLES, Mix::SUPPLEMENTAL, Mix::BOTH, Mix::EVERYTHING, LARGER];

/// Markets too large to enumerate, with everything there is.
const LARGER: Mix = Mix { applicants: 24, programs: 10, couples: 8, ..Mix::EVERYTHING };

/// A result says that it is stable if and only if nothing blocks it: by the definitions of the oracle, by the checker, and
/// by its own list of blocking pairs, which agree to the last one (Gale & Shapley 1962; Roth 1984; Roth & Peranson 1999).
#[test]
fn stable_means_that_nothing_blocks() {
    for mix in MIXES {
        assert_none("stable = true", mix.markets(1500), |draft| {
            let run = match_of(draft);
            let expected = expected(&World::new(draft), &run.matching);
            expected.as_ref().is_none_or(|blocks| run.stable != blocks.is_empty())
                || Some(checked(&market(draft), &run.matching)) != expected
                || Some(sorted(&run.blocking)) != expected
        });
    }
}

/// Whatever the result, stable or not, it keeps the rules: by the oracle and by the checker.
#[test]
fn every_result_keeps_the_rules() {
    for mix in MIXES {
        assert_none("feasible", mix.markets(1500), |draft| {
            let (world, market, run) = (World::new(draft), market(draft), match_of(draft));
            let quotas = world.effective_quotas(&run.matching);
            quotas.is_none_or(|quotas| !world.is_feasible(&quotas, &places_of(&run.matching)))
                || !broken_rules(&market, &run.matching).is_empty()
        });
    }
}

/// The same market gives the same run, draw for draw.
#[test]
fn runs_can_be_repeated() {
    for (draft, _) in Mix::EVERYTHING.markets(300) {
        let (first, second) = (match_of(&draft), match_of(&draft));
        assert_eq!(first.matching, second.matching, "{}", show(&draft));
        assert_eq!((first.proposals, first.attempts, first.loops), (second.proposals, second.attempts, second.loops));
    }
}

/// Attempts stay within the setting, and an attempt more is only made after a loop or a block.
#[test]
fn attempts_are_counted() {
    for (draft, _) in Mix::BOTH.markets(1000) {
        let run = match_of(&draft);
        let allowed = 1..=1 + matchday::matching::Settings::default().couple_order_attempts;
        assert!(allowed.contains(&run.attempts), "{} attempts for\n{}", run.attempts, show(&draft));
        assert!(run.loops <= run.attempts, "{} loops for\n{}", run.loops, show(&draft));
    }
}
