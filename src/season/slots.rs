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
    /// By slot, region after region: the member there, or [`EMPTY`].
    members: Vec<u32>,
    /// Where each region's slots begin, and where the last one's end.
    starts: Vec<u32>,
    /// By region: how many members lie in it.
    in_region: Vec<u32>,
}

/// No member.
const EMPTY: u32 = u32::MAX;

impl Slots {
    /// Slots for members of these regions and keys.
    pub(super) fn of(members: &[(u8, Key)]) -> Slots {
        let regions = members.iter().map(|&(region, _)| usize::from(region) + 1).max().unwrap_or(0);
        let mut slots = Slots { starts: vec![0], ..Slots::default() };
        for region in 0..regions {
            let here: Vec<(u32, Key)> =
                (0..).zip(members).filter(|(_, one)| usize::from(one.0) == region).map(|(i, one)| (i, one.1)).collect();
            slots.in_region.push(number(here.len()));
            let start = slots.members.len();
            let size = (here.len() * 5 / 4).next_multiple_of(STEP);
            slots.members.resize(start + size, EMPTY);
            for (member, key) in here {
                let mut slot = key.scaled(size);
                while slots.members[start + slot] != EMPTY {
                    slot = (slot + 1) % size;
                }
                slots.members[start + slot] = member;
            }
            slots.starts.push(number(slots.members.len()));
        }
        slots
    }

    /// By region: of 2^32, how many draws of its people go there, when one of its members is `preference` times as likely as
    /// another.
    #[must_use]
    pub fn regional_shares(&self, preference: f64) -> Vec<u32> {
        let all: u32 = self.in_region.iter().sum();
        let share = |&own: &u32| {
            let others = f64::from(all - own);
            let own = f64::from(own) * preference;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 2^32")]
            let share = (own / (own + others).max(1e-9) * 4_294_967_295.0) as u32;
            share
        };
        self.in_region.iter().map(share).collect()
    }

    /// The slots as seen from a region, for somebody of whose draws `regional` of 2^32 go there.
    #[must_use]
    #[inline]
    pub fn seen_from(&self, region: u8, regional: u32) -> Seen<'_> {
        let all = number(self.members.len());
        let region = usize::from(region);
        let (start, end) = match self.starts.get(region..region + 2) {
            Some(&[start, end]) => (start, end),
            _ => (all, all),
        };
        Seen { members: &self.members, start, own: end - start, others: all - (end - start), regional }
    }
}

/// Slots as seen from a region.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    members: &'a [u32],
    start: u32,
    own: u32,
    others: u32,
    regional: u32,
}

impl Seen<'_> {
    /// Picks a member that is not yet taken; none where the draws hit nobody.
    #[inline]
    pub fn pick(self, draws: &mut Draws, is_taken: impl Fn(u32) -> bool) -> Option<u32> {
        for _ in 0..PATIENCE {
            let bits = draws.next_u64();
            #[allow(clippy::cast_possible_truncation, reason = "either half is a draw")]
            let (uniform, luck) = (bits as u32, (bits >> 32) as u32);
            let (count, before, skipped) =
                if luck < self.regional { (self.own, self.start, 0) } else { (self.others, 0, self.own) };
            #[allow(clippy::cast_possible_truncation, reason = "below the number of slots")]
            let slot = ((u64::from(uniform) * u64::from(count)) >> 32) as u32;
            let skipped = if slot < self.start { 0 } else { skipped };
            let member = self.members.get((slot + before + skipped) as usize).copied();
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

    fn some(count: u32) -> Slots {
        let mut keys = Keys::of(3, None, "slots");
        let members: Vec<(u8, Key)> = (0..count).map(|member| ((member % 3) as u8, keys.next_key())).collect();
        Slots::of(&members)
    }

    #[test]
    fn every_member_has_a_slot_and_is_picked_once() {
        let slots = some(70);
        let seen = slots.seen_from(1, u32::MAX / 3);
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
        let shares = slots.regional_shares(2.0);
        let mut draws = Key::default().draws(Purpose::Pgy1);
        let hits = |region: u8, draws: &mut Draws| {
            let seen = slots.seen_from(region, shares[usize::from(region)]);
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
        assert_eq!(slots.seen_from(0, 5).pick(&mut Key::default().draws(Purpose::Pgy1), |_| false), None);
    }
}
