//! Who and what there is, before anybody applies: institutions, departments and programs ([`World`]), and applicants
//! ([`People`]).

mod people;
mod world;

pub use people::{NOBODY, NOWHERE, People, Person, Roster};
pub use world::{Department, Institution, Program, World};
