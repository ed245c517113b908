//! Every field of a scenario file, in the recommended order of writing.
//!
//! One table drives the reading of files, the comments of `matchday new scenario` and `docs/scenario-format.md`.

use std::sync::LazyLock;

use serde::Serialize;

use super::{Field, Kind, Shape, shape};
use crate::draws::NONE;
use crate::scenario::Scenario;

/// A table of a scenario file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Its path pattern: `signals`, `specialty[].tracks[]`; empty for the top.
    pub path: &'static str,
    /// Its documentation.
    pub doc: String,
}

impl Section {
    /// Its header: `[signals]`, `[[specialty.tracks]]`; empty for the top.
    #[must_use]
    pub fn header(&self) -> String {
        let plain = self.path.replace("[]", "");
        match self.path {
            "" => String::new(),
            path if path.ends_with("[]") => format!("[[{plain}]]"),
            _ => format!("[{plain}]"),
        }
    }
}

/// A table, with the tables inside it, or a list of such tables.
pub(in crate::scenario) trait Table {
    /// Adds the table and its fields.
    fn declare(registry: &mut Registry);
}

impl<T: Table> Table for Vec<T> {
    fn declare(registry: &mut Registry) {
        T::declare(registry);
    }
}

/// Fields that are spread into another table.
pub(in crate::scenario) trait Spread {
    /// Adds the fields to the table at a path.
    fn declare(registry: &mut Registry, path: &'static str);
}

/// All tables and fields.
#[derive(Default, Debug)]
pub(in crate::scenario) struct Registry {
    sections: Vec<Section>,
    fields: Vec<Field>,
}

impl Registry {
    /// Adds a table.
    pub(in crate::scenario) fn open(&mut self, path: &'static str, doc: &str) {
        self.sections.push(Section { path, doc: doc.trim().to_owned() });
    }

    /// Adds a field to a table: a row, completed with the rest of the declaration.
    pub(in crate::scenario) fn add(
        &mut self,
        section: &'static str,
        name: &str,
        doc: &str,
        default: &impl Serialize,
        mut row: Field,
    ) {
        row.path = if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") };
        row.default = match written(default) {
            _ if row.is_required => String::new(),
            None if matches!(row.kind, Kind::Distribution { or_none: true, .. }) => format!("\"{NONE}\""),
            text => text.unwrap_or_default(),
        };
        row.doc = match (doc.trim(), row.doc.as_str()) {
            (doc, "") => doc.to_owned(),
            (doc, meaning) => format!("{}: {meaning}.", doc.trim_end_matches('.')),
        };
        self.fields.push(row);
    }
}

/// A value as TOML; `None` if it has none.
fn written(value: &impl Serialize) -> Option<String> {
    let mut text = String::new();
    value.serialize(toml::ser::ValueSerializer::new(&mut text)).ok()?;
    Some(text)
}

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| {
    let mut registry = Registry::default();
    Scenario::declare(&mut registry);
    registry
});

/// All tables, in the recommended order of writing.
#[must_use]
pub fn sections() -> &'static [Section] {
    &REGISTRY.sections
}

/// All fields, in the recommended order of writing.
pub fn fields() -> impl Iterator<Item = &'static Field> {
    REGISTRY.fields.iter()
}

/// The field with a path pattern, such as `specialty[].tracks[].positions`.
///
/// # Examples
/// ```
/// let gold = matchday_model::scenario::field("signals.gold").expect("a field");
/// assert_eq!((gold.default.as_str(), gold.plausible), ("6", Some((0.0, 15.0))));
/// ```
#[must_use]
pub fn field(path: &str) -> Option<&'static Field> {
    static SORTED: LazyLock<Vec<&'static Field>> = LazyLock::new(|| {
        let mut sorted: Vec<_> = fields().collect();
        sorted.sort_by_key(|field| &field.path);
        sorted
    });
    SORTED.binary_search_by_key(&path, |field| &field.path).ok().map(|at| SORTED[at])
}

/// The field that an override's path addresses. Entries of lists go by name (`group.IR first.count`), and the path may end in a
/// parameter of a distribution (`pgy1.ranks.mean`).
#[must_use]
pub fn field_of(path: &[String]) -> Option<&'static Field> {
    let mut here = shape();
    let mut parts = path.iter();
    while let Some(part) = parts.next() {
        here = here.get(part)?;
        match here {
            Shape::Leaf(field) => return Some(field),
            Shape::Tables(_) => parts.next().map(|_| ())?,
            Shape::Table(_) => {}
        }
    }
    None
}

/// Splits a path into lines of at most `width` columns, broken after dots where its names allow.
///
/// # Examples
/// ```
/// let lines = matchday_model::scenario::path_lines("specialty.IR.tracks.A.positions", 22);
/// assert_eq!(lines, ["specialty.IR.tracks.A.", "positions"]);
/// ```
#[must_use]
pub fn path_lines(path: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in path.split_inclusive('.') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + part.chars().count() <= width => line.push_str(part),
            _ => lines.push(part.to_owned()),
        }
    }
    lines
}
