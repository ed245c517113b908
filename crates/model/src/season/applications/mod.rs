//! Applications: where applicants apply.
//!
//! The number of programs that an applicant applies to in a specialty is drawn from its distribution. The home program comes first,
//! then programs of the applicant's own quartile of prestige (target), of those above (reach) and of those below (safety). The own
//! quartile is that of the self-assessed strength among all who apply to the specialty. Programs of the own region are preferred.
//!
//! Within a quartile the programs draw lots: they are visited in a fixed order, and each is taken with the probability that fills the
//! number (`lots.rs`).

mod assessment;
mod guide;
mod lots;
mod portfolio;

use super::Field;
use super::state::Applications;
use crate::draws::Purpose;
use crate::population::Person;
use crate::scenario::Role;

pub(super) use assessment::Assessments;
pub(super) use guide::Guide;
use lots::Lots;

/// Memory of the stage.
#[derive(Default, Debug)]
pub(super) struct Applying {
    /// Members of the guide that were taken; later entries are stale.
    chosen: Vec<u32>,
    /// Members that are taken for certain, in rising order.
    musts: Vec<u32>,
    lots: Lots,
}

impl Applying {
    /// Writes everyone's applications and both sides' first views.
    pub(super) fn apply(
        &mut self,
        field: &Field,
        people: &[Person],
        assessments: &Assessments,
        applications: &mut Applications,
    ) {
        applications.clear();
        for (index, person) in people.iter().enumerate() {
            self.apply_one(field, index, person, assessments, applications);
            applications.end_person();
        }
        applications.see(field.utilities);
    }

    /// Writes one person's applications, first specialty before second.
    #[inline]
    fn apply_one(
        &mut self,
        field: &Field,
        index: usize,
        person: &Person,
        assessments: &Assessments,
        applications: &mut Applications,
    ) {
        if person.role == Role::Pgy1 {
            return applications.end_first();
        }
        let mut draws = person.key.draws(Purpose::Applications);
        for (which, (specialty, bonus)) in [(person.first, person.taste), (person.second, 0.0)].into_iter().enumerate()
        {
            if let Some(specialty) = specialty {
                let guide = field.directory.guide(specialty);
                let wanted = guide.applications.draw(&mut draws);
                let goes_home = draws.chance(field.scenario.applications.home) && wanted > 0;
                let counts = guide.shares.at(wanted, assessments.quartile(index, specialty));
                // An applicant whose file lists every interview applies nowhere else.
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

    /// Chooses members from each tier, always with home and given interviews, and returns how many.
    fn choose(&mut self, field: &Field, person: &Person, guide: &Guide, counts: [u32; 4], goes_home: bool) -> usize {
        self.musts.clear();
        if goes_home {
            self.musts.extend(person.home.and_then(|home| guide.at(home)));
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

    /// Writes the applications to the first `count` chosen members.
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
        if let Some(which) =
            person.home.and_then(|home| guide.at(home)).and_then(|home| chosen.binary_search(&home).ok())
        {
            applications.come_home(count, which);
        }
    }
}
