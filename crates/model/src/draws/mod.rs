//! Addressed random draws: a value depends on its purpose and on whom it concerns, never on earlier draws.
//!
//! Every entity (a person of a group in one replicate, an institution) has a [`Key`]: 64 bits of the `ChaCha12` stream of
//! its kind, at the entity's own position. A draw for one entity comes from its key and a [`Purpose`]; a draw for a pair comes
//! from both keys. So adding a program, a position or an applicant moves no other draw, replicate *k* alone equals replicate *k*
//! of a batch, and a parameter of one stage leaves the draws of all others unchanged.
//!
//! Keys are expanded by the finaliser of `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number
//! generators", OOPSLA 2014; constants of its variant 13 by Stafford). Pairs use halves of keys, many at once, with a shorter
//! finaliser (`lanes`): a pair costs two multiplications instead of a block of `ChaCha`. No draw depends on the platform: logarithms
//! and exponentials come from `libm`, in Rust.

mod counts;
mod distribution;

use std::convert::Infallible;

use rand::{Rng, SeedableRng, TryRng};
use rand_chacha::ChaCha12Rng;
use rand_distr::{Distribution as _, Gamma, StandardNormal};
use statrs::distribution::{ContinuousCDF, Normal};

pub use distribution::Distribution;

pub(crate) use counts::Counts;
pub(crate) use distribution::{DISTRIBUTIONS, NONE, or_none};

/// What a draw is for. Every published result depends on these numbers: add new ones, never renumber.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Prestige and region of an institution.
    Place = 1,
    /// Which institutions have a specialty, and with which tracks.
    Offer = 2,
    /// Positions of a program.
    Positions = 3,
    /// Reversions and even or odd requests.
    Requests = 4,
    /// Type, home and region of a person.
    Origin = 5,
    /// Strength of a person.
    Strength = 6,
    /// Second specialty, ESIR, physician or not.
    Aim = 7,
    /// How many applications, and where.
    Applications = 8,
    /// Away rotations.
    Away = 9,
    /// The most interviews a person accepts.
    Cap = 10,
    /// Couples and their partners.
    Couples = 11,
    /// Preliminary and transitional programs.
    Pgy1 = 12,
    /// The tastes of pairs, before the interview and with it.
    Taste = 13,
    /// Interview places of a department.
    Places = 15,
    /// The order of couples after a loop.
    Reshuffle = 16,
    /// Self-assessment of a person.
    Confidence = 17,
    /// Which points a sweep visits.
    Design = 32,
}

/// An entity's 64 random bits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Key(u64);

#[inline]
fn finalise(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
const SALT: u64 = 0xa076_1d64_78bd_642f;

impl Key {
    /// The draws of this entity for one purpose.
    #[must_use]
    #[inline]
    pub fn draws(self, purpose: Purpose) -> Draws {
        Draws { state: finalise(self.0 ^ (purpose as u64).wrapping_mul(GOLDEN)) }
    }

    /// The bits of a pair for one purpose. The order of the two matters.
    ///
    /// The high half of the product of two random numbers, folded onto its low half (the step of Wang Yi's `wyhash`, in the
    /// public domain): one multiplication.
    #[must_use]
    #[inline]
    pub fn pair(self, other: Key, purpose: Purpose) -> u64 {
        let product = u128::from(self.0 ^ (purpose as u64).wrapping_mul(GOLDEN)) * u128::from(other.0 ^ SALT);
        #[allow(clippy::cast_possible_truncation, reason = "both halves are used")]
        let bits = (product >> 64) as u64 ^ product as u64;
        bits
    }

    /// Half of the bits: what a department or program contributes to the draws of many pairs at once.
    #[must_use]
    #[inline]
    pub fn half(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Half of the bits for one purpose: what a person contributes to such draws.
    #[must_use]
    #[inline]
    pub fn half_for(self, purpose: Purpose) -> u32 {
        self.draws(purpose).half()
    }

    /// A number below `size` derived from the key.
    ///
    /// # Panics
    /// Never: the number is below `size`.
    #[must_use]
    #[inline]
    pub fn scaled(self, size: usize) -> usize {
        usize::try_from((u128::from(self.0) * size as u128) >> 64).expect("below size")
    }

    /// The key of a named part of this entity.
    #[must_use]
    pub fn part(self, name: &str) -> Key {
        Key(finalise(self.0 ^ name_number(name)))
    }

    /// The bits, to seed another generator.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.0
    }
}

/// A number derived from a name (FNV-1a, finalised).
fn name_number(name: &str) -> u64 {
    finalise(
        name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)),
    )
}

