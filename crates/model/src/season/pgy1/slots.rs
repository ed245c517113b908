//! Places of many, for picking a few of them at random.

use crate::draws::{Draws, Key};
use crate::population::RegionId;
use crate::season::number;
use rand::Rng as _;

/// Draws for each pick before all are given up: more than enough while anything is left.
const PATIENCE: u32 = 2_000;

/// Slots of a region are as many as its members and a quarter more, in steps of this.
const STEP: usize = 4;

/// Members, each in a slot of its own.
///
/// A member has a slot among those of its region that follows from its own key, and picking means drawing slots until one is free:
/// one member more or less moves hardly any pick.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    /// By slot, region after region, and all once more, so that behind a region's slots lie those of all others: one more than the
    /// member there, or [`EMPTY`].
    members: Vec<u32>,
    /// By region; people from elsewhere have no own slots.
    regions: Box<[Region; REGIONS]>,
}

/// Which slots a region has, and how often its people draw one of them.
#[derive(Clone, Copy, Default, Debug)]
struct Region {
    /// The own slots, and those of the others behind them.
    stretches: [Stretch; 2],
    /// Of 2^32 draws, how many go to the own slots.
    share: u32,
}

/// Slots side by side.
#[derive(Clone, Copy, Default, Debug)]
struct Stretch {
    start: u32,
    size: u32,
}

/// As many as a region's number may say.
const REGIONS: usize = 1 << u8::BITS;

/// No member.
const EMPTY: u32 = 0;

/// Which members an applicant has picked, so that none is picked twice.
#[derive(Clone, Default, Debug)]
pub(super) struct Picked {
    /// By member, and [`EMPTY`] before them: who was the last to pick it.
    last: Vec<u32>,
    /// Who picks now.
    who: u32,
}

impl Picked {
    /// Nobody has picked any of so many members.
    pub(super) fn clear(&mut self, members: usize) {
        self.last.clear();
        self.last.resize(members + 1, 0);
        self.who = 0;
    }

    /// Somebody else begins to pick.
    ///
    /// # Panics
    /// When there are no slots.
    #[inline]
    fn begin(&mut self) {
        self.who += 1;
        self.last[EMPTY as usize] = self.who;
    }
}

impl Slots {
    /// Slots for members of these regions and keys, numbered from `first`, for people to whom a member of their own region is
    /// `preference` times as likely as another.
    pub(super) fn of(first: u32, members: &[(RegionId, Key)], preference: f64) -> Slots {
        let mut slots = Slots { members: Vec::new(), regions: Box::new([Region::default(); REGIONS]) };
        for (region, own_region) in (0..=u8::MAX).map(RegionId).zip(slots.regions.iter_mut()) {
            let here: Vec<(u32, Key)> =
                (first..).zip(members).filter(|(_, one)| one.0 == region).map(|(i, one)| (i, one.1)).collect();
            let start = slots.members.len();
            let size = (here.len() * 5 / 4).next_multiple_of(STEP);
            let share = regional_share(here.len(), members.len(), preference);
            let own = Stretch { start: number(start), size: number(size) };
            *own_region = Region { stretches: [own, Stretch { start: number(start + size), size: 0 }], share };
            slots.members.resize(start + size, EMPTY);
            for (member, key) in here {
                let mut slot = key.scaled(size);
                while slots.members[start + slot] != EMPTY {
                    slot = (slot + 1) % size;
                }
                slots.members[start + slot] = member + 1;
            }
        }
        let all = number(slots.members.len());
        slots.regions.iter_mut().for_each(|Region { stretches: [own, others], .. }| others.size = all - own.size);
        slots.members.extend_from_within(..);
        slots
    }

    /// The slots as seen from a region.
    #[must_use]
    #[inline]
    pub(super) fn seen_from(&self, region: RegionId) -> Seen<'_> {
        Seen { members: &self.members, region: &self.regions[region.index()] }
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
pub(super) struct Seen<'a> {
    members: &'a [u32],
    region: &'a Region,
}

impl Seen<'_> {
    /// Picks so many different members and writes them into the beginning of a list; how many there are, as there are fewer where
    /// the draws hit nobody else.
    ///
    /// No branch depends on a draw: whatever is drawn is written down, and written over when it does not count.
    ///
    /// # Panics
    /// When the list has no room for so many.
    #[inline]
    pub(super) fn pick(self, draws: &mut Draws, count: u32, picked: &mut Picked, list: &mut [u32]) -> usize {
        let Seen { members, region: &Region { stretches, share } } = self;
        picked.begin();
        let list = &mut list[..count as usize];
        let mut found = 0;
        for _ in 0..PATIENCE * count {
            let Some(place) = list.get_mut(found) else { break };
            let bits = draws.next_u64();
            #[allow(clippy::cast_possible_truncation, reason = "either half is a draw")]
            let (uniform, luck) = (bits as u32, (bits >> 32) as u32);
            let Stretch { start, size } = stretches[usize::from(luck >= share)];
            #[allow(clippy::cast_possible_truncation, reason = "below the number of slots")]
            let slot = start + ((u64::from(uniform) * u64::from(size)) >> 32) as u32;
            let Some(&member) = members.get(slot as usize) else { break };
            *place = member.wrapping_sub(1);
            let before = &mut picked.last[member as usize];
            found += usize::from(*before != picked.who);
            *before = picked.who;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::{Keys, Purpose};

    /// Twice as likely in the own region.
    fn some(count: usize) -> Slots {
        let mut keys = Keys::of(3, None, "slots");
        let region = |member: usize| RegionId::at(member % 3);
        let members: Vec<(RegionId, Key)> = (0..count).map(|member| (region(member), keys.next_key())).collect();
        Slots::of(0, &members, 2.0)
    }

    #[test]
    fn every_member_has_a_slot_and_is_picked_once() {
        let slots = some(70);
        let (mut picked, mut list) = (Picked::default(), [0; 100]);
        picked.clear(70);
        for _ in 0..2 {
            let found = slots.seen_from(RegionId(1)).pick(
                &mut Key::default().draws(Purpose::Applications),
                100,
                &mut picked,
                &mut list,
            );
            list[..found].sort_unstable();
            assert_eq!(list[..found], (0..70).collect::<Vec<_>>());
        }
    }

    /// A region is hit as often as its share says, whatever lies before it.
    #[test]
    fn regions_are_hit_by_their_shares() {
        let slots = some(90);
        let mut draws = Key::default().draws(Purpose::Pgy1);
        let mut picked = Picked::default();
        picked.clear(90);
        let mut hits = |region: RegionId, draws: &mut Draws| {
            let seen = slots.seen_from(region);
            let hit = |_: &u32| {
                let mut list = [0];
                seen.pick(draws, 1, &mut picked, &mut list);
                list[0] % 3 == u32::from(region.0)
            };
            f64::from(u32::try_from((0..20_000).filter(hit).count()).unwrap()) / 20_000.0
        };
        for region in [0, 1, 2].map(RegionId) {
            // 2 of 4, with a standard error of 0.0035.
            assert!((hits(region, &mut draws) - 0.5).abs() < 5.0 * 0.0035);
        }
    }

    #[test]
    fn nothing_is_picked_from_nothing() {
        let mut picked = Picked::default();
        picked.clear(0);
        let found =
            some(0).seen_from(RegionId(0)).pick(&mut Key::default().draws(Purpose::Pgy1), 1, &mut picked, &mut [0]);
        assert_eq!(found, 0);
    }
}
