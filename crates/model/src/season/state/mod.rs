//! What one stage leaves for the next: applications, and pairs of a person with a department or program.

mod applications;
mod found;
mod mark;
mod pairs;

pub use applications::{Application, Applications};
pub use mark::Mark;

pub(super) use applications::Own;
pub(super) use pairs::Pairs;
