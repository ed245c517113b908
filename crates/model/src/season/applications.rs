//! Stage 3: where applicants apply.
//!
//! An applicant to a specialty applies to a number of programs drawn from its distribution: the home program, then programs of
//! the own quartile of prestige (target), of those above (reach) and those below (safety). The own quartile is that of the
//! self-assessed strength among all who apply to the specialty. Programs of the own region are preferred.
//!
//! Within a quartile the programs draw lots: they are gone through in a fixed order, and each is taken with the chance that fills the number
//! (`lots.rs`).

use super::Field;
use super::columns::Applications;
use super::lots::Lots;
use super::tiers::Guide;
use crate::draws::Purpose;
use crate::population::{NOWHERE, Person};
use crate::scenario::{Role, Scenario};
use matchday_lanes::order::rising;

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Applicants {
    /// By specialty: where the quartiles of self-assessed strength among all who apply there begin.
    cuts: Vec<[u32; 3]>,
    /// Everybody who applies to each specialty, and everybody, as numbers that order as self-assessed strengths do.
    assessed: Vec<Vec<u32>>,
    own: Vec<u32>,
    /// Members of the guide that are taken; behind them nothing.
    chosen: Vec<u32>,
    /// Members that are taken in any case, rising.
    musts: Vec<u32>,
    lots: Lots,
}

impl Applicants {
    /// Everybody's opinion of themselves, and where that stands among all who apply to a specialty.
    pub fn assess(&mut self, scenario: &Scenario, people: &[Person]) {
        self.own.clear();
        self.assessed.resize(scenario.specialty.len(), Vec::new());
        self.assessed.iter_mut().for_each(Vec::clear);
        for person in people {
            if person.role == Role::Pgy1 {
                self.own.push(0);
                continue;
            }
            let own = assessed(scenario, person);
            self.own.push(own);
            for specialty in [person.first, person.second] {
                if specialty != NOWHERE {
                    self.assessed[specialty as usize].push(own);
                }
            }
        }
        self.cuts.clear();
        self.cuts.extend(self.assessed.iter_mut().map(|strengths| quartiles(strengths)));
    }

    /// Whoever stands alone among others who have assessed themselves: where those begin and end is theirs alone.
    pub(super) fn assess_alone(&mut self, others: &Applicants, scenario: &Scenario, person: &Person) {
        self.cuts.clone_from(&others.cuts);
        self.own.clear();
        self.own.push(assessed(scenario, person));
    }

    /// The own quartile of the person at an index among all who apply to a specialty, from 0, the highest.
    #[must_use]
    pub(super) fn quartile(&self, index: usize, specialty: u32) -> usize {
        3 - self.cuts[specialty as usize].iter().filter(|&&cut| cut < self.own[index]).count()
    }

    /// Appends one person's applications, those to the first specialty before those to the second. Both sides do not see them yet.
    pub fn apply(&mut self, field: &Field, index: usize, person: &Person, applications: &mut Applications) {
        if person.role == Role::Pgy1 {
            return applications.end_first();
        }
        let mut draws = person.key.draws(Purpose::Applications);
        for (which, (specialty, bonus)) in [(person.first, person.taste), (person.second, 0.0)].into_iter().enumerate()
        {
            if specialty != NOWHERE {
                let guide = field.directory.guide(specialty);
                let wanted = guide.applications.draw(&mut draws);
                let goes_home = draws.chance(field.scenario.applications.home) && wanted > 0;
                let counts = guide.shares.at(wanted, self.quartile(index, specialty));
                // Whoever has all interviews already applies nowhere else.
                let is_free = field.fixed.choices(person).is_none_or(|choices| !choices.has_no_other);
                let counts = if is_free { counts } else { [0; 4] };
                let count = self.choose(field, person, guide, counts, goes_home && is_free);
                self.write(count, field, person, guide, bonus, applications);
            }
            if which == 0 {
                applications.end_first();
            }
        }
    }

    /// Chooses so many members of each tier, and home and given interviews among them in any case; how many there are.
    fn choose(&mut self, field: &Field, person: &Person, guide: &Guide, counts: [u32; 4], goes_home: bool) -> usize {
        self.musts.clear();
        if goes_home {
            self.musts.extend(guide.at(person.home));
        }
        if let Some(choices) = field.fixed.choices(person) {
            let given = (0..).zip(&guide.members);
            let given = given.filter(|(_, listed)| choices.is_must(listed.department));
            self.musts.extend(given.map(|(member, _)| member));
            self.musts.sort_unstable();
            self.musts.dedup();
        }
        if self.chosen.len() < guide.members.len() + 2 {
            self.chosen.resize(guide.members.len() + 2, 0);
        }
        let count = self.lots.take(person.key, guide.hat(person.region), counts, &self.musts, &mut self.chosen);
        if !guide.has_restricted {
            return count;
        }
        let mut kept = 0;
        for which in 0..count {
            let listed = &guide.members[self.chosen[which] as usize];
            self.chosen[kept] = self.chosen[which];
            kept += usize::from(!listed.is_restricted || field.directory.is_open(listed.department, person));
        }
        kept
    }

    /// Writes the applications to so many members that are chosen, which rise.
    fn write(
        &self,
        count: usize,
        field: &Field,
        person: &Person,
        guide: &Guide,
        bonus: f32,
        applications: &mut Applications,
    ) {
        let (prospects, chosen) = (guide.prospects(person.region), &self.chosen[..count]);
        let outlook = field.utilities.outlook(person);
        let own = applications.add(count);
        let views = own.appeals.iter_mut().zip(own.scores);
        let places = own.departments.iter_mut().zip(own.marks).zip(own.halves).zip(views);
        for ((((department, mark), half), (appeal, score)), &member) in places.zip(chosen) {
            let prospect = &prospects[member as usize];
            *department = prospect.department;
            *mark = prospect.mark;
            *half = prospect.half ^ outlook.half;
            *appeal = prospect.views.appeal + bonus;
            *score = prospect.views.score + outlook.own;
        }
        if let Some(which) = guide.at(person.home).and_then(|home| chosen.binary_search(&home).ok()) {
            applications.come_home(count, which);
        }
    }
}

/// What somebody thinks of the own strength, as a number that orders as it does.
#[inline]
fn assessed(scenario: &Scenario, person: &Person) -> u32 {
    #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
    let [noise, luck] =
        [scenario.applications.self_assessment, person.key.draws(Purpose::Confidence).normal()].map(|one| one as f32);
    rising(person.strength + noise * luck)
}

/// The values that a quarter, a half and three quarters do not exceed.
fn quartiles(values: &mut [u32]) -> [u32; 3] {
    if values.is_empty() {
        return [u32::MAX; 3];
    }
    let mut from = 0;
    let count = values.len();
    [1, 2, 3].map(|quarter| {
        let place = (count * quarter).div_ceil(4) - 1;
        // Everything before the last place is lower already.
        let (_, &mut cut, _) = values[from..].select_nth_unstable(place - from);
        from = place;
        cut
    })
}
