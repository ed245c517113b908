//! Stage 6: interviews change what both sides think.

use super::Field;
use super::columns::Applications;
use super::utility::{Lists, Views};
use crate::lanes::WIDEST;
use crate::population::Person;

/// The interviews of one person, in the order of the applications.
#[derive(Default, Debug)]
pub(super) struct Interviews {
    count: usize,
    /// Behind the last interview all lists have room for more.
    departments: Vec<u32>,
    /// The halves of their keys.
    halves: Vec<u32>,
    /// What the person thinks of them.
    appeals: Vec<f32>,
    /// What they think of the person.
    scores: Vec<f32>,
}

impl Interviews {
    /// Holds the interviews of the person at an index.
    pub(super) fn hold(&mut self, field: &Field, person: &Person, applications: &Applications, index: usize) {
        self.make_room(applications.range_of(index).len().next_multiple_of(WIDEST));
        let Interviews { count, departments, halves, appeals, scores } = self;
        *count = 0;
        if !field.scenario.interviews.enabled {
            for application in applications.of(index) {
                departments[*count] = application.department;
                appeals[*count] = application.appeal;
                scores[*count] = application.score;
                *count += 1;
            }
            return;
        }
        applications.interviewed(index).for_each(|which| {
            let (department, ties) = (applications.departments()[which], applications.ties(which));
            let host = field.directory.host(department).0;
            let taste = if host.specialty == person.first { person.taste } else { 0.0 };
            let place = field.utilities.of_place(host.prestige, ties);
            departments[*count] = department;
            halves[*count] = host.key.half();
            appeals[*count] = place.appeal + taste;
            scores[*count] = place.score;
            *count += 1;
        });
        let room = count.next_multiple_of(WIDEST);
        field.utilities.outlook(person).meet_all(&mut Lists {
            halves: &halves[..room],
            appeals: &mut appeals[..room],
            scores: &mut scores[..room],
        });
    }

    /// The departments, and what the person and they think of each other now.
    #[inline]
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Views)> {
        let views = self.appeals.iter().zip(&self.scores).map(|(&appeal, &score)| Views { appeal, score });
        self.departments[..self.count].iter().copied().zip(views)
    }

    fn make_room(&mut self, room: usize) {
        if self.departments.len() < room {
            self.departments.resize(room, 0);
            self.halves.resize(room, 0);
            self.appeals.resize(room, 0.0);
            self.scores.resize(room, 0.0);
        }
    }
}
