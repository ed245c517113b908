//! The manifest of the odds of an applicant.

use serde::{Deserialize, Serialize};

use super::FileRecord;

/// `manifest.json` of odds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct OddsManifest {
    /// The version of this program.
    pub matchday: String,
    /// The title of the scenario.
    pub title: String,
    /// The id of the applicant.
    pub applicant: String,
    /// The id of the partner.
    pub partner: Option<String>,
    /// The seed of all draws.
    pub seed: u64,
    /// The command that reproduces the result, with seed and replicates.
    pub command: String,
    /// Overrides from the command line.
    pub overrides: Vec<String>,
    /// Seasons of the others.
    pub replicates: usize,
    /// How many of them were also played with the applicant.
    pub exact_replicates: usize,
    /// How often the applicant entered each season.
    pub lucks: u32,
    /// The requested standard error, for all odds of where the applicant matches.
    pub precision: f64,
    /// Whether it was reached.
    pub is_precise: bool,
    /// How many seasons played with the applicant alone would be as precise, for the odds of the focus.
    pub plain_seasons: Option<f64>,
    /// Threads used.
    pub threads: usize,
    /// Seconds spent.
    pub seconds: f64,
    /// Every other file of this folder.
    pub files: Vec<FileRecord>,
}
