//! From ids in files to the applicants and programs of a pool.

use std::fmt;

use crate::faults::nearest_id;
use crate::pool::Pool;
use matchday_match::explain::Subject;
use matchday_match::market::{ApplicantId, ProgramId};

/// A pool has no applicant or program with an id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownId {
    /// What was looked for.
    what: &'static str,
    /// The id.
    pub id: String,
    /// The known id that is probably meant.
    pub nearest: Option<String>,
}

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\": the pool has no {} with this id", self.id, self.what)?;
        match &self.nearest {
            Some(near) => write!(f, "; did you mean \"{near}\"?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownId {}

impl Pool {
    /// Finds the applicant with an id.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_applicant(&self, id: &str) -> Result<ApplicantId, UnknownId> {
        let found = self.market.applicant_ids().find(|&applicant| self.roster.applicant_id(applicant) == id);
        found.ok_or_else(|| unknown("applicant", id, self.applicant_codes()))
    }

    /// Finds the program with an id.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_program(&self, id: &str) -> Result<ProgramId, UnknownId> {
        let found = self.market.program_ids().find(|&program| self.roster.program_id(program) == id);
        found.ok_or_else(|| unknown("program", id, self.program_codes()))
    }

    /// Finds whatever has an id: an applicant, a program, or one of each.
    ///
    /// # Errors
    /// When there is neither.
    pub fn subjects(&self, id: &str) -> Result<Vec<Subject>, UnknownId> {
        let applicant = self.find_applicant(id).ok().map(Subject::Applicant);
        let program = self.find_program(id).ok().map(Subject::Program);
        let found: Vec<Subject> = applicant.into_iter().chain(program).collect();
        if found.is_empty() {
            Err(unknown("applicant and no program", id, self.applicant_codes().chain(self.program_codes())))
        } else {
            Ok(found)
        }
    }

    fn applicant_codes(&self) -> impl Iterator<Item = &str> {
        self.market.applicant_ids().map(|applicant| self.roster.applicant_id(applicant))
    }

    fn program_codes(&self) -> impl Iterator<Item = &str> {
        self.market.program_ids().map(|program| self.roster.program_id(program))
    }
}

fn unknown<'p>(what: &'static str, id: &str, known: impl Iterator<Item = &'p str>) -> UnknownId {
    UnknownId { what, id: id.to_owned(), nearest: nearest_id(id, known).map(str::to_owned) }
}
