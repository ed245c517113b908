//! Why a folder has no report page.

use std::io;
use std::path::PathBuf;

use matchday_study::manifest::ManifestError;

/// The remedy for a missing or damaged file in a run folder.
const AGAIN: &str = "run the command that wrote the folder again";

/// A fault of a folder, with what to do.
#[derive(Debug, thiserror::Error)]
pub enum RunFault {
    /// There is no such folder.
    #[error("\"{}\" does not exist; name a folder that matchday simulate --out wrote", .0.display())]
    Missing(PathBuf),
    /// It is a file.
    #[error("\"{}\" is a file; name the folder that a run wrote", .0.display())]
    File(PathBuf),
    /// It is one shard of a run.
    #[error("\"{}\" is one shard of a run; join the shards with matchday merge", .0.display())]
    Unmerged(PathBuf),
    /// It is one shard of a run, and its manifest says which.
    #[error("\"{}\" is shard {shard} only; join the shards with matchday merge", .folder.display())]
    Shard {
        /// The folder.
        folder: PathBuf,
        /// The shard.
        shard: String,
    },
    /// It is the match of a pool.
    #[error(
        "\"{}\" is the match of a pool, which has no estimates; name a folder that matchday simulate --out wrote",
        .0.display()
    )]
    Pool(PathBuf),
    /// It is no result.
    #[error(
        "\"{}\" is not a result of matchday: it has none of {}; name a folder that matchday simulate, sweep, compare or odds \
         --out wrote",
        .folder.display(), .expected.join(", ")
    )]
    NoResult {
        /// The folder.
        folder: PathBuf,
        /// The tables by which results are recognised.
        expected: Vec<String>,
    },
    /// Its manifest is missing or damaged.
    #[error("{0}; {AGAIN}")]
    Manifest(#[from] ManifestError),
    /// A table is missing.
    #[error("\"{}\" is missing; {AGAIN}", .0.display())]
    NoTable(PathBuf),
    /// A row of a CSV file cannot be read.
    #[error("\"{}{line}\": {what}; {AGAIN}", .path.display())]
    Row {
        /// The file.
        path: PathBuf,
        /// Its line, as `:3`, where it is known.
        line: String,
        /// What is wrong.
        what: String,
    },
    /// A Parquet file cannot be read.
    #[error("\"{}\" is not a table: {what}; {AGAIN}", .path.display())]
    Table {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// This build cannot read Parquet.
    #[error("\"{}\": this build of matchday reads no Parquet; write the tables as CSV", .0.display())]
    NoParquet(PathBuf),
    /// A table lacks columns.
    #[error(
        "table \"{}\" lacks {} {}; {AGAIN}",
        .table.display(), if .columns.len() == 1 { "the column" } else { "the columns" }, .columns.join(", ")
    )]
    Columns {
        /// The table, without an ending.
        table: PathBuf,
        /// The columns, in quotes.
        columns: Vec<String>,
    },
    /// The scenario cannot be read.
    #[error("cannot read \"{}\": {error}", .path.display())]
    Scenario {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The scenario is no TOML.
    #[error("\"{}:{line}\": {message}; {AGAIN}", .path.display())]
    Toml {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
        /// What is wrong.
        message: String,
    },
}
