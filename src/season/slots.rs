//! Places of few among many, for picking some of them at random.

use super::tiers::number;
use crate::draws::{Draws, Key};
use rand::Rng as _;

/// Draws for one pick before it is given up: more than enough while anything is left.
const PATIENCE: u32 = 2_000;

/// Slots of a region are as many as its members and a quarter more, in steps of this.
const STEP: usize = 4;

/// Members, each in a slot of its own.
///
/// A member has a slot among those of its region that follows from its own key, and picking means drawing slots until one is free:
/// one member more or less moves hardly any pick.
#[derive(Clone, Default, Debug)]
pub struct Slots {
    /// By slot, region after region, and all once more, so that behind a region's slots lie those of all others: the member there,
    /// or [`EMPTY`].
    members: Vec<u32>,
    /// By region: its slots.
    regions: Vec<Region>,
}

/// Which slots a region has, and how often its people draw one of them.
#[derive(Clone, Copy, Default, Debug)]
struct Region {
    start: u32,
    own: u32,
    others: u32,
    /// Of 2^32 draws, how many go to the own slots.
    share: u32,
}

/// No member.
const EMPTY: u32 = u32::MAX;

impl Slots {
    /// Slots for members of these regions and keys, for people to whom a member of their own region is `preference` times as
    /// likely as another.
    pub(super) fn of(members: &[(u8, Key)], preference: f64) -> Slots {
        let regions = members.iter().map(|&(region, _)| usize::from(region) + 1).max().unwrap_or(0);
        let mut slots = Slots::default();
        for region in 0..regions {
            let here: Vec<(u32, Key)> =
                (0..).zip(members).filter(|(_, one)| usize::from(one.0) == region).map(|(i, one)| (i, one.1)).collect();
            let start = slots.members.len();
            let size = (here.len() * 5 / 4).next_multiple_of(STEP);
            let share = regional_share(here.len(), members.len(), preference);
            slots.regions.push(Region { start: number(start), own: number(size), others: 0, share });
            slots.members.resize(start + size, EMPTY);
            for (member, key) in here {
                let mut slot = key.scaled(size);
                while slots.members[start + slot] != EMPTY {
                    slot = (slot + 1) % size;
                }
                slots.members[start + slot] = member;
            }
        }
        let all = number(slots.members.len());
        // People from elsewhere have no own slots.
        slots.regions.resize(usize::from(u8::MAX) + 1, Region::default());
        slots.regions.iter_mut().for_each(|region| region.others = all - region.own);
        slots.members.extend_from_within(..);
        slots
    }

    /// The slots as seen from a region.
    #[must_use]
    #[inline]
    pub fn seen_from(&self, region: u8) -> Seen<'_> {
        Seen { members: &self.members, region: self.regions.get(usize::from(region)).copied().unwrap_or_default() }
    }
}

/// Of 2^32 draws of a region's people, how many go to its `own` members of `all`.
fn regional_share(own: usize, all: usize, preference: f64) -> u32 {
    let [own, others] = [own, all - own].map(|count| f64::from(number(count)));
    let own = own * preference;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 2^32")]
    let share = (own / (own + others).max(1e-9) * 4_294_967_295.0) as u32;
    share
}

/// Slots as seen from a region.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    members: &'a [u32],
    region: Region,
}

impl Seen<'_> {
    /// Picks a member that is not yet taken; none where the draws hit nobody.
    #[inline]
    pub fn pick(self, draws: &mut Draws, is_taken: impl Fn(u32) -> bool) -> Option<u32> {
        let Region { start, own, others, share } = self.region;
        for _ in 0..PATIENCE {
            let bits = draws.next_u64();
            #[allow(clippy::cast_possible_truncation, reason = "either half is a draw")]
            let (uniform, luck) = (bits as u32, (bits >> 32) as u32);
            let (first, count) = if luck < share { (start, own) } else { (start + own, others) };
            let slot = u64::from(first) + ((u64::from(uniform) * u64::from(count)) >> 32);
            #[allow(clippy::cast_possible_truncation, reason = "below the number of slots")]
            let member = self.members.get(slot as usize).copied();
            if let Some(member) = member.filter(|&member| member != EMPTY && !is_taken(member)) {
                return Some(member);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::{Keys, Purpose};

    /// Twice as likely in the own region.
    fn some(count: u32) -> Slots {
        let mut keys = Keys::of(3, None, "slots");
        let members: Vec<(u8, Key)> = (0..count).map(|member| ((member % 3) as u8, keys.next_key())).collect();
        Slots::of(&members, 2.0)
    }

    #[test]
    fn every_member_has_a_slot_and_is_picked_once() {
        let slots = some(70);
        let seen = slots.seen_from(1);
        let mut draws = Key::default().draws(Purpose::Applications);
        let mut picked = Vec::new();
        while let Some(member) = seen.pick(&mut draws, |member| picked.contains(&member)) {
            picked.push(member);
        }
        picked.sort_unstable();
        assert_eq!(picked, (0..70).collect::<Vec<_>>());
    }

    /// A region is hit as often as its share says, whatever lies before it.
    #[test]
    fn regions_are_hit_by_their_shares() {
        let slots = some(90);
        let mut draws = Key::default().draws(Purpose::Pgy1);
        let hits = |region: u8, draws: &mut Draws| {
            let seen = slots.seen_from(region);
            let hit = |_: &u32| seen.pick(draws, |_| false).expect("much is free") % 3 == u32::from(region);
            f64::from(u32::try_from((0..20_000).filter(hit).count()).unwrap()) / 20_000.0
        };
        for region in 0..3 {
            // 2 of 4, with a standard error of 0.0035.
            assert!((hits(region, &mut draws) - 0.5).abs() < 5.0 * 0.0035);
        }
    }

    #[test]
    fn nothing_is_picked_from_nothing() {
        let slots = some(0);
        assert_eq!(slots.seen_from(0).pick(&mut Key::default().draws(Purpose::Pgy1), |_| false), None);
    }
}
