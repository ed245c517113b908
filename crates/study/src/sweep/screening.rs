//! The results of a screening: how much each parameter matters for each figure.

use super::morris::Trajectory;
use super::paired::MainRows;
use crate::figures::FigureId;

/// How much a parameter matters for a figure.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sensitivity {
    /// The mean of the absolute elementary effects, μ* (Campolongo, Cariboni and Saltelli, *Environmental Modelling & Software*
    /// 22, 2007): how much the figure changes, up or down, if the parameter moves over its whole range.
    pub mu_star: f64,
    /// The standard error of μ* over trajectories, by the jackknife; `None` with fewer than two.
    pub error: Option<f64>,
    /// The part of the error that more replicates would remove; `None` with fewer than two.
    pub monte_carlo: Option<f64>,
    /// The mean of the signed effects, μ.
    pub mu: f64,
    /// The spread of the effects, σ: large if the effect depends on the other parameters or is not linear; `None`
    /// with fewer than two trajectories.
    pub sigma: Option<f64>,
    /// The number of effects.
    pub effects: usize,
}

/// Effects, collected step by step.
#[derive(Clone, Debug)]
pub struct Screening {
    figures: Vec<(FigureId, Vec<String>)>,
    /// By parameter, then by figure.
    cells: Vec<Vec<Cell>>,
}

/// The effects of a parameter on a figure.
#[derive(Clone, Default, Debug)]
struct Cell {
    effects: Vec<f64>,
    /// For every replicate, the sum over trajectories of the deviation of its effect from the mean, times the sign of the mean and a
    /// weight that compensates for replicates without a value.
    deviations: Vec<f64>,
    /// Whether some effect comes from a single replicate, so that its Monte Carlo error is unknown.
    has_lone: bool,
}

impl Screening {
    /// No effects yet, for this number of parameters and the figures of a point.
    #[must_use]
    pub fn new(parameters: usize, point: &MainRows) -> Screening {
        let figures: Vec<_> = point.figures().map(|(id, keys)| (id, keys.to_vec())).collect();
        Screening { cells: vec![vec![Cell::default(); figures.len()]; parameters], figures }
    }

    /// Adds one step of a trajectory: a parameter moved by `step` of its range, and `before` became `after`.
    ///
    /// Replicates share their random numbers over all points, and so do effects of different trajectories. Their Monte Carlo
    /// error is therefore summed by replicate.
    pub fn add(&mut self, parameter: usize, step: f64, before: &MainRows, after: &MainRows) {
        for (cell, (id, keys)) in self.cells[parameter].iter_mut().zip(&self.figures) {
            let differences = after.column(*id, keys).and_then(|column| after.differences(column, before));
            if let Some(differences) = differences {
                cell.add(step, &differences);
            }
        }
    }

    /// The ids and keys of the figures.
    #[must_use]
    pub fn figures(&self) -> &[(FigureId, Vec<String>)] {
        &self.figures
    }

    /// How much a parameter matters for a figure; `None` if no effect could be computed.
    #[must_use]
    pub fn sensitivity(&self, parameter: usize, figure: usize) -> Option<Sensitivity> {
        self.cells.get(parameter)?.get(figure)?.sensitivity()
    }

    /// Whether a parameter changed nothing, in any replicate of any step.
    #[must_use]
    pub fn is_idle(&self, parameter: usize) -> bool {
        let is_zero = |cell: &Cell| cell.effects.iter().chain(&cell.deviations).all(|&effect| effect == 0.0);
        self.cells.get(parameter).is_some_and(|cells| cells.iter().all(is_zero))
    }
}

impl Trajectory {
    /// The steps of several trajectories, with points numbered consecutively from 0: the parameter that moves, its levels
    /// before and after, and the numbers of both points.
    pub fn steps(trajectories: &[Trajectory]) -> impl Iterator<Item = (usize, [u32; 2], [usize; 2])> + '_ {
        let mut first = 0;
        trajectories.iter().flat_map(move |trajectory| {
            let start = first;
            first += trajectory.points.len();
            trajectory.moved.iter().enumerate().map(move |(at, &parameter)| {
                let levels = [trajectory.points[at][parameter], trajectory.points[at + 1][parameter]];
                (parameter, levels, [start + at, start + at + 1])
            })
        })
    }
}

impl Cell {
    fn add(&mut self, step: f64, differences: &[Option<f64>]) {
        let present: Vec<f64> = differences.iter().flatten().map(|difference| difference / step).collect();
        if present.is_empty() || step == 0.0 {
            return;
        }
        let effect = mean(&present);
        self.effects.push(effect);
        self.deviations.resize(self.deviations.len().max(differences.len()), 0.0);
        if present.len() < 2 {
            self.has_lone = true;
            return;
        }
        // Of n replicates m have a value. The mean of these m has the variance S / (m (m - 1)), where S is the sum of squared deviations;
        // all are summed as if there were n, S / (n (n - 1)).
        #[allow(clippy::cast_precision_loss, reason = "small")]
        let [all, some] = [differences.len(), present.len()].map(|count| (count * (count - 1)) as f64);
        let weight = (all / some).sqrt() * effect.signum();
        for (sum, difference) in self.deviations.iter_mut().zip(differences) {
            if let Some(difference) = difference {
                *sum += weight * (difference / step - effect);
            }
        }
    }

