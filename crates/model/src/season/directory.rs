//! The programs of a scenario, laid out for the stages.

use super::applications::Guide;
use super::number;
use super::pgy1::Years;
use super::utility::Utilities;
use crate::draws::Key;
use crate::population::{DepartmentId, Person, SpecialtyId, World};
use crate::scenario::Scenario;
use matchday_match::market::{ProgramId, Track};

/// For each specialty, where to apply and which PGY-1 programs to choose; for each department, its interviews and programs.
#[derive(Clone, Default, Debug)]
pub(super) struct Directory {
    guides: Vec<Guide>,
    years: Years,
    hosts: Vec<Host>,
    openings: Vec<Opening>,
}

impl Directory {
    /// Builds the directory of a world.
    #[must_use]
    pub(super) fn of(world: &World, scenario: &Scenario, utilities: &Utilities) -> Directory {
        let specialties = (0..scenario.specialty.len()).map(SpecialtyId::at);
        let guide = |specialty| Guide::of(world, scenario, specialty, utilities);
        let mut openings = Vec::new();
        let hosts = (0..).map(DepartmentId).zip(&world.departments).map(|(department, here)| {
            let start = openings.len();
            openings.extend(world.programs_of(department).iter().map(|&program| Opening::of(world, program, scenario)));
            Host {
                key: here.key,
                prestige: here.prestige,
                specialty: here.specialty,
                openings: (number(start), number(openings.len())),
            }
        });
        Directory {
            hosts: hosts.collect(),
            openings,
            guides: specialties.map(guide).collect(),
            years: Years::of(world, scenario),
        }
    }

    /// The departments of a specialty as applicants see them.
    #[must_use]
    pub(super) fn guide(&self, specialty: SpecialtyId) -> &Guide {
        &self.guides[specialty.index()]
    }

    /// The PGY-1 programs.
    #[must_use]
    pub(super) fn years(&self) -> &Years {
        &self.years
    }

    /// A department and its programs.
    #[must_use]
    #[inline]
    pub(super) fn host(&self, department: DepartmentId) -> (&Host, &[Opening]) {
        let host = &self.hosts[department.index()];
        (host, &self.openings[host.openings.0 as usize..host.openings.1 as usize])
    }

    /// Whether any program of a department is open to a person.
    #[must_use]
    pub(super) fn is_open(&self, department: DepartmentId, person: &Person) -> bool {
        self.host(department).1.iter().any(|opening| opening.is_open_to(person))
    }
}

/// A department that interviews.
#[derive(Clone, Copy, Debug)]
pub(super) struct Host {
    /// For draws of pairs.
    pub key: Key,
    /// Its prestige.
    pub prestige: f32,
    /// Its specialty.
    pub specialty: SpecialtyId,
    openings: (u32, u32),
}

/// A program of a department that interviews.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// The program.
    pub program: ProgramId,
    /// What its track adds to an applicant's utility.
    pub worth: f32,
    /// The sorts of people to whom it is open, one bit each.
    sorts: u8,
}

impl Opening {
    fn of(world: &World, program: ProgramId, scenario: &Scenario) -> Opening {
        let is_categorical = world[program].terms.track == Track::Categorical;
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let worth = if is_categorical { scenario.utility.applicant.categorical as f32 } else { 0.0 };
        Opening { program, worth, sorts: sorts_at(world, program) }
    }

    /// Whether it is open to a person.
    #[must_use]
    #[inline]
    pub(super) fn is_open_to(&self, person: &Person) -> bool {
        self.sorts & sort_of(person) != 0
    }
}

/// The bit of a person's sort: a physician with earlier training or not, with an ESIR year or not.
#[inline]
fn sort_of(person: &Person) -> u8 {
    sort(person.is_physician && !person.is_us_senior, person.has_esir)
}

#[inline]
fn sort(is_physician: bool, has_esir: bool) -> u8 {
    1 << (u8::from(is_physician) | u8::from(has_esir) << 1)
}

/// All sorts of people.
const EVERYBODY: u8 = 0b1111;

/// The sorts of people to whom a program is open.
fn sorts_at(world: &World, program: ProgramId) -> u8 {
    let here = &world[program];
    let is_open = |&(is_physician, has_esir): &(bool, bool)| {
        (is_physician || here.terms.track != Track::Physician) && here.esir.is_none_or(|esir| esir == has_esir)
    };
    let all = [(false, false), (false, true), (true, false), (true, true)];
    all.into_iter().filter(is_open).map(|(is_physician, has_esir)| sort(is_physician, has_esir)).sum()
}

/// Whether a program is open to a person.
#[must_use]
pub fn is_eligible(world: &World, program: ProgramId, person: &Person) -> bool {
    sorts_at(world, program) & sort_of(person) != 0
}

/// Whether a program is closed to some people.
#[must_use]
pub fn is_restricted(world: &World, program: ProgramId) -> bool {
    sorts_at(world, program) != EVERYBODY
}
