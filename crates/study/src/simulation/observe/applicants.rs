//! Outcomes of people by type, strength and list length, and of each given applicant.

use crate::figures::FigureId;
use crate::simulation::estimate::Method;
use crate::simulation::figures::{Catalogue, Count};
use crate::simulation::view::{Ending, Fact, View};
use matchday_model::season::Setting;

/// The outcomes of a cell, besides the number of people.
const OUTCOMES: [FigureId; 6] = [
    FigureId::CellFocus,
    FigureId::CellAlternative,
    FigureId::CellOther,
    FigureId::CellNothing,
    FigureId::CellFirst,
    FigureId::CellTopThree,
];

/// The names of everyone, then of the fifths of strength.
const QUINTILES: [&str; 6] = ["all", "1", "2", "3", "4", "5"];

/// The names of everyone, then of the ranges of list length.
const BANDS: [&str; 7] = ["all", "1-3", "4-6", "7-9", "10-12", "13-15", "16+"];

/// The ranks with their own row for a given applicant whose list the scenario does not give.
const RANKS: usize = 20;

/// Cells of people, and given applicants.
#[derive(Debug)]
pub(super) struct Applicants {
    first: usize,
    types: usize,
    given: Vec<Given>,
}

/// The figures of one given applicant.
#[derive(Debug)]
struct Given {
    outcomes: [usize; 6],
    ranks: Vec<usize>,
}

fn is_so(fact: &Fact) -> [bool; 6] {
    [
        fact.ending == Ending::Focus,
        fact.ending == Ending::Alternative,
        fact.ending == Ending::Other,
        fact.ending == Ending::Nothing,
        fact.choice == 1,
        (1..=3).contains(&fact.choice),
    ]
}

impl Applicants {
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting) -> Applicants {
        let first = catalogue.figures.len();
        let names = setting.scenario.types.iter().map(|kind| kind.name.as_str());
        for kind in std::iter::once("all").chain(names) {
            for quintile in QUINTILES {
                for band in BANDS {
                    let keys = ["", kind, quintile, band, ""].map(str::to_owned).to_vec();
                    catalogue.add(FigureId::CellPeople, keys.clone(), Method::Mean);
                    for id in OUTCOMES {
                        catalogue.add(id, keys.clone(), Method::Ratio);
                    }
                }
            }
        }
        let given = setting.inputs.applicants.iter().map(|applicant| {
            let keys = |level: &str| {
                let kind = if applicant.kind.is_empty() { "" } else { &applicant.kind };
                [&applicant.id, kind, "", "", level].map(str::to_owned).to_vec()
            };
            let outcomes = OUTCOMES.map(|id| catalogue.add(id, keys(""), Method::Wilson));
            let ranks = if applicant.ranks.is_empty() { RANKS } else { applicant.ranks.len() };
            let ranks =
                (1..=ranks).map(|rank| catalogue.add(FigureId::CellByRank, keys(&rank.to_string()), Method::Wilson));
            Given { outcomes, ranks: ranks.collect() }
        });
        let given = given.collect();
        Applicants { first, types: setting.scenario.types.len(), given }
    }

    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        for fact in &view.facts.all {
            let outcomes = is_so(fact);
            if let Some(quintile) = fact.quintile {
                self.note_cells(fact, quintile, outcomes, counts);
            }
            let given = view.season.people.all[fact.applicant.index()].given;
            if let Some(given) = given.and_then(|given| self.given.get(given as usize)) {
                for (figure, is_so) in given.outcomes.into_iter().zip(outcomes) {
                    counts[figure].note(is_so);
                }
                for (rank, &figure) in (1..).zip(&given.ranks) {
                    counts[figure].note(fact.choice == rank);
                }
            }
        }
    }

    fn note_cells(&self, fact: &Fact, quintile: u8, outcomes: [bool; 6], counts: &mut [Count]) {
        let band = 1 + (fact.contiguous[0].saturating_sub(1) / 3).min(5) as usize;
        let kind = 1 + usize::from(fact.kind).min(self.types.saturating_sub(1));
        for kind in [0, kind].into_iter().take(1 + self.types.min(1)) {
            for quintile in [0, 1 + usize::from(quintile)] {
                for band in [0, band] {
                    let cell = (kind * QUINTILES.len() + quintile) * BANDS.len() + band;
                    let first = self.first + cell * (1 + OUTCOMES.len());
                    counts[first].part += 1;
                    for (number, is_so) in (1..).zip(outcomes) {
                        counts[first + number].note(is_so);
                    }
                }
            }
        }
    }
}
