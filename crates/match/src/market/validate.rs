//! The rules that a draft must keep. One pass finds all faults.

use rustc_hash::FxHashMap;

use super::draft::{Choice, Draft};
use super::fault::Fault;
use super::ids::{ApplicantId, ProgramId, Rank, SupplementalId};
use super::terms::Track;
use super::{MAX_RANKS, MAX_SUPPLEMENTAL_LISTS};

/// All rules that a draft breaks, in the order programs, applicants, couples, reversions.
pub(super) fn faults(draft: &Draft) -> Vec<Fault> {
    if let Some(what) = malformed(draft) {
        return vec![Fault::Malformed { what }];
    }
    let mut faults = Vec::new();
    programs(draft, &mut faults);
    primary_lists(draft, &mut faults);
    supplemental_lists(draft, &mut faults);
    couples(draft, &mut faults);
    reversions(draft, &mut faults);
    faults
}

/// The first mismatch that would put an index out of bounds.
fn malformed(draft: &Draft) -> Option<&'static str> {
    let (programs, applicants) = (draft.programs.len(), draft.primary.len());
    let known = |program: &ProgramId| program.index() < programs;
    let rules = [
        (draft.rankings.len() == programs, "the number of program lists is not the number of programs"),
        (draft.us_senior.len() == applicants, "the number of senior flags is not the number of primary lists"),
        (draft.supplemental_owner.len() == draft.supplemental.len(), "not every supplemental list has an owner"),
        (
            draft.rankings.items().iter().all(|a| a.index() < applicants),
            "a program ranks an applicant who does not exist",
        ),
        (
            draft.supplemental_owner.iter().all(|a| a.index() < applicants),
            "a supplemental list belongs to an applicant who does not exist",
        ),
        (
            draft.primary.items().iter().all(|c| c.program.is_no_match() || known(&c.program)),
            "an applicant ranks a program that does not exist",
        ),
        (
            draft
                .primary
                .items()
                .iter()
                .all(|c| c.supplemental.is_none_or(|list| list.index() < draft.supplemental.len())),
            "an entry attaches a supplemental list that does not exist",
        ),
        (
            draft.supplemental.items().iter().all(|p| p.is_no_match() || known(p)),
            "a supplemental list holds a program that does not exist",
        ),
        (draft.programs.iter().all(|t| t.joint_with.as_ref().is_none_or(known)), "a joint link names no program"),
        (
            draft.couples.iter().flatten().all(|a| a.index() < applicants),
            "a couple names an applicant who does not exist",
        ),
        (
            draft.reversions.iter().all(|r| known(&r.donor) && known(&r.receiver)),
            "a reversion names a program that does not exist",
        ),
    ];
    rules.into_iter().find_map(|(holds, what)| (!holds).then_some(what))
}

/// For each program or applicant, the list and the position at which it was last seen.
struct LastSeen(Vec<Option<(u32, u32)>>);

impl LastSeen {
    fn among(things: usize) -> LastSeen {
        LastSeen(vec![None; things])
    }

    /// The earlier rank of a thing on a list, if there is one; otherwise remembers this one.
    fn repeated(&mut self, thing: usize, list: usize, position: usize) -> Option<Rank> {
        let list = u32::try_from(list).expect("ids are u32");
        if let Some((seen, first)) = self.0[thing]
            && seen == list
        {
            return Some(Rank::at(first as usize));
        }
        self.0[thing] = Some((list, u32::try_from(position).expect("ranks are u32")));
        None
    }
}

fn programs(draft: &Draft, faults: &mut Vec<Fault>) {
    let mut seen = LastSeen::among(draft.primary.len());
    for (index, terms) in draft.programs.iter().enumerate() {
        let program = ProgramId(u32::try_from(index).expect("ids are u32"));
        if let Some(with) = terms.joint_with {
            if terms.track != Track::Preliminary {
                faults.push(Fault::JointOfOther { program });
            }
            if draft.programs[with.index()].track != Track::Advanced {
                faults.push(Fault::JointWithOther { program, with });
            }
        }
        for (position, applicant) in draft.rankings.list(index).iter().enumerate() {
            if let Some(first) = seen.repeated(applicant.index(), index, position) {
                faults.push(Fault::ApplicantRepeated { program, rank: Rank::at(position), first });
            }
        }
    }
}

fn primary_lists(draft: &Draft, faults: &mut Vec<Fault>) {
    let mut coupled = vec![false; draft.primary.len()];
    for partner in draft.couples.iter().flatten() {
        coupled[partner.index()] = true;
    }
    let mut seen = LastSeen::among(draft.programs.len());
    for (index, list) in draft.primary.iter().enumerate() {
        let applicant = ApplicantId(u32::try_from(index).expect("ids are u32"));
        if list.len() > MAX_RANKS {
            faults.push(Fault::PrimaryTooLong { applicant, length: list.len() });
        }
        for (position, choice) in list.iter().enumerate() {
            let rank = Rank::at(position);
            if choice.program.is_no_match() {
                if !coupled[index] {
                    faults.push(Fault::NoMatchOfSingle { applicant, rank });
                }
            } else {
                let terms = &draft.programs[choice.program.index()];
                if !coupled[index]
                    && let Some(first) = seen.repeated(choice.program.index(), index, position)
                {
                    faults.push(Fault::ProgramRepeated { applicant, rank, first });
                }
                if draft.us_senior[index] && terms.track == Track::Physician {
                    faults.push(Fault::NotEligible { applicant, rank });
                }
                if terms.joint_with.is_some() {
                    faults.push(Fault::JointOnPrimary { applicant, rank });
                }
            }
            attachment(draft, applicant, rank, choice, faults);
        }
    }
}

