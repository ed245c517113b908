//! From rules of the match that the lists break to the rows that break them.

use crate::market::{
    ApplicantId, Draft, Explained, Fault, MAX_RANKS, MAX_SUPPLEMENTAL_LISTS, ProgramId, Rank, SupplementalId,
};

use super::applicant_ranks::{LIST, PROGRAM, RANK, SUPPLEMENTAL};
use super::findings::Findings;
use super::pairs::{DONOR, RECEIVER};
use super::place::Spot;
use super::programs::JOINT_WITH;
use super::roster::Roster;
use super::trace::Trace;

/// What is not certain about a draft, because a part of the files could not be read.
pub(super) struct Doubts {
    /// One entry a program: whether its terms are a guess.
    pub programs: Vec<bool>,
    /// One entry an applicant: whether the primary list is all there.
    pub has_sure_primary: Vec<bool>,
    /// Whether every couple is known.
    pub has_all_couples: bool,
}

/// Places the faults of a draft; those that come of what could not be read are left out.
pub(super) struct Rules<'a> {
    pub draft: &'a Draft,
    pub roster: &'a Roster,
    pub trace: &'a Trace,
    pub doubts: &'a Doubts,
}

impl Rules<'_> {
    /// Reports the faults of a draft.
    pub(super) fn report(&self, faults: &[Fault], findings: &mut Findings) {
        for fault in faults.iter().filter(|fault| self.is_certain(fault)) {
            let Explained { message, remedy } = fault.explain(self.roster);
            findings.fault(self.spot(fault), message, remedy);
        }
    }

    fn is_certain(&self, fault: &Fault) -> bool {
        let Doubts { programs, has_sure_primary, has_all_couples } = self.doubts;
        let is_sure = |program: ProgramId| program.is_no_match() || !programs[program.index()];
        match *fault {
            Fault::NotEligible { applicant, rank }
            | Fault::JointOnPrimary { applicant, rank }
            | Fault::AttachedToOther { applicant, rank, .. } => {
                is_sure(self.draft.primary.list(applicant.index())[rank.position()].program)
            }
            Fault::NotPreliminary { list, rank, .. } => {
                is_sure(self.draft.supplemental.list(list.index())[rank.position()])
            }
            Fault::JointElsewhere { list, .. } => has_sure_primary[self.draft.supplemental_owner[list.index()].index()],
            Fault::JointOfOther { program } => is_sure(program),
            Fault::JointWithOther { with, .. } => is_sure(with),
            Fault::NoMatchOfSingle { .. } | Fault::ProgramRepeated { .. } => *has_all_couples,
            Fault::CoupleLengths { couple, .. } => {
                self.draft.couples[couple].iter().all(|partner| has_sure_primary[partner.index()])
            }
            Fault::ReversionAcross { reversion } => {
                let reversion = self.draft.reversions[reversion];
                is_sure(reversion.donor) && is_sure(reversion.receiver)
            }
            _ => true,
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
