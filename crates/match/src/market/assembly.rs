//! Builds markets entry by entry. Each entry of an applicant's list comes with the program's order of the applicant, so that
//! the two sides need not be joined afterwards.

use super::ids::{ApplicantId, ProgramId};
use super::{Listed, Market, NO_LIST, NOT_RANKED, Ragged, Ranked, Reversion, Terms, Ties, Track};
use matchday_lanes::order::{Keys, Order};

/// An entry seen from the program: an applicant whose list names it, or whom it met.
#[derive(Clone, Copy, Debug)]
struct Mention {
    /// Which entry.
    entry: u32,
    /// The program's order of the applicant; the lowest comes first.
    order: u32,
}

/// Where an applicant's entries begin: those of the primary list, those of the supplemental list, and those of programs met
/// but not listed.
#[derive(Clone, Copy, Debug)]
struct Starts {
    primary: u32,
    supplemental: u32,
    neither: u32,
}

/// A pair of a couple's list: a position on each partner's own list, none for No Match.
pub type Pair = [Option<u32>; 2];

/// Builds markets one after another in the same memory.
///
/// Add applicants one after another, each entry with the program's order of the applicant. An applicant has at most one
/// supplemental list, which is attached to every advanced entry.
///
/// # Examples
/// ```
/// use matchday_match::market::{ApplicantId, Assembly, ProgramId, Terms, Track};
/// let mut assembly = Assembly::default();
/// assembly.begin();
/// for order in [20, 10] {
///     assembly.rank(ProgramId(0), order);
///     assembly.end_applicant(false);
/// }
/// assembly.finish([Terms::new(Track::Categorical, 1)], &[], |_| None, 0.0);
/// let first = assembly.market().ranking(ProgramId(0))[0];
/// assert_eq!((first.applicant, first.rank().unwrap().number()), (ApplicantId(1), 1));
/// ```
#[derive(Default, Debug)]
pub struct Assembly {
    market: Market,
    /// How many entries there are. Entries behind them are left over from an earlier market.
    count: usize,
    /// All entries, applicant after applicant. Until a program's list is written, the position is its order of the applicant.
    entries: Vec<Listed>,
    /// By entry, the same as an entry of the program's list.
    mentions: Vec<Ranked>,
    /// By applicant.
    starts: Vec<Starts>,
    open: Starts,
    /// By couple, the entries of its pairs.
    pairs: Ragged<[u32; 2]>,
    /// By program, where its mentions begin.
    programs: Vec<u32>,
    /// All mentions by program, in the order of the entries.
    by_program: Vec<Mention>,
    /// One program's order of them.
    keys: Keys,
    /// One program's list.
    ranking: Vec<Ranked>,
    order: Order,
}

impl Default for Starts {
    fn default() -> Self {
        Starts { primary: 0, supplemental: NONE, neither: NONE }
    }
}

const NONE: u32 = u32::MAX;
const NOBODY: Ranked = Ranked { applicant: ApplicantId(NONE), position_there: NOT_RANKED };
const NOWHERE: Listed = Listed { program: ProgramId::NO_MATCH, position_there: NOT_RANKED };

impl Assembly {
    /// Begins the next market.
    pub fn begin(&mut self) {
        self.count = 0;
        self.starts.clear();
        self.open = Starts::default();
        self.pairs.clear();
        self.market.us_senior.clear();
        self.market.couples.clear();
    }

    /// Adds an entry to the primary list.
    ///
    /// # Panics
    /// In debug builds, when the applicant's supplemental list has begun.
    #[inline]
    pub fn rank(&mut self, program: ProgramId, order: u32) {
        self.rank_all(std::iter::once((program, order)));
    }

    /// Adds entries to the primary list.
    ///
    /// # Panics
    /// In debug builds, when the applicant's supplemental list has begun.
    #[inline]
    pub fn rank_all(&mut self, list: impl ExactSizeIterator<Item = (ProgramId, u32)>) {
        debug_assert_eq!((self.open.supplemental, self.open.neither), (NONE, NONE), "the primary list comes first");
        let position = self.end() - self.open.primary;
        self.add_all(list, position..);
    }

    /// Adds entries to the supplemental list.
    ///
    /// # Panics
    /// In debug builds, when the applicant has met a program that is on neither list.
    #[inline]
    pub fn rank_all_supplemental(&mut self, list: impl ExactSizeIterator<Item = (ProgramId, u32)>) {
        debug_assert_eq!(self.open.neither, NONE, "the lists come first");
        if list.len() == 0 {
            return;
        }
        self.open.supplemental = self.open.supplemental.min(self.end());
        self.add_all(list, std::iter::repeat(NOT_RANKED));
    }

    /// Adds programs that may rank the applicant but are on neither list.
    #[inline]
    pub fn meet_all(&mut self, list: impl ExactSizeIterator<Item = (ProgramId, u32)>) {
        if list.len() == 0 {
            return;
        }
        self.open.neither = self.open.neither.min(self.end());
        self.add_all(list, std::iter::repeat(NOT_RANKED));
    }

