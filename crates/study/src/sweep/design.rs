//! The points that a sweep visits.

use crate::parameters::{Axis, AxisError, MOST_POINTS, SweepError, strata};
use matchday_model::draws::{Keys, Purpose};
use matchday_model::scenario::Override;

/// How axes are combined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Combination {
    /// Every value with every other.
    Grid,
    /// The first values together, then the second, …
    Zip,
    /// This many points, one in each of as many strata of each axis: a Latin hypercube (`McKay`,
    /// Beckman and Conover, *Technometrics* 21, 1979).
    Sample(u32),
}

impl std::fmt::Display for Combination {
    /// The word in manifests: `grid`, `zip` or `sample 50`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Combination::Grid => f.write_str("grid"),
            Combination::Zip => f.write_str("zip"),
            Combination::Sample(points) => write!(f, "sample {points}"),
        }
    }
}

/// The points of a sweep.
#[derive(Clone, PartialEq, Debug)]
pub struct Design {
    /// The names of the axes: their paths as a user would type them.
    pub axes: Vec<String>,
    /// The overrides at each point, one for each axis.
    pub points: Vec<Vec<Override>>,
}

impl Design {
    /// Combines axes.
    ///
    /// # Errors
    /// All reasons why they do not combine.
    pub fn of(axes: &[Axis], combination: Combination, seed: u64) -> Result<Design, SweepError> {
        Design::combined(axes, combination, seed).map_err(SweepError)
    }

    fn combined(axes: &[Axis], combination: Combination, seed: u64) -> Result<Design, Vec<AxisError>> {
        let names: Vec<String> = axes.iter().map(Axis::path).collect();
        let mut faults: Vec<AxisError> = names
            .iter()
            .enumerate()
            .filter(|(at, name)| names[..*at].contains(name))
            .map(|(_, name)| AxisError::Twice(name.clone()))
            .collect();
        let rows = match combination {
            Combination::Sample(points) => sample(axes, &names, points as usize, seed),
            Combination::Grid | Combination::Zip => {
                let values: Vec<Vec<String>> =
                    axes.iter().filter_map(|axis| axis.values().map_err(|fault| faults.push(fault)).ok()).collect();
                if values.len() < axes.len() { Ok(Vec::new()) } else { combine(&names, &values, combination) }
            }
        };
        match rows {
            Ok(rows) if faults.is_empty() => {
                let set = |row: Vec<String>| axes.iter().zip(row).map(|(axis, value)| axis.set(&value)).collect();
                Ok(Design { axes: names, points: rows.into_iter().map(set).collect() })
            }
            Ok(_) => Err(faults),
            Err(fault) => Err(faults.into_iter().chain([fault]).collect()),
        }
    }
}

fn combine(names: &[String], values: &[Vec<String>], combination: Combination) -> Result<Vec<Vec<String>>, AxisError> {
    let lengths: Vec<usize> = values.iter().map(Vec::len).collect();
    if combination == Combination::Zip {
        if lengths.windows(2).any(|pair| pair[0] != pair[1]) {
            let counts: Vec<String> =
                names.iter().zip(&lengths).map(|(name, count)| format!("{name} has {count}")).collect();
            return Err(AxisError::UnequalZip(counts.join(", ")));
        }
        let points = lengths.first().copied().unwrap_or(0);
        if points > MOST_POINTS {
            return Err(AxisError::LongZip(points));
        }
        return Ok((0..points).map(|at| values.iter().map(|values| values[at].clone()).collect()).collect());
    }
    let total = lengths.iter().try_fold(1usize, |total, &count| total.checked_mul(count));
    match total {
        Some(total) if total <= MOST_POINTS => {}
        _ => {
            let counts: Vec<String> = lengths.iter().map(ToString::to_string).collect();
            return Err(AxisError::LargeGrid(counts.join(" × ")));
        }
    }
    let mut rows = vec![Vec::new()];
    for values in values {
        let longer = |row: &Vec<String>| {
            values.iter().map(|value| row.iter().chain([value]).cloned().collect()).collect::<Vec<Vec<String>>>()
        };
        rows = rows.iter().flat_map(longer).collect();
    }
    Ok(rows)
}

