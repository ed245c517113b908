//! Explains an applicant's result: rank by rank, then step by step.

use super::NamedMarket;
use super::words::{because, held_by, ordinal, program};
use super::{Explanation, Step};
use crate::market::{ApplicantId, Listed, Matching, Outcome, Rank};
use crate::matching::{Answer, Event, Holder, Leg};

pub(super) fn explain(named: NamedMarket, matching: &Matching, steps: &[Step], applicant: ApplicantId) -> Explanation {
    let end = FinalState { named, matching, holders: holders(named, matching) };
    let mut standing = end.primary_list(applicant);
    standing.extend(end.supplemental_list(applicant));
    Explanation { headline: headline(named, matching, applicant), standing, steps: tell(named, steps, applicant) }
}

fn headline(named: NamedMarket, matching: &Matching, applicant: ApplicantId) -> String {
    let who = named.applicant(applicant);
    let length = named.market.primary(applicant).len();
    let Some((at, rank)) = matching.primary_program(named.market, applicant).zip(matching.primary[applicant.index()])
    else {
        return match length {
            0 => format!("{who} is unmatched: there is no primary list."),
            _ => format!("{who} is unmatched after {length} ranks."),
        };
    };
    let place = format!("{who} matches at {}, rank {rank} of {length}", named.program(at));
    let pgy1 = matching.supplemental_program(named.market, applicant);
    match (matching.outcome(named.market, applicant), pgy1) {
        (_, Some(pgy1)) => format!("{place}, with the PGY-1 year at {}.", named.program(pgy1)),
        (Outcome::PartiallyMatched, None) if named.market.terms(at).track == crate::market::Track::Preliminary => {
            format!("{place}: a PGY-1 year only (partially matched).")
        }
        (Outcome::PartiallyMatched, None) => format!("{place}, without a PGY-1 year (partially matched)."),
        _ => format!("{place}."),
    }
}

/// The final holders of each program, best first.
fn holders(named: NamedMarket, matching: &Matching) -> Vec<Vec<Holder>> {
    let positions = matching.holders(named.market);
    let with_names = named.market.program_ids().map(|program| {
        let ranking = named.market.ranking(program);
        let held = positions.at(program).iter();
        held.map(|&position| Holder { position, applicant: ranking[position as usize].applicant }).collect()
    });
    with_names.collect()
}

struct FinalState<'a> {
    named: NamedMarket<'a>,
    matching: &'a Matching,
    holders: Vec<Vec<Holder>>,
}

impl FinalState<'_> {
    fn primary_list(&self, applicant: ApplicantId) -> Vec<String> {
        let market = self.named.market;
        let held = self.matching.primary[applicant.index()];
        let partner = market.couple_of(applicant).map(|couple| {
            let [a, b] = market.couples()[couple];
            if a == applicant { b } else { a }
        });
        let entries = market.primary(applicant).iter().enumerate();
        entries
            .map(|(position, &listed)| {
                let rank = Rank::at(position);
                let place = match partner {
                    None => format!("{rank}. {}", program(self.named, listed.program)),
                    Some(partner) => format!(
                        "{rank}. {}, with the partner at {}",
                        program(self.named, listed.program),
                        program(self.named, market.primary(partner)[position].program)
                    ),
                };
                let verdict = match (held, partner) {
                    (Some(held), _) if held == rank => matched(listed),
                    (Some(held), _) if held < rank => "not needed".to_owned(),
                    (_, None) => self.refusal(listed, "the applicant"),
                    (_, Some(partner)) => self.pair_refusal(listed, market.primary(partner)[position]),
                };
                format!("{place}: {verdict}.")
            })
            .collect()
    }

    fn supplemental_list(&self, applicant: ApplicantId) -> Vec<String> {
        let market = self.named.market;
        let Some(list) = self.matching.primary[applicant.index()].and_then(|rank| market.attached(applicant, rank))
        else {
            return Vec::new();
        };
        let held = self.matching.supplemental[applicant.index()];
        let label = self.named.names.supplemental_label(list);
        let entries = market.supplemental(list).iter().enumerate();
        entries
            .map(|(position, &listed)| {
                let rank = Rank::at(position);
                let verdict = match held {
                    Some(held) if held == rank => matched(listed),
                    Some(held) if held < rank => "not needed".to_owned(),
                    _ => self.refusal(listed, "the applicant"),
                };
                format!("PGY-1, list {label}, {rank}. {}: {verdict}.", program(self.named, listed.program))
            })
            .collect()
    }

    fn refusal(&self, listed: Listed, whom: &str) -> String {
        match listed.rank() {
            None => format!("the program does not rank {whom}"),
            Some(rank) => format!(
                "the program ranks {whom} {}, but {}",
                ordinal(rank.number()),
                held_by(self.named, &self.holders[listed.program.index()])
            ),
        }
    }

    /// Why a pair is not available. If one leg has room, the other one is the reason.
    fn pair_refusal(&self, own: Listed, partners: Listed) -> String {
        let mut reasons = Vec::new();
        for (listed, whom) in [(own, "the applicant"), (partners, "the partner")] {
            if !listed.program.is_no_match() && !self.has_room(listed) {
                reasons.push(self.refusal(listed, whom));
            }
        }
        if reasons.is_empty() {
            "the two programs have no room for both at once".to_owned()
        } else {
            reasons.join("; ")
        }
    }

    fn has_room(&self, listed: Listed) -> bool {
        let holders = &self.holders[listed.program.index()];
        let quota = self.matching.effective_quotas(self.named.market)[listed.program.index()];
        listed.rank().is_some_and(|rank| {
            holders.len() < quota as usize || holders.last().is_some_and(|worst| rank.number() <= worst.position)
        })
    }
}

