//! Many seasons: replicates in parallel, integer tallies, estimates with their uncertainty.
//!
//! A [`Worker`] plays, matches and counts one replicate after another. Its counts are integers, summed in a
//! [`Tally`], so no result depends on the number of workers, on who did what, or on the order. An [`Estimate`] keeps two
//! uncertainties apart: the Monte Carlo error of the estimate, and the variation between replicates, as percentiles.

mod estimate;
mod figures;
mod histogram;
mod moments;
mod observe;
mod paired;
mod programs;
mod run;
mod tally;
mod view;
mod worker;

pub use estimate::{Estimate, Method};
pub use figures::{Catalogue, Cell, Count, Figure};
pub use histogram::Histogram;
pub use moments::{Moments, RatioSums};
pub use paired::{
    BinaryPair, Comparison, ComparisonIdentity, Contrast, FigureContrast, GroupPair, Joins, MeanPair, Mode, MoverRow,
    MoverTally, PairCell, PairTally, PairedTally, ProgramContrast, ProgramPair, RatioPair, Variant, VariantTally, Ways,
};
pub use programs::{Followed, ProgramRow, ProgramTally};
pub use tally::Tally;
pub use worker::{Simulation, Worker};
