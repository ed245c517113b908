//! Interviews: both sides revise their views.

use std::ops::Range;

use super::Field;
use super::state::{Applications, Pairs};
use super::utility::Views;
use crate::population::{DepartmentId, Person};

/// Everyone's interviews by person, each person's in the order of the applications.
#[derive(Default, Debug)]
pub(super) struct Interviews {
    /// Where each person's interviews end.
    ends: Vec<usize>,
    departments: Vec<DepartmentId>,
    pairs: Pairs,
    /// Which applications of one person led to interviews; later entries are stale.
    found: Vec<u32>,
}

impl Interviews {
    /// Holds all interviews.
    pub(super) fn hold(&mut self, field: &Field, people: &[Person], applications: &Applications) {
        let Interviews { ends, departments, pairs, found } = self;
        let is_enabled = field.scenario.interviews.enabled;
        ends.clear();
        departments.clear();
        pairs.clear();
        for (index, person) in people.iter().enumerate() {
            let found = applications.interviewed(index, found);
            if found.is_empty() {
                ends.push(pairs.len());
                continue;
            }
            let start = departments.len();
            departments.extend(found.iter().map(|&which| applications.departments()[which as usize]));
            if is_enabled {
                let pair = |(&which, &department): (&u32, &DepartmentId)| {
                    let host = field.directory.host(department).0;
                    let taste = if Some(host.specialty) == person.first { person.taste } else { 0.0 };
                    let place = field.utilities.of_place(host.prestige, applications.ties(which as usize));
                    (host.key.half(), place.with_taste(taste))
                };
                pairs.add(&field.utilities.outlook(person), found.iter().zip(&departments[start..]).map(pair));
            } else {
                pairs.keep(found.iter().map(|&which| applications.views(which as usize)));
            }
            ends.push(pairs.len());
        }
        if is_enabled {
            pairs.meet(field.utilities);
        }
    }

    /// The departments that interviewed a person, with both sides' views after the interview.
    #[inline]
    pub(super) fn of(&self, index: usize) -> impl Iterator<Item = (DepartmentId, Views)> {
        let range = self.range(index);
        let views = self.pairs.appeals(range.clone()).iter().zip(self.pairs.scores(range.clone()));
        let views = views.map(|(&appeal, &score)| Views { appeal, score });
        self.departments[range].iter().copied().zip(views)
    }

    #[inline]
    fn range(&self, index: usize) -> Range<usize> {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[index]
    }
}
