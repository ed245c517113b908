//! Worlds compared replicate by replicate, on the same draws.
//!
//! A replicate is played in every world by the same worker, one world after the other, and what differs is summed up in
//! integers beside what each world counts for itself. From these sums comes a [`Contrast`]: the difference, its error as that
//! of paired replicates, and how many times more replicates two unpaired simulations would have needed.

mod cells;
mod contrast;
mod groups;
mod identity;
mod joins;
mod movers;
mod programs;
mod run;
mod tally;

pub use cells::{BinaryPair, MeanPair, PairCell, RatioPair};
pub use contrast::{Contrast, Ways};
pub use groups::GroupPair;
pub use identity::ComparisonIdentity;
pub use joins::Joins;
pub use movers::{MoverRow, MoverTally};
pub use programs::{ProgramContrast, ProgramPair};
pub use run::{Comparison, PairedTally, Variant};
pub use tally::{FigureContrast, PairTally, VariantTally};

/// What a variant changes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Mode {
    /// The whole season is played in the variant: everybody responds.
    #[default]
    Demand,
    /// The base's certified lists are kept, and only the match runs on the variant's terms.
    ListsFixed,
}

impl Mode {
    /// The word in files and options.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Mode::Demand => "demand",
            Mode::ListsFixed => "lists-fixed",
        }
    }
}
