//! How applicants assess their own strength, and where they stand among all who apply to a specialty.

use crate::draws::Purpose;
use crate::population::{Person, SpecialtyId};
use crate::scenario::{Role, Scenario};
use matchday_lanes::order::rising;

/// Every applicant's opinion of their own strength.
#[derive(Default, Debug)]
pub(in crate::season) struct Assessments {
    /// By specialty: where the quartiles of self-assessed strength among its applicants begin.
    cuts: Vec<[u32; 3]>,
    /// By specialty: the self-assessed strength of each applicant, as an integer of the same order.
    of_specialty: Vec<Vec<u32>>,
    /// By person: the self-assessed strength, as an integer of the same order.
    own: Vec<u32>,
}

impl Assessments {
    /// Assesses everyone, with quartiles taken among these people.
    pub(in crate::season) fn assess(&mut self, scenario: &Scenario, people: &[Person]) {
        let Assessments { cuts, of_specialty, own } = self;
        own.clear();
        of_specialty.resize(scenario.specialty.len(), Vec::new());
        of_specialty.iter_mut().for_each(Vec::clear);
        for person in people {
            if person.role == Role::Pgy1 {
                own.push(0);
                continue;
            }
            let assessed = assessed(scenario, person);
            own.push(assessed);
            for specialty in [person.first, person.second].into_iter().flatten() {
                of_specialty[specialty.index()].push(assessed);
            }
        }
        cuts.clear();
        cuts.extend(of_specialty.iter_mut().map(|strengths| quartiles(strengths)));
    }

    /// Assesses people, with quartiles taken from others.
    pub(in crate::season) fn assess_among(&mut self, others: &Assessments, scenario: &Scenario, people: &[Person]) {
        self.cuts.clone_from(&others.cuts);
        self.own.clear();
        self.own.extend(people.iter().map(|person| assessed(scenario, person)));
    }

    /// The quartile of a person's self-assessed strength among all who apply to a specialty; 0 is the highest.
    #[inline]
    pub(in crate::season) fn quartile(&self, person: usize, specialty: SpecialtyId) -> usize {
        3 - self.cuts[specialty.index()].iter().filter(|&&cut| cut < self.own[person]).count()
    }
}

/// A person's self-assessed strength, as an integer of the same order.
#[inline]
fn assessed(scenario: &Scenario, person: &Person) -> u32 {
    #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
    let [noise, luck] =
        [scenario.applications.self_assessment, person.key.draws(Purpose::Confidence).normal()].map(|one| one as f32);
    rising(person.strength + noise * luck)
}

/// The 25%, 50% and 75% quantiles.
fn quartiles(values: &mut [u32]) -> [u32; 3] {
    if values.is_empty() {
        return [u32::MAX; 3];
    }
    let mut from = 0;
    let count = values.len();
    [1, 2, 3].map(|quarter| {
        let place = (count * quarter).div_ceil(4) - 1;
        // Everything before the last place is already lower.
        let (_, &mut cut, _) = values[from..].select_nth_unstable(place - from);
        from = place;
        cut
    })
}
