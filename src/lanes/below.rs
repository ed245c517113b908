//! Which numbers are below a bar.

use pulp::{Simd, WithSimd};

use super::WIDEST;

/// Finds the numbers that are below a bar.
pub(super) struct Below<'a> {
    pub(super) numbers: &'a [f32],
    pub(super) bar: f32,
    /// Which they are, rising.
    pub(super) found: &'a mut [u32],
}

/// So many are written at a time by [`write_set`].
pub(crate) const SET_AT_ONCE: usize = 8;

/// What each lane's bit is worth, as sums are cheap and bits are not to be had.
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

/// Writes which bits of a byte are set, the lowest having this number, into the beginning of a list, rising; how many there are.
///
/// No branch depends on the bits: as many numbers are written as there may be, and what is behind the last does not matter.
///
/// # Panics
/// When the list has no room for [`SET_AT_ONCE`].
#[inline(always)]
pub(crate) fn write_set(byte: u8, first: u32, list: &mut [u32]) -> usize {
    let room = list.first_chunk_mut::<SET_AT_ONCE>().expect("there is room for all");
    for (room, place) in room.iter_mut().zip(&PLACES[usize::from(byte)]) {
        *room = first + place;
    }
    byte.count_ones() as usize
}

impl WithSimd for Below<'_> {
    type Output = usize;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> usize {
        let Below { numbers, bar, found } = self;
        let (bar, none) = (simd.splat_f32s(bar), simd.splat_f32s(0.0));
        let worth = S::as_simd_f32s(&WORTH).0[0];
        let mut count = 0;
        for (&block, first) in S::as_simd_f32s(numbers).0.iter().zip((0_u32..).step_by(S::F32_LANES)) {
            let is_below = simd.less_than_f32s(block, bar);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of 16 bits")]
            let bits = simd.reduce_sum_f32s(simd.select_f32s(is_below, worth, none)) as u16;
            let bytes = bits.to_le_bytes().into_iter().zip([first, first + 8]);
            for (byte, first) in bytes.take(S::F32_LANES.div_ceil(SET_AT_ONCE)) {
                count += write_set(byte, first, &mut found[count..]);
            }
        }
        count
    }
}
