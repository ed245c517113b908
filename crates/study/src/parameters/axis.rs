//! `path=values`: a field of the scenario and the values of its sweep.

use std::fmt;

use super::error::AxisError;
use matchday_model::scenario::{Kind, Override, field_of};

/// The maximum number of values of an axis, and of points of a sweep.
pub const MOST_POINTS: usize = 10_000;

/// A field and the values of its sweep.
///
/// # Examples
/// ```
/// use matchday_study::parameters::Axis;
/// let gold = Axis::parse("signals.gold=0..15:5").unwrap();
/// assert_eq!(gold.values().unwrap(), ["0", "5", "10", "15"]);
/// let fit = Axis::parse("utility.shared_fit=0..0.9/4").unwrap();
/// assert_eq!(fit.values().unwrap(), ["0", "0.3", "0.6", "0.9"]);
/// let people = Axis::parse("group.IR first.count=200, 220").unwrap();
/// assert_eq!(people.values().unwrap(), ["200", "220"]);
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Axis {
    field: Override,
    span: Span,
}

/// The values of an axis.
#[derive(Clone, PartialEq, Debug)]
pub enum Span {
    /// `0..15`: whole numbers, both ends included.
    Whole {
        /// The first.
        from: i64,
        /// The last.
        to: i64,
    },
    /// `0.2..0.9`, or `0.2..0.9/5`: real numbers, both ends included.
    Real {
        /// The first.
        from: f64,
        /// The last.
        to: f64,
        /// How many evenly spaced values.
        points: Option<u32>,
    },
    /// `300,350,400`, or `0.2..0.9:0.1`: these values, as typed.
    List(Vec<String>),
}

impl Axis {
    /// Parses `path=values`.
    ///
    /// # Errors
    /// If the path or a range cannot be parsed, or the range is empty.
    pub fn parse(text: &str) -> Result<Axis, AxisError> {
        let field = Override::parse(text).map_err(|_| AxisError::NoAxis)?;
        let span = span_of(field.value())?;
        Ok(Axis { field, span })
    }

    /// An axis over a range of a field.
    #[must_use]
    pub fn new(field: Override, span: Span) -> Axis {
        Axis { field, span }
    }

    /// The path as a user would type it, which names the axis.
    #[must_use]
    pub fn path(&self) -> String {
        self.field.typed_path()
    }

    /// The parts of the path.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        self.field.path()
    }

    /// The values.
    #[must_use]
    pub fn span(&self) -> &Span {
        &self.span
    }

    /// The field set to one value.
    #[must_use]
    pub fn set(&self, value: &str) -> Override {
        self.field.with(value)
    }

    /// Whether the field takes any number in a range, not only whole ones.
    fn takes_reals(&self) -> bool {
        field_of(self.parts())
            .is_some_and(|field| matches!(field.kind, Kind::Number { .. } | Kind::Distribution { .. }))
    }

    /// All values, as a user would type them.
    ///
    /// # Errors
    /// If a range of real numbers has neither a step nor a number of values, or there are too many values.
    pub fn values(&self) -> Result<Vec<String>, AxisError> {
        match &self.span {
            Span::Whole { from, to } if to.abs_diff(*from) >= MOST_POINTS as u64 => {
                Err(AxisError::TooMany { axis: self.to_string() })
            }
            Span::Whole { from, to } => Ok((*from..=*to).map(|value| value.to_string()).collect()),
            Span::Real { from, to, points: None } => {
                Err(AxisError::NoStep { axis: self.to_string(), step: short((to - from) / 4.0, to - from) })
            }
            Span::Real { from, to, points: Some(points) } => {
                let steps = f64::from(points.saturating_sub(1).max(1));
                Ok((0..*points).map(|step| short(from + (to - from) * f64::from(step) / steps, to - from)).collect())
            }
            Span::List(values) => Ok(values.clone()),
        }
    }

    /// The value at a share of the range, from 0 (included) to 1 (excluded). A range with whole ends gives whole values only if the field
    /// is whole: 0..1 of a share includes everything between.
    #[must_use]
    pub fn at(&self, share: f64) -> String {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "at most 10⁴"
        )]
        let among = |count: usize| ((share * count as f64) as usize).min(count.saturating_sub(1));
        match &self.span {
            #[allow(clippy::cast_precision_loss, reason = "ranges of numbers, not of counts")]
            Span::Whole { from, to } if self.takes_reals() => {
                let (from, to) = (*from as f64, *to as f64);
                short(from + (to - from) * share, to - from)
            }
            Span::Whole { from, to } => {
                let count = usize::try_from(to.abs_diff(*from)).unwrap_or(usize::MAX).saturating_add(1);
                from.saturating_add_unsigned(among(count) as u64).to_string()
            }
            Span::Real { from, to, .. } => short(from + (to - from) * share, to - from),
            Span::List(values) => values[among(values.len())].clone(),
        }
    }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.path(), self.span)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Span::Whole { from, to } => write!(f, "{from}..{to}"),
            Span::Real { from, to, points: None } => write!(f, "{from}..{to}"),
            Span::Real { from, to, points: Some(points) } => write!(f, "{from}..{to}/{points}"),
            Span::List(values) => f.write_str(&values.join(",")),
        }
    }
}

