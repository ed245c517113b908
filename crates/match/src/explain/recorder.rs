//! Observes a run and keeps the steps of a few subjects.

use super::Subject;
use crate::market::{ApplicantId, Market, ProgramId};
use crate::matching::{Event, Holder, Seating, Witness};

/// A step of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// What happened.
    pub event: Event,
    /// Who held the program's seats before the step, best first; empty unless the step is a proposal.
    pub holders: Vec<Holder>,
}

/// Keeps the steps of some applicants, their partners and some programs, attempt by attempt.
#[derive(Clone, Debug)]
pub struct Recorder {
    applicants: Vec<ApplicantId>,
    programs: Vec<ProgramId>,
    ended: Vec<Vec<Step>>,
    current: Vec<Step>,
    settled_singles: usize,
}

impl Recorder {
    /// A recorder of the steps of these subjects.
    #[must_use]
    pub fn of(market: &Market, subjects: &[Subject]) -> Recorder {
        let mut recorder = Recorder {
            applicants: Vec::new(),
            programs: Vec::new(),
            ended: Vec::new(),
            current: Vec::new(),
            settled_singles: 0,
        };
        for subject in subjects {
            match *subject {
                Subject::Program(program) => recorder.programs.push(program),
                Subject::Applicant(applicant) => match market.couple_of(applicant) {
                    Some(couple) => recorder.applicants.extend(market.couples()[couple]),
                    None => recorder.applicants.push(applicant),
                },
            }
        }
        recorder
    }

    /// The steps of an attempt, counted from 1.
    #[must_use]
    pub fn steps(&self, attempt: u32) -> &[Step] {
        self.ended.get(attempt as usize - 1).unwrap_or(&self.current)
    }

    fn concerns(&self, event: &Event) -> bool {
        let (applicants, program) = match *event {
            Event::Proposed { applicant, program, .. }
            | Event::Withdrew { applicant, program, .. }
            | Event::Reconsidered { applicant, program } => ([Some(applicant), None], Some(program)),
            Event::Displaced { applicant, program, by } => ([Some(applicant), Some(by)], Some(program)),
            Event::Withheld { program, displaced } => ([Some(displaced), None], Some(program)),
            Event::Reverted { .. } => return !self.programs.is_empty(),
            Event::LoopFound => return true,
            Event::SinglesSettled | Event::NewAttempt { .. } => return false,
        };
        applicants.into_iter().flatten().any(|applicant| self.applicants.contains(&applicant))
            || program.is_some_and(|program| self.programs.contains(&program))
    }
}

impl Witness for Recorder {
    fn see(&mut self, seats: Seating, event: impl FnOnce() -> Event) {
        let event = event();
        match event {
            Event::SinglesSettled => self.settled_singles = self.current.len(),
            Event::NewAttempt { keeps_singles } => {
                let kept = if keeps_singles { self.current[..self.settled_singles].to_vec() } else { Vec::new() };
                self.ended.push(std::mem::replace(&mut self.current, kept));
            }
            _ => {}
        }
        if self.concerns(&event) {
            let holders = match event {
                Event::Proposed { program, .. } if !program.is_no_match() => seats.holders(program).to_vec(),
                _ => Vec::new(),
            };
            self.current.push(Step { event, holders });
        }
    }
}
