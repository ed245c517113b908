//! Programs and applicants that are given, not drawn.

#![allow(clippy::doc_markdown, reason = "column names stand in these comments")]

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::TrackLetter;

/// `[pool]`: CSV files of real programs and applicants. Paths are relative to the scenario file.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PoolFiles {
    /// Programs: program_id, name, institution, specialty, track, quota, and perhaps region (1, 2, …), prestige_percentile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programs: Option<PathBuf>,
    /// Applicants: applicant_id, type, group, and perhaps strength_percentile, home, region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicants: Option<PathBuf>,
}

/// `[[program]]`: a named program, beside the drawn ones.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FixedProgram {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its specialty.
    pub specialty: String,
    /// Its track.
    pub track: TrackLetter,
    /// Its positions.
    pub quota: u32,
    /// Its institution: a name of its own, or the id of a drawn one (`inst-12`).
    pub institution: String,
    /// The census division, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<u32>,
    /// The percentile of its prestige, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prestige_percentile: Option<f64>,
    /// A CSV file with its own rank order list: rank, applicant_id, type, strength_percentile, group. Those people are in the
    /// market, have interviewed here, and are ranked in this order; nobody else is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<PathBuf>,
}

/// `[[applicant]]`: a named applicant, beside the drawn ones.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FixedApplicant {
    /// The id.
    pub id: String,
    /// The type, by name.
    #[serde(rename = "type")]
    pub kind: String,
    /// The group whose behaviour the applicant has.
    pub group: String,
    /// The percentile of strength among all applicants of the type, 0 to 100; drawn when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength_percentile: Option<f64>,
    /// The home institution, or empty.
    pub home: String,
    /// The census division, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<u32>,
    /// The applicant's own primary list, as program ids; those programs have interviewed the applicant.
    pub ranks: Vec<String>,
}
