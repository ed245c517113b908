//! The match as a whole: couples, stability, work done, positions moved.

use crate::simulation::estimate::Method;
use crate::simulation::figures::{Catalogue, Count, Unit};
use crate::simulation::view::View;

/// The figures of the whole match.
#[derive(Debug)]
pub(super) struct Whole {
    couples: usize,
    /// Neither, one, both partners matched.
    partners: [usize; 3],
    unstable: usize,
    blocking: usize,
    proposals: usize,
    attempts: usize,
    reverted: usize,
    withheld: usize,
}

impl Whole {
    pub(super) fn lay(catalogue: &mut Catalogue) -> Whole {
        let mut main = |name, unit| catalogue.main(name, "all", "", unit);
        let couples = main("couples", Unit::Count("couples"));
        let both = main("couples_both_matched", Unit::Share);
        let one = main("couples_one_matched", Unit::Share);
        let none = main("couples_none_matched", Unit::Share);
        let unstable = main("no_stable_matching", Unit::Share);
        let whole = Whole {
            couples,
            partners: [none, one, both],
            unstable,
            blocking: main("blocking_pairs", Unit::Count("pairs")),
            proposals: main("proposals", Unit::Count("proposals")),
            attempts: main("attempts", Unit::Count("attempts")),
            reverted: main("positions_reverted", Unit::Count("positions")),
            withheld: main("positions_withheld", Unit::Count("positions")),
        };
        catalogue.figures[unstable].method = Method::Wilson;
        whole
    }

    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        let View { market, run, .. } = *view;
        for partners in market.couples() {
            let is_matched = |partner| run.matching.primary_program(market, partner).is_some();
            let matched = partners.iter().filter(|&&partner| is_matched(partner)).count();
            counts[self.couples].part += 1;
            for (number, figure) in self.partners.into_iter().enumerate() {
                counts[figure].note(matched == number);
            }
        }
        counts[self.unstable].note(!run.stable);
        counts[self.blocking].part = run.blocking.len() as u64;
        counts[self.proposals].part = run.proposals;
        counts[self.attempts].part = run.attempts.into();
        counts[self.reverted].part = run.matching.reverted.iter().map(|&moved| u64::from(moved)).sum();
        counts[self.withheld].part = run.matching.withheld.iter().map(|&withheld| u64::from(withheld)).sum();
    }
}
