//! A whole season: all applicants compete with each other.

use super::Field;
use super::applications::Assessments;
use super::certified::Certifier;
use super::invitations::Inviter;
use super::stages::{Competition, Stages};
use super::state::Applications;
use crate::population::Person;
use matchday_match::market::ApplicantId;

/// All applicants of a season.
pub(super) struct Everyone<'a> {
    pub(super) inviter: &'a mut Inviter,
    pub(super) certifier: &'a mut Certifier,
    pub(super) couples: &'a [[ApplicantId; 2]],
}

impl Competition for Everyone<'_> {
    fn assess(&mut self, field: &Field, people: &[Person], assessments: &mut Assessments) {
        assessments.assess(field.scenario, people);
    }

    /// Counts the others whose applications come before this person's.
    fn ahead(&self, field: &Field, person: usize, applications: &Applications) -> Vec<u32> {
        let (own, firsts) = (applications.range_of(person), applications.firsts_of(person));
        let (departments, scores) = (applications.departments(), applications.scores());
        let mut place_at = vec![None; field.world.departments.len()];
        for (place, &department) in departments[own.clone()][..firsts].iter().enumerate() {
            place_at[department.index()] = Some(place);
        }
        let mut ahead = vec![0; firsts];
        for (&department, &score) in departments[..own.start].iter().zip(scores) {
            if let Some(place) = place_at[department.index()]
                && score > scores[own.start + place]
            {
                ahead[place] += 1;
            }
        }
        ahead
    }

    fn invite(&mut self, field: &Field, people: &[Person], applications: &mut Applications) {
        self.inviter.invite(field, people, applications);
    }

    fn couples(&self) -> &[[ApplicantId; 2]] {
        self.couples
    }

    fn certify(&mut self, field: &Field, people: &[Person], stages: &Stages) {
        self.certifier.certify(field, people, self.couples, stages);
    }
}
