//! From a scenario to a season: draws, institutions, programs, people, and every stage up to the certified rank order lists.

pub mod draws;
mod ids;
pub mod population;
pub mod scenario;
pub mod season;
