//! Searches: a person's applications by their mark, and the person of an application.

use super::applications::{Applications, number};
use super::mark::Mark;

/// The person is noted for every application whose index is a multiple of this.
const NOTED: usize = 64;

impl Applications {
    /// Notes whose applications are where, for [`Applications::applicant_of`].
    pub(in crate::season) fn note_applicants(&mut self) {
        self.applicants.clear();
        for (person, &end) in (0..).zip(&self.starts[1..]) {
            // The note of a block names the person of its first application.
            let notes = (end as usize).div_ceil(NOTED);
            self.applicants.resize(notes.max(self.applicants.len()), person);
        }
    }

    /// The person of an application, once noted.
    #[inline]
    pub(in crate::season) fn applicant_of(&self, which: usize) -> usize {
        let mut person = self.applicants[which / NOTED] as usize;
        while self.starts[person + 1] as usize <= which {
            person += 1;
        }
        person
    }

    /// Which of a person's applications led to an interview, in order. `found` is scratch space.
    #[inline]
    pub(in crate::season) fn interviewed<'a>(&self, person: usize, found: &'a mut Vec<u32>) -> &'a [u32] {
        self.find(person, Mark::is_interviewed, found)
    }

    /// Which of a person's applications received an offer that is declined or open; otherwise as [`Applications::interviewed`].
    #[inline]
    pub(in crate::season) fn declined<'a>(&self, person: usize, found: &'a mut Vec<u32>) -> &'a [u32] {
        self.find(person, |mark| mark.is_invited() && !mark.is_interviewed(), found)
    }

    /// Branch-free: every application is written, and overwritten if it does not match.
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
