//! The example pool: a small market with a story, in commented files.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

const FILES: [(&str, &str); 7] = [
    ("README.md", include_str!("example/README.md")),
    ("programs.csv", include_str!("example/programs.csv")),
    ("applicants.csv", include_str!("example/applicants.csv")),
    ("applicant_ranks.csv", include_str!("example/applicant_ranks.csv")),
    ("program_ranks.csv", include_str!("example/program_ranks.csv")),
    ("couples.csv", include_str!("example/couples.csv")),
    ("reversions.csv", include_str!("example/reversions.csv")),
];

/// Writes the example pool into an empty folder, with a `README.md` that says what happens in it.
///
/// # Errors
/// When a file cannot be written, or exists already.
pub fn write_example(folder: &Path) -> io::Result<()> {
    FILES.iter().try_for_each(|(name, text)| File::create_new(folder.join(name))?.write_all(text.as_bytes()))
}
