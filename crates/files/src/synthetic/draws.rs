//! Random draws, addressed by purpose and subject, so that draws do not depend on each other.

use rand::Rng;
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;

/// The purpose of a draw. The numbers determine every drawn pool: add new ones, and never renumber.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    Institutions = 1,
    Places = 2,
    Positions = 3,
    Terms = 4,
    People = 5,
    Strength = 6,
    Length = 7,
    Primary = 8,
    Couples = 9,
    Supplemental = 10,
    Regard = 11,
    Reversions = 12,
    Advanced = 13,
}

/// A stream of draws. All arithmetic is exact or correctly rounded, so that it gives the same values on every platform.
pub(super) struct Draws(ChaCha12Rng);

impl Draws {
    /// The stream for one purpose and one subject, counted from 0.
    pub(super) fn of(seed: u64, purpose: Purpose, subject: usize) -> Draws {
        let mut rng = ChaCha12Rng::seed_from_u64(seed);
        rng.set_stream(((purpose as u64) << 32) + subject as u64);
        Draws(rng)
    }

    /// Uniform on [0, 1).
    pub(super) fn unit(&mut self) -> f64 {
        // The 53 high bits fill a mantissa.
        #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
        let bits = (self.0.next_u64() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    /// Uniform among 0, 1, …, `count - 1`; the bias of below `count / 2^64` does not matter here.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let product = u128::from(self.0.next_u64()) * count as u128;
        usize::try_from(product >> 64).expect("below count")
    }

    /// True with this probability.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Nearly standard normal: the sum of twelve uniforms minus its mean, between -6 and 6. It needs no logarithm or cosine,
    /// whose last bits differ between platforms.
    pub(super) fn normal(&mut self) -> f64 {
        let sixteens = |word: u64| (0..4).map(|i| ((word >> (16 * i)) & 0xffff) as u32).sum::<u32>();
        let sum: u32 = (0..3).map(|_| sixteens(self.0.next_u64())).sum();
        (f64::from(sum) - 393_210.0) / 65_536.0
    }

    /// Puts things in random order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Draws, Purpose};

    #[test]
    fn values_are_pinned() {
        let mut draws = Draws::of(1, Purpose::Strength, 0);
        let first = [draws.unit(), draws.normal()];
        let again = Draws::of(1, Purpose::Strength, 0).unit();
        assert_eq!(first[0].to_bits(), again.to_bits());
        assert_eq!(first.map(|value| format!("{value:.12}")), ["0.133317976313", "0.004257202148"]);
        assert_eq!((0..6).map(|_| draws.below(100)).collect::<Vec<_>>(), [82, 10, 26, 74, 21, 20]);
    }

    #[test]
    fn streams_differ_by_purpose_and_subject() {
        let value = |purpose, subject| Draws::of(1, purpose, subject).unit().to_bits();
        assert_ne!(value(Purpose::Strength, 0), value(Purpose::Strength, 1));
        assert_ne!(value(Purpose::Strength, 0), value(Purpose::People, 0));
    }

    /// Mean 0 and variance 1, each within five standard errors (the kurtosis of the sum is 2.9, so var(z²) = 1.9).
    #[test]
    fn normal_has_mean_0_and_variance_1() {
        let mut draws = Draws::of(7, Purpose::Strength, 0);
        let n = 40_000_u32;
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..n {
            let z = draws.normal();
            sum += z;
            squares += z * z;
        }
        let n = f64::from(n);
        assert!((sum / n).abs() < 5.0 / n.sqrt());
        assert!((squares / n - 1.0).abs() < 5.0 * (1.9 / n).sqrt());
    }
}
