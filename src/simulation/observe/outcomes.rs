//! Where people end, by what they prefer, where they were trained and which group they are of.

use super::PREFERENCES;
use crate::population::NOWHERE;
use crate::scenario::Role;
use crate::season::Setting;
use crate::simulation::figures::{Catalogue, Count, Unit};
use crate::simulation::view::{Ending, Fact, Question, View};

/// The endings, with the names of their figures.
const ENDINGS: [(Ending, &str); 4] = [
    (Ending::Focus, "ends_in_focus"),
    (Ending::Alternative, "ends_in_alternative"),
    (Ending::Other, "ends_in_other"),
    (Ending::Nothing, "ends_in_nothing"),
];

/// The figures of one group of people.
#[derive(Debug)]
struct Block {
    people: usize,
    rates: [usize; 2],
    endings: [usize; 4],
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
    /// None for groups of people who do not apply to specialties.
    groups: Vec<Option<Block>>,
    has_alternative: bool,
}

impl Block {
    fn lay(catalogue: &mut Catalogue, by: &str, level: &str, is_main: bool, has_alternative: bool) -> Block {
        let mut add = |name: &'static str, unit: Unit, is_wanted: bool| match (is_wanted, is_main) {
            (false, _) => usize::MAX,
            (true, true) => catalogue.main(name, by, level, unit),
            (true, false) => catalogue.summary(name, by, level, unit),
        };
        Block {
            people: add("people", Unit::Count("people"), true),
            endings: ENDINGS
                .map(|(ending, name)| add(name, Unit::Share, has_alternative || ending != Ending::Alternative)),
            rates: [
                add("match_rate_focus", Unit::Share, true),
                add("match_rate_alternative", Unit::Share, has_alternative),
            ],
            partial: add("partially_matched", Unit::Share, true),
            first_choice: add("first_choice", Unit::Share, true),
            top_three: add("top_three_choices", Unit::Share, true),
        }
    }

    fn note(&self, fact: &Fact, has_alternative: bool, counts: &mut [Count]) {
        counts[self.people].part += 1;
        for (number, (ending, _)) in ENDINGS.into_iter().enumerate() {
            if has_alternative || ending != Ending::Alternative {
                counts[self.endings[number]].note(fact.ending == ending);
            }
        }
        for (number, ending) in [Ending::Focus, Ending::Alternative].into_iter().enumerate() {
            if fact.contiguous[number] > 0 {
                counts[self.rates[number]].note(fact.ending == ending);
            }
        }
        counts[self.partial].note(fact.is_partially_matched);
        if fact.choice > 0 {
            counts[self.first_choice].note(fact.choice == 1);
            counts[self.top_three].note(fact.choice <= 3);
        }
    }
}

impl Outcomes {
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting, question: Question) -> Outcomes {
        let has_alternative = question.alternative != NOWHERE;
        let mut block = |by: &str, level: &str, is_main| Block::lay(catalogue, by, level, is_main, has_alternative);
        Outcomes {
            preferences: PREFERENCES.map(|level| block("preference", level, level == "focus")),
            all: block("all", "", true),
            types: setting.scenario.types.iter().map(|kind| block("type", &kind.name, false)).collect(),
            groups: setting
                .scenario
                .group
                .iter()
                .map(|group| (group.role == Role::Applicants).then(|| block("group", &group.name, false)))
                .collect(),
            has_alternative,
        }
    }

    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        for fact in &view.facts.all {
            let of_type = self.types.get(usize::from(fact.kind));
            let of_group = self.groups.get(usize::from(fact.group)).and_then(Option::as_ref);
            let blocks = [Some(&self.all), Some(&self.preferences[fact.preference as usize]), of_type, of_group];
            for block in blocks.into_iter().flatten() {
                block.note(fact, self.has_alternative, counts);
            }
        }
    }
}
