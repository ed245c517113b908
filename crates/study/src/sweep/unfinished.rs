//! The points that a sweep has done so far, in a hidden folder beside its output folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{HiddenFolder, Identity, Kept, Resumable, Unfinished, UnfinishedError, failed};
use crate::simulation::Simulation;
use matchday_files::checksum::sha256;

/// A sweep that has not ended, and the lock that keeps others out. Each point is an unfinished run of its own, found by what it
/// depends on: so points do not depend on their order, nor on the other points of the sweep.
#[derive(Debug)]
pub struct UnfinishedSweep {
    folder: HiddenFolder,
}

/// What the name of its folder ends in.
const ENDING: &str = "unfinished-sweep";

/// The name under which a point is kept: a checksum of all that its result depends on.
#[must_use]
pub fn point_name(identity: &Identity) -> String {
    let plan = format!("{:?}", identity.plan);
    let whole = [&identity.version, &identity.scenario, &identity.inputs, &plan].map(String::as_str).join("\n");
    sha256(whole.as_bytes()).chars().take(24).collect()
}

impl UnfinishedSweep {
    /// Where the unfinished sweep into an output folder is kept.
    #[must_use]
    pub fn folder_of(out: &Path) -> PathBuf {
        HiddenFolder::path_of(out, ENDING)
    }

    /// Begins a sweep over points of these names into an output folder, or goes on with one.
    ///
    /// # Errors
    /// When there is an unfinished sweep and `kept` does not say what to do, when it has none of these points, or when somebody
    /// else is at it.
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

    /// A point, as far as it is.
    ///
    /// # Errors
    /// When what was kept of it is damaged, or the operating system refuses.
    pub fn point(&self, simulation: &Simulation) -> Result<Unfinished<Simulation>, UnfinishedError> {
        let name = point_name(&simulation.identity()?);
        Unfinished::open(&self.folder.path().join(name), simulation, Kept::Resume)
    }

    /// Removes it: the result is there.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn remove(self) -> Result<(), UnfinishedError> {
        self.folder.remove()
    }

    /// The folders of points that were begun.
    fn begun(&self) -> Result<Vec<PathBuf>, UnfinishedError> {
        let entries = fs::read_dir(self.folder.path()).map_err(failed(self.folder.path()))?;
        Ok(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect())
    }
}
