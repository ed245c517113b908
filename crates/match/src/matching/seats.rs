//! Who holds which seat: one small record a program, and its holders next to each other.
//!
//! A program's holders are sorted, best first, in a stretch of one flat array. A proposal is answered by one number of the
//! program's record, the *cutoff*: the position, on the program's list, of the worst holder of a full program, or `u32::MAX`
//! while a seat is free. An applicant at position `k` is accepted exactly when `k < cutoff`. `u32::MAX` also means "not
//! ranked", which is never accepted.

use std::ops::Range;

use super::cycle::scramble;
use crate::market::{ApplicantId, Listed, Market, ProgramId};

#[derive(Clone, Copy, Debug)]
struct Record {
    cutoff: u32,
    filled: u32,
    quota: u32,
    /// Where the program's holders begin.
    start: u32,
}

/// An applicant in a seat.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holder {
    /// The position on the program's list.
    pub position: u32,
    /// Who.
    pub applicant: ApplicantId,
}

/// The seats of all programs.
#[derive(Clone, Default, Debug)]
pub(super) struct Seats {
    records: Vec<Record>,
    holders: Vec<Holder>,
    /// Kept only during a watch for loops.
    fingerprint: Option<u64>,
}

/// Who holds which seat at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Seating<'a> {
    records: &'a [Record],
    holders: &'a [Holder],
}

impl<'a> Seating<'a> {
    /// Who holds a program's seats, best first.
    #[must_use]
    pub fn holders(self, program: ProgramId) -> &'a [Holder] {
        &self.holders[self.records[program.index()].stretch()]
    }
}

/// The seats as two borrowed slices, which stay in registers in the innermost loop.
pub(super) struct Desk<'a> {
    records: &'a mut [Record],
    holders: &'a mut [Holder],
}

impl Desk<'_> {
    /// Whether a program would take the applicant of this entry.
    #[inline]
    pub(super) fn accepts(&self, listed: Listed) -> bool {
        listed.position_there() < self.records[listed.program.index()].cutoff
    }

    /// Seats an applicant who is accepted. Returns the holder who is displaced, if there is one.
    #[inline]
    pub(super) fn seat(&mut self, applicant: ApplicantId, listed: Listed) -> Option<Holder> {
        let record = &mut self.records[listed.program.index()];
        let newcomer = Holder { position: listed.position_there(), applicant };
        let displaced = if record.filled < record.quota {
            record.filled += 1;
            None
        } else {
            Some(self.holders[(record.start + record.filled) as usize - 1])
        };
        let stretch = &mut self.holders[record.stretch()];
        let last = stretch.len() - 1;
        let mut place = last;
        while place > 0 && stretch[place - 1].position > newcomer.position {
            stretch[place] = stretch[place - 1];
            place -= 1;
        }
        stretch[place] = newcomer;
        if record.filled == record.quota {
            record.cutoff = stretch[last].position;
        }
        displaced
    }

    #[inline]
    pub(super) fn seating(&self) -> Seating<'_> {
        Seating { records: self.records, holders: self.holders }
    }
}

const OPEN: u32 = u32::MAX;
const NOBODY: Holder = Holder { position: OPEN, applicant: ApplicantId(u32::MAX) };

impl Record {
    #[inline]
    fn stretch(self) -> Range<usize> {
        self.start as usize..(self.start + self.filled) as usize
    }

    fn cutoff(self, holders: &[Holder]) -> u32 {
        match self.quota {
            0 => 0,
            quota if self.filled < quota => OPEN,
            _ => holders[(self.start + self.filled) as usize - 1].position,
        }
    }
}

impl Seats {
    /// Empties all seats and gives every program its quota; keeps the memory.
    pub(super) fn reset(&mut self, market: &Market) {
        self.records.clear();
        let mut start = 0;
        let mut most: Vec<u32> = market.all_terms().iter().map(|terms| terms.quota).collect();
        for reversion in market.reversions() {
            let most = &mut most[reversion.receiver.index()];
            *most = most.saturating_add(reversion.limit);
        }
        for (program, most) in market.program_ids().zip(most) {
            let quota = market.terms(program).quota;
            let cutoff = if quota == 0 { 0 } else { OPEN };
            self.records.push(Record { cutoff, filled: 0, quota, start });
            start += most.min(u32::try_from(market.ranking(program).len()).expect("ranks are u32"));
        }
        self.holders.clear();
        self.holders.resize(start as usize, NOBODY);
        self.fingerprint = None;
    }

