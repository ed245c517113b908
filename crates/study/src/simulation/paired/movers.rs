//! Who gains and who loses: where people match in the base and in the variant, by their own rank order lists.

use serde::{Deserialize, Serialize};

use crate::figures::FigureId;
use crate::simulation::estimate::Estimate;
use crate::simulation::moments::RatioSums;
use crate::simulation::view::Fact;
use matchday_match::market::{ApplicantId, Market, Matching, ProgramId};
use matchday_model::season::{Season, Setting};

/// The sums over a group of people.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct MoverTally {
    better: RatioSums,
    worse: RatioSums,
    newly_matched: RatioSums,
    no_longer_matched: RatioSums,
    /// Ranks gained, and by how many people.
    gained: RatioSums,
    /// Ranks lost, and by how many people.
    lost: RatioSums,
}

/// The counts of one replicate for a group of people.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Moved {
    people: u64,
    better: u64,
    worse: u64,
    newly_matched: u64,
    no_longer_matched: u64,
    gained: u64,
    lost: u64,
}

/// One row of `movers.csv`.
#[derive(Clone, Copy, Debug)]
pub struct MoverRow {
    /// The figure.
    pub figure: FigureId,
    /// The estimate.
    pub estimate: Estimate,
}

impl MoverTally {
    pub(super) fn add(&mut self, moved: &Moved) {
        self.better.add(moved.better, moved.people);
        self.worse.add(moved.worse, moved.people);
        self.newly_matched.add(moved.newly_matched, moved.people);
        self.no_longer_matched.add(moved.no_longer_matched, moved.people);
        self.gained.add(moved.gained, moved.better);
        self.lost.add(moved.lost, moved.worse);
    }

    /// Adds other sums of the same people.
    pub fn merge(&mut self, other: &MoverTally) {
        self.better.merge(&other.better);
        self.worse.merge(&other.worse);
        self.newly_matched.merge(&other.newly_matched);
        self.no_longer_matched.merge(&other.no_longer_matched);
        self.gained.merge(&other.gained);
        self.lost.merge(&other.lost);
    }

    /// All rows; empty without people.
    #[must_use]
    pub fn rows(&self) -> Vec<MoverRow> {
        let share = |figure, sums: &RatioSums| {
            let estimate = Estimate::ratio(sums)?.of_share();
            Some(MoverRow { figure, estimate })
        };
        let each = |figure, sums: &RatioSums| Some(MoverRow { figure, estimate: Estimate::ratio(sums)? });
        [
            share(FigureId::Better, &self.better),
            share(FigureId::Worse, &self.worse),
            share(FigureId::NewlyMatched, &self.newly_matched),
            share(FigureId::NoLongerMatched, &self.no_longer_matched),
            each(FigureId::RanksGained, &self.gained),
            each(FigureId::RanksLost, &self.lost),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whether anyone was ever better or worse off.
    #[must_use]
    pub fn has_any(&self) -> bool {
        self.better.part > 0 || self.worse.part > 0
    }

    /// One row.
    #[must_use]
    pub fn find(&self, figure: FigureId) -> Option<Estimate> {
        self.rows().into_iter().find(|row| row.figure == figure).map(|row| row.estimate)
    }

    /// The mean number of people in a replicate.
    #[must_use]
    pub fn people(&self) -> Option<f64> {
        let RatioSums { count, whole, .. } = self.better;
        (count > 0)
            .then(|| crate::simulation::moments::real(whole.into()) / crate::simulation::moments::real(count.into()))
    }
}

/// A season and its outcome in one world.
#[derive(Clone, Copy)]
pub(super) struct Ended<'a> {
    pub(super) setting: &'a Setting,
    pub(super) season: &'a Season,
    pub(super) market: &'a Market,
    pub(super) matching: &'a Matching,
}

impl Ended<'_> {
    fn program(&self, person: ApplicantId) -> Option<ProgramId> {
        self.matching.primary_program(self.market, person)
    }

    fn partner(&self, person: ApplicantId) -> Option<ApplicantId> {
        let couple = self.market.couple_of(person)?;
        let [a, b] = self.market.couples()[couple];
        Some(if a == person { b } else { a })
    }
}

/// The outcomes of one replicate in two worlds.
pub(super) struct Ends<'a> {
    pub(super) base: Ended<'a>,
    pub(super) variant: Ended<'a>,
    /// For each person of the base, the same one in the variant.
    pub(super) people: &'a [Option<ApplicantId>],
    /// For each program of the variant, the same one in the base.
    pub(super) programs: &'a [Option<ProgramId>],
}

