//! Programs and applicants that are given, not drawn.

#![allow(clippy::doc_markdown, reason = "column names stand in these comments")]

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use matchday_match::market::Track;

/// `[pool]`: CSV files of real programs and applicants. Paths are relative to the scenario file.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PoolFiles {
    /// Programs: program_id, name, institution, specialty, track, quota, and perhaps region (1, 2, …), prestige_percentile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programs: Option<PathBuf>,
    /// Applicants: applicant_id, type, group, and perhaps strength_percentile, home, region, partner.
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
    pub track: Track,
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
    /// The score of Step 2 CK instead; see [`crate::scenario::step2_standing`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step2_ck: Option<f64>,
    /// The home institution, or empty.
    pub home: String,
    /// The census division, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<u32>,
    /// Whether the applicant is in no couple; otherwise the scenario's share decides.
    pub is_single: bool,
    /// The partner, as the id of another given applicant; it is enough that one of the two says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    /// Whether the applicant applies to the second specialty too; when left out, the group's share decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_to_alternative: Option<bool>,
    /// Where the applicant rotated, as program ids; by the model's rule when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub away: Option<Vec<String>>,
    /// Whom the applicant sent gold signals, as program ids; with neither gold nor silver, by the model's rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gold: Option<Vec<String>>,
    /// Whom the applicant sent silver signals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silver: Option<Vec<String>>,
    /// Who interviewed the applicant; by the model's rule when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interviews: Option<Interviewed>,
    /// The applicant's own primary list, as program ids; those programs have interviewed the applicant.
    pub ranks: Vec<String>,
}

/// Who interviewed a named applicant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Interviewed {
    /// So many programs of the preferred specialty: those where the applicant stands best among all who apply.
    Count(u32),
    /// These programs, as ids, and no others.
    Programs(Vec<String>),
}
