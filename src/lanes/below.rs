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

/// So many are written at a time.
const AT_ONCE: usize = 8;

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
static PLACES: [[u32; AT_ONCE]; 1 << AT_ONCE] = {
    let mut places = [[0; AT_ONCE]; 1 << AT_ONCE];
    let mut byte = 0;
    while byte < places.len() {
        let (mut count, mut place) = (0, 0);
        while place < AT_ONCE {
            if byte >> place & 1 == 1 {
                places[byte][count] = place as u32;
                count += 1;
            }
            place += 1;
        }
        byte += 1;
    }
    places
};

impl WithSimd for Below<'_> {
    type Output = usize;

    /// No branch depends on the numbers: places are written for every eight, and of them those stay that are found.
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
            for (byte, first) in
                bits.to_le_bytes().into_iter().zip([first, first + 8]).take(S::F32_LANES.div_ceil(AT_ONCE))
            {
                let room = found[count..].first_chunk_mut::<AT_ONCE>().expect("there is room for eight more");
                *room = PLACES[usize::from(byte)].map(|place| first + place);
                count += byte.count_ones() as usize;
            }
        }
        count
    }
}