    fn sensitivity(&self) -> Option<Sensitivity> {
        if self.effects.is_empty() {
            return None;
        }
        let absolute: Vec<f64> = self.effects.iter().map(|effect| effect.abs()).collect();
        #[allow(clippy::cast_precision_loss, reason = "small")]
        let (count, replicates) = (self.effects.len() as f64, self.deviations.len() as f64);
        // Leaving out one of n values moves their mean by its distance from it over n - 1. So the jackknife error of a mean
        // is the standard deviation over the square root of n.
        let error = standard_deviation(&absolute).map(|spread| spread / count.sqrt());
        let squares: f64 = self.deviations.iter().map(|deviation| (deviation / count).powi(2)).sum();
        let monte_carlo =
            (replicates > 1.0 && !self.has_lone).then(|| (squares / (replicates - 1.0) / replicates).sqrt());
        Some(Sensitivity {
            mu_star: mean(&absolute),
            error,
            monte_carlo,
            mu: mean(&self.effects),
            sigma: standard_deviation(&self.effects),
            effects: self.effects.len(),
        })
    }
}

#[allow(clippy::cast_precision_loss, reason = "small")]
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn standard_deviation(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let mean = mean(values);
    #[allow(clippy::cast_precision_loss, reason = "small")]
    let freedom = (values.len() - 1) as f64;
    Some((values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / freedom).sqrt())
}

#[cfg(test)]
mod tests {
    use super::super::morris::trajectories;
    use super::*;
    use crate::parameters::{Axis, parameters_of};
    use matchday_model::scenario::Scenario;

    /// For a linear function, every effect is the coefficient times the width of the range.
    #[test]
    fn effects_of_a_linear_function_are_exact_and_do_not_spread() {
        let axes = ["a=0.0..2.0", "b=-1.0..1.0", "away.rotations=1..3", "signals.gold=0..15"];
        let parameters = parameters_of(&axes.map(|axis| Axis::parse(axis).unwrap()), &Scenario::default()).unwrap();
        let names: Vec<String> = parameters.iter().map(crate::parameters::Parameter::path).collect();
        let (slopes, widths) = ([3.0, -0.5, 7.0, 0.0], [2.0, 2.0, 2.0, 15.0]);
        let paths = trajectories(&names, 6, 4);
        let value = |levels: &[u32]| -> f64 {
            levels
                .iter()
                .zip(&parameters)
                .zip(slopes)
                .map(|((&level, parameter), slope)| slope * parameter.value(level))
                .sum()
        };
        let values: Vec<f64> = paths.iter().flat_map(|path| &path.points).map(|levels| value(levels)).collect();
        let mut cells = vec![Cell::default(); 4];
        for (parameter, [before, after], [one, two]) in Trajectory::steps(&paths) {
            let step = parameters[parameter].step(before, after);
            cells[parameter].add(step, &[Some(values[two] - values[one]); 5]);
        }
        for (cell, (slope, width)) in cells.iter().zip(slopes.into_iter().zip(widths)) {
            let found = cell.sensitivity().unwrap();
            let expected: f64 = slope * width;
            assert!((found.mu - expected).abs() < 1e-9 && (found.mu_star - expected.abs()).abs() < 1e-9, "{found:?}");
            assert!(found.sigma.unwrap() < 1e-9 && found.error.unwrap() < 1e-9, "{found:?}");
            assert!(found.monte_carlo.unwrap() < 1e-9 && found.effects == 6, "{found:?}");
        }
    }

    #[test]
    fn the_monte_carlo_error_of_one_effect_is_that_of_a_mean() {
        let mut cell = Cell::default();
        cell.add(-0.5, &[Some(-1.0), None, Some(-2.0), Some(-3.0)]);
        let found = cell.sensitivity().unwrap();
        assert_eq!((found.mu, found.mu_star, found.error), (4.0, 4.0, None));
        // For the three that have a value: deviations -2, 0 and 2, variance 8 / 2, variance of the mean 8 / 2 / 3.
        assert!((found.monte_carlo.unwrap() - (8.0_f64 / 2.0 / 3.0).sqrt()).abs() < 1e-12);
        let mut lone = Cell::default();
        lone.add(0.5, &[Some(1.0), None, None]);
        let found = lone.sensitivity().unwrap();
        assert_eq!((found.mu, found.monte_carlo), (2.0, None));
    }

    #[test]
    fn effects_of_opposite_signs_do_not_cancel_in_mu_star() {
        let mut cell = Cell::default();
        cell.add(1.0, &[Some(2.0), Some(2.0)]);
        cell.add(1.0, &[Some(-2.0), Some(-2.0)]);
        let found = cell.sensitivity().unwrap();
        assert_eq!((found.mu, found.mu_star, found.error), (0.0, 2.0, Some(0.0)));
    }

    #[test]
    fn nothing_seen_is_no_sensitivity() {
        let mut cell = Cell::default();
        cell.add(0.5, &[None, None]);
        assert_eq!(cell.sensitivity(), None);
    }
}
