//! One program in two worlds.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cells::{BinaryPair, MeanPair, RatioPair};
use super::contrast::Contrast;
use crate::figures::FigureId;
use crate::simulation::estimate::Estimate;
use crate::simulation::figures::Count;
use crate::simulation::histogram::Histogram;
use crate::simulation::programs::{ProgramOutcome, ProgramTally};

/// The sums over one program in two worlds.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct ProgramPair {
    /// How often each pair of numbers of filled positions occurred, the base's first.
    filled: BTreeMap<[u32; 2], u64>,
    positions: MeanPair,
    all_filled: BinaryPair,
    /// For replicates in which the base fills its quota by an earlier rank than the variant: the earlier rank and the later one.
    base_first: [Histogram; 2],
    /// The same if the variant is earlier.
    variant_first: [Histogram; 2],
    deepest: MeanPair,
    strength: RatioPair,
}

/// One row of a comparison of a program.
#[derive(Clone, Debug)]
pub struct ProgramContrast {
    /// The figure.
    pub figure: FigureId,
    /// The number filled, or the rank.
    pub level: Option<u64>,
    /// In the base; `None` if the base has no such program, or no list suffices.
    pub base: Option<Estimate>,
    /// In the variant.
    pub variant: Option<Estimate>,
    /// The difference, if both have it.
    pub contrast: Option<Contrast>,
}

impl ProgramPair {
    /// Adds one replicate.
    pub(super) fn add(&mut self, base: &ProgramOutcome, variant: &ProgramOutcome) {
        *self.filled.entry([base.filled, variant.filled]).or_default() += 1;
        self.positions.add(base.filled.into(), variant.filled.into());
        self.all_filled.add(base.depth.is_some(), variant.depth.is_some());
        let depth = |outcome: &ProgramOutcome| outcome.depth.map_or(u64::from(u32::MAX), u64::from);
        let (base_depth, variant_depth) = (depth(base), depth(variant));
        let first = match base_depth.cmp(&variant_depth) {
            Ordering::Less => Some(&mut self.base_first),
            Ordering::Greater => Some(&mut self.variant_first),
            Ordering::Equal => None,
        };
        let depths = [base_depth.min(variant_depth), base_depth.max(variant_depth)];
        for (histogram, depth) in first.into_iter().flatten().zip(depths) {
            histogram.add(depth);
        }
        if let (Some(base), Some(variant)) = (base.deepest, variant.deepest) {
            self.deepest.add(base.into(), variant.into());
        }
        let strength = |outcome: &ProgramOutcome| {
            let [part, people] = outcome.strength;
            Count { part, whole: people * 10_000 }
        };
        self.strength.add(strength(base), strength(variant));
    }

    /// Adds other sums of the same program.
    pub fn merge(&mut self, other: &ProgramPair) {
        for (&filled, count) in &other.filled {
            *self.filled.entry(filled).or_default() += count;
        }
        self.positions.merge(&other.positions);
        self.all_filled.merge(&other.all_filled);
        for (pair, more) in [(&mut self.base_first, &other.base_first), (&mut self.variant_first, &other.variant_first)]
        {
            pair.iter_mut().zip(more).for_each(|(histogram, more)| histogram.merge(more));
        }
        self.deepest.merge(&other.deepest);
        self.strength.merge(&other.strength);
    }

    /// All rows, besides those of each world alone.
    #[must_use]
    pub fn rows(&self, base: Option<&ProgramTally>, variant: Option<&ProgramTally>) -> Vec<ProgramContrast> {
        let own = |tally: Option<&ProgramTally>| tally.map(ProgramTally::rows).unwrap_or_default();
        let (base_rows, mut variant_rows) = (own(base), own(variant));
        let mut rows: Vec<ProgramContrast> = Vec::new();
        let mut add = |figure, level, base: Option<Estimate>, variant: Option<Estimate>| {
            let contrast = self.contrast(figure, level, [base, variant]);
            rows.push(ProgramContrast { figure, level, base, variant, contrast });
        };
        for row in base_rows {
            let same = variant_rows.iter().position(|other| (other.figure, other.level) == (row.figure, row.level));
            let other = same.map(|same| variant_rows.remove(same));
            let estimate = match other {
                Some(other) => other.estimate,
                None => variant.and_then(|tally| tally.missing(row.figure, row.level)),
            };
            add(row.figure, row.level, row.estimate, estimate);
        }
        for row in variant_rows {
            let estimate = base.and_then(|tally| tally.missing(row.figure, row.level));
            add(row.figure, row.level, estimate, row.estimate);
        }
        rows.sort_by_key(|row| row.figure);
        rows
    }

