//! How much the odds depend on assumptions.
//!
//! The parameters that are choices of this project and have a plausible range are drawn together from those ranges, as a Latin
//! hypercube. At each point the price taker plays a few replicates, the same at every point.

use crate::parameters::{Parameter, plausible_parameters, strata};
use matchday_model::draws::{Keys, Purpose};
use matchday_model::scenario::{Grade, Override, Scenario};

/// A point, and the odds of the focus there.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// The overrides.
    pub set: Vec<Override>,
    /// The odds, with the error of these few replicates.
    pub odds: super::Estimated,
}

/// The spread over points.
#[derive(Clone, PartialEq, Debug)]
pub struct Sensitivity {
    /// The parameters that were drawn.
    pub parameters: Vec<String>,
    /// The points.
    pub points: Vec<Point>,
    /// Replicates at each point.
    pub replicates: u32,
    /// The odds in other worlds, with other institutions drawn. Empty if the applicant names an institution or program, or if every
    /// replicate has its own world.
    pub worlds: Vec<super::Estimated>,
}

/// The parameters to draw in a scenario.
#[must_use]
pub fn weakest_parameters(scenario: &Scenario) -> Vec<Parameter> {
    let is_weak = |parameter: &Parameter| {
        parameter.inert.is_none() && parameter.field.is_some_and(|field| field.grade == Grade::Ours)
    };
    plausible_parameters(scenario).into_iter().filter(is_weak).collect()
}

impl Sensitivity {
    /// The points to visit: one in each stratum of each parameter.
    #[must_use]
    pub fn design(parameters: &[Parameter], points: usize, seed: u64) -> Vec<Vec<Override>> {
        let keys = Keys::of(seed, None, "sensitivity of odds");
        let columns: Vec<Vec<Override>> = parameters
            .iter()
            .map(|parameter| {
                let mut draws = keys.named(&parameter.path()).draws(Purpose::Design);
                strata(points, &mut draws).into_iter().map(|share| parameter.set_at(share)).collect()
            })
            .collect();
        (0..points).map(|point| columns.iter().map(|column| column[point].clone()).collect()).collect()
    }

    /// The seeds of other worlds.
    #[must_use]
    pub fn other_seeds(seed: u64, worlds: usize) -> Vec<u64> {
        let mut keys = Keys::of(seed, None, "other worlds");
        (0..worlds).map(|_| keys.next_key().bits() >> 1).collect()
    }

    /// The lowest odds at the points, their quartiles, and the highest; `None` without points.
    #[must_use]
    pub fn quartiles(&self) -> Option<[f64; 5]> {
        let mut odds: Vec<f64> = self.points.iter().map(|point| point.odds.estimate).collect();
        odds.sort_unstable_by(f64::total_cmp);
        let last = odds.len().checked_sub(1)?;
        Some([0, 1, 2, 3, 4].map(|quarter| odds[(last * quarter + 2) / 4]))
    }

    /// The lowest and the highest odds in other worlds; `None` without any.
    #[must_use]
    pub fn of_worlds(&self) -> Option<[f64; 2]> {
        let odds = || self.worlds.iter().map(|one| one.estimate);
        Some([odds().min_by(f64::total_cmp)?, odds().max_by(f64::total_cmp)?])
    }
}
