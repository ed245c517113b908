//! Comparisons of worlds, replicate by replicate on the same draws.
//!
//! One worker plays a replicate in every world, one world after another. It sums the differences in
//! integers, besides each world's own counts. From these sums comes a [`Contrast`]: the difference, its error over paired
//! replicates, and how many times as many replicates two unpaired simulations would need.

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

/// What changes in a variant.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Mode {
    /// The whole season is played in the variant: everyone responds.
    #[default]
    Demand,
    /// The base's certified lists are kept, and only the match runs under the variant's terms.
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