fn matched(listed: Listed) -> String {
    match listed.rank() {
        Some(rank) => format!("MATCH; the program ranks the applicant {}", ordinal(rank.number())),
        None => "MATCH (No Match leg)".to_owned(),
    }
}

fn tell(named: NamedMarket, steps: &[Step], applicant: ApplicantId) -> Vec<String> {
    let partners = named.market.couple_of(applicant).map(|couple| named.market.couples()[couple]);
    let is_concerned = |one: ApplicantId| one == applicant || partners.is_some_and(|partners| partners.contains(&one));
    let who = |one: ApplicantId| match one {
        _ if one == applicant => "The applicant".to_owned(),
        _ if is_concerned(one) => format!("The partner {}", named.applicant(one)),
        _ => named.applicant(one),
    };
    let concerned = steps.iter().filter(|step| match step.event {
        Event::Proposed { applicant: one, .. }
        | Event::Withdrew { applicant: one, .. }
        | Event::Reconsidered { applicant: one, .. }
        | Event::Withheld { displaced: one, .. } => is_concerned(one),
        Event::Displaced { applicant: one, by, .. } => is_concerned(one) || is_concerned(by),
        Event::Reverted { .. } => false,
        _ => true,
    });
    concerned.filter_map(|step| sentence(named, step, &who)).collect()
}

/// A step as a sentence; none for a step that needs no sentence.
pub(super) fn sentence(named: NamedMarket, step: &Step, who: &dyn Fn(ApplicantId) -> String) -> Option<String> {
    let text = match step.event {
        Event::Proposed { applicant, leg, rank, program: to, answer } => {
            let list = match leg {
                Leg::Primary => format!("rank {rank}"),
                Leg::Supplemental => format!("rank {rank} on the supplemental list"),
            };
            let start = format!("{} proposes to {}, {list}", who(applicant), program(named, to));
            match answer {
                Answer::Accepted => format!("{start}: tentatively matched."),
                Answer::NotRanked => format!("{start}: refused, the program does not rank the applicant."),
                Answer::Full => format!("{start}: refused, {}.", held_by(named, &step.holders)),
                Answer::OtherLegRefused => format!("{start}: there is room, but the couple's other program refuses."),
                Answer::NoMatch => format!("{} asks for No Match at rank {rank}.", who(applicant)),
            }
        }
        Event::Displaced { applicant, program: at, by } => {
            let at_rank = |one: ApplicantId| {
                let position = named.market.ranking(at).iter().position(|ranked| ranked.applicant == one);
                position.map_or(String::new(), |p| format!(" (ranked {})", ordinal(Rank::at(p).number())))
            };
            format!(
                "{}{} displaces {}{} from {}.",
                who(by),
                at_rank(by),
                lower(&who(applicant)),
                at_rank(applicant),
                named.program(at)
            )
        }
        Event::Withdrew { applicant, program: at, reason } => {
            format!("{} leaves {} {}.", who(applicant), named.program(at), because(reason))
        }
        Event::Reconsidered { applicant, program: at } => {
            format!(
                "A position at {} has become free: {} starts again from the top of the list.",
                named.program(at),
                lower(&who(applicant))
            )
        }
        Event::Reverted { reversion, positions } => {
            let reversion = named.market.reversions()[reversion];
            format!(
                "{} unfilled from {} to {}.",
                if positions == 1 { "1 position reverts".to_owned() } else { format!("{positions} positions revert") },
                named.program(reversion.donor),
                named.program(reversion.receiver)
            )
        }
        Event::Withheld { program: at, displaced } => format!(
            "{} withholds a position to keep its even or odd number: {} loses it.",
            named.program(at),
            lower(&who(displaced))
        ),
        Event::LoopFound => {
            "The same positions kept changing hands in a loop, and the process stopped there.".to_owned()
        }
        Event::SinglesSettled | Event::NewAttempt { .. } => return None,
    };
    Some(text)
}

/// "The applicant" inside a sentence.
fn lower(who: &str) -> String {
    who.strip_prefix("The ").map_or_else(|| who.to_owned(), |rest| format!("the {rest}"))
}
