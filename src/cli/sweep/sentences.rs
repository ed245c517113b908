//! What changes over the points of a sweep, in a few sentences.

use std::io::{self, Write};

use matchday::parameters::Axis;
use matchday::scenario::{Field, Override, field_of};

use super::summary::{Summary, change, focus_of};
use crate::cli::numbers::percent;
use crate::cli::terminal::write_paragraph;

/// Differences below this number of standard errors may be zero.
const CLEAR: f64 = 2.0;

/// A point, and its headline: the share of those who prefer the focus who match in it.
type Found = (usize, f64);

impl Summary<'_> {
    pub(super) fn sentences(&self, to: &mut impl Write) -> io::Result<()> {
        let focus = focus_of(self.scenario);
        let known: Vec<Found> =
            (0..self.results.points.len()).filter_map(|point| Some((point, self.headline(point)?.value))).collect();
        if known.is_empty() {
            return writeln!(to, "\nNo applicant in this scenario prefers {focus}.");
        }
        if known.len() < 2 {
            return Ok(());
        }
        writeln!(to)?;
        let best = known.iter().copied().fold(known[0], |best, one| if one.1 > best.1 { one } else { best });
        let worst = known.iter().copied().fold(known[0], |worst, one| if one.1 < worst.1 { one } else { worst });
        if let [axis] = &self.results.axes[..] {
            self.write_axis(to, axis, &known, [best, worst])?;
        } else {
            self.write_extremes(to, [best, worst])?;
        }
        self.write_gain(to)
    }

    /// The headline at both ends of one parameter, and its extremes in between.
    fn write_axis(&self, to: &mut impl Write, axis: &Axis, known: &[Found], extremes: [Found; 2]) -> io::Result<()> {
        let focus = focus_of(self.scenario);
        let value = |point: usize| self.results.points[point].visited.set[0].value();
        let texts: Vec<&str> = known.iter().map(|&(point, _)| value(point)).collect();
        let [first, last] = ends(&texts).map(|at| known[at].0);
        let unit = field_of(axis.parts()).map_or(String::new(), |field| unit_of(field, axis));
        let sentence = format!(
            "From {} to {}{unit}, the share of those who prefer {focus} who match in it goes from {} to {}: {}.",
            value(first),
            value(last),
            self.rate(first),
            self.rate(last),
            self.by(last, first)
        );
        write_paragraph(to, "", &sentence)?;
        let [best, worst] = extremes.map(|(point, _)| point);
        let is_inside = |point: usize| ![first, last].iter().any(|&end| value(end) == value(point));
        if !is_inside(best) && !is_inside(worst) {
            return Ok(());
        }
        let [high, low] = [best, worst].map(|point| format!("{} at {}", self.rate(point), value(point)));
        let by = self.by(best, worst);
        let sentence = if self.is_clear(best, worst) {
            format!("It is highest, {high}, and lowest, {low}: {by}.")
        } else {
            format!("No two values differ clearly: the highest, {high}, and the lowest, {low}, differ by {by}.")
        };
        write_paragraph(to, "", &sentence)
    }

    /// The points at which the headline is highest and lowest.
    fn write_extremes(&self, to: &mut impl Write, extremes: [Found; 2]) -> io::Result<()> {
        let focus = focus_of(self.scenario);
        let [best, worst] = extremes.map(|(point, _)| point);
        let set = |point: usize| {
            self.results.points[point].visited.set.iter().map(Override::to_string).collect::<Vec<_>>().join(", ")
        };
        let sentence = if best == worst {
            format!("Of those who prefer {focus}, the same share match in it at all points: {}.", self.rate(best))
        } else if self.is_clear(best, worst) {
            format!(
                "Of those who prefer {focus}, the share who match in it is highest, {}, with {}, and lowest, {}, with {}: {}.",
                self.rate(best),
                set(best),
                self.rate(worst),
                set(worst),
                self.by(worst, best)
            )
        } else {
            format!(
                "No two points differ clearly: of those who prefer {focus}, the share who match in it is highest, {}, with {}, and lowest, {}, with {}: {}.",
                self.rate(best),
                set(best),
                self.rate(worst),
                set(worst),
                self.by(worst, best)
            )
        };
        write_paragraph(to, "", &sentence)
    }

    /// The gain in precision from pairing seasons.
    fn write_gain(&self, to: &mut impl Write) -> io::Result<()> {
        if self.sweeps_seeds() {
            return Ok(());
        }
        let mut gains: Vec<f64> = (0..self.results.points.len())
            .filter(|&point| point != self.results.base)
            .filter_map(|point| self.difference(point, self.results.base)?.gain)
            .collect();
        gains.sort_by(f64::total_cmp);
        let Some(gain) = gains.get(gains.len() / 2).filter(|&&gain| gain >= 1.5) else { return Ok(()) };
        let places = usize::from(*gain < 10.0);
        let sentence = format!(
            "All points share their random draws. With independent draws, differences as precise would take {gain:.places$} times as \
             many seasons."
        );
        write_paragraph(to, "", &sentence)
    }

    fn rate(&self, point: usize) -> String {
        self.headline(point).map_or(String::new(), |found| percent(found.value))
    }

    fn by(&self, here: usize, there: usize) -> String {
        let found = self.difference(here, there);
        found.map_or(String::new(), |found| format!("{} percentage points", change(&found.estimate)))
    }

    /// Whether two points differ by more than Monte Carlo error may explain.
    fn is_clear(&self, here: usize, there: usize) -> bool {
        let found = self.difference(here, there).map(|found| found.estimate);
        found
            .is_some_and(|found| found.mcse.is_some_and(|mcse| found.value.abs() >= CLEAR * mcse) && found.value != 0.0)
    }
}

/// The positions of the first and the last value: as typed, or, if numbers neither rise nor fall throughout, those of the least and
/// the greatest.
fn ends(values: &[&str]) -> [usize; 2] {
    let typed = [0, values.len() - 1];
    let numbers: Option<Vec<f64>> = values.iter().map(|value| value.parse().ok()).collect();
    let Some(numbers) = numbers else { return typed };
    let is_rising = numbers.is_sorted();
    let is_falling = numbers.iter().rev().is_sorted();
    if is_rising || is_falling {
        return typed;
    }
    let by_value = |&a: &usize, &b: &usize| numbers[a].total_cmp(&numbers[b]);
    let least = (0..numbers.len()).min_by(by_value).unwrap_or(0);
    let greatest = (0..numbers.len()).max_by(by_value).unwrap_or(0);
    [least, greatest]
}

/// The unit with the path, or the path alone.
fn unit_of(field: &Field, axis: &Axis) -> String {
    if field.unit.is_empty() { format!(" of {}", axis.path()) } else { format!(" {} ({})", field.unit, axis.path()) }
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn ends_are_as_typed_or_the_least_and_the_greatest() {
        assert_eq!(ends(&["0", "6", "15"]), [0, 2]);
        assert_eq!(ends(&["15", "6", "0"]), [0, 2]);
        assert_eq!(ends(&["0.4", "0.1", "0.9", "0.2"]), [1, 2]);
        assert_eq!(ends(&["none", "5", "8"]), [0, 2]);
    }
}
