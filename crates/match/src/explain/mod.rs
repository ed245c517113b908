//! Why: the story of one applicant or one program in a match, in plain sentences.
//!
//! A [`Recorder`] watches a run and keeps what concerns its subject. The explanation first says how things stand at the end,
//! choice by choice, which is the reason that counts, and then how they came about, step by step.

mod applicant;
mod program;
mod recorder;
mod words;

pub use recorder::{Recorder, Step};

use serde::Serialize;

use crate::market::{ApplicantId, Market, Names, ProgramId};
use crate::matching::Run;

/// Whose story is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// An applicant, with the partner's part where there is a couple.
    Applicant(ApplicantId),
    /// A program.
    Program(ProgramId),
}

/// A named, ready to be printed line by line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Explanation {
    /// The result in one sentence.
    pub headline: String,
    /// How things stand at the end.
    pub standing: Vec<String>,
    /// How they came about, in order.
    pub steps: Vec<String>,
}

/// A market, and what its people and programs are called.
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

/// Explains the outcome of a subject in a run that `recorder` watched.
#[must_use]
pub fn explain(market: &Market, names: &dyn Names, run: &Run, recorder: &Recorder, subject: Subject) -> Explanation {
    let named = NamedMarket { market, names };
    let steps = recorder.steps(run.kept);
    match subject {
        Subject::Applicant(applicant) => applicant::explain(named, &run.matching, steps, applicant),
        Subject::Program(program) => program::explain(named, &run.matching, steps, program),
    }
}
