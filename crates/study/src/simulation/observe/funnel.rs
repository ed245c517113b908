//! From applications to the match: how many people and applications pass each stage, in the focus and the alternative.

use super::name_of;
use crate::figures::FigureId;
use crate::simulation::figures::{Catalogue, Count};
use crate::simulation::view::{Ending, Fact, Question, View};
use matchday_model::population::SpecialtyId;
use matchday_model::scenario::{PerTier, Tier};
use matchday_model::season::{Mark, Setting};

/// The figures of one specialty.
#[derive(Debug)]
struct Block {
    specialty: SpecialtyId,
    ending: Ending,
    /// The index into [`Fact::contiguous`].
    which: usize,
    /// Applied, signalled, invited, interviewed, ranked, matched.
    people: [usize; 6],
    /// Applications, invitations, interviews and ranked programs per applicant who applied.
    each: [usize; 4],
    offers: usize,
    contiguous_matched: usize,
    contiguous_unmatched: usize,
}

/// The shares of applications to the focus that receive an invitation.
#[derive(Debug)]
struct Offers {
    unsignalled: usize,
    signal: PerTier<usize>,
    /// Outside and in the own region.
    region: [usize; 2],
    /// Without and with an away rotation there.
    away: [usize; 2],
    /// Not at home, and at home.
    home: [usize; 2],
}

/// The figures of all stages.
#[derive(Debug)]
pub(super) struct Funnel {
    blocks: Vec<Block>,
    offers: Offers,
    focus: Option<SpecialtyId>,
}

const STAGES: [FigureId; 6] = [
    FigureId::PeopleApplied,
    FigureId::PeopleSignalled,
    FigureId::PeopleInvited,
    FigureId::PeopleInterviewed,
    FigureId::PeopleRanked,
    FigureId::PeopleMatched,
];

const EACH: [FigureId; 4] =
    [FigureId::ApplicationsEach, FigureId::InvitationsEach, FigureId::InterviewsEach, FigureId::RanksEach];

impl Block {
    fn lay(catalogue: &mut Catalogue, which: usize, specialty: SpecialtyId, name: &str) -> Block {
        let mut add = |id| catalogue.summary(id, "specialty", name);
        Block {
            specialty,
            ending: if which == 0 { Ending::Focus } else { Ending::Alternative },
            which,
            people: STAGES.map(&mut add),
            each: EACH.map(&mut add),
            offers: add(FigureId::InterviewOfferRate),
            contiguous_matched: add(FigureId::ContiguousRanksMatched),
            contiguous_unmatched: add(FigureId::ContiguousRanksUnmatched),
        }
    }

    fn observe(&self, fact: &Fact, applied: Applied, sums: &mut Sums) {
        let Applied { sent, signalled, invited, interviewed } = applied;
        let has_matched = fact.ending == self.ending;
        let ranked = u64::from(fact.contiguous[self.which]);
        let stages = [sent > 0, signalled > 0, invited > 0, interviewed > 0, ranked > 0, has_matched];
        for (people, is_there) in sums.people.iter_mut().zip(stages) {
            *people += u64::from(is_there);
        }
        if sent > 0 {
            for (sum, amount) in sums.each.iter_mut().zip([sent, invited, interviewed, ranked]) {
                *sum += amount;
            }
        }
        if fact.ranks_first == Some(self.specialty) {
            let contiguous = &mut sums.contiguous[usize::from(has_matched)];
            contiguous.part += ranked;
            contiguous.whole += 1;
        }
    }

    /// Adds the sums.
    fn add(&self, sums: &Sums, counts: &mut [Count]) {
        for (figure, people) in self.people.into_iter().zip(sums.people) {
            counts[figure].part += people;
        }
        let [applied, ..] = sums.people;
        for (figure, sum) in self.each.into_iter().zip(sums.each) {
            counts[figure] = Count { part: sum, whole: applied };
        }
        let [sent, invited, ..] = sums.each;
        counts[self.offers] = Count { part: invited, whole: sent };
        [counts[self.contiguous_unmatched], counts[self.contiguous_matched]] = sums.contiguous;
    }
}

/// Sums over people.
#[derive(Default)]
struct Sums {
    people: [u64; STAGES.len()],
    each: [u64; EACH.len()],
    /// Contiguous ranks of people who do not match, and of those who do.
    contiguous: [Count; 2],
}

/// One person's applications to one specialty.
#[derive(Clone, Copy, Default)]
struct Applied {
    sent: u64,
    signalled: u64,
    invited: u64,
    interviewed: u64,
}

impl Applied {
    fn of(marks: &[Mark]) -> Applied {
        let [signalled, invited, interviewed] = Mark::count(marks);
        Applied { sent: marks.len() as u64, signalled, invited, interviewed }
    }
}

impl Offers {
    fn lay(catalogue: &mut Catalogue) -> Offers {
        let mut add = |by, level| catalogue.summary(FigureId::InterviewOfferRate, by, level);
        let unsignalled = add("signal", "none");
        let mut signal = PerTier::default();
        for tier in Tier::ALL.into_iter().rev() {
            signal[tier] = add("signal", tier.name());
        }
        Offers {
            unsignalled,
            signal,
            region: ["other", "own"].map(|level| add("region", level)),
            away: ["no rotation", "rotation"].map(|level| add("away", level)),
            home: ["elsewhere", "home"].map(|level| add("home", level)),
        }
    }

    /// Adds `number` applications with this mark.
    fn add(&self, mark: Mark, number: u64, counts: &mut [Count]) {
        let ties = mark.ties();
        let figures = [
            mark.signal().map_or(self.unsignalled, |tier| self.signal[tier]),
            self.region[usize::from(ties.is_regional)],
            self.away[usize::from(ties.is_away)],
            self.home[usize::from(ties.is_home)],
        ];
        for figure in figures {
            counts[figure].whole += number;
            counts[figure].part += if mark.is_invited() { number } else { 0 };
        }
    }
}

impl Funnel {
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting, question: Question) -> Funnel {
        let mut block = |(which, specialty)| Block::lay(catalogue, which, specialty, &name_of(setting, specialty));
        let blocks = question.specialties().map(&mut block).collect();
        Funnel { blocks, offers: Offers::lay(catalogue), focus: question.focus }
    }

    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        let mut to_focus = [0; Mark::KINDS];
        for block in &self.blocks {
            let mut sums = Sums::default();
            for fact in &view.facts.all {
                let person = &view.season.people.all[fact.applicant.index()];
                let applied = [person.first, person.second].iter().position(|&one| one == Some(block.specialty));
                let marks =
                    applied.map_or(&[][..], |which| view.season.applications().marks_of(fact.applicant.index())[which]);
                block.observe(fact, Applied::of(marks), &mut sums);
                if Some(block.specialty) == self.focus {
                    for mark in marks {
                        to_focus[mark.kind()] += 1;
                    }
                }
            }
            block.add(&sums, counts);
        }
        for (kind, &number) in to_focus.iter().enumerate().filter(|&(_, &number)| number > 0) {
            self.offers.add(Mark::of_kind(kind), number, counts);
        }
    }
}
