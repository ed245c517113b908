//! Fields of a scenario file: how they are declared and described.

mod description;
mod kind;
mod registry;
mod rows;
mod section;
mod shape;

pub use description::{Field, Grade};
pub use kind::Kind;
pub(super) use registry::{Registry, Spread, Table};
pub use registry::{Section, field, field_of, fields, path_lines, sections};
pub(super) use rows::{
    distribution, distribution_or_none, file, named_weights, number, share, switch, text, texts, weights, whole,
    whole_or_texts, word,
};
pub(super) use section::{section, words};
pub(super) use shape::{Shape, shape};
