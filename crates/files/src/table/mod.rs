//! CSV files as rows with named columns: text, numbers and ids, each fault with its place.

mod columns;
mod ids;
mod number;
mod reader;
mod sites;

pub use columns::{Columns, Layout};
pub(crate) use ids::{Index, Lookup};
pub(crate) use number::digits;
pub use number::whole;
pub use reader::{Row, Table};
pub(crate) use sites::Sites;
