//! Checks values against the kind and range of their field.

use super::collected::Collected;
use super::document::{Entry, Node, Value};
use super::field::{Field, Kind};
use crate::draws::{DISTRIBUTIONS, NONE};
use matchday_files::faults::{nearest, quoted};

/// Whether a field's value is usable.
pub(super) fn value(node: &Node, field: &Field, collected: &mut Collected) -> bool {
    let is_good = match (field.kind, &node.value) {
        (Kind::Text, Value::Text(text)) => !field.is_required || !text.trim().is_empty(),
        (Kind::Switch, Value::Switch(_)) => true,
        (Kind::File, Value::Text(text)) => !text.is_empty(),
        (Kind::Word(words), Value::Text(text)) => words.contains(&text.as_str()),
        (Kind::Whole { least, most } | Kind::WholeOrTexts { least, most }, Value::Whole(whole)) => {
            whole.is_some_and(|whole| (i128::from(least)..=i128::from(most)).contains(&whole))
        }
        (Kind::Number { least, most }, value) => number(value).is_some_and(|number| (least..=most).contains(&number)),
        (Kind::Distribution { or_none: true, .. }, Value::Text(text)) if text == NONE => true,
        (Kind::Distribution { least, most, .. }, Value::Table(entries)) => {
            return distribution(node, entries, (least, most), field, collected);
        }
        (Kind::Distribution { least, most, .. }, value) => {
            number(value).is_some_and(|number| (least..=most).contains(&number))
        }
        (Kind::Texts | Kind::WholeOrTexts { .. }, Value::List(items)) => return texts(items, field, collected),
        (Kind::Weights, Value::List(items)) => return weights(node, items, field, collected),
        (Kind::NamedWeights, Value::Table(entries)) => {
            let weights: Vec<bool> = entries.iter().map(|entry| weight(&entry.node, &entry.key, collected)).collect();
            return weights.into_iter().all(|is_good| is_good);
        }
        _ => false,
    };
    if !is_good {
        let message = format!("\"{}\" is {}; expected {}", field.name(), shown(&node.value), field.kind);
        collected.fault(node.site, message, remedy(node, field));
    }
    is_good
}

fn remedy(node: &Node, field: &Field) -> String {
    if let (Kind::Word(words), Some(text)) = (field.kind, node.text())
        && let Some(near) = nearest(text, words.iter().copied())
    {
        return format!("did you mean \"{near}\"?");
    }
    let is_number = matches!(field.kind, Kind::Whole { .. } | Kind::Number { .. } | Kind::Distribution { .. });
    if is_number && node.text().is_some_and(|text| text.parse::<f64>().is_ok()) {
        return "remove the quotes".to_owned();
    }
    if let (Kind::Number { most: 1.0, .. }, Some(percent)) = (field.kind, number(&node.value))
        && (5.0..=100.0).contains(&percent)
    {
        return format!("{percent} percent is {}", percent / 100.0);
    }
    match field.default.as_str() {
        "" | "\"\"" => "correct it".to_owned(),
        default => format!("correct it, or leave it out for the default, {default}"),
    }
}