    fn contrast(
        &self,
        figure: FigureId,
        level: Option<u64>,
        [base, variant]: [Option<Estimate>; 2],
    ) -> Option<Contrast> {
        match (figure, level) {
            (FigureId::ProgramAllFilled, _) => Contrast::binary(&self.all_filled),
            (FigureId::ProgramFilledExactly, Some(level)) => Contrast::binary(&self.fills_exactly(level)),
            (FigureId::ProgramFilled, _) => Contrast::mean(&self.positions, 1.0),
            (FigureId::ProgramDeepestRank, _) => Contrast::mean(&self.deepest, 1.0),
            (FigureId::ProgramFilledByRank, Some(rank)) => Contrast::binary(&self.fills_by(rank, base?.value)),
            (FigureId::StrengthPercentile, _) => Contrast::ratio(&self.strength),
            (FigureId::ListLength95 | FigureId::ListLength99, _) if self.all_filled.count() > 0 => {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ranks")]
                let rank = |estimate: Estimate| estimate.value as u64;
                Some(Contrast::quantile(rank(base?), rank(variant?), self.all_filled.count()))
            }
            _ => None,
        }
    }

    fn fills_exactly(&self, level: u64) -> BinaryPair {
        let mut pair = BinaryPair::default();
        for (&filled, &count) in &self.filled {
            let [base, variant] = filled.map(|filled| u64::from(filled) == level);
            let one = BinaryPair {
                both: if base && variant { count } else { 0 },
                base: if base && !variant { count } else { 0 },
                variant: if !base && variant { count } else { 0 },
                neither: if !base && !variant { count } else { 0 },
            };
            pair.merge(&one);
        }
        pair
    }

    /// Whether the quota is filled by a rank. `share` is the base's share of replicates.
    fn fills_by(&self, rank: u64, share: f64) -> BinaryPair {
        let count = self.all_filled.count();
        let only = |[first, then]: &[Histogram; 2]| first.up_to(rank) - then.up_to(rank);
        let (base, variant) = (only(&self.base_first), only(&self.variant_first));
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a number of replicates"
        )]
        let in_base = (share * count as f64).round() as u64;
        let both = in_base.saturating_sub(base);
        BinaryPair { both, base, variant, neither: count.saturating_sub(both + base + variant) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_fills_first_by_which_rank() {
        let mut pair = ProgramPair::default();
        let outcome = |held: &[u32]| ProgramOutcome::of(2, held, [0, 0]);
        let mut tallies = [ProgramTally::default(), ProgramTally::default()];
        for (base, variant) in [(&[0, 3][..], &[0, 5][..]), (&[2, 9], &[1, 2]), (&[5], &[0, 1]), (&[0, 1], &[0, 1])] {
            let both = [outcome(base), outcome(variant)];
            pair.add(&both[0], &both[1]);
            tallies.iter_mut().zip(&both).for_each(|(tally, outcome)| tally.add(outcome));
        }
        let rows = pair.rows(Some(&tallies[0]), Some(&tallies[1]));
        let difference = |figure: FigureId, level: Option<u64>| {
            let row = rows.iter().find(|row| row.figure == figure && row.level == level);
            row.and_then(|row| row.contrast).map(|contrast| contrast.difference)
        };
        // Filled by rank 2: the last replicate in the base, the last two in the variant.
        assert_eq!(difference(FigureId::ProgramFilledByRank, Some(2)), Some(0.25));
        assert_eq!(difference(FigureId::ProgramFilledByRank, Some(4)), Some(0.25));
        assert_eq!(difference(FigureId::ProgramFilledByRank, Some(6)), Some(0.5));
        assert_eq!(difference(FigureId::ProgramAllFilled, None), Some(0.25));
        assert_eq!(difference(FigureId::ProgramFilledExactly, Some(1)), Some(-0.25));
        assert_eq!(difference(FigureId::ProgramFilled, None), Some(0.25));
        for row in rows.iter().filter(|row| row.figure == FigureId::ProgramFilledByRank) {
            let [base, variant] = [row.base, row.variant].map(|estimate| estimate.unwrap().value);
            assert!((row.contrast.unwrap().difference - (variant - base)).abs() < 1e-12, "{row:?}");
        }
    }
}
