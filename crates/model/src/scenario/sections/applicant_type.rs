//! `[[type]]`

use crate::scenario::field::{number, section, share, switch, text};

section! {
    /// A kind of applicants, by where they were trained.
    "type[]" => ApplicantType {
        /// Its name, by which groups and applicants refer to it.
        name: String => text().required(),
        /// Mean strength.
        strength: f64 = 0.0 => number(-10.0, 10.0).unit("standard deviations").plausible(-1.0, 1.0),
        /// What programs add for the type itself.
        effect: f64 = 0.0 => number(-10.0, 10.0).unit("standard deviations").plausible(-1.5, 1.0),
        /// Share who have a home institution.
        home: f64 = 0.0 => share(),
        /// Whether a senior of a US medical school, who may not rank `R` programs.
        is_us_senior: bool = false => switch(),
        /// Share who are physicians with earlier training and may rank `R` programs.
        physicians: f64 = 0.0 => share(),
        /// How many of a group are of this type, in proportion to the other types, where the group does not say.
        weight: f64 = 1.0 => number(0.0, 1e9),
    }
}
