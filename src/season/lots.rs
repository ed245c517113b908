//! Drawing lots: which departments of a tier somebody applies to.
//!
//! The departments are gone through in a fixed order and each is taken with the chance that fills the number (Fan, Muller and Rezucha,
//! "Development of sampling plans by using sequential (item by item) selection techniques", Journal of the American Statistical
//! Association 57, 1962; with weights for the region), by a lot of the pair's own: one department more or less changes few of the
//! others.

use super::tiers::number;
use crate::draws::Key;
use crate::lanes::{Lanes, ODDS, WIDEST};

/// What members draw their lots from, for people to whom they have certain weights. Behind the last member all lists go on to a
/// multiple of [`WIDEST`].
#[derive(Clone, Default, Debug)]
pub(super) struct Hat {
    members: u32,
    /// The halves of the members' keys that go into lots.
    halves: Vec<u32>,
    /// How often a member's weight goes into that of itself and all after it, in [`ODDS`].
    odds: Vec<u32>,
    /// How many come after a member.
    after: Vec<u32>,
    weights: Vec<f32>,
}

/// 1 in [`ODDS`].
const ONE: f32 = {
    assert!(ODDS == 12, "1 is 2 to the power of the bits");
    4096.0
};

/// A number in [`ODDS`].
fn in_odds(number: f32) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and saturates")]
    let odds = (number * ONE + 0.5) as u32;
    odds
}

impl Hat {
    /// The hat of members with these keys and weights.
    pub(super) fn of(members: impl Iterator<Item = (Key, f64)>) -> Hat {
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a weight")]
        let (mut halves, mut weights): (Vec<u32>, Vec<f32>) =
            members.map(|(key, weight)| (key.half(), weight.max(1e-6) as f32)).unzip();
        let members = number(halves.len());
        let mut left = 0.0;
        let mut odds: Vec<u32> = weights
            .iter()
            .rev()
            .map(|weight| {
                left += weight;
                in_odds(left / weight)
            })
            .collect();
        odds.reverse();
        let mut after: Vec<u32> = (0..members).rev().collect();
        let room = halves.len().next_multiple_of(WIDEST);
        weights.resize(room, 1.0);
        for list in [&mut halves, &mut odds, &mut after] {
            list.resize(room, 0);
        }
        Hat { members, halves, odds, after, weights }
    }
}

/// Memory for the lots of one person in one tier.
#[derive(Default, Debug)]
pub(super) struct Lots {
    lanes: Lanes,
    /// By member: it is taken when fewer than so many were taken before.
    before: Vec<u32>,
    /// As those of the hat, when some are taken in any case.
    odds: Vec<u32>,
    after: Vec<u32>,
}

impl Lots {
    /// Takes so many members, `musts` among them in any case, and writes their numbers, the first member's being `first`, into the
    /// beginning of `chosen`, rising; how many there are. `chosen` has room for one more than all members.
    #[inline]
    pub(super) fn take(
        &mut self,
        key: Key,
        hat: &Hat,
        first: u32,
        wanted: u32,
        musts: &[u32],
        chosen: &mut [u32],
    ) -> usize {
        let given = number(musts.len());
        let wanted = wanted.max(given).min(hat.members);
        if wanted == 0 {
            return 0;
        }
        self.before.resize(hat.halves.len(), 0);
        if musts.is_empty() {
            self.lanes.draw(key.half(), &hat.halves, &hat.odds, &hat.after, wanted, &mut self.before);
        } else {
            self.leave_out(hat, first, musts);
            self.lanes.draw(key.half(), &hat.halves, &self.odds, &self.after, wanted, &mut self.before);
            for &must in musts {
                // Whoever comes earlier leaves one to be taken.
                let must = (must - first) as usize;
                self.before[..must].iter_mut().for_each(|before| *before = before.saturating_sub(1));
                self.before[must] = u32::MAX;
            }
        }
        give(&self.before[..hat.members as usize], first, chosen)
    }

