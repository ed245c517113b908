//! Applications that are looked for: a person's by what became of them, and a person by an application.

use super::applications::{Applications, number};
use super::mark::Mark;

/// Of so many applications it is noted whose the first is.
const NOTED: usize = 64;

impl Applications {
    /// Notes whose applications are where, for [`Applications::applicant_of`].
    pub(in crate::season) fn note_applicants(&mut self) {
        self.applicants.clear();
        for (person, &end) in (0..).zip(&self.starts[1..]) {
            // Whoever has the first of some applications has their note.
            let notes = (end as usize).div_ceil(NOTED);
            self.applicants.resize(notes.max(self.applicants.len()), person);
        }
    }

    /// Whose an application is, when that is noted.
    #[inline]
    pub(in crate::season) fn applicant_of(&self, which: usize) -> usize {
        let mut person = self.applicants[which / NOTED] as usize;
        while self.starts[person + 1] as usize <= which {
            person += 1;
        }
        person
    }

    /// Which of a person's applications led to an interview, in order, in a list whose end does not matter.
    #[inline]
    pub(in crate::season) fn interviewed<'a>(&self, person: usize, found: &'a mut Vec<u32>) -> &'a [u32] {
        self.find(person, Mark::is_interviewed, found)
    }

    /// Which of a person's applications were made an offer that is declined or not answered yet, written as
    /// [`Applications::interviewed`].
    #[inline]
    pub(in crate::season) fn declined<'a>(&self, person: usize, found: &'a mut Vec<u32>) -> &'a [u32] {
        self.find(person, |mark| mark.is_invited() && !mark.is_interviewed(), found)
    }

    /// No branch depends on a mark: every application is written, and written over when it is not found.
    #[inline]
    fn find<'a>(&self, person: usize, is_found: impl Fn(Mark) -> bool, found: &'a mut Vec<u32>) -> &'a [u32] {
        let range = self.range_of(person);
        if found.len() < range.len() {
            found.resize(range.len(), 0);
        }
        let mut count = 0;
        for (which, &mark) in (number(range.start)..).zip(&self.marks[range]) {
            found[count] = which;
            count += usize::from(is_found(mark));
        }
        &found[..count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interviews_are_found_wherever_they_are() {
        let mut applications = Applications::default();
        applications.clear();
        for count in [21, 0, 8, 3] {
            applications.add(count);
            applications.end_first();
            applications.end_person();
        }
        let held = [0, 7, 8, 20, 21, 28, 31];
        for which in held {
            applications.interview(which);
        }
        applications.invite(3);
        let found = |person| applications.interviewed(person, &mut Vec::new()).to_vec();
        assert_eq!([found(0), found(1), found(2), found(3)], [vec![0, 7, 8, 20], vec![], vec![21, 28], vec![31]]);
    }
}
