//! Differences between two points, paired by replicate.

use crate::figures::FigureId;
use crate::run::Row;
use crate::simulation::{Contrast, Estimate, Figure, MeanPair, Method, Simulation};

/// The main figures of a point, by replicate.
#[derive(Clone, PartialEq, Debug)]
pub struct MainRows {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

/// The id, keys and scale of a main figure.
#[derive(Clone, PartialEq, Debug)]
struct Column {
    id: FigureId,
    keys: Vec<String>,
    scale: f64,
}

/// The difference of a figure between two points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    /// How much larger the figure is here than at the other point: the mean of the differences within replicates, with its
    /// standard error and interval.
    pub estimate: Estimate,
    /// How many times as many independent replicates would give the same error; `None` without any spread.
    pub gain: Option<f64>,
}

impl MainRows {
    /// The rows of a simulation, in the order of replicates.
    #[must_use]
    pub fn of(simulation: &Simulation, rows: Vec<Row>) -> MainRows {
        let column =
            |(_, figure): (usize, &Figure)| Column { id: figure.id, keys: figure.keys.clone(), scale: figure.scale() };
        MainRows { columns: simulation.main_figures().map(column).collect(), rows }
    }

    /// The ids and keys of the figures.
    pub fn figures(&self) -> impl Iterator<Item = (FigureId, &[String])> {
        self.columns.iter().map(|column| (column.id, column.keys.as_slice()))
    }

    /// The column of a figure.
    #[must_use]
    pub fn column<K: AsRef<str>>(&self, id: FigureId, keys: &[K]) -> Option<usize> {
        let is_here = |column: &Column| {
            column.id == id && column.keys.iter().map(String::as_str).eq(keys.iter().map(AsRef::as_ref))
        };
        self.columns.iter().position(is_here)
    }

    /// The number of replicates.
    #[must_use]
    pub fn replicates(&self) -> usize {
        self.rows.len()
    }

    /// Only this figure.
    #[must_use]
    pub fn only(&self, column: usize) -> MainRows {
        let rows = self.rows.iter().map(|row| Row { replicate: row.replicate, values: vec![row.values[column]] });
        MainRows { columns: vec![self.columns[column].clone()], rows: rows.collect() }
    }

    /// The values of a figure here and at another point, one pair for each replicate that both have; `None` if the figure has no
    /// value in one of them. The unit is that of [`Figure::value`].
    fn both_values<'a>(
        &'a self,
        column: usize,
        other: &'a MainRows,
        theirs: usize,
    ) -> impl Iterator<Item = Option<(u64, u64)>> + 'a {
        self.rows.iter().zip(&other.rows).map(move |(here, there)| Some((here.values[column]?, there.values[theirs]?)))
    }

    /// The differences of a figure from another point, by replicate; `None` if the other point has no such figure.
    #[must_use]
    pub fn differences(&self, column: usize, other: &MainRows) -> Option<Vec<Option<f64>>> {
        let Column { id, keys, scale } = &self.columns[column];
        let theirs = other.column(*id, keys)?;
        let pairs = self.both_values(column, other, theirs);
        Some(pairs.map(|pair| pair.map(|(here, there)| real(i128::from(here) - i128::from(there)) / scale)).collect())
    }

    /// The difference of a figure from another point; `None` if no replicate has a value in both.
    #[must_use]
    pub fn difference(&self, column: usize, other: &MainRows) -> Option<Difference> {
        let Column { id, keys, scale } = &self.columns[column];
        let theirs = other.column(*id, keys)?;
        let mut both = MeanPair::default();
        for (here, there) in self.both_values(column, other, theirs).flatten() {
            both.add(there, here);
        }
        let Contrast { difference, mcse, gain, replicates, .. } = Contrast::mean(&both, *scale)?;
        Some(Difference { estimate: Estimate::with_error(difference, mcse, Method::Mean, replicates), gain })
    }
}

#[allow(clippy::cast_precision_loss, reason = "estimates need no more than 53 bits")]
fn real(number: i128) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(values: &[Option<u64>]) -> MainRows {
        let columns = vec![Column { id: FigureId::Filled, keys: vec!["all".to_owned()], scale: 10.0 }];
        let row = |(replicate, &value): (u32, &Option<u64>)| Row { replicate, values: vec![value] };
        MainRows { columns, rows: (1..).zip(values).map(row).collect() }
    }

    #[test]
    fn a_point_differs_from_itself_by_exactly_nothing() {
        let point = rows(&[Some(3), Some(9), None, Some(4)]);
        let difference = point.difference(0, &point).unwrap();
        assert_eq!((difference.estimate.value, difference.estimate.mcse), (0.0, Some(0.0)));
        assert_eq!((difference.estimate.replicates, difference.gain), (3, None));
    }

    /// Recomputed from the definitions.
    #[test]
    fn the_error_is_that_of_the_differences_and_the_gain_says_how_much_that_is_worth() {
        let (here, there) = (rows(&[Some(12), Some(31), Some(52)]), rows(&[Some(10), Some(30), Some(50)]));
        let difference = here.difference(0, &there).unwrap();
        let variance = |values: [f64; 3]| {
            let mean = values.iter().sum::<f64>() / 3.0;
            values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 2.0 / 3.0
        };
        let paired = variance([0.2, 0.1, 0.2]);
        assert!((difference.estimate.value - 0.5 / 3.0).abs() < 1e-12);
        assert!((difference.estimate.mcse.unwrap() - paired.sqrt()).abs() < 1e-12);
        let unpaired = variance([1.2, 3.1, 5.2]) + variance([1.0, 3.0, 5.0]);
        assert!((difference.gain.unwrap() / (unpaired / paired) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_figure_that_only_one_point_has_gives_no_difference() {
        let other = MainRows { columns: Vec::new(), rows: Vec::new() };
        assert_eq!(rows(&[Some(1)]).difference(0, &other), None);
        assert_eq!(rows(&[None]).difference(0, &rows(&[Some(1)])), None);
    }
}
