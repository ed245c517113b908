//! Elementary effects: paths through the parameters' ranges that move one parameter at a time.
//!
//! Morris, "Factorial sampling plans for preliminary computational experiments", *Technometrics* 33 (1991), with p = 4
//! levels and steps of Δ = p / (2 (p - 1)) = 2/3 of a range.

use crate::parameters::LEVELS;
use matchday_model::draws::{Keys, Purpose};

/// A step in levels, Δ.
const STEP: u32 = LEVELS / 2;

/// One path: a start, then one step of every parameter, in random order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trajectory {
    /// The level, 0 to 3, of each parameter at each point. There is one point more than there are parameters.
    pub points: Vec<Vec<u32>>,
    /// The parameter that moves from each point to the next.
    pub moved: Vec<usize>,
}

/// Draws `count` trajectories over parameters with these names. The draws of a parameter are addressed by its name, so adding one
/// changes no level of another.
#[must_use]
pub fn trajectories(names: &[String], count: u32, seed: u64) -> Vec<Trajectory> {
    (0..count).map(|number| trajectory(names, &Keys::of(seed, Some(number), "trajectory"))).collect()
}

fn trajectory(names: &[String], keys: &Keys) -> Trajectory {
    let mut starts = Vec::new();
    let mut turns: Vec<(f64, usize)> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let mut draws = keys.named(name).draws(Purpose::Design);
        starts.push(draws.below(LEVELS));
        turns.push((draws.unit(), index));
    }
    turns.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let moved: Vec<usize> = turns.into_iter().map(|(_, index)| index).collect();
    let mut points = vec![starts];
    for &parameter in &moved {
        let mut next = points[points.len() - 1].clone();
        // Steps go up from the lower half and down from the upper half, so that all levels are equally likely.
        next[parameter] = (next[parameter] + STEP) % LEVELS;
        points.push(next);
    }
    Trajectory { points, moved }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|number| format!("parameter {number}")).collect()
    }

    /// The law of the design: every step changes one coordinate, by Δ, and every coordinate once.
    #[test]
    fn each_step_changes_one_coordinate_by_delta() {
        for trajectory in trajectories(&names(9), 20, 3) {
            assert_eq!((trajectory.points.len(), trajectory.moved.len()), (10, 9));
            for (pair, &moved) in trajectory.points.windows(2).zip(&trajectory.moved) {
                for (parameter, (before, after)) in pair[0].iter().zip(&pair[1]).enumerate() {
                    assert_eq!(before.abs_diff(*after), if parameter == moved { STEP } else { 0 });
                    assert!(*after < LEVELS);
                }
            }
            let mut each = trajectory.moved.clone();
            each.sort_unstable();
            assert_eq!(each, (0..9).collect::<Vec<_>>());
        }
    }

    #[test]
    fn one_parameter_more_moves_no_level_of_another() {
        let (few, more) = (trajectories(&names(3), 5, 8), trajectories(&names(4), 5, 8));
        for (few, more) in few.iter().zip(&more) {
            assert_eq!(few.points[0], more.points[0][..3]);
            let order: Vec<usize> = more.moved.iter().copied().filter(|&parameter| parameter < 3).collect();
            assert_eq!(few.moved, order);
        }
        assert_ne!(trajectories(&names(6), 2, 8)[0], trajectories(&names(6), 2, 9)[0]);
    }

    #[test]
    fn all_levels_occur() {
        let starts: Vec<u32> = trajectories(&names(5), 40, 1).iter().flat_map(|t| t.points[0].clone()).collect();
        assert!((0..LEVELS).all(|level| starts.iter().filter(|&&start| start == level).count() > 25));
    }
}
