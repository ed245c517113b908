//! From a checked draft to a market: every entry learns the other side's rank of it.

use super::draft::Draft;
use super::ids::ProgramId;
use super::{Listed, Market, NO_LIST, NOT_RANKED, Ranked, Ties};

/// A place where a program is listed: the entry's index among all primary, or all supplemental, entries.
#[derive(Clone, Copy, Debug)]
struct Mention {
    entry: u32,
    applicant: u32,
    /// The position on the primary list, [`NOT_RANKED`] on a supplemental one.
    position: u32,
}

/// Makes markets, one after the other, in the same memory.
///
/// # Examples
/// ```
/// use matchday::market::{Choice, Draft, Rebuilder, Terms, Track};
/// let mut draft = Draft::default();
/// let program = draft.add_program(Terms::new(Track::Categorical, 1));
/// let ada = draft.add_applicant([Choice::of(program)]);
/// draft.rankings.push([ada]);
/// let mut rebuilder = Rebuilder::default();
/// rebuilder.rebuild(&draft);
/// assert_eq!(rebuilder.market().applicants(), 1);
/// ```
#[derive(Default, Debug)]
pub struct Rebuilder {
    market: Market,
    starts: Vec<u32>,
    next: Vec<u32>,
    mentions: Vec<Mention>,
    /// One slot an applicant, valid for the program whose number is beside it.
    position_of: Vec<(u32, u32)>,
    best_mention: Vec<(u32, u32)>,
}

impl Rebuilder {
    /// The market made last; at first one of nobody.
    #[must_use]
    pub fn market(&self) -> &Market {
        &self.market
    }

    /// Makes the market of a draft that is known to keep the rules, by counting sort, in time linear in the number of ranks.
    ///
    /// # Panics
    /// In debug builds when the draft breaks a rule other than a length; in others when an id is out of bounds.
    pub fn rebuild(&mut self, draft: &Draft) {
        debug_assert_eq!(super::validate::faults(draft).into_iter().find(|fault| !fault.is_length()), None);
        self.resolve_ranks(draft);
        let market = &mut self.market;
        market.couple_of.clear();
        market.couple_of.resize(draft.primary.len(), 0);
        market.ties.clear();
        market.ties.resize(draft.primary.len(), Ties::default());
        for (couple, partners) in draft.couples.iter().enumerate() {
            for partner in partners {
                market.couple_of[partner.index()] = number(couple);
                market.ties[partner.index()].is_coupled = true;
            }
        }
        market.attached.clear();
        if !draft.supplemental.is_empty() {
            for (ties, list) in market.ties.iter_mut().zip(draft.primary.iter()) {
                ties.has_supplemental = list.iter().any(|choice| choice.supplemental.is_some());
            }
            let attached =
                draft.primary.items().iter().map(|choice| choice.supplemental.map_or(NO_LIST, |list| list.0));
            market.attached.extend(attached);
        }
        market.terms.clone_from(&draft.programs);
        market.us_senior.clone_from(&draft.us_senior);
        market.couples.clone_from(&draft.couples);
        market.reversions.clone_from(&draft.reversions);
    }

    fn resolve_ranks(&mut self, draft: &Draft) {
        self.gather_mentions(draft);
        let Rebuilder { market, starts, mentions, position_of, best_mention, .. } = self;
        let Market { primary, supplemental, rankings, .. } = market;
        primary.map_from(&draft.primary, |choice| unresolved(choice.program));
        supplemental.map_from(&draft.supplemental, |&program| unresolved(program));
        rankings.map_from(&draft.rankings, |&applicant| Ranked { applicant, position_there: NOT_RANKED });
        for slots in [&mut *position_of, &mut *best_mention] {
            slots.clear();
            slots.resize(draft.primary.len(), (NOT_RANKED, NOT_RANKED));
        }
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

    /// All mentions of programs, sorted by program: those of program `p` are `mentions[starts[p]..starts[p + 1]]`.
    fn gather_mentions(&mut self, draft: &Draft) {
        let Rebuilder { starts, next, mentions, .. } = self;
        starts.clear();
        starts.resize(draft.programs.len() + 1, 0);
        let everything =
            draft.primary.items().iter().map(|choice| choice.program).chain(draft.supplemental.items().iter().copied());
        for program in everything.filter(|program| !program.is_no_match()) {
            starts[program.index() + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        next.clone_from(starts);
        mentions.resize(starts[draft.programs.len()] as usize, Mention { entry: 0, applicant: 0, position: 0 });
        let mut place = |program: ProgramId, mention: Mention| {
            if !program.is_no_match() {
                mentions[next[program.index()] as usize] = mention;
                next[program.index()] += 1;
            }
        };
        for applicant in 0..draft.primary.len() {
            for (position, entry) in draft.primary.range(applicant).enumerate() {
                let mention =
                    Mention { entry: number(entry), applicant: number(applicant), position: number(position) };
                place(draft.primary.items()[entry].program, mention);
            }
        }
        for (list, owner) in draft.supplemental_owner.iter().enumerate() {
            for entry in draft.supplemental.range(list) {
                let mention = Mention { entry: number(entry), applicant: owner.0, position: NOT_RANKED };
                place(draft.supplemental.items()[entry], mention);
            }
        }
    }
}

/// The market of a draft that keeps the rules.
pub(super) fn resolve(draft: &Draft) -> Market {
    let mut rebuilder = Rebuilder::default();
    rebuilder.rebuild(draft);
    rebuilder.market
}

fn unresolved(program: ProgramId) -> Listed {
    Listed { program, position_there: NOT_RANKED }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("ids and ranks are u32")
}