fn attachment(draft: &Draft, applicant: ApplicantId, rank: Rank, choice: &Choice, faults: &mut Vec<Fault>) {
    let Some(list) = choice.supplemental else { return };
    let track = track_of(draft, choice.program);
    if track != Some(Track::Advanced) {
        faults.push(Fault::AttachedToOther { applicant, rank, track });
    }
    if draft.supplemental_owner[list.index()] != applicant {
        faults.push(Fault::AttachedForeign { applicant, rank });
    }
}

fn track_of(draft: &Draft, program: ProgramId) -> Option<Track> {
    (!program.is_no_match()).then(|| draft.programs[program.index()].track)
}

fn supplemental_lists(draft: &Draft, faults: &mut Vec<Fault>) {
    let mut count = vec![0; draft.primary.len()];
    for owner in &draft.supplemental_owner {
        count[owner.index()] += 1;
    }
    for (index, &count) in count.iter().enumerate() {
        if count > MAX_SUPPLEMENTAL_LISTS {
            let applicant = ApplicantId(u32::try_from(index).expect("ids are u32"));
            faults.push(Fault::TooManySupplementals { applicant, count });
        }
    }
    let mut seen = LastSeen::among(draft.programs.len());
    for (index, programs) in draft.supplemental.iter().enumerate() {
        let list = SupplementalId(u32::try_from(index).expect("ids are u32"));
        if programs.len() > MAX_RANKS {
            faults.push(Fault::SupplementalTooLong { list, length: programs.len() });
        }
        for (position, &program) in programs.iter().enumerate() {
            let rank = Rank::at(position);
            let track = track_of(draft, program);
            if track != Some(Track::Preliminary) {
                faults.push(Fault::NotPreliminary { list, rank, track });
                continue;
            }
            if let Some(first) = seen.repeated(program.index(), index, position) {
                faults.push(Fault::SupplementalRepeated { list, rank, first });
            }
            if let Some(advanced) = draft.programs[program.index()].joint_with
                && !is_attached_only_to(draft, list, advanced)
            {
                faults.push(Fault::JointElsewhere { list, rank, advanced });
            }
        }
    }
}

fn is_attached_only_to(draft: &Draft, list: SupplementalId, advanced: ProgramId) -> bool {
    let owner = draft.supplemental_owner[list.index()];
    let mut entries =
        draft.primary.list(owner.index()).iter().filter(|choice| choice.supplemental == Some(list)).peekable();
    entries.peek().is_some() && entries.all(|choice| choice.program == advanced)
}

fn couples(draft: &Draft, faults: &mut Vec<Fault>) {
    let mut couple_of = vec![None; draft.primary.len()];
    for (couple, &[a, b]) in draft.couples.iter().enumerate() {
        if a == b {
            faults.push(Fault::CoupleOfOne { couple });
            continue;
        }
        for (partner, applicant) in [a, b].into_iter().enumerate() {
            match couple_of[applicant.index()] {
                Some(first) => faults.push(Fault::InTwoCouples { couple, partner, first }),
                None => couple_of[applicant.index()] = Some(couple),
            }
        }
        let lists = [a, b].map(|partner| draft.primary.list(partner.index()));
        let lengths = lists.map(<[Choice]>::len);
        if lengths[0] != lengths[1] {
            faults.push(Fault::CoupleLengths { couple, lengths });
        }
        let mut seen = FxHashMap::default();
        for (position, (x, y)) in lists[0].iter().zip(lists[1]).enumerate() {
            let first = *seen.entry((x.program, y.program)).or_insert(position);
            if first != position {
                faults.push(Fault::PairRepeated { couple, rank: Rank::at(position), first: Rank::at(first) });
            }
        }
    }
}

fn reversions(draft: &Draft, faults: &mut Vec<Fault>) {
    let mut seen = FxHashMap::default();
    for (index, reversion) in draft.reversions.iter().enumerate() {
        let [donor, receiver] = [reversion.donor, reversion.receiver].map(|p| &draft.programs[p.index()]);
        if donor.institution != receiver.institution {
            faults.push(Fault::ReversionAcross { reversion: index });
        }
        let first = *seen.entry((reversion.donor, reversion.receiver)).or_insert(index);
        if first != index {
            faults.push(Fault::ReversionRepeated { reversion: index, first });
        }
        if reaches(draft, index, reversion.receiver, reversion.donor) {
            faults.push(Fault::ReversionCycle { reversion: index });
        }
    }
}

/// Whether positions of `from` can move to `to` along the reversions up to and including `last`. Looking no further reports
/// each cycle once, at the reversion that closes it.
fn reaches(draft: &Draft, last: usize, from: ProgramId, to: ProgramId) -> bool {
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(&program) = reached.get(next) {
        if program == to {
            return true;
        }
        for reversion in draft.reversions[..=last].iter().filter(|r| r.donor == program) {
            if !reached.contains(&reversion.receiver) {
                reached.push(reversion.receiver);
            }
        }
        next += 1;
    }
    false
}
