//! Everything that is summed up over replicates.

use serde::{Deserialize, Serialize};

use super::figures::{Catalogue, Cell, Count};
use super::programs::{Followed, ProgramTally};

/// A sum over some replicates. All of it is integers, so the order in which replicates are added does not matter, and its
/// size does not depend on how many there are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tally {
    /// How many replicates.
    pub replicates: u64,
    /// One entry a figure.
    pub cells: Vec<Cell>,
    /// One entry a program followed.
    pub programs: Vec<ProgramTally>,
}

impl Tally {
    /// Nothing yet.
    #[must_use]
    pub fn of(catalogue: &Catalogue, followed: &Followed) -> Tally {
        Tally {
            replicates: 0,
            cells: catalogue.figures.iter().map(Cell::of).collect(),
            programs: vec![ProgramTally::default(); followed.programs.len()],
        }
    }

    /// Adds the counts of one replicate; its programs are added apart.
    pub(super) fn add(&mut self, catalogue: &Catalogue, counts: &[Count]) {
        self.replicates += 1;
        for ((cell, figure), &count) in self.cells.iter_mut().zip(&catalogue.figures).zip(counts) {
            cell.add(figure, count);
        }
    }

    /// Adds all that another has of the same simulation.
    pub fn merge(&mut self, other: &Tally) {
        self.replicates += other.replicates;
        for (cell, more) in self.cells.iter_mut().zip(&other.cells) {
            cell.merge(more);
        }
        for (program, more) in self.programs.iter_mut().zip(&other.programs) {
            program.merge(more);
        }
    }

    /// Whether it is a tally of these figures and programs.
    #[must_use]
    pub fn fits(&self, catalogue: &Catalogue, followed: &Followed) -> bool {
        let is_same = |(cell, figure)| std::mem::discriminant(cell) == std::mem::discriminant(&Cell::of(figure));
        self.cells.len() == catalogue.figures.len()
            && self.programs.len() == followed.programs.len()
            && self.cells.iter().zip(&catalogue.figures).all(is_same)
    }
}
