//! `--set path.to.field=value`: one field of a scenario, for one run.

use std::fmt;

use toml::de::DeValue;

use super::document::{Entry, Node, Site, Value};
use super::field::{Kind, Shape, shape};
use super::slug::esir_ending;
use matchday_files::faults::{nearest, quoted};

/// Why a text is not an override.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OverrideError {
    /// It is not `path.to.field=value`.
    #[error("expected path.to.field=value, such as signals.gold=8")]
    NoOverride,
    /// A quote is not closed.
    #[error("the quote {0} is never closed; {no_override}", no_override = OverrideError::NoOverride)]
    OpenQuote(char),
}

/// A field of a scenario that is set outside the file.
///
/// Its [`Display`](fmt::Display) is the text as typed.
///
/// # Examples
/// ```
/// use matchday_model::scenario::Override;
/// assert!(Override::parse("signals.gold=8").is_ok());
/// assert!(Override::parse(r#"group."IR first".count=250"#).is_ok());
/// assert_eq!(Override::parse("signals.gold").unwrap_err().to_string(), "expected path.to.field=value, such as signals.gold=8");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Override {
    text: String,
    path: Vec<String>,
    value: String,
}

impl Override {
    /// Parses `path.to.field=value`. The value is TOML; a bare word is a text. Entries of lists of tables are addressed by
    /// name: `specialty.IR-Integrated.tracks.A.positions=151`. Put a name with a dot in quotes.
    ///
    /// # Errors
    /// If there is no `=`, or a part of the path is empty or has an open quote.
    pub fn parse(text: &str) -> Result<Override, OverrideError> {
        let mut path = vec![String::new()];
        let mut quote = None;
        for (at, character) in text.char_indices() {
            let part = path.last_mut().ok_or(OverrideError::NoOverride)?;
            match character {
                _ if quote == Some(character) => quote = None,
                _ if quote.is_some() => part.push(character),
                '"' | '\'' if part.trim().is_empty() => quote = Some(character),
                '.' => path.push(String::new()),
                '=' => {
                    let path: Vec<_> = path.iter().map(|part| part.trim().to_owned()).collect();
                    if path.iter().any(String::is_empty) {
                        return Err(OverrideError::NoOverride);
                    }
                    let value = text[at + 1..].trim().to_owned();
                    return Ok(Override { text: text.to_owned(), path, value });
                }
                _ => part.push(character),
            }
        }
        Err(quote.map_or(OverrideError::NoOverride, OverrideError::OpenQuote))
    }

    /// The path, part by part.
    #[must_use]
    pub fn path(&self) -> &[String] {
        &self.path
    }

    /// The value as typed.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The path as a user would type it. Spaces stay; names with a dot are quoted.
    #[must_use]
    pub fn typed_path(&self) -> String {
        self.path.iter().map(|part| quoted_if(part, &['.', '=', '"', '\''])).collect::<Vec<_>>().join(".")
    }

    /// The field at a path, without a value; [`Override::with`] sets one.
    #[must_use]
    pub fn at(path: &[String]) -> Override {
        Override { text: String::new(), path: path.to_vec(), value: String::new() }
    }

    /// The same field, set to another value.
    #[must_use]
    pub fn with(&self, value: &str) -> Override {
        let text = format!("{}={value}", self.typed_path());
        Override { text, path: self.path.clone(), value: value.to_owned() }
    }

    /// Puts the value into a document as the `origin`th override.
    ///
    /// # Errors
    /// Message and remedy, if there is no such field.
    pub(super) fn apply(&self, document: &mut Node, origin: u32) -> Result<(), (String, String)> {
        let site = Site::of(origin, 0..self.text.len());
        let mut value = DeValue::parse(&self.value).map_or_else(
            |_| Node { site, value: Value::Text(self.value.clone()) },
            |value| Node::of_value(&value, origin),
        );
        value.site = site;
        Setting { of: self, site }.set(document, shape(), 0, value)
    }
}

impl fmt::Display for Override {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

struct Setting<'a> {
    of: &'a Override,
    site: Site,
}

type Outcome = Result<(), (String, String)>;

