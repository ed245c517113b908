//! The run, institutions, specialties and tracks.

use serde::{Deserialize, Serialize};

use crate::draws::Distribution;
use matchday_match::market::Track;

/// `[run]`: how often the scenario is drawn.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RunPlan {
    /// The seed of all draws.
    pub seed: u64,
    /// How many replicates.
    pub replicates: u32,
}

impl Default for RunPlan {
    fn default() -> Self {
        RunPlan { seed: 1, replicates: 1000 }
    }
}

/// `[institutions]`: where training is offered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Institutions {
    /// How many there are.
    pub count: u32,
    /// Weights of the census divisions in which they lie; as many regions as weights.
    pub region_weights: Vec<f64>,
    /// Whether prestige, regions and quotas are drawn anew in every replicate, instead of once.
    pub redrawn: bool,
}

impl Default for Institutions {
    fn default() -> Self {
        Institutions { count: 300, region_weights: vec![1.0; 9], redrawn: false }
    }
}

/// What a specialty's programs are.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgramsKind {
    /// Programs to which applicants apply, and which invite, interview and rank.
    #[default]
    Residency,
    /// PGY-1 years: preliminary and transitional programs.
    Pgy1,
    /// Programs of the partners' specialties, which only partners rank.
    Partners,
}

/// `[[specialty]]`: one specialty.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Specialty {
    /// Its name.
    pub name: String,
    /// What its programs are.
    pub kind: ProgramsKind,
    /// Its tracks.
    pub tracks: Vec<TrackPlan>,
    /// Programs to which an applicant applies in it.
    pub applications: Distribution,
    /// Interview places for each position.
    pub interviews_per_position: Distribution,
    /// Whether it takes part in signalling.
    pub has_signals: bool,
    /// In `pgy1` specialties: the weight with which applicants choose it.
    pub popularity: f64,
}

impl Default for Specialty {
    fn default() -> Self {
        Specialty {
            name: String::new(),
            kind: ProgramsKind::Residency,
            tracks: Vec::new(),
            applications: Distribution::LogNormal { mean: 60.0, log_sd: 0.35 },
            interviews_per_position: Distribution::Fixed { value: 12.0 },
            has_signals: true,
            popularity: 1.0,
        }
    }
}

/// One entry of `tracks` of a specialty.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TrackPlan {
    /// Its letter.
    pub track: Track,
    /// How many programs have it.
    pub programs: u32,
    /// How many positions they offer together. Every program has one; the others fall to them at random.
    pub positions: u32,
    /// Instead of `positions`: what one program offers is drawn from this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota: Option<Distribution>,
    /// In the fellowship match: only graduates of an ESIR program may apply (`true`), or only others (`false`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub esir: Option<bool>,
    /// Years of training; a resident fills as many resident-years of the program's complement.
    pub years: u32,
    /// Resident-years that one year's intake of a program may fill. The match does not keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complement: Option<u32>,
}
