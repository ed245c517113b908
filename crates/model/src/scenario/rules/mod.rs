//! Rules across fields: references between names, sums, and numbers that bound each other.

mod applicants;
mod behaviour;
mod couples;
mod lists;
mod people;
mod programs;
mod supply;

use rustc_hash::FxHashMap;

use super::Scenario;
use super::collected::Collected;
use super::document::Node;
use super::inputs::Inputs;
use super::tables::{Tables, Whence};
use matchday_files::faults::{nearest, quoted};

/// The maximum number of people in a scenario.
const MOST_PEOPLE: u64 = 2_000_000;
/// The maximum number of programs.
const MOST_PROGRAMS: u64 = 100_000;
/// The maximum number of positions.
const MOST_POSITIONS: f64 = 2_000_000.0;

/// A scenario to be checked.
pub(super) struct Rules<'a> {
    pub scenario: &'a Scenario,
    pub document: &'a Node,
    pub collected: &'a mut Collected,
    pub tables: &'a mut Tables,
    /// How many more unknown ids get a suggestion. Each one costs a comparison with every known id.
    pub suggestions: u32,
    /// Whether every given applicant could be read. Otherwise nobody on a list is reported as new.
    pub knows_applicants: bool,
    /// The ids of all programs, if the world is known.
    pub world: Option<&'a [&'a str]>,
}

/// Names that others refer to.
#[derive(Clone)]
struct Known<'a> {
    /// What the names denote: `specialty`.
    what: &'static str,
    names: Vec<&'a str>,
    /// Whether all could be read. Otherwise none is reported as unknown.
    is_complete: bool,
}

impl Known<'_> {
    /// The fault of a name that is not among them, if any.
    fn miss(&self, name: &str) -> Option<(String, String)> {
        if !self.is_complete || self.names.contains(&name) {
            return None;
        }
        let Known { what, names, .. } = self;
        let message = format!("{what} {} is unknown", quoted(name.as_bytes()));
        let remedy = match nearest(name, names.iter().copied()) {
            Some(near) => format!("did you mean {}?", quoted(near.as_bytes())),
            None if names.is_empty() => format!("the scenario has no [[{what}]]; add one"),
            None => {
                let names: Vec<_> = names.iter().take(20).map(|name| quoted(name.as_bytes())).collect();
                format!("expected one of {}", names.join(", "))
            }
        };
        Some((message, remedy))
    }
}

impl<'a> Rules<'a> {
    /// Checks everything, reading the files that the scenario names.
    pub(super) fn check(mut self) -> Inputs {
        self.check_supply();
        self.check_people();
        self.check_behaviour();
        let programs = self.given_programs();
        let applicants = self.given_applicants(&programs);
        let inputs = self.lists(programs, applicants);
        self.check_totals(&inputs);
        self.check_report(&inputs);
        inputs
    }

    fn specialties(&self) -> Known<'a> {
        let names = self.scenario.specialty.iter().map(|specialty| specialty.name.as_str()).collect();
        self.known("specialty", names)
    }

    fn types(&self) -> Known<'a> {
        self.known("type", self.scenario.types.iter().map(|kind| kind.name.as_str()).collect())
    }

    fn groups(&self) -> Known<'a> {
        self.known("group", self.scenario.group.iter().map(|group| group.name.as_str()).collect())
    }

    fn known(&self, what: &'static str, names: Vec<&'a str>) -> Known<'a> {
        let is_whole = |number: usize| self.is_sound(&format!("{what}[{number}].name"));
        let are_whole = !names.is_empty() && !names.contains(&"") && (0..names.len()).all(is_whole);
        let is_complete = self.is_sound(what) || are_whole;
        Known { what, names, is_complete }
    }

    fn is_sound(&self, path: &str) -> bool {
        self.collected.is_sound(path)
    }

    fn fault(&mut self, path: &str, message: impl Into<String>, remedy: impl Into<String>) {
        self.collected.fault(self.document.site(path), message, remedy);
    }

    fn warn(&mut self, path: &str, message: impl Into<String>, remedy: impl Into<String>) {
        self.collected.warn(self.document.site(path), message, remedy);
    }

    /// Adds a fault to a field of a given item, in the scenario or in a table.
    fn fault_at(&mut self, whence: &Whence, field: &str, message: impl Into<String>, remedy: impl Into<String>) {
        match whence {
            Whence::Document(path) => self.fault(&format!("{path}.{field}"), message, remedy),
            Whence::Row { file, at } => self.tables.fault(*file, *at, field, message.into(), remedy.into()),
        }
    }

    /// Adds a warning to a field of a given item.
    fn warn_at(&mut self, whence: &Whence, field: &str, message: impl Into<String>, remedy: impl Into<String>) {
        match whence {
            Whence::Document(path) => self.warn(&format!("{path}.{field}"), message, remedy),
            Whence::Row { file, at } => self.tables.warn(*file, *at, field, message.into(), remedy.into()),
        }
    }

    /// Whether a field of a given item could be read.
    fn is_sound_at(&self, whence: &Whence, field: &str) -> bool {
        match whence {
            Whence::Document(path) => self.is_sound(&format!("{path}.{field}")),
            Whence::Row { .. } => true,
        }
    }

    /// Reports a name that refers to nothing. Empty names are reported elsewhere.
    fn refer(&mut self, whence: &Whence, field: &str, name: &str, known: &Known<'_>) {
        if !self.is_sound_at(whence, field) || name.is_empty() {
            return;
        }
        if let Some((message, remedy)) = known.miss(name) {
            self.fault_at(whence, field, message, remedy);
        }
    }

    /// Reports names that occur twice.
    fn names_once(&mut self, known: &Known<'_>) {
        const MOST: usize = 1000;
        let Known { what, names, .. } = known;
        if names.len() > MOST {
            let message = format!("there are {} of [[{what}]]; expected at most {MOST}", names.len());
            self.fault(what, message, "remove some");
        }
        let mut seen = FxHashMap::default();
        for (number, &name) in names.iter().enumerate() {
            if *seen.entry(name).or_insert(number) != number && !name.is_empty() {
                let message = format!("{what} {} occurs twice; expected each name once", quoted(name.as_bytes()));
                self.fault(&format!("{what}[{number}].name"), message, "rename or remove one of the two");
            }
        }
    }

    /// Reports an institution such as `inst-12` that is not drawn, or a region that does not exist.
    fn check_place(&mut self, whence: &Whence, (field, institution): (&str, &str), region: Option<u32>) {
        let count = self.scenario.institutions.count;
        let number = institution.strip_prefix("inst-").and_then(|number| number.parse::<u32>().ok());
        if let Some(number) = number.filter(|&number| number == 0 || number > count)
            && self.is_sound("institutions")
        {
            let message = format!("there is no institution \"inst-{number}\"; expected inst-1 to inst-{count}");
            self.fault_at(whence, field, message, "correct it, or give the institution a name of its own");
        }
        let regions = self.scenario.institutions.region_weights.len();
        if let Some(region) = region.filter(|&region| region as usize > regions)
            && self.is_sound("institutions")
        {
            let message = format!("region {region} does not exist; expected 1 to {regions}, as many as region_weights");
            self.fault_at(whence, "region", message, "correct the region");
        }
    }
}
