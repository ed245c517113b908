//! The shipped scenarios, for benches. Benches are a package of their own so that building them builds no test's dependencies.

use std::path::{Path, PathBuf};

use matchday::scenario::{self, Reading};

/// The folder of the shipped scenarios.
#[must_use]
pub fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios")
}

/// All shipped scenarios.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
pub fn shipped() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![scenarios()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the repository has scenarios") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Reads a scenario.
///
/// # Panics
/// When it has faults.
#[must_use]
pub fn read(path: &Path) -> Reading {
    scenario::read(path, &[]).unwrap_or_else(|faults| panic!("{}: {}", path.display(), faults[0]))
}