/// The keys of one kind of entity, one after another.
///
/// `replicate` is `None` for entities that are drawn once for all replicates.
#[derive(Debug)]
pub struct Keys(ChaCha12Rng);

impl Keys {
    /// The keys of this kind of entity.
    #[must_use]
    pub fn of(seed: u64, replicate: Option<u32>, kind: &str) -> Keys {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..16].copy_from_slice(&replicate.map_or(u64::MAX, u64::from).to_le_bytes());
        bytes[16..24].copy_from_slice(&name_number(kind).to_le_bytes());
        Keys(ChaCha12Rng::from_seed(bytes))
    }

    /// The key of the next entity.
    #[inline]
    pub fn next_key(&mut self) -> Key {
        Key(self.0.next_u64())
    }

    /// The key of an entity identified by name.
    #[must_use]
    pub fn named(&self, name: &str) -> Key {
        let mut first = self.0.clone();
        first.set_word_pos(0);
        Key(finalise(first.next_u64() ^ name_number(name)))
    }
}

/// A sequence of draws for one entity and purpose.
#[derive(Clone, Debug)]
pub struct Draws {
    state: u64,
}

impl TryRng for Draws {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.next() >> 32) as u32)
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.next())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

impl Draws {
    #[inline]
    fn half(self) -> u32 {
        (self.state >> 32) as u32
    }

    #[inline]
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN);
        finalise(self.state)
    }

    /// Uniform on [0, 1).
    #[inline]
    pub fn unit(&mut self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
        let bits = (self.next() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    /// Uniform among 0, 1, …, `count - 1`. The bias below `count / 2^32` does not matter here.
    #[inline]
    pub fn below(&mut self, count: u32) -> u32 {
        ((u64::from((self.next() >> 32) as u32) * u64::from(count)) >> 32) as u32
    }

    /// Whether an event of this probability happens.
    #[inline]
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Standard normal.
    #[inline]
    pub fn normal(&mut self) -> f64 {
        StandardNormal.sample(self)
    }

    /// Draws an index in proportion to the weights; 0 if all weights are 0.
    pub fn weighted(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.unit() * weights.clone().sum::<f64>();
        let mut last = 0;
        for (index, weight) in weights.enumerate() {
            if weight > 0.0 {
                last = index;
                if left < weight {
                    return index;
                }
                left -= weight;
            }
        }
        last
    }

    /// Draws an amount from a named distribution.
    ///
    /// # Panics
    /// If the distribution is not one that [`crate::scenario`] accepts.
    pub fn amount(&mut self, distribution: Distribution) -> f64 {
        match distribution {
            Distribution::Fixed { value } => value,
            Distribution::Normal { mean, sd } => mean + sd * self.normal(),
            Distribution::LogNormal { mean, log_sd } => {
                mean * libm::exp(log_sd * self.normal() - log_sd * log_sd / 2.0)
            }
            Distribution::Gamma { mean, sd } if sd > 0.0 && mean > 0.0 => {
                let (shape, scale) = (mean * mean / (sd * sd), sd * sd / mean);
                Gamma::new(shape, scale).expect("both are positive").sample(self)
            }
            Distribution::Gamma { mean, .. } => mean,
        }
    }

    /// Draws a count from a named distribution, rounded and at least 0.
    pub fn count(&mut self, distribution: Distribution) -> u32 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is at least 0")]
        let count = (self.amount(distribution).max(0.0) + 0.5) as u32;
        count
    }

    /// Shuffles things.
    ///
    /// # Panics
    /// At `u32::MAX` things.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = self.below(u32::try_from(last + 1).expect("no list is that long")) as usize;
            things.swap(last, other);
        }
    }
}

/// The quantile of the standard normal distribution, with the probability limited to one in a million from either end.
#[must_use]
pub fn normal_quantile(probability: f64) -> f64 {
    Normal::standard().inverse_cdf(probability.clamp(1e-6, 1.0 - 1e-6))
}
