//! Runs the residency match on certified rank order lists.
//!
//! The way through: [`pool`] reads a folder of files into a [`market`], [`matching`] says who matches where, [`stability`]
//! judges it by the definitions alone, [`export`] writes it down, [`explain`] tells why. The command line is `cli`, in the
//! binary.

pub use matchday_files::{pool, synthetic};
pub use matchday_match::{explain, market, matching, stability};
pub use matchday_model::{draws, population, scenario, season};
pub use matchday_report as report;
pub use matchday_study::{Study, export, numbers, odds, run, simulation, study, sweep};