impl Ends<'_> {
    /// Counts the people of one replicate: everyone first, then by preference, then by type.
    pub(super) fn count(&self, facts: &[Fact], moved: &mut [Moved]) {
        for fact in facts {
            let here = fact.applicant;
            let there = self.people.get(here.index()).copied().flatten();
            let Some(there) = there.filter(|there| there.index() < self.variant.season.people.all.len()) else {
                continue;
            };
            debug_assert_eq!(
                self.base.season.people.all[here.index()].key,
                self.variant.season.people.all[there.index()].key,
                "the same person"
            );
            let [before, after] = [self.base.program(here), self.variant.program(there)];
            let [from, to] = self.standings(here, there, before, after);
            let by = u64::from(from.abs_diff(to)).div_ceil(2);
            let (is_new, is_lost) = (before.is_none() && after.is_some(), before.is_some() && after.is_none());
            let (is_better, is_worse) = (to < from, to > from);
            for group in [0, 1 + fact.preference as usize, 4 + usize::from(fact.kind)] {
                let Some(moved) = moved.get_mut(group) else { continue };
                moved.people += 1;
                moved.better += u64::from(is_better);
                moved.worse += u64::from(is_worse);
                moved.newly_matched += u64::from(is_new);
                moved.no_longer_matched += u64::from(is_lost);
                moved.gained += if is_better { by } else { 0 };
                moved.lost += if is_worse { by } else { 0 };
            }
        }
    }

    /// Both outcomes as positions on the base's list, in half ranks: the entry at position `i` is at `2 i + 1`, a program worth less
    /// than `n` entries and more than the next is at `2 n`, and no match comes after all.
    fn standings(
        &self,
        person: ApplicantId,
        there: ApplicantId,
        before: Option<ProgramId>,
        after: Option<ProgramId>,
    ) -> [u32; 2] {
        let list = self.base.market.primary(person);
        let unmatched = 2 * number(list.len()) + 1;
        let known = |program: ProgramId| self.programs.get(program.index()).copied().flatten();
        let from = self.base.matching.primary[person.index()].map_or(unmatched, |rank| 2 * number(rank.position()) + 1);
        let partners = [self.base.partner(person), self.variant.partner(there)];
        if let [Some(partner), Some(other)] = partners {
            // A couple ranks pairs, including pairs with No Match.
            let both = [after, self.variant.program(other)];
            if both == [None, None] {
                return [from, unmatched];
            }
            let listed = self.base.market.primary(partner);
            let wanted = both.map(|program| {
                program.map_or(ProgramId::NO_MATCH, |program| known(program).unwrap_or(ProgramId::NO_MATCH))
            });
            let found = list.iter().zip(listed).position(|(one, two)| [one.program, two.program] == wanted);
            let is_known = both.into_iter().flatten().all(|program| known(program).is_some());
            if let (Some(found), true) = (found, is_known) {
                return [from, 2 * number(found) + 1];
            }
        }
        if before.is_some() && before == after.and_then(known) {
            return [from, from];
        }
        let to = after.map_or(unmatched, |program| {
            let own = known(program).and_then(|own| list.iter().position(|entry| entry.program == own));
            own.map_or_else(|| 2 * self.insertion(person, there, program, known(program)), |own| 2 * number(own) + 1)
        });
        // If only the partner matches, the pair has a rank, but for the unmatched person that is no rank.
        let from = if before.is_none() { unmatched } else { from };
        [from, to]
    }

    /// How many of the first entries of the base's list are worth more than a program of the variant.
    fn insertion(&self, person: ApplicantId, there: ApplicantId, program: ProgramId, same: Option<ProgramId>) -> u32 {
        let list = self.base.market.primary(person);
        let Ended { setting, season, .. } = self.base;
        let department = self.variant.season.world(self.variant.setting)[program].department;
        let mut applications = self.variant.season.applications().of(there.index());
        let Some(application) = applications.find(|application| application.department == department) else {
            return number(list.len());
        };
        let worth = match same {
            Some(same) => season.appeal(setting, person.index(), same, &application),
            None => self.variant.season.appeal(self.variant.setting, there.index(), program, &application),
        };
        let Some(worth) = worth else { return number(list.len()) };
        let world = season.world(setting);
        let own = || season.applications().of(person.index());
        let is_worth_less = |program: ProgramId| {
            let department = world.programs.get(program.index()).map(|program| program.department);
            let application = own().find(|application| Some(application.department) == department);
            let appeal =
                application.and_then(|application| season.appeal(setting, person.index(), program, &application));
            appeal.is_some_and(|appeal| appeal < worth)
        };
        let first = list.iter().position(|entry| !entry.program.is_no_match() && is_worth_less(entry.program));
        number(first.unwrap_or(list.len()))
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("ranks are u32")
}
