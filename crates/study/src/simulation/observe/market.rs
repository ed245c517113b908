//! The match as a whole: couples, stability, work done, positions moved.

use crate::figures::FigureId;
use crate::simulation::estimate::Method;
use crate::simulation::figures::{Catalogue, Count};
use crate::simulation::view::View;

/// The figures of the whole match.
#[derive(Debug)]
pub(super) struct Whole {
    couples: usize,
    /// Neither, one or both partners matched.
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
        let mut add = |id| {
            // Each replicate either has a stable matching or has none.
            let method = if id == FigureId::NoStableMatching { Method::Wilson } else { Method::Mean };
            catalogue.add(id, vec!["all".to_owned(), String::new()], method)
        };
        let couples = add(FigureId::Couples);
        let both = add(FigureId::CouplesBothMatched);
        let one = add(FigureId::CouplesOneMatched);
        let none = add(FigureId::CouplesNoneMatched);
        Whole {
            couples,
            partners: [none, one, both],
            unstable: add(FigureId::NoStableMatching),
            blocking: add(FigureId::BlockingPairs),
            proposals: add(FigureId::Proposals),
            attempts: add(FigureId::Attempts),
            reverted: add(FigureId::PositionsReverted),
            withheld: add(FigureId::PositionsWithheld),
        }
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
