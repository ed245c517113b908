//! What a match leaves behind: a summary and two tables, in a folder that is either whole or not there.

mod blocking;
mod counts;
mod folder;
mod summary;
mod tables;

pub use blocking::Blocking;
pub use folder::{PublishError, check_replaceable, publish};
pub use summary::{
    Applicants, Choice, Couples, InputRecord, OutputRecord, ParityRequest, Positions, ReversionMade, Summary,
    TrackTotals,
};
pub use tables::{write_matches, write_programs};

/// The files of a match's output folder, in the order in which they are written.
pub const MATCH_FILES: [&str; 3] = ["matches.csv", "programs.csv", "summary.json"];
