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

use crate::market::{ApplicantId, ProgramId};
use crate::matching::Run;
use crate::pool::Pool;

/// Whose story is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// An applicant, with the partner's part where there is a couple.
    Applicant(ApplicantId),
    /// A program.
    Program(ProgramId),
}

/// A story, ready to be printed line by line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Explanation {
    /// The result in one sentence.
    pub headline: String,
    /// How things stand at the end.
    pub standing: Vec<String>,
    /// How they came about, in order.
    pub steps: Vec<String>,
}

/// Tells the story of a subject in a run that `recorder` watched.
#[must_use]
pub fn explain(pool: &Pool, run: &Run, recorder: &Recorder, subject: Subject) -> Explanation {
    let steps = recorder.steps(run.kept);
    match subject {
        Subject::Applicant(applicant) => applicant::explain(pool, &run.matching, steps, applicant),
        Subject::Program(program) => program::explain(pool, &run.matching, steps, program),
    }
}
