//! From a checked draft to a market: every entry gets the rank on the other side's list.

use super::draft::Draft;
use super::ids::ProgramId;
use super::{Listed, Market, NO_LIST, NOT_RANKED, Ranked, Ties};

/// An entry that names a program, by its index among all primary or all supplemental entries.
#[derive(Clone, Copy, Debug)]
struct Mention {
    entry: u32,
    applicant: u32,
    /// The position on the primary list, [`NOT_RANKED`] on a supplemental one.
    position: u32,
}

/// Makes the market of a draft that keeps the rules, by counting sort, in time linear in the number of ranks.
pub(super) fn resolve(draft: &Draft) -> Market {
    let mut market = Market {
        terms: draft.programs.clone(),
        us_senior: draft.us_senior.clone(),
        couples: draft.couples.clone(),
        reversions: draft.reversions.clone(),
        couple_of: vec![0; draft.primary.len()],
        ties: vec![Ties::default(); draft.primary.len()],
        ..Market::default()
    };
    resolve_ranks(&mut market, draft);
    for (couple, partners) in draft.couples.iter().enumerate() {
        for partner in partners {
            market.couple_of[partner.index()] = number(couple);
            market.ties[partner.index()].is_coupled = true;
        }
    }
    if !draft.supplemental.is_empty() {
        for (ties, list) in market.ties.iter_mut().zip(draft.primary.iter()) {
            ties.has_supplemental = list.iter().any(|choice| choice.supplemental.is_some());
        }
        let attached = draft.primary.items().iter().map(|choice| choice.supplemental.map_or(NO_LIST, |list| list.0));
        market.attached.extend(attached);
    }
    market
}

fn resolve_ranks(market: &mut Market, draft: &Draft) {
    let (starts, mentions) = gather_mentions(draft);
    let Market { primary, supplemental, rankings, .. } = market;
    primary.map_from(&draft.primary, |choice| unresolved(choice.program));
    supplemental.map_from(&draft.supplemental, |&program| unresolved(program));
    rankings.map_from(&draft.rankings, |&applicant| Ranked { applicant, position_there: NOT_RANKED });
    // By applicant, the last program that set the value, and the value. It is valid only for that program.
    let mut position_of = vec![(NOT_RANKED, NOT_RANKED); draft.primary.len()];
    let mut best_mention = position_of.clone();
    for program in 0..draft.programs.len() {
        let stamp = number(program);
        let range = rankings.range(program);
        for (position, ranked) in rankings.items()[range.clone()].iter().enumerate() {
            position_of[ranked.applicant.index()] = (stamp, number(position));
        }
        for mention in &mentions[starts[program] as usize..starts[program + 1] as usize] {
            let applicant = mention.applicant as usize;
            let (seen, position) = position_of[applicant];
            let there = if seen == stamp { position } else { NOT_RANKED };
            if mention.position == NOT_RANKED {
                supplemental.items_mut()[mention.entry as usize].position_there = there;
            } else {
                primary.items_mut()[mention.entry as usize].position_there = there;
                let (seen, best) = best_mention[applicant];
                let best = if seen == stamp { best.min(mention.position) } else { mention.position };
                best_mention[applicant] = (stamp, best);
            }
        }
        for ranked in &mut rankings.items_mut()[range] {
            let (seen, best) = best_mention[ranked.applicant.index()];
            if seen == stamp {
                ranked.position_there = best;
            }
        }
    }
}

/// All mentions, sorted by program: those of program `p` are `mentions[starts[p]..starts[p + 1]]`.
fn gather_mentions(draft: &Draft) -> (Vec<u32>, Vec<Mention>) {
    let mut starts = vec![0; draft.programs.len() + 1];
    let everything =
        draft.primary.items().iter().map(|choice| choice.program).chain(draft.supplemental.items().iter().copied());
    for program in everything.filter(|program| !program.is_no_match()) {
        starts[program.index() + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    let mut next = starts.clone();
    let count = starts[draft.programs.len()] as usize;
    let mut mentions = vec![Mention { entry: 0, applicant: 0, position: 0 }; count];
    let mut place = |program: ProgramId, mention: Mention| {
        if !program.is_no_match() {
            mentions[next[program.index()] as usize] = mention;
            next[program.index()] += 1;
        }
    };
    for applicant in 0..draft.primary.len() {
        for (position, entry) in draft.primary.range(applicant).enumerate() {
            let mention = Mention { entry: number(entry), applicant: number(applicant), position: number(position) };
            place(draft.primary.items()[entry].program, mention);
        }
    }
    for (list, owner) in draft.supplemental_owner.iter().enumerate() {
        for entry in draft.supplemental.range(list) {
            let mention = Mention { entry: number(entry), applicant: owner.0, position: NOT_RANKED };
            place(draft.supplemental.items()[entry], mention);
        }
    }
    (starts, mentions)
}

fn unresolved(program: ProgramId) -> Listed {
    Listed { program, position_there: NOT_RANKED }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("ids and ranks are u32")
}
