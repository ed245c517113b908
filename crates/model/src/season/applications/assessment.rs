//! How people assess themselves, and where that stands among all who apply to a specialty.

use crate::draws::Purpose;
use crate::population::{Person, SpecialtyId};
use crate::scenario::{Role, Scenario};
use matchday_lanes::order::rising;

/// Everybody's opinion of their own strength.
#[derive(Default, Debug)]
pub(in crate::season) struct Assessments {
    /// By specialty: where the quartiles of self-assessed strength among all who apply there begin.
    cuts: Vec<[u32; 3]>,
    /// By specialty: everybody who applies there, as numbers that order as self-assessed strengths do.
    of_specialty: Vec<Vec<u32>>,
    /// By person.
    own: Vec<u32>,
}

impl Assessments {
    /// Lets people assess themselves among each other.
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

    /// Lets people assess themselves among others.
    pub(in crate::season) fn assess_among(&mut self, others: &Assessments, scenario: &Scenario, people: &[Person]) {
        self.cuts.clone_from(&others.cuts);
        self.own.clear();
        self.own.extend(people.iter().map(|person| assessed(scenario, person)));
    }

    /// The own quartile of a person among all who apply to a specialty, from 0, the highest.
    #[inline]
    pub(in crate::season) fn quartile(&self, person: usize, specialty: SpecialtyId) -> usize {
        3 - self.cuts[specialty.index()].iter().filter(|&&cut| cut < self.own[person]).count()
    }
}

/// What an applicant thinks of the own strength, as a number that orders as it does.
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
