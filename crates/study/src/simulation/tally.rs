//! All sums over replicates.

use serde::{Deserialize, Serialize};

use super::figures::{Catalogue, Cell, Count};
use super::programs::{Followed, ProgramTally};

/// A sum over some replicates. It consists of integers, so the order of adding replicates does not matter, and its
/// size does not depend on their number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tally {
    /// The number of replicates.
    pub replicates: u64,
    /// One entry for each figure.
    pub cells: Vec<Cell>,
    /// One entry for each followed program.
    pub programs: Vec<ProgramTally>,
}

impl Tally {
    /// An empty tally.
    #[must_use]
    pub fn of(catalogue: &Catalogue, followed: &Followed) -> Tally {
        Tally {
            replicates: 0,
            cells: catalogue.figures.iter().map(Cell::of).collect(),
            programs: vec![ProgramTally::default(); followed.programs.len()],
        }
    }

    /// Adds the counts of one replicate, without its programs, which are added separately.
    pub(super) fn add(&mut self, catalogue: &Catalogue, counts: &[Count]) {
        self.replicates += 1;
        for ((cell, figure), &count) in self.cells.iter_mut().zip(&catalogue.figures).zip(counts) {
            cell.add(figure, count);
        }
    }

    /// Adds another tally of the same simulation.
    pub fn merge(&mut self, other: &Tally) {
        self.replicates += other.replicates;
        for (cell, more) in self.cells.iter_mut().zip(&other.cells) {
            cell.merge(more);
        }
        for (program, more) in self.programs.iter_mut().zip(&other.programs) {
            program.merge(more);
        }
    }

    /// Whether the tally has these figures and programs.
    #[must_use]
    pub fn fits(&self, catalogue: &Catalogue, followed: &Followed) -> bool {
        let is_same = |(cell, figure)| std::mem::discriminant(cell) == std::mem::discriminant(&Cell::of(figure));
        self.cells.len() == catalogue.figures.len()
            && self.programs.len() == followed.programs.len()
            && self.cells.iter().zip(&catalogue.figures).all(is_same)
    }
}
