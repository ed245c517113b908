//! Supplemental lists: preliminary programs for the PGY-1 year of those who match an advanced position.

use super::draws::{Draws, Purpose};
use super::interviews::{Group, Interviews, Liked};
use super::people::Person;
use super::plan::Plan;
use super::programs::Programs;
use super::spec::MarketKind;
use matchday_match::market::{ApplicantId, Choice, Draft, ProgramId, SupplementalId, Track};

/// The probability, in the IR market, of a second list for the lower half of the advanced entries. Ours.
const SECOND_LIST: f64 = 0.2;
/// The utility that a preliminary year at the institution of the best advanced entry gains. Ours.
const SAME_PLACE: f64 = 1.0;

/// Draws supplemental lists.
pub(super) struct SupplementalLists<'a> {
    plan: &'a Plan,
    programs: &'a Programs,
    interviews: Interviews<'a>,
    preliminary: Group,
    /// One entry a program: the joint preliminary program, if it has one.
    joint: Vec<Option<ProgramId>>,
}

impl<'a> SupplementalLists<'a> {
    pub(super) fn of(plan: &'a Plan, programs: &'a Programs) -> SupplementalLists<'a> {
        let mut joint = vec![None; programs.terms.len()];
        for (id, terms) in (0..).map(ProgramId).zip(&programs.terms) {
            if let Some(with) = terms.joint_with {
                joint[with.index()] = Some(id);
            }
        }
        let preliminary = Group::new(programs, |p| programs.terms[p].track == Track::Preliminary);
        SupplementalLists { plan, programs, interviews: Interviews::at(programs), preliminary, joint }
    }

    /// Attaches lists to the advanced entries of a primary list, and adds them to the draft.
    pub(super) fn attach(
        &mut self,
        owner: ApplicantId,
        person: &Person,
        primary: &[ProgramId],
        draft: &mut Draft,
    ) -> Vec<Choice> {
        let mut choices: Vec<Choice> = primary.iter().map(|&program| Choice::of(program)).collect();
        let advanced: Vec<usize> = (0..primary.len()).filter(|&i| self.programs.is_advanced(primary[i])).collect();
        if !person.has_supplemental || advanced.is_empty() {
            return choices;
        }
        let mut draws = Draws::of(self.plan.seed, Purpose::Supplemental, 1 + owner.index());
        let has_second = self.plan.market == MarketKind::Ir && advanced.len() > 1 && draws.chance(SECOND_LIST);
        let halves = if has_second { advanced.split_at(advanced.len() / 2) } else { (&advanced[..], &[][..]) };
        for entries in [halves.0, halves.1].into_iter().filter(|entries| !entries.is_empty()) {
            let list = self.list(person, primary[entries[0]], &mut draws);
            self.attach_one(owner, primary, entries, &list, &mut choices, draft);
        }
        choices
    }

    /// Attaches a list to entries. An entry with a joint program gets its own list, which begins with that program.
    fn attach_one(
        &self,
        owner: ApplicantId,
        primary: &[ProgramId],
        entries: &[usize],
        list: &[ProgramId],
        choices: &mut [Choice],
        draft: &mut Draft,
    ) {
        let mut common = None;
        let mut with_joint: Vec<(ProgramId, SupplementalId)> = Vec::new();
        for &entry in entries {
            let program = primary[entry];
            let attached = if let Some(joint) = self.joint[program.index()] {
                let known = with_joint.iter().find(|(known, _)| *known == program).map(|&(_, list)| list);
                known.unwrap_or_else(|| {
                    let others = list.iter().copied().take(list.len() - 1);
                    let own = draft.add_supplemental(owner, std::iter::once(joint).chain(others));
                    with_joint.push((program, own));
                    own
                })
            } else {
                *common.get_or_insert_with(|| draft.add_supplemental(owner, list.iter().copied()))
            };
            choices[entry].supplemental = Some(attached);
        }
    }

    fn list(&mut self, person: &Person, best: ProgramId, draws: &mut Draws) -> Vec<ProgramId> {
        self.interviews.add(&self.preliminary, person, self.plan.supplemental_ranks as usize, 0.0, draws);
        self.interviews.favour(self.programs.terms[best.index()].institution, SAME_PLACE);
        self.interviews.finish().iter().map(|liked: &Liked| liked.program).collect()
    }
}
