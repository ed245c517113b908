//! Scenarios in a temporary folder, to be spoilt by tests.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};

use matchday::scenario::{self, Override, Reading, Remark};
use tempfile::TempDir;

/// A small correct scenario.
pub(crate) const SMALL: &str = r#"title = "Small"

[institutions]
count = 20

[[specialty]]
name = "IR-Integrated"
applications = { distribution = "log-normal", mean = 37, log_sd = 0.35 }
tracks = [{ track = "A", programs = 5, positions = 8 }]

[[specialty]]
name = "DR"
applications = 72

[[specialty.tracks]]
track = "A"
programs = 10
positions = 40

[[type]]
name = "US MD senior"
strength = 0.3

[[type]]
name = "IMG"

[[group]]
name = "IR first"
count = 30
first = "IR-Integrated"
second = "DR"

[signals]
gold = 6
silver = 6

[applications]
own = 0.5
above = 0.25
below = 0.25
"#;

/// A scenario file in a folder of its own, and files beside it.
pub(crate) struct Desk(TempDir);

impl Desk {
    /// The small correct scenario.
    pub(crate) fn small() -> Desk {
        Desk::holding(SMALL)
    }

    /// A scenario of some text.
    pub(crate) fn holding(text: impl AsRef<[u8]>) -> Desk {
        Desk(tempfile::tempdir().expect("a temporary folder")).with("x.toml", text)
    }

    /// With a file of other content.
    pub(crate) fn with(self, name: &str, text: impl AsRef<[u8]>) -> Desk {
        fs::write(self.0.path().join(name), text).expect("a file");
        self
    }

    /// With the first occurrence of a text in the scenario replaced by another.
    pub(crate) fn edit(self, from: &str, to: &str) -> Desk {
        let text = fs::read_to_string(self.path()).expect("UTF-8");
        assert!(text.contains(from), "the scenario does not hold {from:?}");
        self.with("x.toml", text.replacen(from, to, 1))
    }

    /// With more at the end of the scenario.
    pub(crate) fn and(self, more: &str) -> Desk {
        let text = fs::read_to_string(self.path()).expect("UTF-8");
        self.with("x.toml", text + "\n" + more)
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join("x.toml")
    }

    pub(crate) fn try_read(&self, set: &[&str]) -> Result<Reading, Vec<Remark>> {
        let overrides: Vec<_> = set.iter().map(|text| Override::parse(text).expect("an override")).collect();
        scenario::read(self.path(), &overrides)
    }

    #[track_caller]
    pub(crate) fn read(&self, set: &[&str]) -> Reading {
        self.try_read(set).unwrap_or_else(|faults| panic!("{}", self.plain(&faults)))
    }

    /// Every fault in words, file names without the folder.
    pub(crate) fn faults(&self, set: &[&str]) -> String {
        self.plain(&self.try_read(set).err().unwrap_or_default())
    }

    /// Every warning in words.
    #[track_caller]
    pub(crate) fn warnings(&self) -> String {
        self.plain(&self.read(&[]).warnings)
    }

    fn plain(&self, remarks: &[Remark]) -> String {
        let folder = format!("{}/", self.0.path().display());
        let lines: Vec<String> = remarks.iter().map(|remark| remark.to_string().replace(&folder, "")).collect();
        lines.join("\n")
    }
}

/// A file of the repository.
pub(crate) fn repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}
