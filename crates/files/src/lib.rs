//! Input and output files: text tables whose faults have places, output folders that appear whole or not at all, and pools
//! of rank order lists with their match.
//!
//! [`Pool::read`](pool::Pool::read) and [`Pool::solve`](pool::Pool::solve) are the way in. Each module uses only those before it:
//!
//! | module | what it holds |
//! |---|---|
//! | [`Folder`] | where input comes from: a folder on disk, or files in memory |
//! | [`faults`] | faults and warnings of files, with their places |
//! | [`table`] | CSV files as rows with named columns |
//! | [`rank_lists`] | rank order lists in files |
//! | [`publish`] | output that appears whole or not at all |
//! | [`pool`] | the applicants, programs and lists of one match |
//! | [`solution`] | the match of a pool |
//! | [`synthetic`] | pools that are drawn, and an example |

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