fn span_of(text: &str) -> Result<Span, AxisError> {
    let range = text.split_once("..").and_then(|(from, rest)| Some((number(from)?, from.trim(), rest)));
    let Some((from, from_text, rest)) = range else { return list(text) };
    let fault = || Err(AxisError::NoRange(text.to_owned()));
    let (to_text, spacing) = match rest.find([':', '/']) {
        Some(at) => (rest[..at].trim(), Some((&rest[at..=at], rest[at + 1..].trim()))),
        None => (rest.trim(), None),
    };
    let Some(to) = number(to_text) else { return fault() };
    if to < from {
        let [from, to] = [from_text, to_text].map(str::to_owned);
        return Err(AxisError::Empty { text: text.to_owned(), from, to });
    }
    match spacing {
        None => Ok(match (from_text.parse(), to_text.parse()) {
            (Ok(from), Ok(to)) => Span::Whole { from, to },
            _ => Span::Real { from, to, points: None },
        }),
        Some((":", step)) => match number(step) {
            Some(step) if step > 0.0 => steps(text, from, to, step),
            _ => fault(),
        },
        Some((_, points)) => match points.parse() {
            Ok(points) if points >= 2 && points as usize <= MOST_POINTS => {
                Ok(Span::Real { from, to, points: Some(points) })
            }
            _ => Err(AxisError::Points { text: text.to_owned(), points: points.to_owned() }),
        },
    }
}