/// Each axis has its own draws, addressed by its name, so adding an axis changes no value of another.
fn sample(axes: &[Axis], names: &[String], points: usize, seed: u64) -> Result<Vec<Vec<String>>, AxisError> {
    if points > MOST_POINTS {
        return Err(AxisError::LargeSample(points));
    }
    let keys = Keys::of(seed, None, "latin hypercube");
    let columns: Vec<Vec<String>> = axes
        .iter()
        .zip(names)
        .map(|(axis, name)| {
            let mut draws = keys.named(name).draws(Purpose::Design);
            strata(points, &mut draws).into_iter().map(|share| axis.at(share)).collect()
        })
        .collect();
    Ok((0..points).map(|at| columns.iter().map(|column| column[at].clone()).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axes(texts: &[&str]) -> Vec<Axis> {
        texts.iter().map(|text| Axis::parse(text).unwrap()).collect()
    }

    fn rows(design: &Design) -> Vec<String> {
        let row = |point: &Vec<Override>| point.iter().map(Override::value).collect::<Vec<_>>().join(" ");
        design.points.iter().map(row).collect()
    }

    #[test]
    fn a_grid_has_every_combination_the_last_axis_fastest() {
        let design = Design::of(&axes(&["a=1..2", "b=x,y,z"]), Combination::Grid, 1).unwrap();
        assert_eq!(rows(&design), ["1 x", "1 y", "1 z", "2 x", "2 y", "2 z"]);
        assert_eq!(design.points[0][1].to_string(), "b=x");
    }

    #[test]
    fn zip_takes_values_in_step_or_says_why_not() {
        let design = Design::of(&axes(&["a=1..3", "b=x,y,z"]), Combination::Zip, 1).unwrap();
        assert_eq!(rows(&design), ["1 x", "2 y", "3 z"]);
        let faults = Design::of(&axes(&["a=1..3", "b=x,y"]), Combination::Zip, 1).unwrap_err();
        assert!(faults.to_string().contains("a has 3, b has 2"), "{faults:?}");
        let long = (0..=MOST_POINTS).map(|value| value.to_string()).collect::<Vec<_>>().join(",");
        let faults = Design::of(&axes(&[&format!("a={long}")]), Combination::Zip, 1).unwrap_err();
        assert!(faults.to_string().contains("10001 points"), "{faults:?}");
    }

    #[test]
    fn all_that_hinders_is_said_at_once() {
        let faults = Design::of(&axes(&["a=0..0.5", "a=1..2", "b=0..99999"]), Combination::Grid, 1).unwrap_err();
        assert_eq!(faults.0.len(), 3, "{faults:?}");
        let faults = Design::of(&axes(&["a=1..200", "b=1..200"]), Combination::Grid, 1).unwrap_err();
        assert!(faults.to_string().contains("200 × 200"), "{faults:?}");
    }

    /// The law of the Latin hypercube: each stratum of each axis has exactly one point.
    #[test]
    fn a_latin_hypercube_has_one_point_in_each_stratum_of_each_axis() {
        for points in [1u32, 7, 40] {
            let design = Design::of(&axes(&["a=0.0..1.0", "b=-2.0..2.0"]), Combination::Sample(points), 5).unwrap();
            for (axis, (from, width)) in [(0.0, 1.0), (-2.0, 4.0)].into_iter().enumerate() {
                #[allow(clippy::cast_possible_truncation, reason = "small")]
                let mut strata: Vec<i64> = design
                    .points
                    .iter()
                    .map(|point| {
                        let value: f64 = point[axis].value().parse().unwrap();
                        ((value - from) / width * f64::from(points)).floor() as i64
                    })
                    .collect();
                strata.sort_unstable();
                assert_eq!(strata, (0..i64::from(points)).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_sample_depends_on_the_seed_and_on_no_other_axis() {
        let of = |texts: &[&str], seed| Design::of(&axes(texts), Combination::Sample(9), seed).unwrap();
        let column = |design: &Design, axis: usize| -> Vec<String> {
            design.points.iter().map(|point| point[axis].value().to_owned()).collect()
        };
        let (one, two) = (of(&["a=0.0..1.0"], 3), of(&["b=0..9", "a=0.0..1.0"], 3));
        assert_eq!(column(&one, 0), column(&two, 1));
        assert_ne!(column(&one, 0), column(&of(&["a=0.0..1.0"], 4), 0));
        assert_ne!(column(&of(&["a=0.0..1.0", "c=0.0..1.0"], 3), 0), column(&of(&["a=0.0..1.0", "c=0.0..1.0"], 3), 1));
    }
}
