//! Explains a program's result: who matched there, where the others it ranked went, then step by step.

use super::NamedMarket;
use super::applicant::sentence;
use super::words::{and, ordinal, positions};
use super::{Explanation, Step};
use crate::market::{ApplicantId, Matching, ProgramId, Rank};
use crate::matching::Event;

pub(super) fn explain(named: NamedMarket, matching: &Matching, steps: &[Step], program: ProgramId) -> Explanation {
    let ranking = named.market.ranking(program);
    let holders = matching.holders(named.market);
    let held = holders.at(program);
    let effective = matching.effective_quotas(named.market)[program.index()] as usize;
    let ranks: Vec<String> = held.iter().map(|position| ordinal(position + 1)).collect();
    let headline = match ranks.len() {
        0 => format!("{} fills none of its {}.", named.program(program), positions(effective)),
        filled => format!(
            "{} fills {filled} of its {} with the {} it ranks {}, of {} ranked.",
            named.program(program),
            positions(effective),
            if filled == 1 { "applicant" } else { "applicants" },
            and(&ranks),
            ranking.len()
        ),
    };
    let mut standing = quota_changes(named, matching, program);
    let is_full = held.len() >= effective;
    let last = held.last().map_or(0, |&last| last as usize + 1);
    let shown = if is_full { last } else { ranking.len() };
    for (position, ranked) in ranking.iter().enumerate().take(shown) {
        let is_held = held.iter().any(|&at| at as usize == position);
        let fate = if is_held { "MATCH".to_owned() } else { whereabouts(named, matching, program, ranked.applicant) };
        standing.push(format!("{}. {}: {fate}.", Rank::at(position), named.applicant(ranked.applicant)));
    }
    if shown < ranking.len() {
        standing.push(match ranking.len() {
            last if last == shown + 1 => format!("Rank {last} was not needed."),
            last => format!("Ranks {} to {last} were not needed.", shown + 1),
        });
    }
    let who = |one: ApplicantId| named.applicant(one);
    let reverts = |index: usize| {
        let reversion = named.market.reversions()[index];
        reversion.donor == program || reversion.receiver == program
    };
    let concerned = steps.iter().filter(|step| match step.event {
        Event::Reverted { reversion, .. } => reverts(reversion),
        Event::Proposed { program: at, .. }
        | Event::Displaced { program: at, .. }
        | Event::Withdrew { program: at, .. }
        | Event::Reconsidered { program: at, .. }
        | Event::Withheld { program: at, .. } => at == program,
        _ => true,
    });
    Explanation { headline, standing, steps: concerned.filter_map(|step| sentence(named, step, &who)).collect() }
}

fn quota_changes(named: NamedMarket, matching: &Matching, program: ProgramId) -> Vec<String> {
    let mut lines = Vec::new();
    let quota = named.market.terms(program).quota as usize;
    for (reversion, &moved) in named.market.reversions().iter().zip(&matching.reverted) {
        if moved > 0 && reversion.receiver == program {
            lines.push(format!(
                "It offered {} and received {moved} from {}.",
                positions(quota),
                named.program(reversion.donor)
            ));
        }
        if moved > 0 && reversion.donor == program {
            lines.push(format!(
                "It offered {} and gave {moved}, unfilled, to {}.",
                positions(quota),
                named.program(reversion.receiver)
            ));
        }
    }
    let withheld = matching.withheld[program.index()] as usize;
    if withheld > 0 {
        lines.push(format!("It withheld {} to keep its even or odd number of matches.", positions(withheld)));
    }
    lines
}

/// Where an applicant went whom the program ranks and who does not match there.
fn whereabouts(named: NamedMarket, matching: &Matching, program: ProgramId, applicant: ApplicantId) -> String {
    let market = named.market;
    let own = market.primary(applicant).iter().position(|listed| listed.program == program).map(Rank::at);
    let went = matching.primary_program(market, applicant).zip(matching.primary[applicant.index()]);
    let is_on_supplemental = || {
        market.primary(applicant).iter().enumerate().any(|(position, _)| {
            market
                .attached(applicant, Rank::at(position))
                .is_some_and(|list| market.supplemental(list).iter().any(|listed| listed.program == program))
        })
    };
    let place = match went {
        Some((at, rank)) => format!("matches at {} (own rank {rank})", named.program(at)),
        None => "is unmatched".to_owned(),
    };
    match own {
        Some(own) => format!("has this program at rank {own}, and {place}"),
        None if is_on_supplemental() => match matching.supplemental_program(market, applicant) {
            Some(pgy1) => {
                format!("has this program on a supplemental list, and has the PGY-1 year at {}", named.program(pgy1))
            }
            None => format!("has this program on a supplemental list, and {place}"),
        },
        None => format!("does not rank this program, and {place}"),
    }
}
