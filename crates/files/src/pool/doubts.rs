//! One slip is told once: which faults of a draft only follow from something else.

use matchday_match::market::{Draft, Fault, ProgramId};

/// What is not certain about a draft, because a part of the files could not be read.
pub(super) struct Doubts {
    /// One entry a program: whether its terms are a guess.
    pub programs: Vec<bool>,
    /// One entry an applicant: whether the primary list is all there.
    pub has_sure_primary: Vec<bool>,
    /// Whether every couple is known.
    pub has_all_couples: bool,
}

impl Doubts {
    /// Whether a fault would stand whatever was in the parts that could not be read.
    pub(super) fn allow(&self, draft: &Draft, fault: &Fault) -> bool {
        let is_sure = |program: ProgramId| program.is_no_match() || !self.programs[program.index()];
        match *fault {
            Fault::NotEligible { applicant, rank }
            | Fault::JointOnPrimary { applicant, rank }
            | Fault::AttachedToOther { applicant, rank, .. } => {
                is_sure(draft.primary.list(applicant.index())[rank.position()].program)
            }
            Fault::NotPreliminary { list, rank, .. } => is_sure(draft.supplemental.list(list.index())[rank.position()]),
            Fault::JointElsewhere { list, .. } => self.has_sure_primary[draft.supplemental_owner[list.index()].index()],
            Fault::JointOfOther { program } => is_sure(program),
            Fault::JointWithOther { with, .. } => is_sure(with),
            Fault::NoMatchOfSingle { .. } | Fault::ProgramRepeated { .. } => self.has_all_couples,
            Fault::CoupleLengths { couple, .. } => {
                draft.couples[couple].iter().all(|partner| self.has_sure_primary[partner.index()])
            }
            Fault::ReversionAcross { reversion } => {
                let reversion = draft.reversions[reversion];
                is_sure(reversion.donor) && is_sure(reversion.receiver)
            }
            _ => true,
        }
    }
}

/// Faults of a draft of which others come.
pub(super) struct Causes {
    /// One entry a program: whether its joint link is wrong.
    wrong_links: Vec<bool>,
    /// One entry an applicant: whether a supplemental list is attached where none may be.
    wrong_attachments: Vec<bool>,
    /// Whether a couple is not two people, or one of them is in another.
    is_couple_wrong: bool,
}

impl Causes {
    /// Those among the faults of a draft.
    pub(super) fn among(draft: &Draft, faults: &[&Fault]) -> Causes {
        let mut causes = Causes {
            wrong_links: vec![false; draft.programs.len()],
            wrong_attachments: vec![false; draft.primary.len()],
            is_couple_wrong: false,
        };
        for fault in faults {
            match **fault {
                Fault::JointOfOther { program } | Fault::JointWithOther { program, .. } => {
                    causes.wrong_links[program.index()] = true;
                }
                Fault::AttachedToOther { applicant, .. } => causes.wrong_attachments[applicant.index()] = true,
                Fault::CoupleOfOne { .. } | Fault::InTwoCouples { .. } => causes.is_couple_wrong = true,
                _ => {}
            }
        }
        causes
    }

    /// Whether a fault comes of one of these.
    pub(super) fn explain(&self, draft: &Draft, fault: &Fault) -> bool {
        match *fault {
            Fault::JointOnPrimary { applicant, rank } => {
                let program = draft.primary.list(applicant.index())[rank.position()].program;
                self.wrong_links[program.index()]
            }
            Fault::JointElsewhere { list, rank, .. } => {
                let program = draft.supplemental.list(list.index())[rank.position()];
                let owner = draft.supplemental_owner[list.index()];
                self.wrong_links[program.index()] || self.wrong_attachments[owner.index()]
            }
            Fault::NoMatchOfSingle { .. } => self.is_couple_wrong,
            _ => false,
        }
    }
}
