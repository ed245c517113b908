//! Types and groups of applicants.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `[[type]]`: a kind of applicants.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ApplicantType {
    /// Its name.
    pub name: String,
    /// Mean strength, in standard deviations.
    pub strength: f64,
    /// What programs add for the type itself, in standard deviations of their utility.
    pub effect: f64,
    /// Share who have a home institution.
    pub home: f64,
    /// Whether a senior of a US medical school, who may not rank `R` programs.
    pub is_us_senior: bool,
    /// Share who are physicians with earlier training and may rank `R` programs.
    pub physicians: f64,
    /// The weight of the type, where a group does not give its own.
    pub weight: f64,
}

impl Default for ApplicantType {
    fn default() -> Self {
        ApplicantType {
            name: String::new(),
            strength: 0.0,
            effect: 0.0,
            home: 0.0,
            is_us_senior: false,
            physicians: 0.0,
            weight: 1.0,
        }
    }
}

/// What the people of a group do.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// They apply to their specialties.
    #[default]
    Applicants,
    /// They compete for PGY-1 years only: their advanced position is elsewhere.
    Pgy1,
    /// They are partners of others, in another specialty.
    Partners,
}

/// `[[group]]`: applicants who look for the same.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// How many people.
    pub count: u32,
    /// What they do.
    pub role: Role,
    /// The specialty they prefer.
    pub first: String,
    /// The other specialty to which they apply, or empty.
    pub second: String,
    /// Share of them who apply to the second specialty.
    pub second_share: f64,
    /// How much they prefer the first to the second, in standard deviations of their utility.
    pub taste: f64,
    /// Share who graduate with ESIR (fellowship match).
    pub esir: f64,
    /// Weights of types, by name; empty for the types' own weights.
    pub types: BTreeMap<String, f64>,
}

impl Default for Group {
    fn default() -> Self {
        Group {
            name: String::new(),
            count: 0,
            role: Role::Applicants,
            first: String::new(),
            second: String::new(),
            second_share: 1.0,
            taste: 1.0,
            esir: 0.0,
            types: BTreeMap::new(),
        }
    }
}
