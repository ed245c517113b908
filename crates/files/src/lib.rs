//! Files in and out: text tables with their places and faults, folders that appear whole or not at all, and pools of rank
//! order lists.
//!
//! Modules are used downward only: `folder`, `fields` <- [`faults`] <- [`table`] <- [`rank_lists`] <- [`pool`] <- [`solution`], [`synthetic`]; [`publish`]
//! and [`checksum`] stand alone.

pub mod checksum;
pub mod faults;
mod fields;
mod folder;
mod parallel;
pub mod pool;
pub mod publish;
pub mod rank_lists;
pub mod solution;
pub mod synthetic;
pub mod table;

pub use folder::{Folder, ReadError};
