//! Stage 6: interviews change what both sides think.

use super::Field;
use super::columns::Applications;
use super::utility::{Lists, Views};
use crate::lanes::WIDEST;
use crate::population::Person;

/// The interviews of one person, in the order of the applications.
#[derive(Default, Debug)]
pub(super) struct Interviews {
    departments: Vec<u32>,
    /// The halves of their keys, and both sides' views; they go on to a multiple of [`WIDEST`].
    halves: Vec<u32>,
    appeals: Vec<f32>,
    scores: Vec<f32>,
}

impl Interviews {
    /// Holds the interviews of the person at an index.
    pub(super) fn hold(&mut self, field: &Field, person: &Person, applications: &Applications, index: usize) {
        let Interviews { departments, halves, appeals, scores } = self;
        departments.clear();
        halves.clear();
        appeals.clear();
        scores.clear();
        if !field.scenario.interviews.enabled {
            for application in applications.of(index) {
                departments.push(application.department);
                appeals.push(application.appeal);
                scores.push(application.score);
            }
            return;
        }
        for which in applications.interviewed(index) {
            let application = applications.at(which);
            let host = field.directory.host(application.department).0;
            let taste = if host.specialty == person.first { person.taste } else { 0.0 };
            let place = field.utilities.of_place(host.prestige, application.mark.ties()).with_taste(taste);
            departments.push(application.department);
            halves.push(host.key.half());
            appeals.push(place.appeal);
            scores.push(place.score);
        }
        let room = departments.len().next_multiple_of(WIDEST);
        halves.resize(room, 0);
        appeals.resize(room, 0.0);
        scores.resize(room, 0.0);
        field.utilities.outlook(person).meet_all(&mut Lists { halves, appeals, scores });
    }

    /// The departments, and what the person and they think of each other now.
    #[inline]
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Views)> {
        let views = self.appeals.iter().zip(&self.scores).map(|(&appeal, &score)| Views { appeal, score });
        self.departments.iter().copied().zip(views)
    }
}
