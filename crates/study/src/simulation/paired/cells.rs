//! One figure in two worlds, summed over replicates in integers.

use serde::{Deserialize, Serialize};

use super::contrast::Ways;
use crate::simulation::estimate::Method;
use crate::simulation::figures::{Count, Figure};
use crate::simulation::moments::{Moments, RatioSums};

/// A count, or a ratio within the replicate, over replicates in which both worlds have it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct MeanPair {
    /// Values of the base.
    pub base: Moments,
    /// Values of the variant.
    pub variant: Moments,
    /// The sum of differences.
    pub difference: i128,
    /// The sum of their squares.
    pub squares: u128,
    /// How many rose, stayed and fell.
    pub ways: Ways,
}

impl MeanPair {
    /// Adds one replicate.
    pub fn add(&mut self, base: u64, variant: u64) {
        self.base.add(base);
        self.variant.add(variant);
        let difference = i128::from(variant) - i128::from(base);
        self.difference += difference;
        self.squares += difference.unsigned_abs() * difference.unsigned_abs();
        self.ways.add(variant.cmp(&base));
    }

    /// Adds another pair.
    pub fn merge(&mut self, other: &MeanPair) {
        self.base.merge(&other.base);
        self.variant.merge(&other.variant);
        self.difference += other.difference;
        self.squares += other.squares;
        self.ways.merge(other.ways);
    }
}

/// A ratio of totals over all replicates.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct RatioPair {
    /// Sums of the base.
    pub base: RatioSums,
    /// Sums of the variant.
    pub variant: RatioSums,
    /// The sum of products of the base's parts and the variant's.
    pub parts: u128,
    /// The sum of products of the base's parts and the variant's wholes.
    pub part_whole: u128,
    /// The sum of products of the base's wholes and the variant's parts.
    pub whole_part: u128,
    /// The sum of products of the base's wholes and the variant's.
    pub wholes: u128,
    /// How the ratio changed within replicates that have it in both worlds.
    pub ways: Ways,
}

impl RatioPair {
    /// Adds one replicate.
    pub fn add(&mut self, base: Count, variant: Count) {
        self.base.add(base.part, base.whole);
        self.variant.add(variant.part, variant.whole);
        let [a, b] = [base, variant].map(|count| (u128::from(count.part), u128::from(count.whole)));
        self.parts += a.0 * b.0;
        self.part_whole += a.0 * b.1;
        self.whole_part += a.1 * b.0;
        self.wholes += a.1 * b.1;
        if a.1 > 0 && b.1 > 0 {
            self.ways.add((b.0 * a.1).cmp(&(a.0 * b.1)));
        }
    }

    /// Adds another pair.
    pub fn merge(&mut self, other: &RatioPair) {
        self.base.merge(&other.base);
        self.variant.merge(&other.variant);
        self.parts += other.parts;
        self.part_whole += other.part_whole;
        self.whole_part += other.whole_part;
        self.wholes += other.wholes;
        self.ways.merge(other.ways);
    }
}

/// Whether something happened, over replicates in which it could happen in both worlds.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct BinaryPair {
    /// In both worlds.
    pub both: u64,
    /// In the base only.
    pub base: u64,
    /// In the variant only.
    pub variant: u64,
    /// In neither.
    pub neither: u64,
}

impl BinaryPair {
    /// Adds one replicate.
    pub fn add(&mut self, base: bool, variant: bool) {
        let cell = match (base, variant) {
            (true, true) => &mut self.both,
            (true, false) => &mut self.base,
            (false, true) => &mut self.variant,
            (false, false) => &mut self.neither,
        };
        *cell += 1;
    }

    /// Adds another pair.
    pub fn merge(&mut self, other: &BinaryPair) {
        self.both += other.both;
        self.base += other.base;
        self.variant += other.variant;
        self.neither += other.neither;
    }

    /// The number of replicates.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.both + self.base + self.variant + self.neither
    }
}

/// A figure in two worlds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum PairCell {
    /// For [`Method::Mean`].
    Mean(Box<MeanPair>),
    /// For [`Method::Ratio`].
    Ratio(Box<RatioPair>),
    /// For [`Method::Wilson`].
    Wilson(BinaryPair),
}

impl PairCell {
    /// An empty cell.
    #[must_use]
    pub fn of(figure: &Figure) -> PairCell {
        match figure.method {
            Method::Mean => PairCell::Mean(Box::default()),
            Method::Ratio => PairCell::Ratio(Box::default()),
            Method::Wilson | Method::Quantile => PairCell::Wilson(BinaryPair::default()),
        }
    }

    /// Adds one replicate.
    pub fn add(&mut self, figure: &Figure, base: Count, variant: Count) {
        match self {
            PairCell::Mean(pair) => {
                if let (Some(base), Some(variant)) = (figure.value(base), figure.value(variant)) {
                    pair.add(base, variant);
                }
            }
            PairCell::Ratio(pair) => pair.add(base, variant),
            PairCell::Wilson(pair) => {
                if base.whole > 0 && variant.whole > 0 {
                    pair.add(base.part > 0, variant.part > 0);
                }
            }
        }
    }

    /// Adds another cell of the same figure.
    pub fn merge(&mut self, other: &PairCell) {
        match (self, other) {
            (PairCell::Mean(pair), PairCell::Mean(more)) => pair.merge(more),
            (PairCell::Ratio(pair), PairCell::Ratio(more)) => pair.merge(more),
            (PairCell::Wilson(pair), PairCell::Wilson(more)) => pair.merge(more),
            // Figures are joined by name and method, so cells of different kinds never meet.
            _ => {}
        }
    }
}