impl Setting<'_> {
    /// Sets the value at the path's parts from `step` on, inside a table.
    fn set(&self, node: &mut Node, shape: &Shape, step: usize, value: Node) -> Outcome {
        let path = &self.of.path;
        let known = || shape.keys().collect::<Vec<_>>().join(", ");
        let Some(key) = path.get(step) else {
            return Err(("this is a table; expected a field of it".to_owned(), format!("add one of {}", known())));
        };
        let Some(inner) = shape.get(key) else {
            let remedy = match nearest(key, shape.keys()) {
                Some(near) => format!("did you mean \"{}\"?", self.path_with(step, near)),
                None => format!("expected one of {}", known()),
            };
            return Err(("unknown field".to_owned(), remedy));
        };
        match inner {
            Shape::Leaf(field) => {
                let is_table = matches!(field.kind, Kind::Distribution { .. } | Kind::NamedWeights);
                match (path.len() - step, is_table) {
                    (1, _) => *self.entry(node, key) = value,
                    (2, true) => {
                        let is_new = node.get(key).is_none();
                        let table = self.entry(node, key);
                        if let (true, Ok(default)) = (is_new, DeValue::parse(&field.default)) {
                            table.value = Node::of_value(&default, self.site.origin).value;
                        }
                        if table.table().is_none() && matches!(field.kind, Kind::Distribution { .. }) {
                            let message = format!("\"{key}\" is no table in this file");
                            return Err((message, format!("set {} as a whole", self.path_to(step))));
                        }
                        *self.entry(table, &path[step + 1]) = value;
                    }
                    _ => {
                        let message = format!("\"{key}\" has no fields");
                        return Err((message, format!("set {} itself", self.path_to(step))));
                    }
                }
                Ok(())
            }
            Shape::Table(_) => {
                let table = self.entry(node, key);
                // A value that is not a table is reported with the file.
                if table.table().is_some() { self.set(table, inner, step + 1, value) } else { Ok(()) }
            }
            Shape::Tables(_) => self.set_in_list(node, inner, step, value),
        }
    }

    /// Sets a field of the list entry that the path names.
    fn set_in_list(&self, node: &mut Node, shape: &Shape, step: usize, value: Node) -> Outcome {
        let path = &self.of.path;
        let by = ["id", "name", "track"].into_iter().find(|by| shape.get(by).is_some()).unwrap_or("name");
        let Some(wanted) = path.get(step + 1) else {
            let remedy = format!("add the {by} of one, and a field: {}.….…", self.path_to(step));
            return Err(("this is a list of tables; expected one of them".to_owned(), remedy));
        };
        let list = node.table_mut().and_then(|entries| entries.iter_mut().find(|entry| entry.key == path[step]));
        let mut empty = Vec::new();
        let items = match list.map(|entry| &mut entry.node.value) {
            Some(Value::List(items)) => items,
            _ => &mut empty,
        };
        let names: Vec<String> = items.iter().filter_map(|item| name_of(item, by)).collect();
        // A letter is enough if only one track has it.
        let letters = || items.iter().filter(|item| item.get(by).and_then(Node::text) == Some(wanted));
        let is_letter = !names.contains(wanted) && letters().count() == 1;
        let twins: Vec<&String> = names.iter().filter(|name| name.starts_with(&format!("{wanted}-"))).collect();
        let is_wanted = |item: &Node| {
            if is_letter {
                item.get(by).and_then(Node::text) == Some(wanted)
            } else {
                name_of(item, by).as_ref() == Some(wanted)
            }
        };
        if by == "track" && twins.len() > 1 && !names.contains(wanted) {
            let message = format!("several tracks have the letter {}", quoted(wanted.as_bytes()));
            let options: Vec<String> = twins.iter().map(|name| self.path_with(step + 1, name)).collect();
            return Err((message, format!("name one of them: {}", options.join(", "))));
        }
        let mut found = items.iter_mut().filter(|item| is_wanted(item));
        match (found.next(), found.next()) {
            (Some(item), None) => self.set(item, shape, step + 2, value),
            (Some(_), Some(_)) => {
                let message = format!("several have the {by} {}", quoted(wanted.as_bytes()));
                Err((message, "change the file instead".to_owned()))
            }
            (None, _) => {
                let message = format!("no \"{}\" has the {by} {}", path[step], quoted(wanted.as_bytes()));
                let remedy = match nearest(wanted, names.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean \"{}\"?", self.path_with(step + 1, near)),
                    None if names.is_empty() => "the file has none".to_owned(),
                    None => {
                        let names: Vec<_> = names.iter().take(20).map(|name| quoted(name.as_bytes())).collect();
                        format!("expected one of {}", names.join(", "))
                    }
                };
                Err((message, remedy))
            }
        }
    }

    /// The value under a key, or a new table if there is none. Only for tables.
    fn entry<'n>(&self, node: &'n mut Node, key: &str) -> &'n mut Node {
        if node.table().is_none() {
            node.value = Value::Table(Vec::new());
        }
        let Node { value: Value::Table(entries), .. } = node else { unreachable!("set above") };
        let at = entries.iter().position(|entry| entry.key == key).unwrap_or_else(|| {
            let node = Node { site: self.site, value: Value::Table(Vec::new()) };
            entries.push(Entry { key: key.to_owned(), site: self.site, node });
            entries.len() - 1
        });
        &mut entries[at].node
    }

    /// The path up to a part, as a user would type it.
    fn path_to(&self, step: usize) -> String {
        self.of.path.iter().take(step + 1).map(|part| typed(part)).collect::<Vec<_>>().join(".")
    }

    /// The path with another word as its part at `step`, as a user would type it.
    fn path_with(&self, step: usize, word: &str) -> String {
        let path = &self.of.path;
        let parts = path.iter().enumerate().map(|(at, part)| if at == step { word } else { part });
        parts.map(typed).collect::<Vec<_>>().join(".")
    }
}

/// The name of a list entry. Tracks of one letter differ as in program ids: `F-esir`, `F-no-esir`.
fn name_of(item: &Node, by: &str) -> Option<String> {
    let name = item.get(by)?.text()?;
    let ending = match item.get("esir").map(|esir| &esir.value) {
        Some(Value::Switch(esir)) if by == "track" => esir_ending(Some(*esir)),
        _ => "",
    };
    Some(format!("{name}{ending}"))
}

/// A part of a path as a user would type it.
fn typed(part: &str) -> String {
    quoted_if(part, &['.', '=', '"', '\'', ' '])
}

/// A part of a path, quoted if it contains any of these characters.
fn quoted_if(part: &str, any: &[char]) -> String {
    let quote = if part.contains('\'') { '"' } else { '\'' };
    if part.contains(any) { format!("{quote}{part}{quote}") } else { part.to_owned() }
}
