//! Warnings about files: what is allowed, but usually a slip.

/// A kind of warning about a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FileWarning {
    /// A file whose name is close to that of a file that is read.
    UnknownFile,
    /// A column that is not read.
    UnknownColumn,
    /// A file whose last line has no line end.
    NoFinalNewline,
    /// A file of the R3 system whose ranks do not run 1, 2, 3, ….
    R3Order,
}

impl FileWarning {
    /// The heading: what is counted.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            FileWarning::UnknownFile => "files that are not read, with a name close to one that is",
            FileWarning::UnknownColumn => "columns that are not read",
            FileWarning::NoFinalNewline => "files whose last line has no line end",
            FileWarning::R3Order => "R3 files whose ranks do not run 1, 2, 3, …",
        }
    }

    /// What to do if it is a slip.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            FileWarning::UnknownFile => "rename the file if it should be read",
            FileWarning::UnknownColumn => "rename the column if it should be read",
            FileWarning::NoFinalNewline => "check that the file was written in full",
            FileWarning::R3Order => "renumber the lines if the order of the file is wrong",
        }
    }
}
