//! Stage 6: interviews change what both sides think.

use super::Field;
use super::columns::Applications;
use super::pairs::Pairs;
use super::utility::Views;
use crate::population::Person;

/// The interviews of one person, in the order of the applications.
#[derive(Default, Debug)]
pub(super) struct Interviews {
    /// Which applications they follow from; what is behind the last is nothing.
    which: Vec<u32>,
    departments: Vec<u32>,
    pairs: Pairs,
}

impl Interviews {
    /// Holds the interviews of the person at an index.
    pub(super) fn hold(&mut self, field: &Field, person: &Person, applications: &Applications, index: usize) {
        let Interviews { which, departments, pairs } = self;
        departments.clear();
        if !field.scenario.interviews.enabled {
            pairs.begin(applications.range_of(index).len());
            for application in applications.of(index) {
                departments.push(application.department);
                pairs.add(0, Views { appeal: application.appeal, score: application.score });
            }
            return;
        }
        let which = applications.interviewed(index, which);
        pairs.begin(which.len());
        departments.extend(which.iter().map(|&which| applications.departments()[which as usize]));
        for (&which, &department) in which.iter().zip(&*departments) {
            let host = field.directory.host(department).0;
            let taste = if host.specialty == person.first { person.taste } else { 0.0 };
            let place = field.utilities.of_place(host.prestige, applications.ties(which as usize));
            pairs.add(host.key.half(), place.with_taste(taste));
        }
        pairs.meet(&field.utilities.outlook(person));
    }

    /// The departments, and what the person and they think of each other now.
    #[inline]
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Views)> {
        let views = self.pairs.appeals().iter().zip(self.pairs.scores());
        let views = views.map(|(&appeal, &score)| Views { appeal, score });
        self.departments.iter().copied().zip(views)
    }
}