    /// Ends the entries of the applicant.
    pub fn end_applicant(&mut self, is_us_senior: bool) {
        let end = self.end();
        let Starts { primary, supplemental, neither } = self.open;
        let neither = neither.min(end);
        self.starts.push(Starts { primary, supplemental: supplemental.min(neither), neither });
        self.open = Starts { primary: end, ..Starts::default() };
        self.market.us_senior.push(is_us_senior);
    }

    /// Makes two applicants a couple, with these pairs, best first, instead of their own lists.
    pub fn join(&mut self, couple: [ApplicantId; 2], pairs: impl Iterator<Item = Pair>) {
        let ranges = couple.map(|partner| self.primary_of(partner));
        for range in &ranges {
            for mention in &mut self.mentions[range.clone()] {
                mention.position_there = NOT_RANKED;
            }
        }
        let mentions = &mut self.mentions;
        self.pairs.push(pairs.zip(0..).map(|(pair, position)| {
            [0, 1].map(|partner| match pair[partner] {
                None => NONE,
                Some(place) => {
                    let entry = ranges[partner].start + place as usize;
                    let best = &mut mentions[entry].position_there;
                    *best = position.min(*best);
                    number(entry)
                }
            })
        }));
        self.market.couples.push(couple);
    }

    /// Finishes the market. Every program ranks all applicants who list it or whom it met, except the last ones, a share of
    /// `do_not_rank`; or it has the list that is `given`.
    ///
    /// # Panics
    /// When an id is out of bounds; in debug builds also when the lists break a rule of the match other than a length.
    pub fn finish(
        &mut self,
        terms: impl IntoIterator<Item = Terms>,
        reversions: &[Reversion],
        given: impl Fn(ProgramId) -> Option<Vec<ApplicantId>>,
        do_not_rank: f64,
    ) {
        self.market.terms.clear();
        self.market.terms.extend(terms);
        self.market.reversions.clear();
        self.market.reversions.extend_from_slice(reversions);
        self.sort_by_program();
        self.write_rankings(given, do_not_rank);
        self.mark_ties();
        self.write_lists();
        debug_assert_eq!(
            super::validate::faults(&self.market.to_draft()).into_iter().find(|one| !one.is_length()),
            None
        );
        debug_assert_eq!(super::resolve::resolve(&self.market.to_draft()), self.market);
    }

