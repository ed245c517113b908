//! The programs of a specialty as applicants see them: in quartiles of prestige, from which some are picked at random.

use crate::draws::Draws;
use crate::population::World;

/// Departments among which applicants pick.
///
/// Each has a slot that depends on its own key, and picking means drawing slots until enough that are taken have been found:
/// one department more or less moves hardly any pick.
#[derive(Clone, Debug)]
pub struct Tier {
    slots: Vec<u32>,
    members: Vec<u32>,
}

const EMPTY: u32 = u32::MAX;

impl Tier {
    fn of(world: &World, members: &[u32]) -> Tier {
        let size = (members.len() * 4 / 3 + 1).next_power_of_two();
        let mut slots = vec![EMPTY; size];
        for &member in members {
            #[allow(clippy::cast_possible_truncation, reason = "any bits will do")]
            let mut slot = world.departments[member as usize].key.bits() as usize % size;
            while slots[slot] != EMPTY {
                slot = (slot + 1) % size;
            }
            slots[slot] = member;
        }
        Tier { slots, members: members.to_vec() }
    }

    /// How many departments there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    #[inline]
    fn draw(&self, draws: &mut Draws) -> Option<u32> {
        #[allow(clippy::cast_possible_truncation, reason = "the remainder is small")]
        let slot = draws.below(self.slots.len() as u32) as usize;
        Some(self.slots[slot]).filter(|&department| department != EMPTY)
    }
}

/// The tiers of every specialty.
#[derive(Clone, Default, Debug)]
pub struct Directory {
    /// Four quartiles a specialty, the most prestigious first.
    quartiles: Vec<[Tier; 4]>,
    whole: Vec<Tier>,
}

impl Directory {
    /// The directory of a world.
    #[must_use]
    pub fn of(world: &World, specialties: usize) -> Directory {
        let ranked = |specialty: usize| u16::try_from(specialty).map_or(&[][..], |specialty| world.ranked(specialty));
        let quartiles = |specialty: usize| {
            let ranked = ranked(specialty);
            std::array::from_fn(|quarter| {
                Tier::of(world, &ranked[ranked.len() * quarter / 4..ranked.len() * (quarter + 1) / 4])
            })
        };
        Directory {
            quartiles: (0..specialties).map(quartiles).collect(),
            whole: (0..specialties).map(|specialty| Tier::of(world, ranked(specialty))).collect(),
        }
    }

    /// The quartiles of a specialty, the most prestigious first.
    #[must_use]
    pub fn quartiles(&self, specialty: u32) -> &[Tier; 4] {
        &self.quartiles[specialty as usize]
    }

    /// All departments of a specialty.
    #[must_use]
    pub fn whole(&self, specialty: u32) -> &Tier {
        &self.whole[specialty as usize]
    }
}

/// Picks departments for one person after the other, each at most once a person.
#[derive(Clone, Default, Debug)]
pub struct Picker {
    stamps: Vec<u32>,
    stamp: u32,
    /// How many the person has taken.
    taken: usize,
}

impl Picker {
    /// Begins with another person.
    pub fn begin(&mut self, departments: usize) {
        if self.stamps.len() != departments || self.stamp > u32::MAX - 4 {
            self.stamps.clear();
            self.stamps.resize(departments, 0);
            self.stamp = 0;
        }
        self.stamp += 2;
        self.taken = 0;
    }

    /// Takes a department unless it is taken; whether it was free.
    #[inline]
    pub fn take(&mut self, department: u32) -> bool {
        let is_free = self.stamps[department as usize] != self.stamp;
        self.stamps[department as usize] = self.stamp;
        self.taken += usize::from(is_free);
        is_free
    }

    /// Picks `count` departments of a tier that the person has not taken, or all there are; one for which `is_preferred` holds
    /// is `preference` times as likely as another. Returns how many were picked.
    pub fn pick(
        &mut self,
        tier: &Tier,
        count: usize,
        preference: f64,
        is_preferred: impl Fn(u32) -> bool,
        draws: &mut Draws,
        mut picked: impl FnMut(u32),
    ) -> usize {
        if count == 0 {
            return 0;
        }
        // Counting is only needed where few may be left.
        let is_plenty = (count + self.taken) * 2 <= tier.len();
        let is_free = |&&member: &&u32| self.stamps[member as usize] != self.stamp;
        let free = if is_plenty { tier.len() - self.taken } else { tier.members.iter().filter(is_free).count() };
        let count = count.min(free);
        let chance = (1.0 / preference.max(1.0)).max(0.01);
        if count * 2 <= free {
            let mut left = count;
            while left > 0 {
                let Some(department) = tier.draw(draws) else { continue };
                if self.stamps[department as usize] == self.stamp || !(is_preferred(department) || draws.chance(chance))
                {
                    continue;
                }
                self.stamps[department as usize] = self.stamp;
                picked(department);
                left -= 1;
            }
            self.taken += count;
            return count;
        }
        // Nearly all: it is quicker to draw those that are left out.
        let left_out = self.stamp - 1;
        let mut left = free - count;
        while left > 0 {
            let Some(department) = tier.draw(draws) else { continue };
            let stamp = self.stamps[department as usize];
            if stamp == self.stamp || stamp == left_out || (is_preferred(department) && !draws.chance(chance)) {
                continue;
            }
            self.stamps[department as usize] = left_out;
            left -= 1;
        }
        for &member in &tier.members {
            let stamp = &mut self.stamps[member as usize];
            if *stamp == left_out {
                *stamp = 0;
            } else if *stamp != self.stamp {
                *stamp = self.stamp;
                picked(member);
            }
        }
        self.taken += count;
        count
    }
}
