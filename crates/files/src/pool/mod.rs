//! A pool: the applicants, programs and rank order lists of one match, as a folder of CSV files.
//!
//! [`Pool::read`] gives a pool that can be matched, or every fault of its files at once, each with file, line, column and
//! remedy. [`CheckedPool::read`] gives the warnings too. The rules of the match are those of [`Market`].
//! Reading adds two rules: ids are known, and ranks run 1, 2, 3, ….

mod applicant_ranks;
mod applicants;
mod doubts;
mod error;
mod folder;
mod labels;
mod pairs;
mod program_ranks;
mod programs;
mod r3_lists;
mod read;
mod roster;
mod rules;
mod strangers;
mod trace;
mod warnings;

pub use applicants::{ApplicantTable, RESULT_COLUMNS};
pub use error::PoolError;
pub use programs::NO_MATCH_CODE;
pub use roster::{ProgramRow, Roster};
pub use warnings::{Warning, WarningGroup, WarningKind};

use crate::faults::{FileWarning, InputFile, Source, Spot};
use matchday_match::market::Market;
use trace::Trace;

/// A pool that can be matched: [`Pool::solve`] does it.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The lists and terms, checked.
    pub market: Market,
    /// What the applicants, programs and lists are called.
    pub roster: Roster,
    /// The files it was read from.
    pub files: Vec<InputFile>,
}

/// A pool together with the text that it was read from, to which [`CheckedPool::warnings`] points. Moving the pool out frees
/// the text.
pub struct CheckedPool {
    /// The pool.
    pub pool: Pool,
    sources: Vec<Source>,
    trace: Trace,
    file_warnings: Vec<(FileWarning, Spot, String)>,
}

impl std::fmt::Debug for CheckedPool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CheckedPool").field("pool", &self.pool).finish_non_exhaustive()
    }
}
