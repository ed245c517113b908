//! Faults and warnings of input files: the place, what was found and expected, and the remedy.
//!
//! A reader numbers its files ([`Source`]) and collects [`Findings`] while it reads, each at a [`Spot`] in bytes. At the end
//! [`settle`] turns the spots into [`Place`]s, with lines and columns.

mod file_warning;
mod findings;
mod load;
mod nearest;
mod place;
mod quoting;
mod source;

pub use file_warning::FileWarning;
pub use findings::{FileFault, Findings};
pub use nearest::{nearest, nearest_id};
pub use place::{Place, Spot, settle};
pub use quoting::{one_line, quoted};
pub use source::{InputFile, Source, offset};