fn steps(text: &str, from: f64, to: f64, step: f64) -> Result<Span, AxisError> {
    let count = ((to - from) / step + 1e-9).floor();
    #[allow(clippy::cast_precision_loss, reason = "10⁴")]
    if count >= MOST_POINTS as f64 {
        return Err(AxisError::SmallStep(text.to_owned()));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 10⁴")]
    let count = count as u32;
    // The decimals as typed suffice for all values.
    let values: Vec<String> = (0..=count).map(|at| short(from + step * f64::from(at), step)).collect();
    Ok(Span::List(values))
}

fn list(text: &str) -> Result<Span, AxisError> {
    let (mut values, mut depth, mut quote) = (vec![String::new()], 0, None);
    for character in text.chars() {
        match character {
            _ if quote == Some(character) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' => quote = Some(character),
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                values.push(String::new());
                continue;
            }
            _ => {}
        }
        values.last_mut().expect("it begins with one").push(character);
    }
    let values: Vec<String> = values.into_iter().map(|value| value.trim().to_owned()).collect();
    if values.iter().any(String::is_empty) {
        return Err(AxisError::EmptyValue(text.to_owned()));
    }
    if let Some(twice) = values.iter().enumerate().find(|(at, value)| values[..*at].contains(value)) {
        return Err(AxisError::TwiceValue(twice.1.clone()));
    }
    Ok(Span::List(values))
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// A number rounded six digits below the size of a range, without trailing zeros.
pub(super) fn short(value: f64, range: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let decimals = if range > 0.0 { (6.0 - range.log10().floor()).clamp(0.0, 15.0) as usize } else { 6 };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        Axis::parse(text).unwrap().values().unwrap()
    }

    #[test]
    fn ranges_have_both_ends() {
        assert_eq!(values("a=2..5"), ["2", "3", "4", "5"]);
        assert_eq!(values("a=-1..1"), ["-1", "0", "1"]);
        assert_eq!(values("a=0..1:0.25"), ["0", "0.25", "0.5", "0.75", "1"]);
        assert_eq!(values("a=0..0.3:0.1"), ["0", "0.1", "0.2", "0.3"]);
        assert_eq!(values("a=0..15:4"), ["0", "4", "8", "12"]);
        assert_eq!(values("a=0..1/4"), ["0", "0.333333", "0.666667", "1"]);
    }

    #[test]
    fn lists_are_split_outside_brackets_and_quotes() {
        assert_eq!(values("a=1, 2.5 ,none"), ["1", "2.5", "none"]);
        assert_eq!(
            values(r#"a={ distribution = "normal", mean = 8, sd = 2 },12"#),
            [r#"{ distribution = "normal", mean = 8, sd = 2 }"#, "12"]
        );
        assert_eq!(values("pool.programs=../a.csv,'b,c.csv'"), ["../a.csv", "'b,c.csv'"]);
    }

    #[test]
    fn what_is_no_range_is_said() {
        for (text, part) in [
            ("a=15..0", "did you mean 0..15?"),
            ("a=0..x", "is no range"),
            ("a=0..1:0", "is no range"),
            ("a=0..1/1", "expected 2 to"),
            ("a=0..1:0.0001", "more than 10000 values"),
            ("a=1,,2", "is empty"),
            ("a=1,2,1", "occurs twice"),
            ("a", "expected path=values"),
        ] {
            let error = Axis::parse(text).unwrap_err().to_string();
            assert!(error.contains(part), "{text}: {error}");
        }
        assert!(Axis::parse("a=0..0.5").unwrap().values().unwrap_err().to_string().contains("0..0.5:0.125"));
        assert!(Axis::parse("a=0..100000").unwrap().values().is_err());
    }

    #[test]
    fn shares_of_a_range_reach_every_value() {
        let whole = Axis::parse("a=3..5").unwrap();
        assert_eq!([0.0, 0.34, 0.999].map(|share| whole.at(share)), ["3", "4", "5"]);
        let real = Axis::parse("a=0.5..1.5").unwrap();
        assert_eq!([0.0, 0.5].map(|share| real.at(share)), ["0.5", "1"]);
        let all = Axis::parse("run.seed=0..9223372036854775807").unwrap();
        assert_eq!([0.0, 0.5].map(|share| all.at(share)), ["0", "4611686018427387904"]);
        let below = Axis::parse("a=-9223372036854775808..9223372036854775807").unwrap();
        assert_eq!([0.0, 0.5].map(|share| below.at(share)), ["-9223372036854775808", "0"]);
        let list = Axis::parse("a=x,y").unwrap();
        assert_eq!([0.49, 0.5].map(|share| list.at(share)), ["x", "y"]);
    }

    /// A share from 0 to 1 takes values between them; a number of signals does not.
    #[test]
    fn whole_ends_of_a_field_of_real_numbers_do_not_make_its_values_whole() {
        let at = |text: &str| Axis::parse(text).unwrap().at(0.3);
        assert_eq!(at("utility.shared_fit=0..1"), "0.3");
        assert_eq!(at("pgy1.ranks.mean=4..8"), "5.2");
        assert_eq!(at("signals.gold=0..9"), "3");
        assert_eq!(at("away.rotations=1..3"), "1");
    }
}
