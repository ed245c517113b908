//! `[[specialty]]`

use super::TrackPlan;
use crate::draws::Distribution;
use crate::scenario::field::{Grade, distribution, number, section, switch, text, word, words};

words! {
    /// What a specialty's programs are.
    ProgramsKind {
        /// Programs to which applicants apply, and which invite, interview and rank.
        Residency = "residency",
        /// PGY-1 years: preliminary and transitional programs.
        Pgy1 = "pgy1",
        /// Programs of the partners' specialties, which only partners rank.
        Partners = "partners",
    }
}

section! {
    /// One specialty; as many as there are. At least one.
    "specialty[]" => Specialty {
        /// Its name, by which groups and programs refer to it.
        name: String => text().required(),
        /// What its programs are: `residency` programs invite, interview and rank; `pgy1` programs are preliminary and
        /// transitional years; `partners` programs are ranked by couples' partners only.
        kind: ProgramsKind => word(ProgramsKind::WORDS),
        /// Its tracks.
        tracks: Vec<TrackPlan>,
        /// Programs to which an applicant applies in it.
        applications: Distribution = Distribution::LogNormal { mean: 60.0, log_sd: 0.35 } => distribution(0.0, 1000.0)
            .unit("programs")
            .plausible(10.0, 120.0)
            .from(
                Grade::Ours,
                "between the means of 37 in IR and 72 in DR (ERAS statistics 2024 [S]); give each specialty its own",
            ),
        /// Interview places for each position of a department.
        interviews_per_position: Distribution = Distribution::Fixed { value: 12.0 } => distribution(0.0, 1000.0)
            .unit("interviews a position")
            .plausible(5.0, 25.0)
            .from(Grade::SecondHand, "assumed by a published simulation"),
        /// Whether it takes part in signalling.
        has_signals: bool = true => switch(),
        /// In `pgy1` specialties: the weight with which applicants choose it.
        popularity: f64 = 1.0 => number(0.0, 1e9),
    }
}