    /// Odds among those who are not taken in any case.
    fn leave_out(&mut self, hat: &Hat, first: u32, musts: &[u32]) {
        self.odds.clone_from(&hat.odds);
        self.after.clone_from(&hat.after);
        for &must in musts {
            let must = (must - first) as usize;
            let weight = hat.weights[must];
            let before = self.odds[..must].iter_mut().zip(&mut self.after[..must]).zip(&hat.weights[..must]);
            for ((odds, after), own) in before {
                *odds = odds.saturating_sub(in_odds(weight / own));
                *after -= 1;
            }
        }
    }
}

/// Goes through members, of which the first has this number, and writes who is taken into the beginning of `chosen`; how many there
/// are.
///
/// No branch depends on the lots: a place is written for everybody, and kept for those who are taken.
#[inline]
fn give(before: &[u32], first: u32, chosen: &mut [u32]) -> usize {
    let mut count = 0;
    for (&before, member) in before.iter().zip(first..) {
        chosen[count as usize] = member;
        count += u32::from(count < before);
    }
    count as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::Keys;

    fn hat(weights: &[f64]) -> Hat {
        let mut keys = Keys::of(1, None, "members");
        Hat::of(weights.iter().map(|&weight| (keys.next_key(), weight)))
    }

    fn take(hat: &Hat, key: Key, wanted: u32, musts: &[u32]) -> Vec<u32> {
        let mut chosen = vec![0; hat.members as usize + 1];
        let count = Lots::default().take(key, hat, 100, wanted, musts, &mut chosen);
        chosen.truncate(count);
        chosen
    }

    #[test]
    fn as_many_as_wanted_are_taken_and_those_who_must_be() {
        let mut keys = Keys::of(2, None, "people");
        for members in [1, 7, 8, 17, 64] {
            let hat = hat(&(0..members).map(|member| [1.0, 2.5][member % 2]).collect::<Vec<_>>());
            for wanted in 0..=number(members) + 1 {
                for musts in [vec![], vec![100 + number(members) / 2], vec![100, 99 + number(members)]] {
                    let musts = if members == 1 { &musts[..musts.len().min(1)] } else { &musts };
                    let taken = take(&hat, keys.next_key(), wanted, musts);
                    assert!(taken.is_sorted_by(|one, other| one < other), "{taken:?}");
                    assert!(musts.iter().all(|must| taken.contains(must)), "{taken:?}");
                    assert_eq!(taken.len(), (wanted as usize).max(musts.len()).min(members));
                }
            }
        }
    }

    /// With equal weights every member is taken as often, be others taken in any case or not; with weights 2 and 1 those with 2
    /// nearly twice as often, when few are taken.
    #[test]
    fn chances_are_weights() {
        let weights = [2.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 2.0];
        let (equal, weighted) = (hat(&[1.0; 16]), hat(&weights));
        let mut keys = Keys::of(4, None, "people");
        let mut shares = |hat: &Hat, wanted: u32, musts: &[u32]| {
            let mut taken = [0_u32; 16];
            for _ in 0..20_000 {
                for member in take(hat, keys.next_key(), wanted, musts) {
                    taken[member as usize - 100] += 1;
                }
            }
            taken.map(|count| f64::from(count) / 20_000.0)
        };
        // The standard error of a share is at most 0.0035.
        for share in shares(&equal, 6, &[]) {
            assert!((share - 6.0 / 16.0).abs() < 5.0 * 0.0035, "{share}");
        }
        for (member, share) in shares(&equal, 6, &[109]).into_iter().enumerate() {
            let expected = if member == 9 { 1.0 } else { 5.0 / 15.0 };
            assert!((share - expected).abs() < 5.0 * 0.0035, "{member}: {share}");
        }
        for (share, weight) in shares(&weighted, 2, &[]).into_iter().zip(weights) {
            assert!((share / (weight * 0.1) - 1.0).abs() < 0.1, "{weight}: {share}");
        }
    }
}
