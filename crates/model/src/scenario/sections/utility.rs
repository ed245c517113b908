//! `[utility]`, `[utility.applicant]`, `[utility.program]`

use crate::scenario::field::{Grade, number, section, share};

const SD: &str = "standard deviations";
const ODDS_TIES: &str =
    "odds of a DR interview with a geographic tie: 5.3 times; IR interview rate with a regional tie 19%, without 7%";
const ODDS_AWAY: &str = "odds of a DR interview after an away rotation: 30 times";

section! {
    /// What both sides look for. Utilities have standard deviation 1 before the ties below are added.
    "utility" => Utility {
        /// How much the two sides' tastes coincide: the share of both tastes' variance that is one shared fit.
        shared_fit: f64 = 0.5 => share().plausible(0.0, 0.9),
        /// What applicants look for.
        applicant: ApplicantUtility,
        /// What programs look for.
        program: ProgramUtility,
    }
}

section! {
    /// What applicants look for in a program.
    "utility.applicant" => ApplicantUtility {
        /// How much applicants agree: the share of variance that is the program's prestige.
        common: f64 = 0.3 => share().plausible(0.0, 0.95),
        /// What the own region adds.
        region: f64 = 0.5 => number(0.0, 3.0).unit(SD).plausible(0.0, 3.0),
        /// What the home institution adds.
        home: f64 = 1.0 => number(0.0, 3.0).unit(SD).plausible(0.0, 3.0),
        /// What an away rotation there adds.
        away: f64 = 0.5 => number(0.0, 3.0).unit(SD).plausible(0.0, 3.0),
        /// What a categorical position adds over an advanced one.
        categorical: f64 = 0.2 => number(-3.0, 3.0).unit(SD).plausible(0.0, 3.0),
    }
}

section! {
    /// What programs look for in an applicant.
    "utility.program" => ProgramUtility {
        /// How much programs agree: the share of variance that is the applicant's strength.
        common: f64 = 0.4 => share().plausible(0.0, 0.95),
        /// What an applicant of the own region gains.
        region: f64 = 0.4 => number(0.0, 3.0).unit(SD).plausible(0.0, 3.0).from(Grade::Derived, ODDS_TIES),
        /// What the institution's own student gains.
        home: f64 = 1.0 => number(0.0, 3.0).unit(SD).plausible(0.0, 3.0),
        /// What an applicant gains by a rotation here.
        away: f64 = 1.5 => number(0.0, 3.0).unit(SD).plausible(0.0, 3.0).from(Grade::Derived, ODDS_AWAY),
    }
}
