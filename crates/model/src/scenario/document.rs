//! A TOML document as a tree that records the position of every value, in the file or in an override.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A position: bytes of the file or of an override.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) struct Site {
    /// 0 for the file, *n* for the *n*th override.
    pub origin: u32,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Site {
    pub(super) fn of(origin: u32, span: Range<usize>) -> Site {
        Site { origin, start: span.start, end: span.end }
    }
}

/// A value and its position.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub site: Site,
    pub value: Value,
}

/// The kinds of value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    /// `None` if it needs more than 128 bits.
    Whole(Option<i128>),
    Number(f64),
    Switch(bool),
    Date(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: String,
    pub site: Site,
    pub node: Node,
}

impl Node {
    /// The tree of a parsed table.
    pub(super) fn of_table(table: &Spanned<DeTable<'_>>, origin: u32) -> Node {
        Node { site: Site::of(origin, table.span()), value: Value::Table(entries(table.get_ref(), origin)) }
    }

    /// The tree of a parsed value.
    pub(super) fn of_value(value: &Spanned<DeValue<'_>>, origin: u32) -> Node {
        let site = Site::of(origin, value.span());
        let value = match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(whole) => Value::Whole(i128::from_str_radix(whole.as_str(), whole.radix()).ok()),
            DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(switch) => Value::Switch(*switch),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Array(list) => Value::List(list.iter().map(|value| Node::of_value(value, origin)).collect()),
            DeValue::Table(table) => Value::Table(entries(table, origin)),
        };
        Node { site, value }
    }

    /// The entries, if it is a table.
    pub(super) fn table(&self) -> Option<&Vec<Entry>> {
        if let Value::Table(entries) = &self.value { Some(entries) } else { None }
    }

    /// The entries, mutable, if it is a table.
    pub(super) fn table_mut(&mut self) -> Option<&mut Vec<Entry>> {
        if let Value::Table(entries) = &mut self.value { Some(entries) } else { None }
    }

    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The value under a key, if it is a table with that key.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.table()?.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The position of a path such as `specialty[2].tracks[0].positions`, or of the nearest enclosing value if it is missing.
    pub(super) fn site(&self, path: &str) -> Site {
        self.locate(path).0.site
    }

    /// Whether a path exists.
    pub(super) fn has(&self, path: &str) -> bool {
        self.locate(path).1
    }

    /// The value at a path, or the nearest enclosing one; the flag says whether the path exists.
    fn locate(&self, path: &str) -> (&Node, bool) {
        let mut node = self;
        for step in path.split('.') {
            let (key, index) = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
                Some((key, index)) => (key, index.parse::<usize>().ok()),
                None => (step, None),
            };
            let Some(next) = node.get(key) else { return (node, false) };
            node = next;
            if let (Some(index), Value::List(items)) = (index, &node.value) {
                let Some(next) = items.get(index) else { return (node, false) };
                node = next;
            }
        }
        (node, true)
    }

    /// The tree without positions, for deserialising.
    pub(super) fn plain(self) -> toml::Value {
        match self.value {
            Value::Text(text) | Value::Date(text) => toml::Value::String(text),
            Value::Whole(whole) => {
                toml::Value::Integer(whole.and_then(|whole| i64::try_from(whole).ok()).unwrap_or(i64::MAX))
            }
            Value::Number(number) => toml::Value::Float(number),
            Value::Switch(switch) => toml::Value::Boolean(switch),
            Value::List(items) => toml::Value::Array(items.into_iter().map(Node::plain).collect()),
            Value::Table(entries) => {
                toml::Value::Table(entries.into_iter().map(|entry| (entry.key, entry.node.plain())).collect())
            }
        }
    }
}

fn entries(table: &DeTable<'_>, origin: u32) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            site: Site::of(origin, key.span()),
            node: Node::of_value(value, origin),
        })
        .collect();
    entries.sort_by_key(|entry| entry.site);
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_text() {
        let text = "a = 1\n[[b]]\nc = \"x\"\n[[b]]\n[[b.d]]\ne = [1, 2]\n[f.g]\nh=1\n";
        let node = Node::of_table(&DeTable::parse(text).expect("TOML"), 0);
        let at = |path: &str| {
            let site = node.site(path);
            &text[site.start..site.end]
        };
        assert_eq!(at("a"), "1");
        assert_eq!(at("b[0].c"), "\"x\"");
        assert_eq!(at("b[1].c"), "[[b]]");
        assert_eq!(at("b[1].d[0].e"), "[1, 2]");
        assert_eq!(at("f.g.z"), "[f.g]");
    }
}
