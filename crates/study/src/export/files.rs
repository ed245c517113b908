//! The files of a match, each with its checksum in the summary.

use std::fs;
use std::io;
use std::path::Path;

use super::summary::{OutputRecord, Summary};
use super::tables::{write_matches, write_programs};
use matchday_files::checksum::sha256;
use matchday_files::pool::Pool;
use matchday_match::market::Matching;

/// The files of a match's output folder, in the order in which they are written.
pub const MATCH_FILES: [&str; 3] = ["matches.csv", "programs.csv", "summary.json"];

/// Writes the files of a match into an empty folder, and the tables' checksums into the summary.
///
/// # Errors
/// When a file cannot be written.
pub fn write_files(pool: &Pool, matching: &Matching, summary: &mut Summary, folder: &Path) -> io::Result<()> {
    let [matches, programs, last] = MATCH_FILES;
    let mut tables = [(matches, Vec::new()), (programs, Vec::new())];
    write_matches(pool, matching, &mut tables[0].1)?;
    write_programs(pool, matching, &mut tables[1].1)?;
    summary.output.clear();
    for (file, bytes) in tables {
        fs::write(folder.join(file), &bytes)?;
        summary.output.push(OutputRecord { file, sha256: sha256(&bytes) });
    }
    let mut json = serde_json::to_vec_pretty(summary)?;
    json.push(b'\n');
    fs::write(folder.join(last), json)
}
