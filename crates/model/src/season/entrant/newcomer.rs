//! The competition of an entrant: the others' season, as it was played.

use super::Door;
use super::twist::Twist;
use crate::draws::Purpose;
use crate::population::Person;
use crate::season::Field;
use crate::season::applications::Assessments;
use crate::season::stages::{Competition, Stage, Stages};
use crate::season::state::Applications;
use matchday_lanes::order::falling;

/// An entrant and the season they enter.
pub(super) struct Newcomer<'a> {
    pub(super) door: &'a Door<'a>,
    pub(super) twist: Twist,
}

impl Competition for Newcomer<'_> {
    fn assess(&mut self, field: &Field, people: &[Person], assessments: &mut Assessments) {
        assessments.assess_among(self.door.season.stages.assessments(), field.scenario, people);
    }

    fn ahead(&self, _: &Field, person: usize, applications: &Applications) -> Vec<u32> {
        let own = applications.range_of(person).take(applications.firsts_of(person));
        let (departments, scores) = (applications.departments(), applications.scores());
        own.map(|which| self.door.standings.ahead(departments[which], scores[which])).collect()
    }

    /// Answers the offers of each wave. A department makes an offer if the score is above the last one it invited.
    fn invite(&mut self, field: &Field, people: &[Person], applications: &mut Applications) {
        for (index, person) in people.iter().enumerate() {
            let own = applications.range_of(index);
            let draw = |cap| person.key.draws(Purpose::Cap).count(cap) as usize;
            let cap = field.scenario.invitations.cap.map_or(usize::MAX, draw);
            let given = own.clone().filter(|&which| applications.is_interviewed(which)).count();
            let mut room = cap.saturating_sub(given);
            for cutoffs in self.door.cutoffs() {
                let mut offers = Vec::new();
                for which in own.clone() {
                    let here = applications.at(which);
                    if !here.mark.is_invited() && here.score > cutoffs[here.department.index()] {
                        applications.invite(which);
                        offers.push((falling(here.appeal), which));
                    }
                }
                if offers.len() > room {
                    offers.sort_unstable();
                }
                for &(_, which) in offers.iter().take(room) {
                    applications.interview(which);
                }
                room = room.saturating_sub(offers.len());
            }
        }
    }

    fn deviate(&mut self, stage: Stage, field: &Field, people: &[Person], stages: &mut Stages) {
        let Newcomer { door, twist } = *self;
        for person in people {
            match stage {
                Stage::Rotations => twist.rotate(field, person, stages),
                Stage::Signals => twist.signal(field, person, stages),
                Stage::Invitations => {
                    if let Some(change) = twist.interviews {
                        let ahead = self.ahead(field, 0, &stages.applications);
                        change.interviews(field, &ahead, stages);
                    }
                }
                Stage::RankLists => twist.revise_list(door, field, person, stages),
                _ => {}
            }
        }
    }
}
