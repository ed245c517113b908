//! The sums of one variant.

use serde::{Deserialize, Serialize};

use super::cells::PairCell;
use super::contrast::Contrast;
use super::groups::GroupPair;
use super::joins::Joins;
use super::movers::{Moved, MoverTally};
use super::programs::ProgramPair;
use crate::simulation::estimate::Estimate;
use crate::simulation::figures::{Count, Figure};
use crate::simulation::programs::ProgramOutcome;
use crate::simulation::tally::Tally;
use crate::simulation::worker::Simulation;

/// The sums of a pair of worlds, in integers, so that the order of adding does not matter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PairTally {
    /// One entry for each joined figure.
    pub cells: Vec<Option<PairCell>>,
    /// One entry for each joined program.
    pub programs: Vec<ProgramPair>,
    /// All people, then those who prefer the focus, have no preference, or prefer another specialty, then each type of the base.
    pub movers: Vec<MoverTally>,
    /// One entry for each group of programs of the comparison.
    pub groups: Vec<GroupPair>,
}

/// A variant's own sums, and those of the pair.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VariantTally {
    /// The sums of the variant alone.
    pub own: Tally,
    /// The sums of the comparison with the base.
    pub pair: PairTally,
}

/// A figure in two worlds.
#[derive(Clone, Debug)]
pub struct FigureContrast<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// In the base; `None` if the base does not have it or never counted it.
    pub base: Option<Estimate>,
    /// In the variant.
    pub variant: Option<Estimate>,
    /// The difference, if both have it.
    pub contrast: Option<Contrast>,
}

/// The number of groups of people whose moves are counted, before the types.
const GROUPS: usize = 4;

impl PairTally {
    /// An empty tally.
    #[must_use]
    pub fn of(base: &Simulation, joins: &Joins, groups: usize) -> PairTally {
        let cell = |pair: &[Option<usize>; 2]| match *pair {
            [Some(figure), Some(_)] => Some(PairCell::of(&base.catalogue.figures[figure])),
            _ => None,
        };
        PairTally {
            cells: joins.figures.iter().map(cell).collect(),
            programs: vec![ProgramPair::default(); joins.programs.len()],
            movers: vec![MoverTally::default(); GROUPS + base.setting.scenario.types.len()],
            groups: vec![GroupPair::default(); groups],
        }
    }

    /// Whether another tally has the same figures, programs and groups.
    #[must_use]
    pub(super) fn is_like(&self, other: &PairTally) -> bool {
        let kind = |cell: &Option<PairCell>| cell.as_ref().map(std::mem::discriminant);
        self.cells.iter().map(kind).eq(other.cells.iter().map(kind))
            && self.programs.len() == other.programs.len()
            && self.movers.len() == other.movers.len()
            && self.groups.len() == other.groups.len()
    }

    pub(super) fn add_figures(&mut self, base: &Simulation, joins: &Joins, counts: [&[Count]; 2]) {
        for (cell, pair) in self.cells.iter_mut().zip(&joins.figures) {
            if let (Some(cell), [Some(one), Some(two)]) = (cell, *pair) {
                cell.add(&base.catalogue.figures[one], counts[0][one], counts[1][two]);
            }
        }
    }

    pub(super) fn add_programs(&mut self, joins: &Joins, outcomes: [&[Option<ProgramOutcome>]; 2]) {
        for (tally, pair) in self.programs.iter_mut().zip(&joins.programs) {
            if let [Some(one), Some(two)] = *pair
                && let (Some(base), Some(variant)) = (&outcomes[0][one], &outcomes[1][two])
            {
                tally.add(base, variant);
            }
        }
    }

    pub(super) fn add_groups(
        &mut self,
        groups: &[Vec<usize>],
        joins: &Joins,
        outcomes: [&[Option<ProgramOutcome>]; 2],
    ) {
        self.groups.iter_mut().zip(groups).for_each(|(tally, members)| tally.add(members, joins, outcomes));
    }

    pub(super) fn add_movers(&mut self, moved: &[Moved]) {
        for (tally, moved) in self.movers.iter_mut().zip(moved) {
            tally.add(moved);
        }
    }

    /// Adds another tally of the same pair.
    pub fn merge(&mut self, other: &PairTally) {
        for (cell, more) in self.cells.iter_mut().zip(&other.cells) {
            if let (Some(cell), Some(more)) = (cell, more) {
                cell.merge(more);
            }
        }
        self.programs.iter_mut().zip(&other.programs).for_each(|(pair, more)| pair.merge(more));
        self.groups.iter_mut().zip(&other.groups).for_each(|(pair, more)| pair.merge(more));
        self.movers.iter_mut().zip(&other.movers).for_each(|(tally, more)| tally.merge(more));
    }
}

impl VariantTally {
    /// All figures counted by either world, joined.
    pub fn figures<'a>(
        &'a self,
        [base, variant]: [&'a Simulation; 2],
        base_tally: &'a Tally,
        joins: &'a Joins,
    ) -> impl Iterator<Item = FigureContrast<'a>> {
        joins.figures.iter().zip(&self.pair.cells).filter_map(move |(pair, cell)| {
            let figure = pair[0].map(|one| &base.catalogue.figures[one]);
            let figure = figure.or(pair[1].map(|two| &variant.catalogue.figures[two]))?;
            let one = pair[0].and_then(|one| base_tally.cells[one].estimate(figure));
            let two = pair[1].and_then(|two| self.own.cells[two].estimate(figure));
            let contrast = cell.as_ref().and_then(|cell| Contrast::of_cell(cell, figure));
            (one.is_some() || two.is_some()).then_some(FigureContrast { figure, base: one, variant: two, contrast })
        })
    }
}
