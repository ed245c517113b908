//! The programs of a scenario, laid out for what applicants do with them.

use super::pgy1::Years;
use super::tiers::{Guide, number};
use super::utility::Utilities;
use crate::draws::Key;
use crate::market::{ProgramId, Track};
use crate::population::{Person, World};
use crate::scenario::{Portfolio, Scenario};

/// For every specialty where to apply and what to pick, and for every department what it is to whom it interviews.
#[derive(Clone, Default, Debug)]
pub struct Directory {
    guides: Vec<Guide>,
    years: Years,
    hosts: Vec<Host>,
    openings: Vec<Opening>,
}

impl Directory {
    /// The directory of a world.
    #[must_use]
    pub fn of(world: &World, scenario: &Scenario, utilities: &Utilities) -> Directory {
        let tiers = if scenario.applications.portfolio == Portfolio::Quartiles { 4 } else { 1 };
        let specialties = (0..).zip(&scenario.specialty);
        let preference = scenario.applications.region_preference;
        let guide = |(specialty, _)| Guide::of(world, world.ranked(specialty), tiers, preference, utilities);
        let mut openings = Vec::new();
        let hosts = (0..).zip(&world.departments).map(|(department, told)| {
            let start = openings.len();
            openings.extend(world.programs_of(department).iter().map(|&program| Opening::of(world, program)));
            Host {
                key: told.key,
                prestige: told.prestige,
                specialty: told.specialty.into(),
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
    pub fn guide(&self, specialty: u32) -> &Guide {
        &self.guides[specialty as usize]
    }

    /// The PGY-1 programs.
    #[must_use]
    pub fn years(&self) -> &Years {
        &self.years
    }

    /// A department and its programs.
    #[must_use]
    #[inline]
    pub fn host(&self, department: u32) -> (&Host, &[Opening]) {
        let host = &self.hosts[department as usize];
        (host, &self.openings[host.openings.0 as usize..host.openings.1 as usize])
    }

    /// Whether any program of a department is open to a person.
    #[must_use]
    pub fn is_open(&self, department: u32, person: &Person) -> bool {
        self.host(department).1.iter().any(|opening| opening.is_open_to(person))
    }
}

/// A department that interviews.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// For draws of pairs.
    pub key: Key,
    /// Its prestige.
    pub prestige: f32,
    /// Index into the scenario's specialties.
    pub specialty: u32,
    openings: (u32, u32),
}

/// A program of a department that interviews.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// The program.
    pub program: ProgramId,
    /// Whether it is categorical.
    pub is_categorical: bool,
    /// All sorts of people to whom it is open, a bit for each.
    sorts: u8,
}

impl Opening {
    fn of(world: &World, program: ProgramId) -> Opening {
        let told = &world.programs[program.index()];
        Opening {
            program,
            is_categorical: told.terms.track == Track::Categorical,
            sorts: sorts_with(|is_physician, has_esir| {
                (is_physician || told.terms.track != Track::Physician) && told.esir.is_none_or(|esir| esir == has_esir)
            }),
        }
    }

    /// Whether it is open to a person.
    #[must_use]
    #[inline]
    pub fn is_open_to(&self, person: &Person) -> bool {
        let sort = sort(person.is_physician && !person.is_us_senior, person.has_esir);
        self.sorts & sort != 0
    }
}

/// The bit of people who are physicians who graduated before, or not, and who have an ESIR year, or not.
#[inline]
fn sort(is_physician: bool, has_esir: bool) -> u8 {
    1 << (u8::from(is_physician) | u8::from(has_esir) << 1)
}

/// All sorts of people, and those that are meant.
const EVERYBODY: u8 = 0b1111;

fn sorts_with(are_meant: impl Fn(bool, bool) -> bool) -> u8 {
    let sorts = [(false, false), (false, true), (true, false), (true, true)].into_iter();
    sorts.filter(|&(is_physician, has_esir)| are_meant(is_physician, has_esir)).map(|(p, e)| sort(p, e)).sum()
}

/// Whether a program is open to a person.
#[must_use]
pub fn is_eligible(world: &World, program: ProgramId, person: &Person) -> bool {
    Opening::of(world, program).is_open_to(person)
}

/// Whether a program is closed to some people.
#[must_use]
pub fn is_restricted(world: &World, program: ProgramId) -> bool {
    Opening::of(world, program).sorts != EVERYBODY
}
