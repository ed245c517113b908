//! The applications of all people, in columns, so that a stage reads only what it needs.

use std::ops::Range;

use super::mark::Mark;
use crate::population::DepartmentId;
use crate::scenario::Tier;
use crate::season::utility::{Ties, Utilities, Views};
use matchday_lanes::WIDEST;

/// One application of one person to one department.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Application {
    /// The department applied to.
    pub department: DepartmentId,
    /// The applicant's utility of the program, before the interview.
    pub appeal: f32,
    /// The department's screening score, signals included.
    pub score: f32,
    /// Ties, signal, invitation and interview.
    pub mark: Mark,
}

/// The applications of all people, by person.
#[derive(Clone, Default, Debug)]
pub struct Applications {
    /// Where each person's applications begin, and where the last one's end.
    pub(super) starts: Vec<u32>,
    /// Where each person's applications to the second specialty begin.
    seconds: Vec<u32>,
    /// The number of applications. The columns may be longer; entries past it are stale and get overwritten.
    len: usize,
    /// Both halves of the pair keys, combined.
    halves: Vec<u32>,
    /// Which applications go to the home institution.
    homes: Vec<u32>,
    /// The persons of applications at regular intervals, once noted; see [`Applications::applicant_of`].
    pub(super) applicants: Vec<u32>,
    departments: Vec<DepartmentId>,
    appeals: Vec<f32>,
    scores: Vec<f32>,
    pub(super) marks: Vec<Mark>,
}

impl PartialEq for Applications {
    fn eq(&self, other: &Applications) -> bool {
        self.starts == other.starts && self.seconds == other.seconds && self.iter().eq(other.iter())
    }
}

/// Space for applications that are being written, one slice per column.
pub(in crate::season) struct Blank<'a> {
    pub(in crate::season) departments: &'a mut [DepartmentId],
    pub(in crate::season) halves: &'a mut [u32],
    pub(in crate::season) appeals: &'a mut [f32],
    pub(in crate::season) scores: &'a mut [f32],
    pub(in crate::season) marks: &'a mut [Mark],
}

/// One person's applications.
#[derive(Debug)]
pub struct Own<'a> {
    /// The departments applied to.
    pub departments: &'a [DepartmentId],
    /// The applicant's views.
    pub appeals: &'a mut [f32],
    /// The departments' views.
    pub scores: &'a mut [f32],
    /// Ties, signals, invitations and interviews.
    pub marks: &'a mut [Mark],
}

impl Own<'_> {
    /// Records a rotation, which changes both sides' views.
    pub fn rotate(&mut self, which: usize, worth: Views) {
        self.marks[which].rotate();
        self.appeals[which] += worth.appeal;
        self.scores[which] += worth.score;
    }

    /// Records a signal, which changes the department's view.
    #[inline]
    pub fn signal(&mut self, which: usize, tier: Tier, boost: f32) {
        self.marks[which].send(tier);
        self.scores[which] += boost;
    }
}

impl Applications {
    /// Removes all applications but keeps the memory.
    pub fn clear(&mut self) {
        self.starts.clear();
        self.starts.push(0);
        self.seconds.clear();
        self.len = 0;
        self.homes.clear();
    }

