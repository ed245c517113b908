//! Files in: text tables with their places and faults, and pools of rank order lists.

pub mod checksum;
mod folder;
mod parallel;
pub mod pool;
pub mod synthetic;

pub use folder::{Folder, ReadError};
