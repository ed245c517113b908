//! The kinds of run folders, and which kind a folder is.

use std::path::Path;

use super::fault::RunFault;
use super::run::{Kind, Run};
use super::{comparison, odds, screening, simulation, sweep};

const KINDS: [&Kind; 5] = [&simulation::KIND, &sweep::KIND, &screening::KIND, &comparison::KIND, &odds::KIND];

impl Run {
    /// Reads a folder that `simulate`, `sweep`, `compare` or `odds` wrote.
    ///
    /// # Errors
    /// Every fault of the folder: missing or damaged files, or no result of a run. Each says what to do.
    pub fn read(folder: &Path) -> Result<Run, Vec<RunFault>> {
        let kind = recognise(folder).map_err(|fault| vec![fault])?;
        Run::of(kind, folder)
    }
}

fn recognise(folder: &Path) -> Result<&'static Kind, RunFault> {
    if !folder.exists() {
        return Err(RunFault::Missing(folder.to_owned()));
    }
    if !folder.is_dir() {
        return Err(RunFault::File(folder.to_owned()));
    }
    let has = |file: &str| folder.join(file).is_file();
    let found = KINDS.iter().find(|kind| has(&format!("{}.csv", kind.main)) || has(&format!("{}.parquet", kind.main)));
    found.copied().ok_or_else(|| {
        let folder = folder.to_owned();
        if has("shard.progress") {
            RunFault::Unmerged(folder)
        } else if has("summary.json") && has("matches.csv") {
            RunFault::Pool(folder)
        } else {
            RunFault::NoResult { folder, expected: KINDS.map(|kind| format!("{}.csv", kind.main)).to_vec() }
        }
    })
}
