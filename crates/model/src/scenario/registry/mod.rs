//! Every field of a scenario file: what it may hold, what it holds when left out, and where that comes from.
//!
//! One table drives the reading of files, the comments of `matchday new scenario` and `docs/scenario-format.md`.

mod behaviour;
mod changes;
mod field;
mod given;
mod people;
mod process;
mod sections;
mod shape;
mod supply;

pub use field::{Field, Grade, Kind};
pub use sections::{SECTIONS, Section};
pub(super) use shape::{Shape, shape};

use std::sync::LazyLock;

/// All fields, in the order in which a scenario is best written.
pub fn fields() -> impl Iterator<Item = &'static Field> {
    let parts = [supply::FIELDS, people::FIELDS, given::FIELDS, changes::FIELDS, behaviour::FIELDS, process::FIELDS];
    parts.into_iter().flatten()
}

/// The field with a path pattern, such as `specialty[].tracks[].positions`.
///
/// # Examples
/// ```
/// let gold = matchday_model::scenario::field("signals.gold").expect("a field");
/// assert_eq!((gold.default, gold.plausible), ("6", Some((0.0, 15.0))));
/// ```
#[must_use]
pub fn field(path: &str) -> Option<&'static Field> {
    static SORTED: LazyLock<Vec<&'static Field>> = LazyLock::new(|| {
        let mut sorted: Vec<_> = fields().collect();
        sorted.sort_by_key(|field| field.path);
        sorted
    });
    SORTED.binary_search_by_key(&path, |field| field.path).ok().map(|at| SORTED[at])
}

/// A path in lines of at most so many columns, broken behind dots, as far as its names allow it.
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

/// The field that a path of an override means, whose entries of lists stand with their names: `group.IR first.count`, or a
/// parameter of its distribution: `pgy1.ranks.mean`.
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
