//! The folder of a match: two tables and a summary that holds their checksums.

use std::fs;
use std::path::Path;

use super::solve::Solution;
use super::summary::{MatchSummary, OutputRecord};
use crate::checksum::sha256;
use crate::publish::{PublishError, publish};

/// The files of a match's output folder, in the order in which they are written.
pub const MATCH_FILES: [&str; 3] = ["matches.csv", "programs.csv", "summary.json"];

impl Solution {
    /// Writes the [`MATCH_FILES`] into a folder that appears whole or not at all, and returns the summary that was written.
    ///
    /// # Errors
    /// When the folder cannot be written, or holds other files; an earlier folder is then as it was.
    pub fn write(&self, folder: &Path) -> Result<MatchSummary, PublishError> {
        let mut summary = self.summary();
        publish(folder, &MATCH_FILES, |staging| {
            let [matches, programs, last] = MATCH_FILES;
            let mut tables = [(matches, Vec::new()), (programs, Vec::new())];
            self.write_matches(&mut tables[0].1)?;
            self.write_programs(&mut tables[1].1)?;
            for (file, bytes) in tables {
                fs::write(staging.join(file), &bytes)?;
                summary.output.push(OutputRecord { file, sha256: sha256(&bytes) });
            }
            let mut json = serde_json::to_vec_pretty(&summary)?;
            json.push(b'\n');
            fs::write(staging.join(last), json)
        })?;
        Ok(summary)
    }
}
