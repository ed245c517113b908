//! The progress of a sweep, in a hidden folder beside its output folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{HiddenFolder, Identity, Kept, Resumable, Unfinished, UnfinishedError, failed};
use crate::simulation::Simulation;
use matchday_files::checksum::sha256;

/// An unfinished sweep, and the lock that excludes other processes. Each point is its own unfinished run, named by what it
/// depends on. So points depend neither on their order nor on the other points of the sweep.
#[derive(Debug)]
pub struct UnfinishedSweep {
    folder: HiddenFolder,
}

/// The ending of its folder's name.
const ENDING: &str = "unfinished-sweep";

/// The name under which a point is kept: a checksum of everything that its result depends on.
#[must_use]
pub fn point_name(identity: &Identity) -> String {
    let plan = format!("{:?}", identity.plan);
    let whole = [&identity.version, &identity.scenario, &identity.inputs, &plan].map(String::as_str).join("\n");
    sha256(whole.as_bytes()).chars().take(24).collect()
}

impl UnfinishedSweep {
    /// The folder that keeps the unfinished sweep into an output folder.
    #[must_use]
    pub fn folder_of(out: &Path) -> PathBuf {
        HiddenFolder::path_of(out, ENDING)
    }

    /// Begins or continues a sweep over points with these names into an output folder.
    ///
    /// # Errors
    /// If there is an unfinished sweep and `kept` refuses it, if it has none of these points, or if another process
    /// uses it.
    pub fn open(out: &Path, points: &[String], kept: Kept) -> Result<UnfinishedSweep, UnfinishedError> {
        let sweep = UnfinishedSweep { folder: HiddenFolder::open(out, ENDING)? };
        let begun = sweep.begun()?;
        match kept {
            Kept::Refuse if !begun.is_empty() => {
                return Err(UnfinishedError::ExistsSweep { out: out.to_owned(), points: begun.len() });
            }
            Kept::Discard => {
                for point in begun {
                    fs::remove_dir_all(&point).map_err(failed(&point))?;
                }
            }
            Kept::Resume if !begun.is_empty() => {
                let is_ours = |point: &String| {
                    begun.contains(&Unfinished::<Simulation>::folder_of(&sweep.folder.path().join(point)))
                };
                if !points.iter().any(is_ours) {
                    let differences = vec!["every point: scenario, values, seed or replicates".to_owned()];
                    return Err(UnfinishedError::Different { out: out.to_owned(), differences });
                }
            }
            Kept::Refuse | Kept::Resume => {}
        }
        Ok(sweep)
    }

    /// Opens a point, with its progress so far.
    ///
    /// # Errors
    /// If its kept progress is damaged, or the operating system refuses.
    pub fn point(&self, simulation: &Simulation) -> Result<Unfinished<Simulation>, UnfinishedError> {
        let name = point_name(&simulation.identity()?);
        Unfinished::open(&self.folder.path().join(name), simulation, Kept::Resume)
    }

    /// Removes the folder once the result is written.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn remove(self) -> Result<(), UnfinishedError> {
        self.folder.remove()
    }

    /// The folders of points that were begun.
    fn begun(&self) -> Result<Vec<PathBuf>, UnfinishedError> {
        let entries = fs::read_dir(self.folder.path()).map_err(failed(self.folder.path()))?;
        Ok(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect())
    }
}