    /// Adds space for more applications of the next person.
    pub(in crate::season) fn add(&mut self, count: usize) -> Blank<'_> {
        let range = self.len..self.len + count;
        self.len = range.end;
        if self.departments.len() < range.end + WIDEST {
            let room = range.end + range.end / 4 + WIDEST;
            self.departments.resize(room, DepartmentId::default());
            self.halves.resize(room, 0);
            self.appeals.resize(room, 0.0);
            self.scores.resize(room, 0.0);
            self.marks.resize(room, Mark::default());
        }
        Blank {
            departments: &mut self.departments[range.clone()],
            halves: &mut self.halves[range.clone()],
            appeals: &mut self.appeals[range.clone()],
            scores: &mut self.scores[range.clone()],
            marks: &mut self.marks[range],
        }
    }

    /// Records that one of the last `count` applications goes to the home institution.
    pub(in crate::season) fn come_home(&mut self, count: usize, which: usize) {
        self.homes.push(number(self.len - count + which));
    }

    /// Adds what both sides of all applications see before the interview.
    pub(in crate::season) fn see(&mut self, utilities: &Utilities) {
        let room = ..self.len.next_multiple_of(WIDEST).min(self.halves.len());
        utilities.see(0, &self.halves[room], [&mut self.appeals[room], &mut self.scores[room]]);
        let worth = utilities.home();
        for which in self.homes.drain(..) {
            let which = which as usize;
            self.marks[which].come_home();
            self.appeals[which] += worth.appeal;
            self.scores[which] += worth.score;
        }
    }

    /// Ends the next person's applications to the first specialty.
    pub fn end_first(&mut self) {
        self.seconds.push(number(self.len));
    }

    /// How many applications to the first specialty a person has.
    pub(in crate::season) fn firsts_of(&self, person: usize) -> usize {
        self.marks_of(person)[0].len()
    }

    /// Ends the next person's applications.
    ///
    /// # Panics
    /// At `u32::MAX` applications.
    pub fn end_person(&mut self) {
        self.starts.push(number(self.len));
    }

    /// A person's applications, and how many of them go to the first specialty.
    pub fn own(&mut self, person: usize) -> (usize, Own<'_>) {
        let range = self.range_of(person);
        let firsts = self.seconds.get(person).map_or(range.len(), |&second| second as usize - range.start);
        let own = Own {
            departments: &self.departments[range.clone()],
            appeals: &mut self.appeals[range.clone()],
            scores: &mut self.scores[range.clone()],
            marks: &mut self.marks[range],
        };
        (firsts, own)
    }

    /// The number of people.
    #[must_use]
    pub fn people(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The number of applications.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The range of a person's applications, first specialty before second; empty for a person who does not exist.
    #[must_use]
    #[inline]
    pub fn range_of(&self, person: usize) -> Range<usize> {
        match self.starts.get(person..person + 2) {
            Some(&[start, end]) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    /// The marks of a person's applications to the first and to the second specialty.
    #[must_use]
    #[inline]
    pub fn marks_of(&self, person: usize) -> [&[Mark]; 2] {
        let range = self.range_of(person);
        let middle = self.seconds.get(person).map_or(range.end, |&second| second as usize);
        [&self.marks[range.start..middle], &self.marks[middle..range.end]]
    }

    /// All marks of a person.
    #[inline]
    pub(in crate::season) fn marks_of_one(&self, person: usize) -> &[Mark] {
        &self.marks[self.range_of(person)]
    }

    /// All marks of a person, mutable.
    #[inline]
    pub(in crate::season) fn marks_of_one_mut(&mut self, person: usize) -> &mut [Mark] {
        let range = self.range_of(person);
        &mut self.marks[range]
    }

    /// The departments of all applications.
    #[inline]
    pub(in crate::season) fn departments(&self) -> &[DepartmentId] {
        &self.departments[..self.len]
    }

    /// The departments' views of all applications.
    #[inline]
    pub(in crate::season) fn scores(&self) -> &[f32] {
        &self.scores[..self.len]
    }

    /// One application.
    ///
    /// # Panics
    /// If there is no such application.
    #[must_use]
    #[inline]
    pub fn at(&self, which: usize) -> Application {
        Application {
            department: self.departments[which],
            appeal: self.appeals[which],
            score: self.scores[which],
            mark: self.marks[which],
        }
    }

    /// A person's applications.
    #[must_use]
    pub fn of(&self, person: usize) -> impl ExactSizeIterator<Item = Application> {
        self.range_of(person).map(|which| self.at(which))
    }

    /// All applications.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Application> {
        (0..self.len).map(|which| self.at(which))
    }

    /// Records that an interview is offered.
    #[inline]
    pub(in crate::season) fn invite(&mut self, which: usize) {
        self.marks[which].invite();
    }

    /// Records that the interview takes place.
    #[inline]
    pub(in crate::season) fn interview(&mut self, which: usize) {
        self.marks[which].interview();
    }

    /// Records that the interview does not take place.
    pub(in crate::season) fn cancel(&mut self, which: usize) {
        self.marks[which].cancel();
    }

    /// Records a signal.
    pub(in crate::season) fn send(&mut self, which: usize, tier: Tier, boost: f32) {
        self.marks[which].send(tier);
        self.scores[which] += boost;
    }

    /// Records an interview for every application.
    pub(in crate::season) fn interview_all(&mut self) {
        for mark in &mut self.marks[..self.len] {
            mark.interview();
        }
    }

    /// Withdraws those of a person's applications to the first specialty that are not `wanted`, one entry each.
    pub(in crate::season) fn take_back(&mut self, person: usize, wanted: &[bool]) {
        let first = self.range_of(person).start;
        let mut kept = first;
        for which in first..self.len {
            if wanted.get(which - first).is_none_or(|&is_wanted| is_wanted) {
                self.departments[kept] = self.departments[which];
                self.appeals[kept] = self.appeals[which];
                self.scores[kept] = self.scores[which];
                self.marks[kept] = self.marks[which];
                kept += 1;
            }
        }
        let gone = number(self.len - kept);
        self.len = kept;
        for later in self.seconds[person..].iter_mut().chain(&mut self.starts[person + 1..]) {
            *later -= gone;
        }
    }

    /// Both sides' views of an application before the interview.
    pub(in crate::season) fn views(&self, which: usize) -> Views {
        Views { appeal: self.appeals[which], score: self.scores[which] }
    }

    /// The ties between both sides of an application.
    #[inline]
    pub(in crate::season) fn ties(&self, which: usize) -> Ties {
        self.marks[which].ties()
    }

    #[inline]
    pub(in crate::season) fn is_interviewed(&self, which: usize) -> bool {
        self.marks[which].is_interviewed()
    }

    #[inline]
    pub(in crate::season) fn is_invited(&self, which: usize) -> bool {
        self.marks[which].is_invited()
    }
}

pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index).expect("applications are u32")
}
