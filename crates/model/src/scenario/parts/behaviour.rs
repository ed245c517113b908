//! What both sides want and know, and where applicants apply.

use serde::{Deserialize, Serialize};

/// `[utility]`: what both sides look for. Utilities have standard deviation 1 before the ties are added.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Utility {
    /// How much the two sides' tastes coincide: the share of both tastes' variance that is one shared fit.
    pub shared_fit: f64,
    /// What applicants look for.
    pub applicant: ApplicantUtility,
    /// What programs look for.
    pub program: ProgramUtility,
}

impl Default for Utility {
    fn default() -> Self {
        Utility { shared_fit: 0.5, applicant: ApplicantUtility::default(), program: ProgramUtility::default() }
    }
}

/// `[utility.applicant]`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ApplicantUtility {
    /// How much applicants agree: the share of variance that is the program's prestige.
    pub common: f64,
    /// What the own region adds.
    pub region: f64,
    /// What the home institution adds.
    pub home: f64,
    /// What an away rotation there adds.
    pub away: f64,
    /// What a categorical position adds over an advanced one.
    pub categorical: f64,
}

impl Default for ApplicantUtility {
    fn default() -> Self {
        ApplicantUtility { common: 0.3, region: 0.5, home: 1.0, away: 0.5, categorical: 0.2 }
    }
}

/// `[utility.program]`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProgramUtility {
    /// How much programs agree: the share of variance that is the applicant's strength.
    pub common: f64,
    /// What an applicant of the own region gains.
    pub region: f64,
    /// What the institution's own student gains.
    pub home: f64,
    /// What somebody who rotated here gains.
    pub away: f64,
}

impl Default for ProgramUtility {
    fn default() -> Self {
        ProgramUtility { common: 0.4, region: 0.4, home: 1.0, away: 1.5 }
    }
}

/// `[perception]`: noise with which each side sees the other before interviews, in standard deviations of its utility.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Perception {
    /// Of what applicants see.
    pub applicant: f64,
    /// Of what programs see.
    pub program: f64,
}

impl Default for Perception {
    fn default() -> Self {
        Perception { applicant: 0.5, program: 0.5 }
    }
}

/// How an applicant's applications are spread.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Portfolio {
    /// Over the own quartile of prestige, those above and those below.
    #[default]
    Quartiles,
    /// Uniformly.
    Uniform,
    /// To every program.
    All,
}

/// `[applications]`: where applicants apply.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Applications {
    /// How they are spread.
    pub portfolio: Portfolio,
    /// Share of applications that go to programs of the own quartile.
    pub own: f64,
    /// Share that goes above it; what the quartiles above cannot take goes to the own.
    pub above: f64,
    /// Share that goes below it.
    pub below: f64,
    /// How well applicants know their own strength: the noise of self-assessment, in standard deviations.
    pub self_assessment: f64,
    /// How many times as likely a program of the own region is chosen as another.
    pub region_preference: f64,
    /// Share of those with a home program who apply there.
    pub home: f64,
}

impl Default for Applications {
    fn default() -> Self {
        Applications {
            portfolio: Portfolio::Quartiles,
            own: 0.5,
            above: 0.25,
            below: 0.25,
            self_assessment: 0.5,
            region_preference: 2.0,
            home: 1.0,
        }
    }
}

/// `[away]`: away rotations, at programs of the preferred specialty.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Away {
    /// Share of applicants who do any.
    pub share: f64,
    /// How many they do.
    pub rotations: u32,
}

impl Default for Away {
    fn default() -> Self {
        Away { share: 0.72, rotations: 1 }
    }
}
