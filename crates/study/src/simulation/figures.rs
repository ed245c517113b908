//! The figures of a simulation: how each is counted in one replicate and summed over replicates.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, Method};
use super::histogram::Histogram;
use super::moments::{Moments, RatioSums, real};
use crate::figures::{FigureId, Place, Section, Table, Unit};

/// Ratios within a replicate are kept as whole parts per billion.
pub(super) const BILLION: u64 = 1_000_000_000;

/// Percentiles of ratios are kept in steps of 1/10 000.
const STEP: u64 = 100_000;

/// A figure of one simulation, with its id, group and level or other keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// The id; its row of the table of figures holds the rest.
    pub id: FigureId,
    /// The keys that distinguish figures of the same id; see [`Table::keys`].
    pub keys: Vec<String>,
    /// How replicates are summed.
    pub method: Method,
    /// Whether it is a column of the table of replicates.
    pub is_main: bool,
}

/// All figures, in the order of their tables.
#[derive(Clone, Default, Debug)]
pub struct Catalogue {
    /// The figures.
    pub figures: Vec<Figure>,
}

impl Catalogue {
    /// Adds a figure of the summary and returns its number.
    pub(super) fn summary(&mut self, id: FigureId, by: &str, level: &str) -> usize {
        self.add(id, vec![by.to_owned(), level.to_owned()], Method::Mean)
    }

    /// Adds a figure and returns its number.
    pub(super) fn add(&mut self, id: FigureId, keys: Vec<String>, method: Method) -> usize {
        let is_main = id.is_shown(Place::Replicates) && has_column(id, &keys);
        self.figures.push(Figure { id, keys, method, is_main });
        self.figures.len() - 1
    }
}

/// Whether the table of replicates has a column for these keys; for people, only all of them and those who prefer the focus.
fn has_column(id: FigureId, keys: &[String]) -> bool {
    id.definition().section != Section::People || keys[0] == "all" || keys[0] == "preference" && keys[1] == "focus"
}

/// The count of a figure in one replicate: a part, and the whole if the figure is a ratio.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Count {
    /// The part, or the count itself.
    pub part: u64,
    /// The whole.
    pub whole: u64,
}

impl Count {
    /// Counts one more item, for which the figure may be true.
    pub(super) fn note(&mut self, is_true: bool) {
        self.note_all(1, is_true);
    }

    /// Counts `number` more items, for all of which the figure may be true.
    pub(super) fn note_all(&mut self, number: u64, is_true: bool) {
        self.part += if is_true { number } else { 0 };
        self.whole += number;
    }
}

impl Figure {
    /// Its table.
    #[must_use]
    pub fn table(&self) -> Table {
        self.id.table()
    }

    /// Its name in files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.id.name()
    }

    /// Its unit.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.id.unit()
    }

    /// The value in one replicate: a count, or a ratio in parts per billion; `None` if the whole is 0.
    #[must_use]
    pub fn value(&self, count: Count) -> Option<u64> {
        if let (Unit::Count(_), Method::Mean) = (self.unit(), self.method) {
            return Some(count.part);
        }
        if count.whole == 0 {
            return None;
        }
        let whole = u128::from(count.whole);
        let billionths = (u128::from(count.part) * u128::from(BILLION) + whole / 2) / whole;
        Some(u64::try_from(billionths).unwrap_or(u64::MAX))
    }

    /// The scale of [`Figure::value`]: how many times too large it is.
    #[must_use]
    pub fn scale(&self) -> f64 {
        match (self.unit(), self.method) {
            (Unit::Count(_), Method::Mean) => 1.0,
            _ => real(BILLION.into()),
        }
    }

    fn step(&self) -> u64 {
        match self.unit() {
            Unit::Count(_) => 1,
            Unit::Each(_) | Unit::Share => STEP,
        }
    }
}

/// A figure summed over replicates.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Cell {
    /// For [`Method::Mean`].
    Mean(Moments, Histogram),
    /// For [`Method::Ratio`].
    Ratio(RatioSums),
    /// In how many replicates it happened, and in how many it could. For [`Method::Wilson`].
    Wilson(u64, u64),
}

