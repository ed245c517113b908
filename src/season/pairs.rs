//! One person and some departments or programs: what both sides think of each other.

use super::utility::{Lists, Outlook, Views};
use crate::lanes::WIDEST;

/// Pairs of one person with others, and both sides' views.
#[derive(Default, Debug)]
pub(super) struct Pairs {
    count: usize,
    /// The halves of the others' keys. Behind the last pair all lists have room for more.
    halves: Vec<u32>,
    appeals: Vec<f32>,
    scores: Vec<f32>,
}

impl Pairs {
    /// Begins with another person, who has at most so many pairs.
    #[inline]
    pub(super) fn begin(&mut self, most: usize) {
        self.count = 0;
        let room = most.next_multiple_of(WIDEST);
        if self.halves.len() < room {
            self.halves.resize(room, 0);
            self.appeals.resize(room, 0.0);
            self.scores.resize(room, 0.0);
        }
    }

    /// The next pair: half of the other's key, and what both sides think of each other's place.
    #[inline]
    pub(super) fn add(&mut self, half: u32, place: Views) {
        self.halves[self.count] = half;
        self.appeals[self.count] = place.appeal;
        self.scores[self.count] = place.score;
        self.count += 1;
    }

    /// Adds what both sides see before an interview.
    #[inline]
    pub(super) fn see(&mut self, outlook: &Outlook) {
        outlook.see_all(&mut self.lists());
    }

    /// Adds what both sides see after an interview.
    #[inline]
    pub(super) fn meet(&mut self, outlook: &Outlook) {
        outlook.meet_all(&mut self.lists());
    }

    /// What the person thinks of the others.
    #[inline]
    pub(super) fn appeals(&self) -> &[f32] {
        &self.appeals[..self.count]
    }

    /// What the others think of the person.
    #[inline]
    pub(super) fn scores(&self) -> &[f32] {
        &self.scores[..self.count]
    }

    fn lists(&mut self) -> Lists<'_> {
        let room = self.count.next_multiple_of(WIDEST);
        Lists { halves: &self.halves[..room], appeals: &mut self.appeals[..room], scores: &mut self.scores[..room] }
    }
}
