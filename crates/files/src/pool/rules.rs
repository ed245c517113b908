//! From faults of a draft to the rows that cause them.

use matchday_match::market::{
    ApplicantId, Draft, Fault, FaultText, MAX_RANKS, MAX_SUPPLEMENTAL_LISTS, Rank, SupplementalId,
};

use super::applicant_ranks::{LIST, PROGRAM, RANK, SUPPLEMENTAL};
use super::doubts::{Causes, Doubts};
use super::pairs::{DONOR, RECEIVER};
use super::programs::JOINT_WITH;
use super::roster::Roster;
use super::trace::Trace;
use crate::faults::{Findings, Spot};

/// Finds the places of the faults of a draft.
pub(super) struct Rules<'a> {
    pub draft: &'a Draft,
    pub roster: &'a Roster,
    pub trace: &'a Trace,
}

impl Rules<'_> {
    /// Reports the faults of a draft, without those that follow from others or from parts that could not be read.
    pub(super) fn report(&self, faults: &[Fault], doubts: &Doubts, findings: &mut Findings) {
        let certain: Vec<_> = faults.iter().filter(|fault| doubts.allow(self.draft, fault)).collect();
        let causes = Causes::among(self.draft, &certain);
        for fault in certain.into_iter().filter(|fault| !causes.explain(self.draft, fault)) {
            let FaultText { message, remedy } = fault.text(self.roster);
            findings.fault(self.spot(fault), message, remedy);
        }
    }

    fn spot(&self, fault: &Fault) -> Spot {
        match *fault {
            Fault::Malformed { .. } => Spot::Folder,
            Fault::ProgramRepeated { applicant, rank, .. }
            | Fault::NoMatchOfSingle { applicant, rank }
            | Fault::NotEligible { applicant, rank }
            | Fault::JointOnPrimary { applicant, rank } => self.primary(applicant, rank, PROGRAM),
            Fault::PrimaryTooLong { applicant, .. } => self.primary(applicant, Rank::at(MAX_RANKS), RANK),
            Fault::AttachedToOther { applicant, rank, .. } | Fault::AttachedForeign { applicant, rank } => {
                self.primary(applicant, rank, SUPPLEMENTAL)
            }
            Fault::TooManySupplementals { applicant, .. } => {
                let first = self.draft.supplemental_owner.partition_point(|&owner| owner < applicant);
                let entry = self.draft.supplemental.range(first + MAX_SUPPLEMENTAL_LISTS).start;
                self.trace.supplemental.spot(entry, LIST)
            }
            Fault::SupplementalTooLong { list, .. } => self.supplemental(list, Rank::at(MAX_RANKS), RANK),
            Fault::SupplementalRepeated { list, rank, .. }
            | Fault::NotPreliminary { list, rank, .. }
            | Fault::JointElsewhere { list, rank, .. } => self.supplemental(list, rank, PROGRAM),
            Fault::ApplicantRepeated { program, rank, .. } => {
                let entry = self.draft.rankings.range(program.index()).start + rank.position();
                self.trace.rankings.spot(program.index(), entry)
            }
            Fault::JointOfOther { program } | Fault::JointWithOther { program, .. } => {
                self.trace.programs.spot(program.index(), JOINT_WITH)
            }
            Fault::CoupleLengths { couple, .. } => self.trace.couples.spot(couple, 0),
            Fault::CoupleOfOne { couple } => self.trace.couples.spot(couple, 1),
            Fault::InTwoCouples { couple, partner, .. } => self.trace.couples.spot(couple, partner),
            Fault::PairRepeated { couple, rank, .. } => self.primary(self.draft.couples[couple][0], rank, PROGRAM),
            Fault::ReversionCycle { reversion } | Fault::ReversionAcross { reversion } => {
                self.trace.reversions.spot(reversion, RECEIVER)
            }
            Fault::ReversionRepeated { reversion, .. } => self.trace.reversions.spot(reversion, DONOR),
        }
    }

    fn primary(&self, applicant: ApplicantId, rank: Rank, column: usize) -> Spot {
        let entry = self.draft.primary.range(applicant.index()).start + rank.position();
        self.trace.primary.spot(entry, column)
    }

    fn supplemental(&self, list: SupplementalId, rank: Rank, column: usize) -> Spot {
        let entry = self.draft.supplemental.range(list.index()).start + rank.position();
        self.trace.supplemental.spot(entry, column)
    }
}
