//! What a comparison has done so far, kept when it is interrupted, continued by `--resume`, gone when the result is there.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::checkpoint::{CheckpointError, seal, unseal};
use super::hidden::HiddenFolder;
use super::identity::Identity;
use super::unfinished::{Kept, UnfinishedError};
use crate::simulation::{Comparison, PairedProgress, Plan};

/// The first bytes, with the version of the layout.
const MAGIC: &[u8] = b"matchday comparison 1\n";

/// Progress is written this often, and at the end; a killed comparison loses at most so much.
const EVERY: Duration = Duration::from_millis(500);

/// What makes two comparisons the same one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Worlds {
    mode: String,
    /// Programs that are counted together.
    groups: Vec<Vec<usize>>,
    /// The worlds by name, the base first.
    all: Vec<(String, Identity)>,
}

/// How far a comparison is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Checkpoint {
    worlds: Worlds,
    seconds: f64,
    progress: PairedProgress,
}

/// A comparison that has not ended, and the lock that keeps others out.
#[derive(Debug)]
pub struct UnfinishedComparison {
    folder: HiddenFolder,
    written: Instant,
    checkpoint: Checkpoint,
}

impl Worlds {
    fn of(comparison: &Comparison, names: &[&str]) -> Result<Worlds, String> {
        let replicates = comparison.base.setting.scenario.run.replicates;
        let plan = Plan { replicates, until: None, shard: None };
        let settings = std::iter::once(&comparison.base).chain(comparison.variants.iter().map(|one| &one.simulation));
        let worlds = std::iter::once(&"base").chain(names).zip(settings).map(|(name, simulation)| {
            let setting = &simulation.setting;
            Ok(((*name).to_owned(), Identity::of(&setting.scenario, &setting.inputs, &plan)?))
        });
        Ok(Worlds {
            mode: comparison.mode.word().to_owned(),
            groups: comparison.groups.clone(),
            all: worlds.collect::<Result<_, String>>()?,
        })
    }

    /// What differs from another comparison, in words; empty when nothing does.
    fn differences(&self, other: &Worlds) -> Vec<String> {
        let mut found = Vec::new();
        if self.mode != other.mode {
            found.push(format!("--mode {} and {}", self.mode, other.mode));
        }
        let names = |worlds: &Worlds| worlds.all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        let [ours, theirs] = [self, other].map(names);
        if ours != theirs {
            found.push(format!("the worlds \"{}\" and \"{}\"", ours.join("\", \""), theirs.join("\", \"")));
            return found;
        }
        for ((name, one), (_, two)) in self.all.iter().zip(&other.all) {
            // What all worlds share is told of the base.
            if name == "base" || found.is_empty() {
                found.extend(one.differences(two).into_iter().map(|difference| format!("{name}: {difference}")));
            }
        }
        if found.is_empty() && self.groups != other.groups {
            found.push("the program in question".to_owned());
        }
        found
    }
}

impl UnfinishedComparison {
    /// Begins a comparison of variants of these names into an output folder, or goes on with one.
    ///
    /// # Errors
    /// When there is an unfinished one and `kept` does not say what to do, when it is another one, when it is damaged, or when
    /// somebody else is at it.
    pub fn open(
        out: &Path,
        comparison: &Comparison,
        names: &[&str],
        kept: Kept,
    ) -> Result<UnfinishedComparison, UnfinishedError> {
        let folder = HiddenFolder::open(out, "unfinished-comparison")?;
        let damaged = |what: String| UnfinishedError::Damaged { path: folder.path().join("progress"), what };
        let worlds = Worlds::of(comparison, names).map_err(&damaged)?;
        let bytes = if kept == Kept::Discard { None } else { folder.read("progress")? };
        let earlier = bytes.map(|bytes| unseal::<Checkpoint>(MAGIC, &bytes)).transpose();
        let earlier = earlier.map_err(|error: CheckpointError| damaged(error.to_string()))?;
        let earlier = earlier.filter(|earlier| earlier.progress.base.replicates > 0);
        let checkpoint = match earlier {
            Some(earlier) if kept == Kept::Refuse => {
                return Err(UnfinishedError::Exists { out: out.to_owned(), done: earlier.progress.base.replicates });
            }
            Some(earlier) => {
                let differences = earlier.worlds.differences(&worlds);
                if !differences.is_empty() {
                    return Err(UnfinishedError::Different { out: out.to_owned(), differences });
                }
                if !comparison.fits(&earlier.progress) {
                    return Err(damaged("counts other figures than this version does".to_owned()));
                }
                earlier
            }
            None => Checkpoint { worlds, seconds: 0.0, progress: comparison.start() },
        };
        let unfinished = UnfinishedComparison { folder, written: Instant::now(), checkpoint };
        unfinished.write()?;
        Ok(unfinished)
    }

    /// Where the unfinished comparison into an output folder is kept.
    #[must_use]
    pub fn folder_of(out: &Path) -> PathBuf {
        HiddenFolder::path_of(out, "unfinished-comparison")
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> PairedProgress {
        self.checkpoint.progress.clone()
    }

    /// Seconds spent so far.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.checkpoint.seconds
    }

    /// Keeps what is done; on disk every half second.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn keep(&mut self, progress: &PairedProgress, seconds: f64) -> Result<(), UnfinishedError> {
        if self.written.elapsed() >= EVERY { self.save(progress, seconds) } else { Ok(()) }
    }

    /// Writes to disk what is done.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn save(&mut self, progress: &PairedProgress, seconds: f64) -> Result<(), UnfinishedError> {
        self.checkpoint.progress.clone_from(progress);
        self.checkpoint.seconds = seconds;
        self.write()?;
        self.written = Instant::now();
        Ok(())
    }

    fn write(&self) -> Result<(), UnfinishedError> {
        let bytes = seal(MAGIC, &self.checkpoint).map_err(|error| UnfinishedError::Io {
            path: self.folder.path().to_owned(),
            source: std::io::Error::other(error.to_string()),
        })?;
        self.folder.write("progress", &bytes)
    }

    /// Removes it: the result is there.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn remove(self) -> Result<(), UnfinishedError> {
        self.folder.remove()
    }
}