    /// Whether a program would take the applicant of this entry.
    #[inline]
    pub(super) fn accepts(&self, listed: Listed) -> bool {
        listed.position_there() < self.records[listed.program.index()].cutoff
    }

    /// The position of the worst holder of a full program, `u32::MAX` when a seat is free.
    pub(super) fn cutoff(&self, program: ProgramId) -> u32 {
        self.records[program.index()].cutoff
    }

    /// How many seats are free.
    pub(super) fn free(&self, program: ProgramId) -> u32 {
        let record = &self.records[program.index()];
        record.quota - record.filled
    }

    /// How many seats are filled.
    pub(super) fn filled(&self, program: ProgramId) -> u32 {
        self.records[program.index()].filled
    }

    /// Who holds a program's seats, best first.
    pub(super) fn holders(&self, program: ProgramId) -> &[Holder] {
        self.seating().holders(program)
    }

    #[inline]
    pub(super) fn seating(&self) -> Seating<'_> {
        Seating { records: &self.records, holders: &self.holders }
    }

    #[inline]
    pub(super) fn desk(&mut self) -> Desk<'_> {
        Desk { records: &mut self.records, holders: &mut self.holders }
    }

    /// Whether a program would take both applicants of these entries at once.
    pub(super) fn accepts_both(&self, one: Listed, other: Listed) -> bool {
        let worse = one.position_there().max(other.position_there());
        let better = self.holders(one.program).partition_point(|holder| holder.position < worse);
        worse != OPEN && better + 2 <= self.records[one.program.index()].quota as usize
    }

    /// Seats an applicant who is accepted. Returns the holder who is displaced, if there is one.
    #[inline]
    pub(super) fn seat(&mut self, applicant: ApplicantId, listed: Listed) -> Option<ApplicantId> {
        let displaced = self.desk().seat(applicant, listed);
        self.toggle(listed.program, listed.position_there());
        let displaced = displaced?;
        self.toggle(listed.program, displaced.position);
        Some(displaced.applicant)
    }

    /// Frees the seat that an applicant holds.
    ///
    /// # Panics
    /// When the applicant holds no seat there, which never happens in the engine.
    pub(super) fn free_seat(&mut self, listed: Listed) {
        let holders = self.holders(listed.program);
        let place = holders.binary_search_by_key(&listed.position_there(), |holder| holder.position);
        let place = place.expect("only a seat that is held is freed");
        let record = &mut self.records[listed.program.index()];
        let stretch = &mut self.holders[record.stretch()];
        stretch.copy_within(place + 1.., place);
        record.filled -= 1;
        record.cutoff = OPEN;
        self.toggle(listed.program, listed.position_there());
    }

    /// Gives a program more seats.
    pub(super) fn add(&mut self, program: ProgramId, seats: u32) {
        let record = &mut self.records[program.index()];
        record.quota += seats;
        record.cutoff = record.cutoff(&self.holders);
    }

    /// Removes free seats.
    pub(super) fn remove_free(&mut self, program: ProgramId, seats: u32) {
        let record = &mut self.records[program.index()];
        record.quota -= seats;
        record.cutoff = record.cutoff(&self.holders);
    }

    /// Removes all free seats and that of the worst holder, and returns the holder.
    pub(super) fn shrink_below_filled(&mut self, program: ProgramId) -> Option<ApplicantId> {
        let worst = *self.holders(program).last()?;
        let record = &mut self.records[program.index()];
        record.filled -= 1;
        record.quota = record.filled;
        record.cutoff = record.cutoff(&self.holders);
        self.toggle(program, worst.position);
        Some(worst.applicant)
    }

    /// Begins to record changes of the seats in a fingerprint.
    pub(super) fn begin_watch(&mut self) {
        self.fingerprint = Some(0);
    }

    /// Ends the record.
    pub(super) fn end_watch(&mut self) {
        self.fingerprint = None;
    }

    /// The fingerprint since the watch began: equal whenever the same applicants hold the same seats.
    pub(super) fn fingerprint(&self) -> u64 {
        self.fingerprint.unwrap_or_default()
    }

    #[inline]
    fn toggle(&mut self, program: ProgramId, position: u32) {
        if let Some(fingerprint) = &mut self.fingerprint {
            *fingerprint ^= scramble(u64::from(program.0) << 32 | u64::from(position));
        }
    }
}
