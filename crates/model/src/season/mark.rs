//! What is known of an application but for both sides' views.

use super::tiers::number;
use super::utility::Ties;
use crate::scenario::Tier;

/// The bits 0 to 2 of a mark are those of [`Ties::bits`].
const HOME: u8 = 1;
const AWAY: u8 = 1 << 2;
const INVITED: u8 = 1 << 3;
const INTERVIEWED: u8 = 1 << 4;
/// From here on, the signal: 0 for none, 1 for one of the first tier, and so on.
const SIGNAL: u32 = 5;
/// How many bits that takes.
const SIGNAL_BITS: u32 = usize::BITS - Tier::ALL.len().leading_zeros();
const _: () = assert!(SIGNAL + SIGNAL_BITS <= u8::BITS, "a mark has room for seven tiers");

/// What is known of an application but for both sides' views: ties, signal, invited, interviewed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Mark(u8);

impl Mark {
    /// How the two are tied.
    #[must_use]
    #[inline]
    pub fn ties(self) -> Ties {
        Ties::from_bits(self.0)
    }

    /// The tier of the signal that the application carries, if it carries one.
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

    /// Whether it took place.
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

    /// How many marks there are.
    pub const KINDS: usize = 1 << (SIGNAL + SIGNAL_BITS);

    /// A number below [`Mark::KINDS`] that tells the mark.
    #[must_use]
    #[inline]
    pub fn kind(self) -> usize {
        usize::from(self.0)
    }

    /// The mark of a number below [`Mark::KINDS`].
    #[must_use]
    pub fn of_kind(kind: usize) -> Mark {
        Mark(u8::try_from(kind).unwrap_or_default())
    }

    /// How many of some applications carry a signal, were invited and were interviewed.
    #[must_use]
    #[inline]
    pub fn count(marks: &[Mark]) -> [u64; 3] {
        let mut sums = [0; 3];
        // Bytes are counted in bytes, eight at once, and each goes up to 255.
        for marks in marks.chunks(255 * 8) {
            let mut counts = [0; 3];
            Mark::eights(marks, |eight| {
                let signalled = (SIGNAL..SIGNAL + SIGNAL_BITS).fold(0, |any, bit| any | eight >> bit);
                let [invited, interviewed] = [INVITED, INTERVIEWED].map(|bit| eight / u64::from(bit));
                let bits = [signalled, invited, interviewed];
                for (count, bits) in counts.iter_mut().zip(bits) {
                    *count += bits & EACH;
                }
            });
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += sum_of_bytes(count);
            }
        }
        sums
    }

    /// Tells marks eight at once, one a byte, the first in the lowest; behind the last there are empty ones.
    #[inline]
    pub(super) fn eights(marks: &[Mark], mut tell: impl FnMut(u64)) {
        let word = |eight: [Mark; 8]| u64::from_le_bytes(eight.map(|mark| mark.0));
        let (eights, rest) = marks.as_chunks();
        for &eight in eights {
            tell(word(eight));
        }
        let last = match marks.last_chunk() {
            // The rest is at the end of the last eight, whatever those before it are.
            Some(&eight) => word(eight).checked_shr(8 * (8 - number(rest.len()))).unwrap_or(0),
            None => rest.iter().rev().fold(0, |word, mark| word << 8 | u64::from(mark.0)),
        };
        tell(last);
    }

    /// Which of eight led to an interview, as bits.
    #[inline]
    pub(super) fn interviewed(eight: u64) -> u8 {
        gathered(eight / u64::from(INTERVIEWED))
    }

    /// Which of eight were invited and not interviewed, as bits.
    #[inline]
    pub(super) fn declined(eight: u64) -> u8 {
        gathered((eight / u64::from(INVITED)) & !(eight / u64::from(INTERVIEWED)))
    }

    #[inline]
    pub(super) fn of(ties: Ties) -> Mark {
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

    /// Every offer becomes an interview.
    #[inline]
    pub(super) fn accept_all(marks: &mut [Mark]) {
        const { assert!(INTERVIEWED == INVITED << 1, "an offer is one bit below its interview") };
        for mark in marks {
            mark.0 |= (mark.0 & INVITED) << 1;
        }
    }

    pub(super) fn cancel(&mut self) {
        self.0 &= !INTERVIEWED;
    }
}

/// The lowest bit of each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The sum of eight bytes.
#[inline]
fn sum_of_bytes(bytes: u64) -> u64 {
    const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
    let pairs = (bytes & EVEN) + (bytes >> 8 & EVEN);
    pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48
}

/// The lowest bits of eight bytes.
#[inline]
fn gathered(bytes: u64) -> u8 {
    // Each is brought to its place in the highest byte.
    (bytes & EACH).wrapping_mul(0x0102_0408_1020_4080).to_le_bytes()[7]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Marks of all tiers that there are.
    #[allow(clippy::cast_possible_truncation, reason = "at most seven tiers")]
    const ALLOWED: u16 = (Tier::ALL.len() as u16 + 1) << SIGNAL;

    proptest! {
        /// Eight at once is the same as one after the other, however many are left over.
        #[test]
        fn marks_are_counted_and_found(kinds in prop::collection::vec(0..ALLOWED, 0..40), times in 1_usize..90) {
            let marks: Vec<Mark> = kinds.iter().map(|&kind| Mark::of_kind(kind.into())).collect();
            let marks = marks.repeat(times);
            let count = |is: &dyn Fn(&&Mark) -> bool| marks.iter().filter(is).count() as u64;
            let counts = [
                count(&|mark| mark.signal().is_some()),
                count(&|mark| mark.is_invited()),
                count(&|mark| mark.is_interviewed()),
            ];
            prop_assert_eq!(Mark::count(&marks), counts);
            let mut found = [0, 0];
            Mark::eights(&marks, |eight| {
                for (found, bits) in found.iter_mut().zip([Mark::interviewed(eight), Mark::declined(eight)]) {
                    *found += u64::from(bits.count_ones());
                }
            });
            let declined = count(&|mark| mark.is_invited() && !mark.is_interviewed());
            prop_assert_eq!(found, [counts[2], declined]);
        }
    }
}
