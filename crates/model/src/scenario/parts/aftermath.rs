//! The match, what follows it, and what is reported.

use serde::{Deserialize, Serialize};

/// `[requests]`: reversions and even or odd requests of drawn programs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Requests {
    /// Share of departments whose unfilled positions revert: from the smaller tracks to the largest, and from the focus's
    /// largest track to the alternative's at the same institution.
    pub reversions: f64,
    /// Share of programs of two or more positions that ask for an even number.
    pub even: f64,
}

impl Default for Requests {
    fn default() -> Self {
        Requests { reversions: 0.2, even: 0.0 }
    }
}

/// `[match]`: the match itself.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MatchSettings {
    /// How often the order of couples is shuffled after a loop.
    pub couple_order_attempts: u32,
    /// Whether the independent checker judges every result, not only unsettled ones.
    pub check: bool,
}

impl Default for MatchSettings {
    fn default() -> Self {
        MatchSettings { couple_order_attempts: 16, check: false }
    }
}

/// `[soap]`: what happens to unfilled positions after the match.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Soap {
    /// Whether it is played.
    pub enabled: bool,
    /// Rounds of offers.
    pub rounds: u32,
    /// Applications of each unmatched applicant.
    pub applications: u32,
}

impl Default for Soap {
    fn default() -> Self {
        Soap { enabled: false, rounds: 4, applications: 45 }
    }
}

/// `[report]`: what is reported.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Report {
    /// The specialty the question is about; the first one when left out.
    pub focus: String,
    /// The specialty that is the usual alternative, or empty.
    pub alternative: String,
    /// Programs named on the terminal, by id.
    pub programs: Vec<String>,
}
