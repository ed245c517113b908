//! The parameters of a screening, and their ranges.

use super::acting::why_inert;
use super::axis::{Axis, Span, short};
use super::error::{AxisError, SweepError};
use matchday_model::scenario::{Field, Kind, Override, Scenario, field_of, fields};

/// Levels of a range: 0, 1/3, 2/3 and 1.
pub const LEVELS: u32 = 4;

/// A parameter of a screening.
#[derive(Clone, PartialEq, Debug)]
pub struct Parameter {
    axis: Axis,
    /// The lower end of its range.
    pub from: f64,
    /// The upper end.
    pub to: f64,
    /// Whether it takes only whole numbers.
    pub is_whole: bool,
    /// The description of the field.
    pub field: Option<&'static Field>,
    /// Why it has no effect in this scenario, if so. It is then not moved.
    pub inert: Option<&'static str>,
}

impl Parameter {
    /// The path as a user would type it, which names the parameter.
    #[must_use]
    pub fn path(&self) -> String {
        self.axis.path()
    }

    /// The value at a level of the range, from 0 to 3, rounded if only whole numbers are possible.
    #[must_use]
    pub fn value(&self, level: u32) -> f64 {
        let value = self.from + (self.to - self.from) * f64::from(level) / f64::from(LEVELS - 1);
        if self.is_whole { value.round() } else { value }
    }

    /// The field set to the value at a level.
    #[must_use]
    pub fn set(&self, level: u32) -> Override {
        self.axis.set(&short(self.value(level), self.to - self.from))
    }

    /// The field set to the value at a share of the range, from 0 (included) to 1 (excluded). Every whole number has an equal part of it.
    #[must_use]
    pub fn set_at(&self, share: f64) -> Override {
        let width = self.to - self.from;
        let value = self.from + if self.is_whole { ((width + 1.0) * share).floor().min(width) } else { width * share };
        self.axis.set(&short(value, self.to - self.from))
    }

    /// The signed part of the range by which a step between two levels moves the value.
    #[must_use]
    pub fn step(&self, from: u32, to: u32) -> f64 {
        (self.value(to) - self.value(from)) / (self.to - self.from)
    }
}

/// Resolves axes to parameters of a scenario.
///
/// # Errors
/// All axes without a range.
pub fn parameters_of(axes: &[Axis], scenario: &Scenario) -> Result<Vec<Parameter>, SweepError> {
    let mut faults = Vec::new();
    let mut parameters: Vec<Parameter> = Vec::new();
    for axis in axes {
        let range = match *axis.span() {
            #[allow(clippy::cast_precision_loss, reason = "ranges of counts")]
            Span::Whole { from, to } => Some((from as f64, to as f64)),
            Span::Real { from, to, .. } => Some((from, to)),
            Span::List(_) => None,
        };
        let field = field_of(axis.parts());
        match range {
            _ if axis.path() == "run.seed" => {
                faults.push(AxisError::Seed(axis.to_string()));
            }
            Some((from, to)) if from < to => {
                let is_whole = field.is_some_and(|field| matches!(field.kind, Kind::Whole { .. }));
                if is_whole && (from.fract() != 0.0 || to.fract() != 0.0) {
                    faults.push(AxisError::NotWhole(axis.to_string()));
                }
                if parameters.iter().any(|parameter| parameter.path() == axis.path()) {
                    faults.push(AxisError::TwiceScreened(axis.path()));
                }
                let inert = field.zip(entry_of(axis.parts(), scenario));
                let inert = inert.and_then(|(field, index)| why_inert(scenario, &field.path, index));
                parameters.push(Parameter { axis: axis.clone(), from, to, is_whole, field, inert });
            }
            _ => faults.push(AxisError::NoEnds(axis.to_string())),
        }
    }
    if faults.is_empty() { Ok(parameters) } else { Err(SweepError(faults)) }
}

/// The entry of the list that a path addresses; 0 if it addresses no list, `None` if there is no such entry.
fn entry_of(parts: &[String], scenario: &Scenario) -> Option<usize> {
    let name = parts.get(1);
    match parts.first().map(String::as_str) {
        Some("specialty") => scenario.specialty.iter().position(|specialty| Some(&specialty.name) == name),
        Some("type") => scenario.types.iter().position(|kind| Some(&kind.name) == name),
        Some("group") => scenario.group.iter().position(|group| Some(&group.name) == name),
        _ => Some(0),
    }
}

/// All parameters of a scenario with a plausible range, one for each specialty, type or group that has it. For a distribution the
/// mean is moved and the spread stays.
#[must_use]
pub fn plausible_parameters(scenario: &Scenario) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    // A scenario that was read can always be written as TOML.
    let values = toml::Value::try_from(scenario).unwrap_or_else(|_| toml::Table::new().into());
    for field in fields() {
        let Some((from, to)) = field.plausible else { continue };
        let is_whole = matches!(field.kind, Kind::Whole { .. });
        for (parts, index) in instances(field, scenario) {
            let parts = with_mean(parts, &values);
            let span = Span::Real { from, to, points: None };
            let typed = Override::at(&parts);
            let inert = why_inert(scenario, &field.path, index);
            parameters.push(Parameter { axis: Axis::new(typed, span), from, to, is_whole, field: Some(field), inert });
        }
    }
    parameters
}

