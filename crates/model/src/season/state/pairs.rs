//! Pairs of a person with a department or program, with both sides' views.

use std::ops::Range;

use crate::season::utility::{Outlook, Utilities, Views};
use matchday_lanes::WIDEST;

/// Pairs, by person, in columns so that all are processed together.
#[derive(Default, Debug)]
pub(in crate::season) struct Pairs {
    count: usize,
    /// Both halves of the pair keys, combined. All lists have spare room after the last pair.
    halves: Vec<u32>,
    appeals: Vec<f32>,
    scores: Vec<f32>,
}

impl Pairs {
    /// Removes all pairs.
    #[inline]
    pub(in crate::season) fn clear(&mut self) {
        self.count = 0;
    }

    /// The number of pairs.
    #[inline]
    pub(in crate::season) fn len(&self) -> usize {
        self.count
    }

    /// Adds pairs of one person, each from the other side's half of the key and what place and ties add to both views.
    #[inline]
    pub(in crate::season) fn add(&mut self, outlook: &Outlook, others: impl ExactSizeIterator<Item = (u32, Views)>) {
        let range = self.make_room(others.len());
        let views = self.appeals[range.clone()].iter_mut().zip(&mut self.scores[range.clone()]);
        for (((appeal, score), both), (half, place)) in views.zip(&mut self.halves[range]).zip(others) {
            *both = outlook.half ^ half;
            *appeal = place.appeal;
            *score = place.score + outlook.own;
        }
    }

    /// Adds pairs whose views are known.
    pub(in crate::season) fn keep(&mut self, views: impl ExactSizeIterator<Item = Views>) {
        let range = self.make_room(views.len());
        let places = self.appeals[range.clone()].iter_mut().zip(&mut self.scores[range]);
        for ((appeal, score), views) in places.zip(views) {
            (*appeal, *score) = (views.appeal, views.score);
        }
    }

    /// Makes room for more pairs and returns their range.
    #[inline]
    fn make_room(&mut self, more: usize) -> Range<usize> {
        let range = self.count..self.count + more;
        let room = range.end.next_multiple_of(WIDEST);
        if self.halves.len() < room {
            let room = (room + room / 2).next_multiple_of(WIDEST);
            self.halves.resize(room, 0);
            self.appeals.resize(room, 0.0);
            self.scores.resize(room, 0.0);
        }
        self.count = range.end;
        range
    }

    /// Adds what both sides see before an interview.
    pub(in crate::season) fn see(&mut self, utilities: &Utilities) {
        let (halves, views) = self.lists();
        utilities.see(0, halves, views);
    }

    /// Adds what both sides see after an interview.
    pub(in crate::season) fn meet(&mut self, utilities: &Utilities) {
        let (halves, views) = self.lists();
        utilities.meet(0, halves, views);
    }

    /// People's views of the others.
    #[inline]
    pub(in crate::season) fn appeals(&self, pairs: Range<usize>) -> &[f32] {
        &self.appeals[pairs]
    }

    /// The others' views of people.
    #[inline]
    pub(in crate::season) fn scores(&self, pairs: Range<usize>) -> &[f32] {
        &self.scores[pairs]
    }

    fn lists(&mut self) -> (&[u32], [&mut [f32]; 2]) {
        let room = self.count.next_multiple_of(WIDEST);
        (&self.halves[..room], [&mut self.appeals[..room], &mut self.scores[..room]])
    }
}
