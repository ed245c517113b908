//! The odds in sentences: the outcomes, their sensitivity to guesses, and the applicant.

use super::{applicant, find, words};
use crate::run::Run;
use crate::wording::{listed, share};
use matchday_model::scenario::fields;
use matchday_study::numbers::{percent, tenth};

pub(super) fn sentences(run: &Run) -> Vec<String> {
    let endings = words(run).into_iter().take(4).filter_map(|(outcome, words)| {
        let row = find(run, outcome).filter(|row| row.real("estimate") > Some(0.0))?;
        Some(format!("{} to {words}", share(&row)?))
    });
    let endings: Vec<String> = endings.collect();
    let mut sentences =
        vec![format!("The odds of the applicant \"{}\" in this model: {}.", applicant(run), listed(&endings))];
    let of_both = |outcome: &str| find(run, outcome).and_then(|row| share(&row));
    if let (Some(both), Some(near)) = (of_both("both"), of_both("same_region")) {
        sentences.push(format!(
            "As a couple with the partner: {both} that both match, {near} that both match in the same region."
        ));
    }
    sentences.extend(guesses(run));
    sentences.extend(profile(run));
    sentences
}

/// The range of the odds when the numbers that are guesses are drawn from their plausible ranges.
fn guesses(run: &Run) -> Option<String> {
    let table = run.optional("sensitivity")?;
    let mut odds: Vec<f64> = table.matching(&[("varied", "parameters")]).filter_map(|row| row.real("focus")).collect();
    odds.sort_by(f64::total_cmp);
    let [low, .., high] = odds.as_slice() else { return None };
    Some(format!(
        "Sensitivity to guesses: with the numbers that are this project's own choices drawn {} times from their plausible ranges, the odds of \
         {} lie between {} and {}. More seasons do not narrow this range.",
        odds.len(),
        run.focus(),
        percent(*low),
        percent(*high)
    ))
}

/// The applicant's fields, in the order of their documentation.
fn profile(run: &Run) -> Option<String> {
    let applicants = run.scenario.get("applicant")?.as_array()?;
    let is_own = |table: &&toml::Value| table.get("id").and_then(toml::Value::as_str) == Some(applicant(run));
    let applicant = applicants.iter().rev().find(is_own)?;
    let known = fields().filter(|field| field.section() == "applicant[]" && field.name() != "id");
    let stated = known.filter_map(|field| {
        let words = field.name().replace('_', " ");
        Some(match applicant.get(field.name())? {
            toml::Value::Boolean(true) => words,
            toml::Value::Boolean(false) => format!("{words}: no"),
            toml::Value::String(text) if text.is_empty() => return None,
            toml::Value::String(text) => format!("{words} {text}"),
            toml::Value::Float(number) => format!("{words} {}", tenth(*number)),
            toml::Value::Array(all) if all.is_empty() => return None,
            toml::Value::Array(all) => {
                format!("{words} {}", all.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join(" "))
            }
            other => format!("{words} {other}"),
        })
    });
    let stated: Vec<String> = stated.collect();
    (!stated.is_empty()).then(|| {
        format!("Given about the applicant: {}. Everything else follows the model's rules.", stated.join(", "))
    })
}
