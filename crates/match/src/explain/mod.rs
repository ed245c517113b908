//! Explains the result of one applicant or one program in plain sentences.
//!
//! A [`Recorder`] observes a run and keeps the steps of its subjects. An explanation first gives the final state rank by rank,
//! which is the reason that counts, and then the steps that led to it.

mod applicant;
mod program;
mod recorder;
mod words;

pub use recorder::{Recorder, Step};

use serde::Serialize;

use crate::market::{ApplicantId, Market, Names, ProgramId};
use crate::matching::Run;

/// Whose result is explained.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// An applicant, together with the partner if there is one.
    Applicant(ApplicantId),
    /// A program.
    Program(ProgramId),
}

/// An explanation, ready to be printed line by line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Explanation {
    /// The result in one sentence.
    pub headline: String,
    /// The final state, one sentence a rank.
    pub standing: Vec<String>,
    /// The steps that led to it, in order.
    pub steps: Vec<String>,
}

/// A market with the names of its applicants and programs.
#[derive(Clone, Copy)]
struct NamedMarket<'a> {
    market: &'a Market,
    names: &'a dyn Names,
}

impl NamedMarket<'_> {
    fn applicant(self, applicant: ApplicantId) -> String {
        self.names.applicant(applicant)
    }

    fn program(self, program: ProgramId) -> String {
        self.names.program(program)
    }
}

/// Explains the result of a subject in a run that `recorder` observed.
#[must_use]
pub fn explain(market: &Market, names: &dyn Names, run: &Run, recorder: &Recorder, subject: Subject) -> Explanation {
    let market = NamedMarket { market, names };
    let steps = recorder.steps(run.kept);
    match subject {
        Subject::Applicant(applicant) => applicant::explain(market, &run.matching, steps, applicant),
        Subject::Program(program) => program::explain(market, &run.matching, steps, program),
    }
}