/// Whether the table of a distribution has a name, exactly its parameters, and sensible values.
fn distribution(
    node: &Node,
    entries: &[Entry],
    (least, most): (f64, f64),
    field: &Field,
    collected: &mut Collected,
) -> bool {
    let before = collected.faults.len();
    let names = || DISTRIBUTIONS.iter().map(|(name, _)| *name);
    let name = node.get("distribution");
    let Some(name) = name else {
        let message = format!("\"{}\" has no \"distribution\"; expected one of {}", field.name(), listed(names()));
        collected.fault(node.site, message, "add distribution = \"…\", or write a number alone");
        return false;
    };
    let Some((word, parameters)) = DISTRIBUTIONS.iter().find(|(known, _)| name.text() == Some(known)) else {
        let message = format!("\"distribution\" is {}; expected one of {}", shown(&name.value), listed(names()));
        let near = name.text().and_then(|text| nearest(text, names()));
        let remedy = near.map_or("correct it".to_owned(), |near| format!("did you mean \"{near}\"?"));
        collected.fault(name.site, message, remedy);
        return false;
    };
    let parameters = parameters.iter().filter(|parameter| !parameter.is_empty());
    for (number_of, parameter) in parameters.clone().enumerate() {
        let range = match number_of {
            0 => (least, most),
            _ if *parameter == "log_sd" => (0.0, 5.0),
            _ => (0.0, most),
        };
        let Some(value) = node.get(parameter) else {
            if !entries.iter().any(|entry| nearest(&entry.key, [*parameter]).is_some()) {
                let message = format!("\"{parameter}\" of the {word} distribution is missing");
                collected.fault(node.site, message, format!("add {parameter} = …"));
            }
            continue;
        };
        if !number(&value.value).is_some_and(|number| (range.0..=range.1).contains(&number)) {
            let found = shown(&value.value);
            let message = format!("\"{parameter}\" is {found}; expected a number from {} to {}", range.0, range.1);
            collected.fault(value.site, message, "correct it");
        }
    }
    for entry in entries {
        let mut known = parameters.clone().copied().chain(["distribution"]);
        if known.clone().any(|known| known == entry.key) {
            continue;
        }
        let message = format!("unknown field {} of the {word} distribution", quoted(entry.key.as_bytes()));
        let remedy = match nearest(&entry.key, known.by_ref()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("expected {}", listed(parameters.clone().copied())),
        };
        collected.fault(entry.site, message, remedy);
    }
    collected.faults.len() == before
}

fn texts(items: &[Node], field: &Field, collected: &mut Collected) -> bool {
    let before = collected.faults.len();
    for item in items.iter().filter(|item| item.text().is_none()) {
        let message = format!("an entry of \"{}\" is {}; expected text in quotes", field.name(), shown(&item.value));
        collected.fault(item.site, message, "correct it");
    }
    collected.faults.len() == before
}

fn weights(node: &Node, items: &[Node], field: &Field, collected: &mut Collected) -> bool {
    const MOST: usize = 200;
    let before = collected.faults.len();
    let good = items.iter().filter(|item| weight(item, field.name(), collected)).count();
    let all_zero = items.iter().all(|item| number(&item.value) == Some(0.0));
    if good == items.len() && (all_zero || items.len() > MOST) {
        let found = if items.len() > MOST { "too many weights" } else { "no weight above 0" };
        let message = format!("\"{}\" has {found}; expected 1 to {MOST} weights, not all of them 0", field.name());
        collected.fault(node.site, message, "correct it, or leave it out for the default");
    }
    collected.faults.len() == before
}

/// Whether a value is a weight.
fn weight(node: &Node, name: &str, collected: &mut Collected) -> bool {
    let is_good = number(&node.value).is_some_and(|number| (0.0..=1e9).contains(&number));
    if !is_good {
        let message = format!(
            "a weight of {} is {}; expected a number from 0 to 1000000000",
            quoted(name.as_bytes()),
            shown(&node.value)
        );
        collected.fault(node.site, message, "correct it");
    }
    is_good
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        #[allow(clippy::cast_precision_loss, reason = "ranges are checked on it, and those are small")]
        Value::Whole(Some(whole)) => Some(*whole as f64),
        _ => None,
    }
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

/// A value as messages show it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text.as_bytes()),
        Value::Whole(Some(whole)) => whole.to_string(),
        Value::Whole(None) => "a number of too many digits".to_owned(),
        Value::Number(number) => format!("{number:?}"),
        Value::Switch(switch) => switch.to_string(),
        Value::Date(date) => format!("the date {date}"),
        Value::List(_) => "a list".to_owned(),
        Value::Table(_) => "a table".to_owned(),
    }
}
