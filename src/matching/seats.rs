//! Who holds which seat: one small record a program and one bit a rank.
//!
//! A program's holders are a set of positions on its own list, kept as bits. What a proposal has to know fits in one number,
//! the *cutoff*: the position of the worst holder of a full program, `u32::MAX` while a seat is free. An applicant at
//! position `k` is accepted exactly when `k < cutoff`; `u32::MAX`, "not ranked", never is.

use crate::market::{Market, ProgramId};

#[derive(Clone, Copy, Debug)]
struct Record {
    cutoff: u32,
    free: u32,
    /// Where the program's list begins among all programs' entries.
    list: u32,
    /// Where its bits begin.
    words: u32,
}

/// The seats of all programs.
#[derive(Clone, Default, Debug)]
pub struct Seats {
    records: Vec<Record>,
    held: Vec<u64>,
    fingerprint: u64,
}

const OPEN: u32 = u32::MAX;

impl Seats {
    /// Empties all seats and offers every program its quota; keeps its memory.
    pub(super) fn reset(&mut self, market: &Market) {
        self.records.clear();
        let mut words = 0;
        for program in market.program_ids() {
            let quota = market.terms(program).quota;
            let range = market.rankings().range(program.index());
            let list = u32::try_from(range.start).expect("ranks are u32");
            let cutoff = if quota == 0 { 0 } else { OPEN };
            self.records.push(Record { cutoff, free: quota, list, words });
            words += u32::try_from(range.len().div_ceil(64)).expect("ranks are u32");
        }
        let list = u32::try_from(market.rankings().items().len()).expect("ranks are u32");
        self.records.push(Record { cutoff: 0, free: 0, list, words });
        self.held.clear();
        self.held.resize(words as usize, 0);
        self.fingerprint = 0;
    }

    /// Whether a program would take the applicant at this position of its list.
    #[inline]
    pub(super) fn accepts(&self, program: ProgramId, position: u32) -> bool {
        position < self.records[program.index()].cutoff
    }

    /// The position of the worst holder of a full program, `u32::MAX` when a seat is free.
    #[inline]
    pub(super) fn cutoff(&self, program: ProgramId) -> u32 {
        self.records[program.index()].cutoff
    }

    /// Seats that nobody holds.
    #[inline]
    pub(super) fn free(&self, program: ProgramId) -> u32 {
        self.records[program.index()].free
    }

    /// Whether the applicant at this position of a program's list holds a seat there.
    #[inline]
    pub(super) fn holds(&self, program: ProgramId, position: u32) -> bool {
        let record = &self.records[program.index()];
        self.held.get((record.words + position / 64) as usize).is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    /// How many seats are held.
    pub(super) fn filled(&self, program: ProgramId) -> u32 {
        self.held[self.words(program)].iter().map(|word| word.count_ones()).sum()
    }

    /// The positions on a program's list of whoever holds its seats, best first.
    pub fn holders(&self, program: ProgramId) -> impl Iterator<Item = u32> {
        let words = &self.held[self.words(program)];
        words
            .iter()
            .zip((0..).step_by(64))
            .flat_map(|(&word, base)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| base + bit))
    }

    /// Whether two more, at these positions, would both be among a program's best.
    pub(super) fn accepts_both(&self, program: ProgramId, positions: [u32; 2]) -> bool {
        let record = &self.records[program.index()];
        let worse = positions[0].max(positions[1]);
        match record.free {
            0 => self.last_before(program, record.cutoff).is_some_and(|second| worse < second),
            1 => self.last_before(program, self.list_len(program)).is_some_and(|worst| worse < worst),
            _ => worse != OPEN,
        }
    }

    /// Seats the applicant at a position that is accepted; returns the position of whoever is displaced.
    #[inline]
    pub(super) fn seat(&mut self, program: ProgramId, position: u32) -> Option<u32> {
        self.flip(program, position);
        let record = self.records[program.index()];
        if record.free == 0 {
            let displaced = record.cutoff;
            self.flip(program, displaced);
            self.records[program.index()].cutoff = self.last_before(program, displaced).unwrap_or(0);
            return Some(displaced);
        }
        let cutoff =
            if record.free == 1 { self.last_before(program, self.list_len(program)).unwrap_or(0) } else { OPEN };
        let record = &mut self.records[program.index()];
        (record.free, record.cutoff) = (record.free - 1, cutoff);
        None
    }

    /// Frees the seat of the applicant at a position that holds one.
    pub(super) fn free_seat(&mut self, program: ProgramId, position: u32) {
        self.flip(program, position);
        self.add(program, 1);
    }

    /// Gives a program more seats.
    pub(super) fn add(&mut self, program: ProgramId, seats: u32) {
        if seats > 0 {
            let record = &mut self.records[program.index()];
            (record.free, record.cutoff) = (record.free + seats, OPEN);
        }
    }

    /// Takes seats that nobody holds.
    pub(super) fn remove_free(&mut self, program: ProgramId, seats: u32) {
        let record = &mut self.records[program.index()];
        record.free -= seats;
        if record.free == 0 {
            self.records[program.index()].cutoff = self.last_before(program, self.list_len(program)).unwrap_or(0);
        }
    }

    /// Takes all free seats and the one of the worst holder, who is returned.
    pub(super) fn shrink_below_filled(&mut self, program: ProgramId) -> Option<u32> {
        let worst = self.last_before(program, self.list_len(program))?;
        self.flip(program, worst);
        let cutoff = self.last_before(program, worst).unwrap_or(0);
        let record = &mut self.records[program.index()];
        (record.free, record.cutoff) = (0, cutoff);
        Some(worst)
    }

    /// A number that is the same whenever the same applicants hold the same seats.
    pub(super) fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    fn list_len(&self, program: ProgramId) -> u32 {
        self.records[program.index() + 1].list - self.records[program.index()].list
    }

    fn words(&self, program: ProgramId) -> std::ops::Range<usize> {
        self.records[program.index()].words as usize..self.records[program.index() + 1].words as usize
    }

    /// The worst holder before a position.
    #[inline]
    fn last_before(&self, program: ProgramId, position: u32) -> Option<u32> {
        let base = self.records[program.index()].words as usize;
        let mut word = position as usize / 64;
        let partial = position % 64;
        if partial > 0 {
            let bits = self.held[base + word] & ((1 << partial) - 1);
            if bits != 0 {
                return Some(position - partial + bits.ilog2());
            }
        }
        while word > 0 {
            word -= 1;
            let bits = self.held[base + word];
            if bits != 0 {
                return Some(u32::try_from(word * 64).expect("ranks are u32") + bits.ilog2());
            }
        }
        None
    }

    #[inline]
    fn flip(&mut self, program: ProgramId, position: u32) {
        let record = &self.records[program.index()];
        self.held[(record.words + position / 64) as usize] ^= 1 << (position % 64);
        self.fingerprint ^= super::cycle::scramble(u64::from(record.list + position));
    }
}
