//! Faults and warnings of files, collected while reading and placed at the end.

use std::borrow::Cow;

use super::file_warning::FileWarning;
use super::place::{Place, Spot, settle};
use super::quoting::one_line;
use super::source::Source;

/// A fault of an input file. The input cannot be used before it is corrected.
///
/// Its [`Display`](std::fmt::Display) is the whole sentence: the place first, then what was found and expected, then the
/// remedy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileFault {
    /// Where the fault is.
    pub place: Place,
    /// What was found and what was expected.
    pub message: String,
    /// What to do.
    pub remedy: Cow<'static, str>,
}

impl std::fmt::Display for FileFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.place.prefix(f)?;
        write!(f, "{}; {}", self.message, self.remedy)
    }
}

impl std::error::Error for FileFault {}

struct Unplaced {
    message: String,
    remedy: Cow<'static, str>,
}

/// The faults and warnings of one or several files.
#[derive(Default)]
pub struct Findings {
    faults: Vec<(Spot, Unplaced)>,
    /// Warnings about the files themselves.
    pub warnings: Vec<(FileWarning, Spot, String)>,
}

impl Findings {
    /// Adds a fault.
    pub fn fault(&mut self, at: Spot, message: impl Into<String>, remedy: impl Into<Cow<'static, str>>) {
        let mut message = message.into();
        message.shrink_to_fit(); // a file may have a million faults
        self.faults.push((at, Unplaced { message, remedy: remedy.into() }));
    }

    /// Adds a warning.
    pub fn warn(&mut self, kind: FileWarning, at: Spot, message: impl Into<String>) {
        self.warnings.push((kind, at, message.into()));
    }

    /// Adds the findings of another file.
    pub fn append(&mut self, mut others: Findings) {
        self.faults.append(&mut others.faults);
        self.warnings.append(&mut others.warnings);
    }

    /// How many faults there are.
    #[must_use]
    pub fn faults(&self) -> usize {
        self.faults.len()
    }

    /// The faults with their places, in the order of the files.
    #[must_use]
    pub fn into_faults(self, sources: &[Source]) -> Vec<FileFault> {
        settle(sources, self.faults)
            .into_iter()
            .map(|(place, Unplaced { message, remedy })| FileFault { place, message: one_line(message), remedy })
            .collect()
    }
}
