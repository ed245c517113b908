//! A pool: the applicants, programs and rank order lists of one match, as a folder of CSV files.
//!
//! [`read`] gives either a [`Reading`] or every fault of the files at once, each with file, line, column and remedy. The
//! files say who ranks whom; the rules of the match are those of [`Market`]. Reading knows no rule of its own but
//! that ids are known and ranks run 1, 2, 3, ….

mod applicant_ranks;
mod applicants;
mod doubts;
mod folder;
mod labels;
mod pairs;
mod program_ranks;
mod programs;
mod r3_lists;
mod read;
mod roster;
mod rules;
mod trace;
mod warnings;

pub use applicants::{ApplicantTable, RESULT_COLUMNS};
pub use programs::NO_MATCH_CODE;
pub use read::read;
pub use roster::{ProgramRow, Roster};
pub use warnings::{Warning, WarningGroup, WarningKind};

use crate::faults::{FileWarning, InputFile, Source, Spot};
use matchday_match::market::{ApplicantId, Market, Names, ProgramId, SupplementalId};
use trace::Trace;

/// A pool that is ready to be matched.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The lists and terms, checked.
    pub market: Market,
    /// What everybody is called.
    pub roster: Roster,
    /// The files it was read from.
    pub files: Vec<InputFile>,
}

impl Names for Pool {
    fn program(&self, id: ProgramId) -> String {
        self.roster.program(id)
    }

    fn applicant(&self, id: ApplicantId) -> String {
        self.roster.applicant(id)
    }

    fn supplemental(&self, id: SupplementalId) -> String {
        self.roster.supplemental(id)
    }

    fn supplemental_label(&self, id: SupplementalId) -> String {
        self.roster.supplemental_label(id).to_owned()
    }
}

/// A pool together with the text it was read from, which [`Reading::warnings`] needs to name places. Take the pool out when
/// the warnings are told, and the text is freed.
pub struct Reading {
    /// The pool.
    pub pool: Pool,
    sources: Vec<Source>,
    trace: Trace,
    file_warnings: Vec<(FileWarning, Spot, String)>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading").field("pool", &self.pool).finish_non_exhaustive()
    }
}
