//! Which choice people obtain, and how the number of ranks affects matching: the curves of the NRMP's reports.

use super::{PREFERENCES, name_of};
use crate::figures::FigureId;
use crate::simulation::estimate::Method;
use crate::simulation::figures::{Catalogue, Count};
use crate::simulation::view::{Ending, Fact, Question, View};
use matchday_model::population::SpecialtyId;
use matchday_model::season::Setting;

/// The choices with their own row.
const CHOICES: u32 = 30;

/// The numbers of contiguous ranks with their own row.
const RANKS: u32 = 20;

/// Choices obtained, and curves.
#[derive(Debug)]
pub(super) struct Choices {
    /// Where the choices of all people begin, then those of each preference.
    groups: [usize; 4],
    curves: Vec<Curve>,
}

/// A specialty's curves: for everyone, then for each type, with one figure per row.
#[derive(Debug)]
struct Curve {
    specialty: SpecialtyId,
    ending: Ending,
    which: usize,
    first: usize,
}

impl Choices {
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting, question: Question) -> Choices {
        let levels = [
            ("all", ""),
            ("preference", PREFERENCES[0]),
            ("preference", PREFERENCES[1]),
            ("preference", PREFERENCES[2]),
        ];
        let groups = levels.map(|(by, level)| {
            let first = catalogue.figures.len();
            let numbered = (1..=CHOICES).map(|choice| choice.to_string());
            let further = [format!("{}+", CHOICES + 1), "unmatched".to_owned(), "no list".to_owned()];
            for choice in numbered.chain(further) {
                let keys = vec![by.to_owned(), level.to_owned(), choice];
                catalogue.add(FigureId::ChoiceObtained, keys, Method::Ratio);
            }
            first
        });
        let mut curves = Vec::new();
        for (which, specialty) in question.specialties() {
            let first = catalogue.figures.len();
            let types = setting.scenario.types.iter().map(|kind| kind.name.as_str());
            for kind in std::iter::once("all").chain(types) {
                for ranks in 1..=RANKS + 1 {
                    let ranks = if ranks > RANKS { format!("{ranks}+") } else { ranks.to_string() };
                    let keys = vec![name_of(setting, specialty), kind.to_owned(), ranks];
                    catalogue.add(FigureId::MatchByRanks, keys, Method::Ratio);
                }
            }
            let ending = if which == 0 { Ending::Focus } else { Ending::Alternative };
            curves.push(Curve { specialty, ending, which, first });
        }
        Choices { groups, curves }
    }

    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        let rows = CHOICES as usize + 3;
        for fact in &view.facts.all {
            let obtained = row_of(fact);
            for first in [self.groups[0], self.groups[1 + fact.preference as usize]] {
                counts[first + obtained].part += 1;
            }
            for curve in &self.curves {
                curve.observe(fact, counts);
            }
        }
        for first in self.groups {
            let people = counts[first..first + rows].iter().map(|count| count.part).sum();
            counts[first..first + rows].iter_mut().for_each(|count| count.whole = people);
        }
    }
}

fn row_of(fact: &Fact) -> usize {
    let last = CHOICES as usize;
    match fact.choice {
        0 if fact.ranks_first.is_none() => last + 2,
        0 => last + 1,
        choice => choice.min(CHOICES + 1) as usize - 1,
    }
}

impl Curve {
    fn observe(&self, fact: &Fact, counts: &mut [Count]) {
        let ranks = fact.contiguous[self.which];
        if fact.ranks_first != Some(self.specialty) || ranks == 0 {
            return;
        }
        let (rows, row) = (RANKS as usize + 1, ranks.min(RANKS + 1) as usize - 1);
        for kind in [0, 1 + usize::from(fact.kind)] {
            if let Some(count) = counts.get_mut(self.first + kind * rows + row) {
                count.note(fact.ending == self.ending);
            }
        }
    }
}
