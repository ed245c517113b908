//! The departments of a specialty as applicants see them: in quartiles of prestige.

use std::ops::Range;

use crate::draws::Key;
use crate::population::World;

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

/// All departments of a specialty, tier after tier.
#[derive(Clone, Default, Debug)]
pub struct Guide {
    /// The departments; those of a tier in the order of [`World::departments`].
    pub members: Vec<Listed>,
    /// The tiers, the most prestigious first.
    pub tiers: Vec<Tier>,
    /// Whether any department is restricted.
    pub has_restricted: bool,
    /// By institution: which member is there.
    at: Vec<u32>,
}

/// Departments between which prestige makes no difference to who applies.
#[derive(Clone, Default, Debug)]
pub struct Tier {
    /// Which members they are.
    pub range: Range<usize>,
    /// Their keys once more, for the loop that looks at little else.
    pub keys: Vec<Key>,
    /// By region of an applicant, the last for all others: for each member, how often its weight goes into that of itself and all
    /// that come after it, in [`Tier::ODDS`].
    odds: Vec<Vec<u64>>,
}

const NO_MEMBER: u32 = u32::MAX;

impl Guide {
    /// The departments of a specialty in so many tiers of about the same size, for applicants to whom one of their own region
    /// counts as much as `preference` elsewhere.
    pub(super) fn of(world: &World, ranked: &[u32], tiers: usize, preference: f64) -> Guide {
        let mut guide = Guide::default();
        for tier in 0..tiers {
            let mut departments = ranked[ranked.len() * tier / tiers..ranked.len() * (tier + 1) / tiers].to_vec();
            departments.sort_unstable();
            let first = guide.members.len();
            guide.members.extend(departments.iter().map(|&department| listed(world, department)));
            guide.tiers.push(Tier::of(&guide.members, first, preference));
        }
        let institutions = guide.members.iter().map(|member| member.institution as usize + 1).max().unwrap_or(0);
        guide.at = vec![NO_MEMBER; institutions];
        for (index, member) in (0..).zip(&guide.members) {
            guide.at[member.institution as usize] = index;
        }
        guide.has_restricted = guide.members.iter().any(|member| member.is_restricted);
        guide
    }

    /// The tier of the member at an institution, from 0, the most prestigious.
    #[must_use]
    pub fn tier_at(&self, institution: u32) -> Option<usize> {
        let member = self.at(institution)? as usize;
        self.tiers.iter().position(|tier| tier.range.contains(&member))
    }

    /// The member at an institution.
    #[must_use]
    pub fn at(&self, institution: u32) -> Option<u32> {
        self.at.get(institution as usize).copied().filter(|&member| member != NO_MEMBER)
    }
}

fn listed(world: &World, department: u32) -> Listed {
    let told = &world.departments[department as usize];
    Listed {
        key: told.key,
        department,
        institution: told.institution,
        prestige: told.prestige,
        region: told.region,
        is_restricted: world.programs_of(department).iter().all(|&program| super::is_restricted(world, program)),
    }
}

impl Tier {
    /// The unit of odds, as bits behind the point.
    pub const ODDS: u32 = 12;

    /// The members from `first` on.
    fn of(members: &[Listed], first: usize, preference: f64) -> Tier {
        let range = first..members.len();
        let members = &members[first..];
        let regions = members.iter().map(|member| usize::from(member.region) + 1).max().unwrap_or(0);
        Tier {
            range,
            keys: members.iter().map(|member| member.key).collect(),
            odds: (0..=regions).map(|region| odds(members, region, preference)).collect(),
        }
    }

    /// For each member, how often its weight goes into that of itself and all after it, for an applicant of a region.
    #[must_use]
    pub fn odds(&self, region: u8) -> &[u64] {
        &self.odds[usize::from(region).min(self.odds.len() - 1)]
    }
}

fn odds(members: &[Listed], region: usize, preference: f64) -> Vec<u64> {
    let mut left = 0.0;
    let backwards = members.iter().rev().map(|member| {
        let own = if usize::from(member.region) == region { preference } else { 1.0 };
        left += own;
        in_odds(left / own)
    });
    let mut odds: Vec<u64> = backwards.collect();
    odds.reverse();
    odds
}

/// A number in [`Tier::ODDS`].
pub(super) fn in_odds(number: f64) -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and saturates")]
    let odds = (number * f64::from(1_u32 << Tier::ODDS)).round() as u64;
    odds.min(u64::from(u32::MAX))
}

pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index).expect("ids are u32")
}
