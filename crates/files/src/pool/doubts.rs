//! Which faults of a draft only follow from others, so that each slip is reported once.

use matchday_match::market::{Draft, Fault, ProgramId};

/// The uncertain parts of a draft, where files could not be read in full.
pub(super) struct Doubts {
    /// One entry a program: whether its terms are uncertain.
    pub programs: Vec<bool>,
    /// One entry an applicant: whether the primary list is certainly complete.
    pub has_sure_primary: Vec<bool>,
    /// Whether all couples are known.
    pub has_all_couples: bool,
}

impl Doubts {
    /// Whether a fault is certain, whatever the uncertain parts are.
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

/// Faults that cause others.
pub(super) struct Causes {
    /// One entry a program: whether its joint link is wrong.
    wrong_links: Vec<bool>,
    /// One entry an applicant: whether a supplemental list is attached to a program that may have none.
    wrong_attachments: Vec<bool>,
    /// Whether a couple has only one member, or shares one with another couple.
    is_couple_wrong: bool,
}

impl Causes {
    /// The causes among the faults of a draft.
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

    /// Whether one of these causes a fault.
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