impl Cell {
    /// An empty cell.
    #[must_use]
    pub fn of(figure: &Figure) -> Cell {
        match figure.method {
            Method::Mean => Cell::Mean(Moments::default(), Histogram::default()),
            Method::Ratio => Cell::Ratio(RatioSums::default()),
            Method::Wilson | Method::Quantile => Cell::Wilson(0, 0),
        }
    }

    /// Adds one replicate.
    pub fn add(&mut self, figure: &Figure, count: Count) {
        match self {
            Cell::Mean(moments, histogram) => {
                if let Some(value) = figure.value(count) {
                    moments.add(value);
                    histogram.add(value.saturating_add(figure.step() / 2) / figure.step());
                }
            }
            Cell::Ratio(sums) => sums.add(count.part, count.whole),
            Cell::Wilson(happened, of) => {
                *happened += u64::from(count.part > 0);
                *of += u64::from(count.whole > 0);
            }
        }
    }

    /// Adds another cell of the same figure.
    pub fn merge(&mut self, other: &Cell) {
        match (self, other) {
            (Cell::Mean(moments, histogram), Cell::Mean(more, values)) => {
                moments.merge(more);
                histogram.merge(values);
            }
            (Cell::Ratio(sums), Cell::Ratio(more)) => sums.merge(more),
            (Cell::Wilson(happened, of), Cell::Wilson(more_happened, more_of)) => {
                *happened += more_happened;
                *of += more_of;
            }
            // Cells of different kinds never meet: a kept tally must pass `Tally::fits` before it is resumed or merged.
            _ => {}
        }
    }

    /// The estimate; `None` if nothing was ever counted.
    #[must_use]
    pub fn estimate(&self, figure: &Figure) -> Option<Estimate> {
        let estimate = match self {
            Cell::Mean(moments, histogram) => {
                let scale = figure.scale() / real(figure.step().into());
                let percentile = |percent| histogram.percentile(percent).map(|value| real(value.into()) / scale);
                let mean = Estimate::mean(moments, figure.scale())?;
                Estimate { p05: percentile(5), p50: percentile(50), p95: percentile(95), ..mean }
            }
            Cell::Ratio(sums) => Estimate::ratio(sums)?,
            Cell::Wilson(happened, of) => Estimate::wilson(*happened, *of)?,
        };
        Some(if figure.unit() == Unit::Share { estimate.of_share() } else { estimate })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(id: FigureId, method: Method) -> Figure {
        Figure { id, keys: Vec::new(), method, is_main: false }
    }

    #[test]
    fn shares_leave_out_replicates_without_anybody() {
        let figure = figure(FigureId::FillRate, Method::Mean);
        let mut cell = Cell::of(&figure);
        for (part, whole) in [(1, 2), (0, 0), (3, 4), (1, 4)] {
            cell.add(&figure, Count { part, whole });
        }
        let estimate = cell.estimate(&figure).unwrap();
        assert_eq!((estimate.value, estimate.replicates), (0.5, 3));
        assert_eq!((estimate.p05, estimate.p50, estimate.p95), (Some(0.25), Some(0.5), Some(0.75)));
        assert!((estimate.mcse.unwrap() - (0.0625_f64 / 3.0).sqrt()).abs() < 1e-9);
        assert_eq!((estimate.ci_low, estimate.ci_high), (Some(0.0), Some(1.0)));
    }

    #[test]
    fn counts_are_counted_everywhere() {
        let figure = figure(FigureId::People, Method::Mean);
        let mut cell = Cell::of(&figure);
        for part in [0, 10, 20] {
            cell.add(&figure, Count { part, whole: 0 });
        }
        let estimate = cell.estimate(&figure).unwrap();
        assert_eq!((estimate.value, estimate.replicates, estimate.p50), (10.0, 3, Some(10.0)));
    }

    #[test]
    fn nothing_counted_is_no_estimate() {
        for method in [Method::Mean, Method::Ratio, Method::Wilson] {
            let figure = figure(FigureId::FillRate, method);
            assert_eq!(Cell::of(&figure).estimate(&figure), None);
        }
    }
}
