//! The programs of a specialty, for picking few of many.

use super::tiers::number;
use crate::draws::Key;
use crate::population::{Department, NOWHERE, World};

/// A program, with all that picking it reads side by side.
#[derive(Clone, Copy, Debug)]
pub struct Pick {
    /// For draws of pairs.
    pub key: Key,
    /// Index into [`World::programs`]; [`NOWHERE`] in an empty slot.
    pub program: u32,
    /// Its institution.
    pub institution: u32,
    /// Its prestige.
    pub prestige: f32,
}

/// The programs of a specialty, for picking few of many.
///
/// Each has a slot among those of its region that follows from the key of its department, and picking means drawing slots until
/// one is taken: one program more or less moves hardly any pick.
#[derive(Clone, Debug)]
pub struct Slots {
    /// Region after region.
    all: Vec<Pick>,
    /// Where each region's begin, and where the last one's end.
    starts: Vec<u32>,
    /// By region: how many programs lie in it.
    in_region: Vec<u32>,
}

impl Slots {
    pub(super) fn of(world: &World, departments: &[u32]) -> Slots {
        let mut picks: Vec<(usize, Pick)> = Vec::new();
        for &department in departments {
            let Department { key, institution, prestige, region, .. } = world.departments[department as usize];
            for program in world.programs_of(department) {
                picks.push((region.into(), Pick { key, program: program.0, institution, prestige }));
            }
        }
        let regions = picks.iter().map(|&(region, _)| region + 1).max().unwrap_or(0);
        let mut slots_of = Slots { all: Vec::new(), starts: vec![0], in_region: Vec::new() };
        for region in 0..regions {
            let here: Vec<Pick> = picks.iter().filter(|pick| pick.0 == region).map(|pick| pick.1).collect();
            slots_of.in_region.push(number(here.len()));
            slots_of.all.extend(slots(&here));
            slots_of.starts.push(number(slots_of.all.len()));
        }
        slots_of
    }

    /// By region: of 2^32, how many draws of its people go there, when one of its programs is `preference` times as likely as
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

    /// The slots as seen from a region.
    #[must_use]
    #[inline]
    pub fn from_region(&self, region: u8) -> SlotsFrom<'_> {
        let all = number(self.all.len());
        let region = usize::from(region);
        let (start, end) = match self.starts.get(region..region + 2) {
            Some(&[start, end]) => (start, end),
            _ => (all, all),
        };
        SlotsFrom { all: &self.all, start, own: end - start, others: all - (end - start) }
    }
}

/// The slots as seen from a region.
#[derive(Clone, Copy, Debug)]
pub struct SlotsFrom<'a> {
    all: &'a [Pick],
    start: u32,
    own: u32,
    others: u32,
}

impl SlotsFrom<'_> {
    /// What a uniform number falls on, in the region or outside of it; an empty slot where there is nothing.
    #[must_use]
    #[inline]
    pub fn at(&self, is_regional: bool, uniform: u32) -> Pick {
        let (count, before, skipped) = if is_regional { (self.own, self.start, 0) } else { (self.others, 0, self.own) };
        #[allow(clippy::cast_possible_truncation, reason = "below the number of slots")]
        let slot = ((u64::from(uniform) * u64::from(count)) >> 32) as u32;
        let skipped = if slot < self.start { 0 } else { skipped };
        self.all.get((slot + before + skipped) as usize).copied().unwrap_or(EMPTY)
    }
}

const EMPTY: Pick = Pick { key: Key::NONE, program: NOWHERE, institution: NOWHERE, prestige: 0.0 };

fn slots(members: &[Pick]) -> Vec<Pick> {
    let size = (members.len() * 5 / 4 / 16 + usize::from(!members.is_empty())) * 16;
    let mut slots = vec![EMPTY; size];
    for &member in members {
        let mut slot = member.key.scaled(size);
        while slots[slot].program != NOWHERE {
            slot = (slot + 1) % size;
        }
        slots[slot] = member;
    }
    slots
}
