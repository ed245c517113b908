//! The fields as a tree of the same shape as a document.

use std::sync::LazyLock;

use super::{Field, fields};

/// What a key holds.
#[derive(Debug)]
pub(in crate::scenario) enum Shape {
    /// A value.
    Leaf(&'static Field),
    /// A table.
    Table(Vec<(&'static str, Shape)>),
    /// A list of tables.
    Tables(Vec<(&'static str, Shape)>),
}

impl Shape {
    /// The entries inside; empty for a value.
    pub(in crate::scenario) fn children(&self) -> &[(&'static str, Shape)] {
        match self {
            Shape::Leaf(_) => &[],
            Shape::Table(children) | Shape::Tables(children) => children,
        }
    }

    /// What a key holds.
    pub(in crate::scenario) fn get(&self, key: &str) -> Option<&Shape> {
        self.children().iter().find(|(name, _)| *name == key).map(|(_, shape)| shape)
    }

    /// The keys inside.
    pub(in crate::scenario) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.children().iter().map(|(name, _)| *name)
    }

    fn add(&mut self, steps: &[&'static str], field: &'static Field) {
        let (Shape::Table(children) | Shape::Tables(children)) = self else { return };
        let Some((&step, rest)) = steps.split_first() else { return };
        let name = step.trim_end_matches("[]");
        if rest.is_empty() {
            return children.push((name, Shape::Leaf(field)));
        }
        let at = children.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            let shape = if name == step { Shape::Table(Vec::new()) } else { Shape::Tables(Vec::new()) };
            children.push((name, shape));
            children.len() - 1
        });
        children[at].1.add(rest, field);
    }
}

/// The shape of a whole document.
pub(in crate::scenario) fn shape() -> &'static Shape {
    static SHAPE: LazyLock<Shape> = LazyLock::new(|| {
        let mut shape = Shape::Table(Vec::new());
        for field in fields() {
            shape.add(&field.path.split('.').collect::<Vec<_>>(), field);
        }
        shape
    });
    &SHAPE
}
