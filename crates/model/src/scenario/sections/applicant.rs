//! `[[applicant]]`

use serde::{Deserialize, Serialize};

use super::TierLists;
use crate::scenario::field::{Grade, number, section, switch, text, texts, whole, whole_or_texts};

/// Who interviewed a named applicant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Interviewed {
    /// This number of programs of the preferred specialty: those where the applicant stands best among all who apply.
    Count(u32),
    /// These programs, as ids, and no others.
    Programs(Vec<String>),
}

section! {
    /// A named applicant, beside the drawn ones.
    "applicant[]" => FixedApplicant {
        /// The id, unique among all applicants.
        id: String => text().required(),
        /// The type, by name.
        kind as "type": String => text().required(),
        /// The group whose behaviour the applicant has.
        group: String => text().required(),
        /// The percentile of strength among all applicants of the type; drawn when left out.
        strength_percentile?: f64 => number(0.0, 100.0).unit("percent"),
        /// The score of Step 2 CK, instead of the percentile: its standing among all of the type who prefer the specialty. For US MD
        /// and US DO seniors; a score is a part of what programs see, and stands here for all of it.
        step2_ck?: f64 => number(100.0, 300.0).unit("points").from(
            Grade::Derived,
            "means and counts of matched and unmatched: NRMP Charting Outcomes 2024; quartiles of matched US MD seniors: sample of 2026; spread of all: that of the matched plus what lies between matched and unmatched",
        ),
        /// The home institution (`inst-12`, or that of a named program), or empty.
        home: String => text(),
        /// The home region; drawn when left out.
        region?: u32 => whole(1, 1000),
        /// Whether the applicant is in no couple; otherwise the scenario's share decides.
        is_single: bool = false => switch(),
        /// The partner, as the id of another named applicant, with whom the applicant forms a couple in any case; it is enough that
        /// one of the two says so.
        partner?: String => text(),
        /// Whether the applicant applies to the group's second specialty too; when left out, the group's share decides.
        applies_to_alternative?: bool => switch(),
        /// Programs where the applicant rotated, by id; `[]` for none. When left out, the model's rule decides.
        away?: Vec<String> => texts(),
        /// Of each tier: the programs to which the applicant sends signals, by id. With none of any tier, the model's rule decides.
        ..signals: TierLists,
        /// How many programs of the preferred specialty interview the applicant, at those departments where the applicant's score
        /// stands best among all who apply; or exactly which programs do, by id, and no others. When left out, the model's rule
        /// decides.
        interviews?: Interviewed => whole_or_texts(0, 300),
        /// The applicant's own primary list, as program ids (those of drawn programs read `ir-integrated-a-31`); those programs have
        /// interviewed the applicant.
        ranks: Vec<String> => texts(),
    }
}
