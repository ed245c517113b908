//! The state of an application, apart from both sides' views.

use crate::scenario::Tier;
use crate::season::utility::Ties;

/// Bits 0 to 2 of a mark are those of [`Ties::bits`].
const HOME: u8 = 1;
const AWAY: u8 = 1 << 2;
const INVITED: u8 = 1 << 3;
const INTERVIEWED: u8 = 1 << 4;
/// From this bit on, the signal: 0 for none, 1 for the first tier, and so on.
const SIGNAL: u32 = 5;
/// The number of bits of the signal.
const SIGNAL_BITS: u32 = usize::BITS - Tier::ALL.len().leading_zeros();
const _: () = assert!(SIGNAL + SIGNAL_BITS <= u8::BITS, "a mark has room for seven tiers");

/// The state of an application, apart from both sides' views: ties, signal, invited, interviewed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Mark(u8);

impl Mark {
    /// The ties between applicant and department.
    #[must_use]
    #[inline]
    pub fn ties(self) -> Ties {
        Ties::from_bits(self.0)
    }

    /// The tier of the application's signal, if any.
    #[must_use]
    pub fn signal(self) -> Option<Tier> {
        let tier = usize::from(self.0 >> SIGNAL).checked_sub(1)?;
        Tier::ALL.get(tier).copied()
    }

    /// Whether an interview was offered.
    #[must_use]
    #[inline]
    pub fn is_invited(self) -> bool {
        self.0 & INVITED != 0
    }

    /// Whether the interview took place.
    #[must_use]
    #[inline]
    pub fn is_interviewed(self) -> bool {
        self.0 & INTERVIEWED != 0
    }

    /// Whether the applicant rotated there.
    #[must_use]
    pub fn is_away(self) -> bool {
        self.0 & AWAY != 0
    }

    /// The number of different marks.
    pub const KINDS: usize = 1 << (SIGNAL + SIGNAL_BITS);

    /// The mark as a number below [`Mark::KINDS`].
    #[must_use]
    #[inline]
    pub fn kind(self) -> usize {
        usize::from(self.0)
    }

    /// The mark with a number below [`Mark::KINDS`].
    #[must_use]
    pub fn of_kind(kind: usize) -> Mark {
        Mark(u8::try_from(kind).unwrap_or_default())
    }

    /// How many applications carry a signal, were invited and were interviewed.
    #[must_use]
    #[inline]
    pub fn count(marks: &[Mark]) -> [u64; 3] {
        [Mark::count_signals(marks), Mark::count_invited(marks), Mark::count_interviewed(marks)]
    }

    /// How many applications carry a signal.
    #[inline]
    fn count_signals(marks: &[Mark]) -> u64 {
        count_any(marks, u8::MAX << SIGNAL)
    }

    /// How many applications were invited.
    #[inline]
    pub(in crate::season) fn count_invited(marks: &[Mark]) -> u64 {
        count_any(marks, INVITED)
    }

    /// How many applications were interviewed.
    #[inline]
    pub(in crate::season) fn count_interviewed(marks: &[Mark]) -> u64 {
        count_any(marks, INTERVIEWED)
    }

    #[inline]
    pub(in crate::season) fn of(ties: Ties) -> Mark {
        Mark(ties.bits())
    }

    pub(super) fn come_home(&mut self) {
        self.0 |= HOME;
    }

    pub(super) fn rotate(&mut self) {
        self.0 |= AWAY;
    }

    #[inline]
    pub(super) fn send(&mut self, tier: Tier) {
        self.0 |= (tier as u8 + 1) << SIGNAL;
    }

    #[inline]
    pub(super) fn invite(&mut self) {
        self.0 |= INVITED;
    }

    #[inline]
    pub(super) fn interview(&mut self) {
        self.0 |= INVITED | INTERVIEWED;
    }

    /// Turns every offer into an interview.
    #[inline]
    pub(in crate::season) fn accept_all(marks: &mut [Mark]) {
        const { assert!(INTERVIEWED == INVITED << 1, "an offer is one bit below its interview") };
        for mark in marks {
            mark.0 |= (mark.0 & INVITED) << 1;
        }
    }

    pub(super) fn cancel(&mut self) {
        self.0 &= !INTERVIEWED;
    }
}

/// How many marks have any of these bits.
#[inline]
fn count_any(marks: &[Mark], bits: u8) -> u64 {
    // Byte counters let the compiler vectorise the loop.
    let count = |few: &[Mark]| few.iter().map(|mark| u8::from(mark.0 & bits != 0)).sum::<u8>();
    marks.chunks(usize::from(u8::MAX)).map(|few| u64::from(count(few))).sum()
}
