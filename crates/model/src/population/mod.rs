//! The market before anyone applies: institutions, departments and programs ([`World`]), and applicants ([`People`]).

mod changes;
mod couples;
mod institutions;
mod offers;
mod people;
mod requests;
mod world;

pub use crate::ids::{DepartmentId, InstitutionId, RegionId, SpecialtyId};
pub use changes::ChangeFault;
pub use people::{People, Person, Roster};
pub use world::{Department, Institution, Program, World};
