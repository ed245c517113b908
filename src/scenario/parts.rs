//! The tables of a scenario file.

#![allow(clippy::doc_markdown, reason = "column names stand in these comments")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Distribution;
use crate::market::Track;

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

/// The letter of a track.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TrackLetter {
    /// Categorical.
    #[default]
    C,
    /// Advanced.
    A,
    /// For physicians with earlier training.
    R,
    /// Preliminary.
    P,
    /// Primary care.
    M,
    /// Fellowship.
    F,
}

impl TrackLetter {
    /// The market's word.
    #[must_use]
    pub fn track(self) -> Track {
        match self {
            TrackLetter::C => Track::Categorical,
            TrackLetter::A => Track::Advanced,
            TrackLetter::R => Track::Physician,
            TrackLetter::P => Track::Preliminary,
            TrackLetter::M => Track::PrimaryCare,
            TrackLetter::F => Track::Fellowship,
        }
    }
}

/// One entry of `tracks` of a specialty.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TrackPlan {
    /// Its letter.
    pub track: TrackLetter,
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
}

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
    #[serde(with = "super::distribution::or_none")]
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
