//! The programs of a specialty as applicants see them: in quartiles of prestige.

use crate::draws::Key;
use crate::population::{Person, World};

/// A department, with all that an applicant's choice reads side by side.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// For draws of pairs.
    pub key: Key,
    /// Index into [`World::departments`].
    pub department: u32,
    /// Its institution.
    pub institution: u32,
    /// Its prestige.
    pub prestige: f32,
    /// Its region.
    pub region: u8,
    /// Whether some of those who look for this specialty are eligible for none of its programs.
    pub is_restricted: bool,
}

/// Departments between which prestige makes no difference to who applies.
#[derive(Clone, Default, Debug)]
pub struct Tier {
    /// The departments, in the order of [`World::departments`].
    pub members: Vec<Listed>,
    /// Whether any of them is restricted.
    pub has_restricted: bool,
    /// By region: how many lie in it.
    in_region: Vec<u32>,
    /// By institution: which member is there, from the lowest institution on.
    at: Vec<u32>,
}

const NO_MEMBER: u32 = u32::MAX;

impl Tier {
    fn of(world: &World, departments: &[u32]) -> Tier {
        let mut departments = departments.to_vec();
        departments.sort_unstable();
        let members: Vec<Listed> = departments.iter().map(|&department| listed(world, department)).collect();
        let regions = members.iter().map(|member| usize::from(member.region) + 1).max().unwrap_or(0);
        let mut in_region = vec![0; regions];
        for member in &members {
            in_region[usize::from(member.region)] += 1;
        }
        let institutions = members.iter().map(|member| member.institution as usize + 1).max().unwrap_or(0);
        let mut at = vec![NO_MEMBER; institutions];
        for (index, member) in (0..).zip(&members) {
            at[member.institution as usize] = index;
        }
        Tier { has_restricted: members.iter().any(|member| member.is_restricted), members, in_region, at }
    }

    /// The member at an institution.
    #[must_use]
    pub fn at(&self, institution: u32) -> Option<u32> {
        self.at.get(institution as usize).copied().filter(|&member| member != NO_MEMBER)
    }

    /// How many departments lie in a region.
    #[must_use]
    pub fn in_region(&self, region: u8) -> u32 {
        self.in_region.get(usize::from(region)).copied().unwrap_or(0)
    }
}

fn listed(world: &World, department: u32) -> Listed {
    let told = &world.departments[department as usize];
    let is_for_all = |program: &crate::market::ProgramId| {
        let program = &world.programs[program.index()];
        program.terms.track != crate::market::Track::Physician && program.esir.is_none()
    };
    Listed {
        key: told.key,
        department,
        institution: told.institution,
        prestige: told.prestige,
        region: told.region,
        is_restricted: !world.programs_of(department).iter().any(is_for_all),
    }
}

/// The tiers of every specialty.
#[derive(Clone, Default, Debug)]
pub struct Directory {
    quartiles: Vec<[Tier; 4]>,
    whole: Vec<[Tier; 1]>,
    slots: Vec<Slots>,
}

impl Directory {
    /// The directory of a world.
    #[must_use]
    pub fn of(world: &World, specialties: usize) -> Directory {
        let ranked = |specialty: usize| u16::try_from(specialty).map_or(&[][..], |specialty| world.ranked(specialty));
        let quartiles = |specialty: usize| {
            let ranked = ranked(specialty);
            let cut = |quarter: usize| ranked.len() * quarter / 4;
            std::array::from_fn(|quarter| Tier::of(world, &ranked[cut(quarter)..cut(quarter + 1)]))
        };
        let whole: Vec<[Tier; 1]> = (0..specialties).map(|specialty| [Tier::of(world, ranked(specialty))]).collect();
        Directory {
            quartiles: (0..specialties).map(quartiles).collect(),
            slots: whole.iter().map(|[tier]| Slots::of(tier)).collect(),
            whole,
        }
    }

    /// The quartiles of a specialty, the most prestigious first.
    #[must_use]
    pub fn quartiles(&self, specialty: u32) -> &[Tier] {
        &self.quartiles[specialty as usize]
    }

    /// All departments of a specialty, as one tier.
    #[must_use]
    pub fn whole(&self, specialty: u32) -> &[Tier] {
        &self.whole[specialty as usize]
    }

    /// The slots of a specialty.
    #[must_use]
    pub fn slots(&self, specialty: u32) -> &Slots {
        &self.slots[specialty as usize]
    }
}

/// The departments of a specialty, for picking few of many.
///
/// Each has a slot that follows from its own key, and picking means drawing slots until one is taken: one department more
/// or less moves hardly any pick.
#[derive(Clone, Debug)]
pub struct Slots {
    everywhere: Vec<Option<Listed>>,
    /// The same, region by region.
    regions: Vec<Vec<Option<Listed>>>,
    in_region: Vec<u32>,
    count: u32,
}

impl Slots {
    fn of(tier: &Tier) -> Slots {
        let region = |region: usize| tier.members.iter().filter(move |member| usize::from(member.region) == region);
        let regions = (0..tier.in_region.len()).map(|one| slots(&region(one).copied().collect::<Vec<_>>()));
        Slots {
            everywhere: slots(&tier.members),
            regions: regions.collect(),
            in_region: tier.in_region.clone(),
            count: u32::try_from(tier.members.len()).expect("ids are u32"),
        }
    }

    /// Of 2^32, how many draws go to the person's own region, when one of its programs is that many times as likely as another.
    #[must_use]
    pub fn regional_share(&self, region: u8, preference: f64) -> u32 {
        let own = f64::from(self.in_region.get(usize::from(region)).copied().unwrap_or(0));
        let others = f64::from(self.count) - own;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 2^32")]
        let share = (own * preference / (own * preference + others).max(1e-9) * 4_294_967_295.0) as u32;
        share
    }

    /// What a uniform number falls on: in the region, or, outside of it, anywhere.
    #[must_use]
    #[inline]
    pub fn at(&self, region: u8, is_regional: bool, uniform: u32) -> Option<&Listed> {
        let slots = if is_regional { self.regions.get(usize::from(region))? } else { &self.everywhere };
        let slot = (u64::from(uniform) * slots.len() as u64) >> 32;
        #[allow(clippy::cast_possible_truncation, reason = "below the number of slots")]
        let listed = slots.get(slot as usize)?.as_ref();
        listed.filter(|listed| is_regional || listed.region != region)
    }
}

fn slots(members: &[Listed]) -> Vec<Option<Listed>> {
    let size = (members.len() * 5 / 4 / 16 + 1) * 16;
    let mut slots = vec![None; size];
    for &member in members {
        let mut slot = member.key.scaled(size);
        while slots[slot].is_some() {
            slot = (slot + 1) % size;
        }
        slots[slot] = Some(member);
    }
    slots
}

/// Whether any program of a department is open to a person.
#[must_use]
pub fn is_open(world: &World, department: u32, person: &Person) -> bool {
    let programs = world.programs_of(department).iter();
    programs.map(|program| &world.programs[program.index()]).any(|program| super::is_eligible(program, person))
}
