//! Signals, invitations, interviews, and how lists come about.

use serde::{Deserialize, Serialize};

use crate::draws::Distribution;

/// `[signals]`: preference signals; one budget for both of an applicant's specialties.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signals {
    /// Whether there are any.
    pub enabled: bool,
    /// Gold signals of an applicant.
    pub gold: u32,
    /// Silver signals of an applicant.
    pub silver: u32,
    /// What a gold signal adds to the program's screening score, in standard deviations.
    pub gold_boost: f64,
    /// What a silver signal adds.
    pub silver_boost: f64,
    /// Whether everybody who signalled is invited before anybody who did not.
    pub strictly_first: bool,
}

impl Default for Signals {
    fn default() -> Self {
        Signals { enabled: true, gold: 6, silver: 6, gold_boost: 1.5, silver_boost: 0.7, strictly_first: false }
    }
}

/// `[invitations]`: whom programs invite.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Invitations {
    /// Interviews that an applicant accepts at most, over both specialties; none, written `"none"`, for no cap.
    #[serde(with = "crate::draws::or_none")]
    pub cap: Option<Distribution>,
    /// Waves of offers; places declined in one are offered in the next.
    pub waves: u32,
}

impl Default for Invitations {
    fn default() -> Self {
        Invitations { cap: Some(Distribution::Fixed { value: 18.0 }), waves: 8 }
    }
}

/// `[interviews]`: what they reveal.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Interviews {
    /// Whether there are any; without them everybody who applied is ranked.
    pub enabled: bool,
    /// Share of both sides' noise that an interview removes.
    pub learning: f64,
    /// Standard deviation of the fit that both sides discover in the interview.
    pub fit: f64,
}

impl Default for Interviews {
    fn default() -> Self {
        Interviews { enabled: true, learning: 0.6, fit: 0.6 }
    }
}

/// Which of the interviewed programs an applicant ranks.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListsMode {
    /// All of them.
    #[default]
    All,
    /// The best, at most `longest`.
    Truncated,
    /// Those above the outside option.
    OutsideOption,
}

/// `[lists]`: how rank order lists come about.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lists {
    /// What applicants rank.
    pub applicants: ListsMode,
    /// The longest list, with `truncated`.
    pub longest: u32,
    /// The utility of not matching, with `outside-option`.
    pub outside_option: f64,
    /// Share of those interviewed whom a program does not rank, the last of its order.
    pub do_not_rank: f64,
}

impl Default for Lists {
    fn default() -> Self {
        Lists { applicants: ListsMode::All, longest: 20, outside_option: -1.5, do_not_rank: 0.05 }
    }
}

/// `[pgy1]`: the PGY-1 year of advanced positions.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pgy1 {
    /// Whether advanced entries get supplemental lists.
    pub enabled: bool,
    /// Preliminary and transitional programs on a supplemental list.
    pub ranks: Distribution,
    /// How many times as likely a program of the own region is chosen as another.
    pub region_preference: f64,
}

impl Default for Pgy1 {
    fn default() -> Self {
        Pgy1 { enabled: true, ranks: Distribution::Normal { mean: 8.0, sd: 2.0 }, region_preference: 3.0 }
    }
}

/// `[couples]`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Couples {
    /// Share of applicants who are in a couple. With a group of partners, their partners come from there.
    pub share: f64,
    /// What a pair at the same institution adds to the couple's joint utility.
    pub same_institution: f64,
    /// What a pair in the same region adds.
    pub same_region: f64,
    /// The longest list of pairs.
    pub longest: u32,
}

impl Default for Couples {
    fn default() -> Self {
        Couples { share: 0.05, same_institution: 2.0, same_region: 1.0, longest: 60 }
    }
}
