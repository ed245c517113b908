//! Which numbers are above a bar, one for all or one for each.

use pulp::bytemuck::bytes_of;
use pulp::{Simd, WithSimd};

use super::WIDEST;

/// Finds the numbers that are above a bar.
pub(super) struct Above<'a> {
    pub(super) numbers: &'a [f32],
    pub(super) bar: f32,
    /// Which they are, rising.
    pub(super) found: &'a mut [u32],
}

/// So many are written at a time by [`write_set`].
pub const SET_AT_ONCE: usize = 8;

/// What each lane's bit is worth.
const WORTH: [f32; WIDEST] = {
    let mut worth = [1.0; WIDEST];
    let mut lane = 1;
    while lane < WIDEST {
        worth[lane] = 2.0 * worth[lane - 1];
        lane += 1;
    }
    worth
};

/// Which bits of a byte are set, rising; behind them nothing.
static PLACES: [[u32; SET_AT_ONCE]; 1 << SET_AT_ONCE] = {
    let mut places = [[0; SET_AT_ONCE]; 1 << SET_AT_ONCE];
    let mut byte = 0;
    while byte < places.len() {
        let (mut count, mut place) = (0, 0);
        while place < SET_AT_ONCE {
            if byte >> place & 1 == 1 {
                #[allow(clippy::cast_possible_truncation, reason = "below 8")]
                let number = place as u32;
                places[byte][count] = number;
                count += 1;
            }
            place += 1;
        }
        byte += 1;
    }
    places
};

/// How many bits of a byte are set: not every processor counts them at once.
static COUNTS: [u8; 1 << SET_AT_ONCE] = {
    let mut counts = [0; 1 << SET_AT_ONCE];
    let mut byte = 1;
    while byte < counts.len() {
        let lowest = if byte % 2 == 1 { 1 } else { 0 };
        counts[byte] = counts[byte / 2] + lowest;
        byte += 1;
    }
    counts
};

/// Writes which bits of a byte are set, the lowest having this number, into the beginning of a list, rising; how many there are.
///
/// No branch depends on the bits: as many numbers are written as there may be, and what is behind the last does not matter.
///
/// # Panics
/// When the list has no room for [`SET_AT_ONCE`].
#[inline(always)]
pub fn write_set(byte: u8, first: u32, list: &mut [u32]) -> usize {
    let room = list.first_chunk_mut::<SET_AT_ONCE>().expect("there is room for all");
    let mut places = PLACES[usize::from(byte)];
    for place in &mut places {
        *place += first;
    }
    *room = places;
    usize::from(COUNTS[usize::from(byte)])
}

impl WithSimd for Above<'_> {
    type Output = usize;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> usize {
        // What is above a bar is not below the next number.
        let bar = simd.splat_f32s(self.bar.next_up());
        find(simd, self.numbers, (std::iter::repeat(bar), bar), self.found)
    }
}

/// Finds the numbers that are not below their bars.
pub(super) struct NotBelow<'a> {
    pub(super) numbers: &'a [f32],
    pub(super) bars: &'a [f32],
    /// Which they are, rising.
    pub(super) found: &'a mut [u32],
}

impl WithSimd for NotBelow<'_> {
    type Output = usize;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> usize {
        let (bars, last) = S::as_simd_f32s(self.bars);
        find(simd, self.numbers, (bars.iter().copied(), simd.partial_load_f32s(last)), self.found)
    }
}

/// Finds the numbers that are not below the bars, of which the last are apart.
#[inline(always)]
fn find<S: Simd>(
    simd: S,
    numbers: &[f32],
    (bars, last_bars): (impl Iterator<Item = S::f32s>, S::f32s),
    found: &mut [u32],
) -> usize {
    let (blocks, rest) = S::as_simd_f32s(numbers);
    #[allow(clippy::cast_possible_truncation, reason = "there are few lanes")]
    let lanes = S::F32_LANES as u32;
    let (mut count, mut first) = (0, 0);
    for (&block, bars) in blocks.iter().zip(bars) {
        count += write(bits(simd, simd.less_than_or_equal_f32s(bars, block)), first, &mut found[count..]);
        first += lanes;
    }
    let last = bits(simd, simd.less_than_or_equal_f32s(last_bars, simd.partial_load_f32s(rest)));
    count + write(last & ((1 << rest.len()) - 1), first, &mut found[count..])
}

/// The lanes of a mask as bits.
#[inline(always)]
fn bits<S: Simd>(simd: S, mask: S::m32s) -> u16 {
    // Some processors have masks of bits, others have to add them up.
    if let Ok(bits) = bytes_of(&mask).try_into() {
        return u16::from_ne_bytes(bits);
    }
    let worth = simd.select_f32s(mask, S::as_simd_f32s(&WORTH).0[0], simd.splat_f32s(0.0));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of 16 bits")]
    let sum = simd.reduce_sum_f32s(worth) as u16;
    sum
}

#[inline(always)]
fn write(bits: u16, first: u32, found: &mut [u32]) -> usize {
    let [low, high] = bits.to_le_bytes();
    let count = write_set(low, first, found);
    count + write_set(high, first + 8, &mut found[count..])
}
