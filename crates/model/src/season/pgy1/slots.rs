//! A hash table of many members, from which to pick a few at random.

use crate::draws::{Draws, Key};
use crate::population::RegionId;
use crate::season::number;
use rand::Rng as _;

/// Draws per pick before giving up: more than enough while any member is left.
const PATIENCE: u32 = 2_000;

/// A region has a quarter more slots than members, rounded up to a multiple of this.
const STEP: usize = 4;

/// Members, each in its own slot.
///
/// A member's slot among those of its region follows from its own key. To pick, slots are drawn until one holds a member not yet
/// picked. So adding or removing a member changes hardly any pick.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    /// By slot and region: the member's index plus one, or [`EMPTY`]. The list is stored twice, so that the slots of all other regions
    /// follow those of each region.
    members: Vec<u32>,
    /// By region; a region without members has no own slots.
    regions: Box<[Region; REGIONS]>,
}

/// The slots of a region, and how often its people draw one of them.
#[derive(Clone, Copy, Default, Debug)]
struct Region {
    /// The own slots, and those of the others after them.
    stretches: [Stretch; 2],
    /// Of 2^32 draws, how many go to the own slots.
    share: u32,
}

/// A contiguous range of slots.
#[derive(Clone, Copy, Default, Debug)]
struct Stretch {
    start: u32,
    size: u32,
}

/// The number of possible region ids.
const REGIONS: usize = 1 << u8::BITS;

/// Marks a slot without a member.
const EMPTY: u32 = 0;

/// The members that an applicant has picked, so that none is picked twice.
#[derive(Clone, Default, Debug)]
pub(super) struct Picked {
    /// By member plus one, with [`EMPTY`] first: who picked it last.
    last: Vec<u32>,
    /// Who is picking now.
    who: u32,
}

impl Picked {
    /// Forgets all picks, for this number of members.
    pub(super) fn clear(&mut self, members: usize) {
        self.last.clear();
        self.last.resize(members + 1, 0);
        self.who = 0;
    }

    /// Starts the picks of the next applicant.
    ///
    /// # Panics
    /// If there are no slots.
    #[inline]
    fn begin(&mut self) {
        self.who += 1;
        self.last[EMPTY as usize] = self.who;
    }
}

impl Slots {
    /// Builds slots for members of these regions and keys, numbered from `first`. A person is `preference` times as likely to draw a
    /// member of their own region as another.
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
    /// Picks `count` different members, writes them to the start of a list and returns how many. There are fewer if the draws find no
    /// further member.
    ///
    /// Branch-free: every draw is written, and overwritten if it does not count.
    ///
    /// # Panics
    /// If the list has no room for `count`.
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

    /// A region is drawn as often as its share says, wherever it lies in the list.
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