    /// Swaps everything but the last finished market with another assembly.
    pub fn swap_scratch(&mut self, other: &mut Assembly) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.market, &mut other.market);
    }

    /// The last finished market; at first an empty one.
    #[must_use]
    pub fn market(&self) -> &Market {
        &self.market
    }

    /// Of the applicants who list a program or whom it met, how many come before an applicant with this order, and how many
    /// there are. This ignores a given list of the program.
    #[must_use]
    pub fn ahead(&self, program: ProgramId, order: u32) -> (usize, usize) {
        let mentions =
            &self.by_program[self.programs[program.index()] as usize..self.programs[program.index() + 1] as usize];
        (mentions.iter().filter(|mention| mention.order < order).count(), mentions.len())
    }

    #[inline]
    fn end(&self) -> u32 {
        number(self.count)
    }

    /// Adds entries of the current applicant, with their positions on the primary list.
    #[inline]
    fn add_all(&mut self, list: impl ExactSizeIterator<Item = (ProgramId, u32)>, positions: impl Iterator<Item = u32>) {
        let Assembly { entries, mentions, starts, count, .. } = self;
        let applicant = ApplicantId(number(starts.len()));
        let own = *count..*count + list.len();
        *count = own.end;
        if entries.len() < own.end {
            let room = 2 * own.end;
            entries.resize(room, NOWHERE);
            mentions.resize(room, NOBODY);
        }
        let places = entries[own.clone()].iter_mut().zip(&mut mentions[own]);
        for (((entry, mention), (program, order)), position_there) in places.zip(list).zip(positions) {
            *entry = Listed { program, position_there: order };
            *mention = Ranked { applicant, position_there };
        }
    }

    fn primary_of(&self, applicant: ApplicantId) -> std::ops::Range<usize> {
        let starts = self.starts[applicant.index()];
        starts.primary as usize..starts.supplemental as usize
    }

    /// A counting sort by program.
    fn sort_by_program(&mut self) {
        let Assembly { market, count, entries, programs, by_program, .. } = self;
        programs.clear();
        programs.resize(market.terms.len() + 1, 0);
        let entries = &entries[..*count];
        for entry in entries {
            programs[entry.program.index() + 1] += 1;
        }
        for i in 1..programs.len() {
            programs[i] += programs[i - 1];
        }
        by_program.resize(entries.len(), Mention { entry: NONE, order: 0 });
        let (next, by_program) = (&mut programs[..], &mut by_program[..]);
        for (&Listed { program, position_there: order }, entry) in entries.iter().zip(0..) {
            let next = &mut next[program.index()];
            by_program[*next as usize] = Mention { entry, order };
            *next += 1;
        }
        // Every start has moved to the start of the next program.
        programs.rotate_right(1);
        programs[0] = 0;
    }

    /// Writes each program's list in its order, and every entry's position on it.
    fn write_rankings(&mut self, given: impl Fn(ProgramId) -> Option<Vec<ApplicantId>>, do_not_rank: f64) {
        let Assembly { market, entries, mentions, programs, by_program, keys, ranking, order, .. } = self;
        let entries = &mut entries[..];
        market.rankings.clear();
        for (program, range) in (0..).map(ProgramId).zip(programs.windows(2)) {
            let range = range[0] as usize..range[1] as usize;
            let own = &by_program[range];
            if let Some(list) = given(program) {
                for mention in own {
                    entries[mention.entry as usize].position_there = NOT_RANKED;
                }
                market.rankings.push(list.iter().zip(0..).map(|(&applicant, position)| {
                    let mention = own.iter().find(|one| mentions[one.entry as usize].applicant == applicant);
                    let Some(mention) = mention else {
                        return Ranked { applicant, position_there: NOT_RANKED };
                    };
                    entries[mention.entry as usize].position_there = position;
                    mentions[mention.entry as usize]
                }));
                continue;
            }
            #[allow(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "small"
            )]
            let left_out = (own.len() as f64 * do_not_rank) as usize;
            let kept = own.len() - left_out.min(own.len());
            if ranking.len() < own.len() {
                ranking.resize(own.len(), NOBODY);
            }
            let sorted = &mut ranking[..own.len()];
            keys.write(own.iter().map(|mention| mention.order));
            for (mention, &place) in own.iter().zip(order.places(keys, 0..own.len())) {
                let entry = mention.entry as usize;
                sorted[place as usize] = mentions[entry];
                entries[entry].position_there = if (place as usize) < kept { place } else { NOT_RANKED };
            }
            market.rankings.push_slice(&sorted[..kept]);
        }
    }

    fn mark_ties(&mut self) {
        let Assembly { market, starts, .. } = self;
        let applicants = starts.len();
        market.couple_of.clear();
        market.couple_of.resize(applicants, 0);
        market.ties.clear();
        market.ties.resize(applicants, Ties::default());
        for (couple, partners) in market.couples.iter().enumerate() {
            for partner in partners {
                market.couple_of[partner.index()] = number(couple);
                market.ties[partner.index()].is_coupled = true;
            }
        }
    }

    fn write_lists(&mut self) {
        let Assembly { market, entries, starts, pairs, .. } = self;
        let Market { primary, supplemental, attached, terms, couples, couple_of, ties, .. } = market;
        primary.clear();
        supplemental.clear();
        attached.clear();
        let listed = |entry: u32| entries.get(entry as usize).copied().unwrap_or(NOWHERE);
        let between = |start: u32, end: u32| &entries[start as usize..end as usize];
        for ((number, starts), ties) in starts.iter().enumerate().zip(ties) {
            let first = primary.items().len();
            if ties.is_coupled {
                let couple = couple_of[number] as usize;
                let side = usize::from(couples[couple][0].index() != number);
                primary.push(pairs.list(couple).iter().map(|pair| listed(pair[side])));
            } else {
                primary.push_slice(between(starts.primary, starts.supplemental));
            }
            if starts.supplemental == starts.neither {
                attached.resize(primary.items().len(), NO_LIST);
                continue;
            }
            let list = u32::try_from(supplemental.len()).expect("lists are u32");
            supplemental.push_slice(between(starts.supplemental, starts.neither));
            attached.extend(primary.items()[first..].iter().map(|entry| {
                let is_advanced = terms.get(entry.program.index()).is_some_and(|terms| terms.track == Track::Advanced);
                if is_advanced { list } else { NO_LIST }
            }));
            ties.has_supplemental = attached[first..].contains(&list);
        }
        if supplemental.is_empty() {
            attached.clear();
        }
    }
}

#[inline]
fn number(index: usize) -> u32 {
    u32::try_from(index).expect("ids and ranks are u32")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three applicants rank both programs. The first program's list is given; the second one's follows from the orders.
    #[test]
    fn a_given_list_ranks_only_the_applicants_it_names() {
        let mut assembly = Assembly::default();
        for _ in 0..2 {
            assembly.begin();
            for order in [7, 3, 5] {
                assembly.rank_all([(ProgramId(0), order), (ProgramId(1), order)].into_iter());
                assembly.end_applicant(false);
            }
            let given = |program: ProgramId| (program.0 == 0).then(|| vec![ApplicantId(2), ApplicantId(0)]);
            assembly.finish([Terms::new(Track::Categorical, 1), Terms::new(Track::Categorical, 1)], &[], given, 0.0);
            let positions = [0, 1, 2].map(|applicant| {
                let list = assembly.market().primary(ApplicantId(applicant));
                [list[0].position_there(), list[1].position_there()]
            });
            assert_eq!(positions, [[1, 2], [NOT_RANKED, 0], [0, 1]]);
        }
    }
}