/// The paths of a field in a scenario, with the index of the list entry of each.
fn instances(field: &Field, scenario: &Scenario) -> Vec<(Vec<String>, usize)> {
    let parts = || field.path.split('.').map(str::to_owned);
    let names: Vec<&String> = match field.path.split_once("[].") {
        None => return vec![(parts().collect(), 0)],
        Some(("specialty", _)) => scenario.specialty.iter().map(|specialty| &specialty.name).collect(),
        Some(("type", _)) => scenario.types.iter().map(|kind| &kind.name).collect(),
        Some(("group", _)) => scenario.group.iter().map(|group| &group.name).collect(),
        Some(_) => Vec::new(),
    };
    let path = |name: &String| {
        parts()
            .flat_map(|part| match part.strip_suffix("[]") {
                Some(list) => vec![list.to_owned(), name.clone()],
                None => vec![part],
            })
            .collect()
    };
    names.into_iter().enumerate().map(|(index, name)| (path(name), index)).collect()
}

/// The path of the moved value: for a distribution with spread, its mean.
fn with_mean(mut parts: Vec<String>, values: &toml::Value) -> Vec<String> {
    let value = parts.iter().try_fold(values, |value, part| match value {
        toml::Value::Array(entries) => {
            entries.iter().find(|entry| entry.get("name").is_some_and(|name| name.as_str() == Some(part)))
        }
        value => value.get(part),
    });
    let distribution = value.and_then(|value| value.get("distribution"));
    if distribution.is_some_and(|distribution| distribution.as_str() != Some("fixed")) {
        parts.push("mean".to_owned());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use matchday_model::draws::Distribution;
    use matchday_model::scenario::{Group, Specialty};

    fn scenario() -> Scenario {
        Scenario {
            specialty: vec![Specialty { name: "IR".to_owned(), ..Specialty::default() }],
            group: vec![Group { name: "IR first".to_owned(), ..Group::default() }],
            ..Scenario::default()
        }
    }

    #[test]
    fn every_plausible_field_is_a_parameter_at_its_own_path() {
        let parameters = plausible_parameters(&scenario());
        let paths: Vec<String> = parameters.iter().map(Parameter::path).collect();
        for path in [
            "signals.gold",
            "specialty.IR.applications.mean",
            "group.IR first.taste",
            "invitations.cap",
            "pgy1.ranks.mean",
        ] {
            assert!(paths.iter().any(|known| known == path), "{path} is not in {paths:?}");
        }
        for parameter in &parameters {
            assert_eq!(field_of(parameter.axis.parts()), parameter.field, "{}", parameter.path());
        }
    }

    /// The ties of both sides are among the least known numbers.
    #[test]
    fn ties_are_moved_where_somebody_has_them() {
        let inert = |scenario: &Scenario, path: &str| {
            let parameters = plausible_parameters(scenario);
            let found = parameters.iter().find(|parameter| parameter.path() == path).expect("a parameter");
            found.inert
        };
        let mut scenario = scenario();
        let ties =
            ["applicant", "program"].map(|side| ["region", "home", "away"].map(|tie| format!("utility.{side}.{tie}")));
        scenario.types = vec![matchday_model::scenario::ApplicantType { home: 0.5, ..Default::default() }];
        assert!(ties.iter().flatten().all(|tie| inert(&scenario, tie).is_none()));
        scenario.types[0].home = 0.0;
        scenario.away.share = 0.0;
        assert_eq!(inert(&scenario, "utility.program.home"), Some("nobody has a home institution"));
        assert_eq!(inert(&scenario, "utility.applicant.away"), Some("nobody rotates away"));
        assert_eq!(inert(&scenario, "utility.program.region"), None);
    }

    #[test]
    fn distributions_are_moved_by_their_mean_unless_they_are_fixed() {
        let mut scenario = scenario();
        scenario.invitations.cap = Some(Distribution::Gamma { mean: 12.0, sd: 3.0 });
        scenario.pgy1.ranks = Distribution::Fixed { value: 8.0 };
        let paths: Vec<String> = plausible_parameters(&scenario).iter().map(Parameter::path).collect();
        let is_there = |path: &str| paths.iter().any(|known| known == path);
        assert!(is_there("invitations.cap.mean") && is_there("pgy1.ranks"), "{paths:?}");
        scenario.invitations.cap = None;
        let cap = plausible_parameters(&scenario)
            .into_iter()
            .find(|parameter| parameter.path().starts_with("invitations.cap"));
        assert_eq!(cap.map(|cap| cap.path()), Some("invitations.cap".to_owned()));
    }

    #[test]
    fn levels_of_whole_numbers_are_whole_and_steps_are_what_was_moved() {
        let axis = Axis::parse("away.rotations=1..3").unwrap();
        let parameter = &parameters_of(&[axis], &scenario()).unwrap()[0];
        assert_eq!([0, 1, 2, 3].map(|level| parameter.value(level).to_string()), ["1", "2", "2", "3"]);
        assert!((parameter.step(0, 2) - 0.5).abs() < 1e-12);
        assert_eq!(parameter.set(3).to_string(), "away.rotations=3");
        let drawn = [0.0, 0.33, 0.34, 0.66, 0.67, 0.999].map(|share| parameter.set_at(share).value().to_owned());
        assert_eq!(drawn, ["1", "1", "2", "2", "3", "3"]);
    }

    #[test]
    fn lists_and_empty_ranges_are_refused() {
        let axes = ["signals.gold=1,2", "away.share=1..1", "run.seed=1..5", "away.rotations=1.2..1.4"];
        let faults = parameters_of(&axes.map(|text| Axis::parse(text).unwrap()), &scenario()).unwrap_err();
        let words = ["is no range", "is no range", "no parameter", "takes whole numbers"];
        assert!(faults.0.iter().zip(words).all(|(fault, word)| fault.to_string().contains(word)), "{faults:?}");
        assert_eq!(faults.0.len(), words.len());
    }
}
