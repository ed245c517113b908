//! Where people match, by preference, type and group.

use super::PREFERENCES;
use crate::figures::FigureId;
use crate::simulation::figures::{Catalogue, Count};
use crate::simulation::view::{Ending, Fact, Question, View};
use matchday_model::scenario::Role;
use matchday_model::season::Setting;

/// The outcomes with their figures.
const ENDINGS: [(Ending, FigureId); 4] = [
    (Ending::Focus, FigureId::EndsInFocus),
    (Ending::Alternative, FigureId::EndsInAlternative),
    (Ending::Other, FigureId::EndsInOther),
    (Ending::Nothing, FigureId::EndsInNothing),
];

/// What the figures need of an applicant's outcome, packed into a number below [`End::KINDS`].
#[derive(Clone, Copy)]
struct End(usize);

impl End {
    /// Where each part begins: the ending takes two bits, then come whether the focus and the alternative are ranked, whether the match
    /// is partial, and the choice, in two bits again.
    const RANKS: [u32; 2] = [2, 3];
    const PARTIAL: u32 = 4;
    const CHOICE: u32 = 5;
    const BITS: u32 = 7;

    const KINDS: usize = 1 << End::BITS;

    fn of(fact: &Fact) -> End {
        let choice = match fact.choice {
            0 => 0,
            1 => 1,
            2 | 3 => 2,
            _ => 3,
        };
        let [focus, alternative] = fact.contiguous.map(|ranks| usize::from(ranks > 0));
        End(fact.ending as usize
            | focus << End::RANKS[0]
            | alternative << End::RANKS[1]
            | usize::from(fact.is_partially_matched) << End::PARTIAL
            | choice << End::CHOICE)
    }

    fn is(self, ending: Ending) -> bool {
        self.0 & 0b11 == ending as usize
    }

    /// Whether any program of the focus, or of the alternative, is ranked.
    fn ranks(self, which: usize) -> bool {
        self.0 >> End::RANKS[which] & 1 == 1
    }

    fn is_partial(self) -> bool {
        self.0 >> End::PARTIAL & 1 == 1
    }

    /// Whether matched at all, at the first choice, and at one of the first three.
    fn choices(self) -> [bool; 3] {
        let choice = self.0 >> End::CHOICE & 0b11;
        [choice > 0, choice == 1, choice == 1 || choice == 2]
    }
}

/// The number of people of a group by outcome.
type Ends = [u32; End::KINDS];

/// The figures of one group of people.
#[derive(Debug)]
struct Block {
    people: usize,
    /// For focus and alternative, if there is one; likewise in `endings`.
    rates: [Option<usize>; 2],
    endings: [Option<usize>; 4],
    partial: usize,
    first_choice: usize,
    top_three: usize,
}

/// Outcomes by group.
#[derive(Debug)]
pub(super) struct Outcomes {
    all: Block,
    preferences: [Block; 3],
    types: Vec<Block>,
    /// `None` for groups that do not apply to specialties.
    groups: Vec<Option<Block>>,
}

impl Block {
    fn lay(catalogue: &mut Catalogue, by: &str, level: &str, has_alternative: bool) -> Block {
        let mut add = |id| catalogue.summary(id, by, level);
        Block {
            people: add(FigureId::People),
            endings: ENDINGS.map(|(ending, id)| (has_alternative || ending != Ending::Alternative).then(|| add(id))),
            rates: [Some(add(FigureId::MatchRateFocus)), has_alternative.then(|| add(FigureId::MatchRateAlternative))],
            partial: add(FigureId::PartiallyMatched),
            first_choice: add(FigureId::FirstChoice),
            top_three: add(FigureId::TopThreeChoices),
        }
    }

    fn note(&self, ends: &Ends, counts: &mut [Count]) {
        for (end, number) in
            ends.iter().enumerate().filter(|&(_, &number)| number > 0).map(|(end, &n)| (End(end), n.into()))
        {
            counts[self.people].part += number;
            for (figure, (ending, _)) in self.endings.into_iter().zip(ENDINGS) {
                if let Some(figure) = figure {
                    counts[figure].note_all(number, end.is(ending));
                }
            }
            let rates = self.rates.into_iter().zip([Ending::Focus, Ending::Alternative]);
            for (which, (figure, ending)) in rates.enumerate() {
                if let Some(figure) = figure.filter(|_| end.ranks(which)) {
                    counts[figure].note_all(number, end.is(ending));
                }
            }
            counts[self.partial].note_all(number, end.is_partial());
            let [has_choice, is_first, is_among_three] = end.choices();
            if has_choice {
                counts[self.first_choice].note_all(number, is_first);
                counts[self.top_three].note_all(number, is_among_three);
            }
        }
    }
}

impl Outcomes {
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting, question: Question) -> Outcomes {
        let has_alternative = question.alternative.is_some();
        let mut block = |by: &str, level: &str| Block::lay(catalogue, by, level, has_alternative);
        Outcomes {
            preferences: PREFERENCES.map(|level| block("preference", level)),
            all: block("all", ""),
            types: setting.scenario.types.iter().map(|kind| block("type", &kind.name)).collect(),
            groups: setting
                .scenario
                .group
                .iter()
                .map(|group| (group.role == Role::Applicants).then(|| block("group", &group.name)))
                .collect(),
        }
    }

    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        let nobody = [0; End::KINDS];
        let (mut all, mut preferences) = (nobody, [nobody; 3]);
        let (mut types, mut groups) = (vec![nobody; self.types.len()], vec![nobody; self.groups.len()]);
        for fact in &view.facts.all {
            let End(end) = End::of(fact);
            all[end] += 1;
            preferences[fact.preference as usize][end] += 1;
            for ends in
                [types.get_mut(usize::from(fact.kind)), groups.get_mut(usize::from(fact.group))].into_iter().flatten()
            {
                ends[end] += 1;
            }
        }
        self.all.note(&all, counts);
        let of_groups = self.groups.iter().zip(&groups).filter_map(|(block, ends)| Some((block.as_ref()?, ends)));
        for (block, ends) in
            self.preferences.iter().zip(&preferences).chain(self.types.iter().zip(&types)).chain(of_groups)
        {
            block.note(ends, counts);
        }
    }
}
