//! What is allowed in a file and yet more often a slip than meant.

/// What a warning about a file is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FileWarning {
    /// A file with nearly the name of one that is read.
    UnknownFile,
    /// A column that is not read.
    UnknownColumn,
    /// A file without a line end at its end.
    NoFinalNewline,
    /// A file of the R3 system whose ranks do not run 1, 2, 3, ….
    R3Order,
}

impl FileWarning {
    /// What is counted, as a heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            FileWarning::UnknownFile => "files with nearly the name of one that is read",
            FileWarning::UnknownColumn => "columns that are not read",
            FileWarning::NoFinalNewline => "files whose last line has no end",
            FileWarning::R3Order => "R3 files whose ranks do not run 1, 2, 3, …",
        }
    }

    /// What to do if it was not meant.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            FileWarning::UnknownFile => "rename the file if it should be read",
            FileWarning::UnknownColumn => "rename the column if it should be read",
            FileWarning::NoFinalNewline => "check that the file was written in full",
            FileWarning::R3Order => "renumber the file if its order is not the one that counts",
        }
    }
}
