//! The departments of a specialty as applicants see them: in quartiles of prestige.

use std::ops::Range;

use super::lots::{Hat, Member};
use super::portfolio::Shares;
use crate::draws::Counts;
use crate::population::{Department, World};
use crate::scenario::{Portfolio, Scenario};
use crate::season::number;
use crate::season::state::Mark;
use crate::season::utility::{Ties, Utilities, Views};

/// A department.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    /// Index into [`World::departments`].
    pub department: u32,
    /// Its institution.
    pub institution: u32,
    /// Whether some of those who look for this specialty are eligible for none of its programs.
    pub is_restricted: bool,
}

/// What people of some region and a department think of each other before it comes to persons and tastes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prospect {
    /// The half of its key, for draws of pairs.
    pub(super) half: u32,
    /// Index into [`World::departments`].
    pub(super) department: u32,
    /// Prestige and region, as they go into utilities.
    pub(super) views: Views,
    /// Whether it is of the same region.
    pub(super) mark: Mark,
}

/// All departments of a specialty, tier after tier.
#[derive(Clone, Default, Debug)]
pub(crate) struct Guide {
    /// The departments; those of a tier in the order of [`World::departments`].
    pub members: Vec<Listed>,
    /// The tiers, the most prestigious first: which members they are. Within one prestige makes no difference to who applies.
    pub tiers: Vec<Range<usize>>,
    /// Whether any department is restricted.
    pub has_restricted: bool,
    /// How many applications somebody sends, and how many of them to each tier.
    pub(super) applications: Counts,
    pub(super) shares: Shares,
    /// By institution: which member is there.
    at: Vec<u32>,
    /// By region of an applicant, the last for all others: how they see each member, and what they draw the members' lots from.
    prospects: Vec<Vec<Prospect>>,
    hats: Vec<Hat>,
}

const NO_MEMBER: u32 = u32::MAX;

impl Guide {
    /// The departments of a specialty, in tiers of about the same size.
    pub(in crate::season) fn of(world: &World, scenario: &Scenario, specialty: u16, utilities: &Utilities) -> Guide {
        let plan = &scenario.applications;
        let (ranked, preference) = (world.ranked(specialty), plan.region_preference);
        let tiers = if plan.portfolio == Portfolio::Quartiles { 4 } else { 1 };
        let applications = Counts::of(scenario.specialty[usize::from(specialty)].applications);
        let mut guide = Guide { applications, ..Guide::default() };
        let told = |department: u32| &world.departments[department as usize];
        let regions = ranked.iter().map(|&one| usize::from(told(one).region) + 1).max().unwrap_or(0);
        for tier in 0..tiers {
            let mut departments = ranked[ranked.len() * tier / tiers..ranked.len() * (tier + 1) / tiers].to_vec();
            departments.sort_unstable();
            let first = guide.members.len();
            guide.members.extend(departments.iter().map(|&department| listed(world, department)));
            guide.tiers.push(first..guide.members.len());
        }
        let size = |tier| guide.tiers.get(tier).map_or(0, |tier: &Range<usize>| number(tier.len()));
        guide.shares = Shares::of(plan, std::array::from_fn(size));
        let hat = |region| {
            let member = |listed: &Listed| {
                let Department { key, region: here, .. } = *told(listed.department);
                // People live where their home is.
                let is_home = usize::from(here) == region;
                Member { key, weight: if is_home { preference } else { 1.0 }, is_home }
            };
            Hat::of(&std::array::from_fn(|tier| {
                let members = &guide.members[guide.tiers.get(tier).cloned().unwrap_or_default()];
                members.iter().map(member).collect()
            }))
        };
        guide.hats = (0..=regions).map(hat).collect();
        let institutions = guide.members.iter().map(|member| member.institution as usize + 1).max().unwrap_or(0);
        guide.at = vec![NO_MEMBER; institutions];
        for (index, member) in (0..).zip(&guide.members) {
            guide.at[member.institution as usize] = index;
        }
        guide.has_restricted = guide.members.iter().any(|member| member.is_restricted);
        let prospects = |region| guide.members.iter().map(|one| prospect(world, one, region, utilities)).collect();
        guide.prospects = (0..=regions).map(prospects).collect();
        guide
    }

    /// The tier of the member at an institution, from 0, the most prestigious.
    #[must_use]
    pub(crate) fn tier_at(&self, institution: u32) -> Option<usize> {
        let member = self.at(institution)? as usize;
        self.tiers.iter().position(|tier| tier.contains(&member))
    }

    /// The member at an institution.
    #[must_use]
    pub(crate) fn at(&self, institution: u32) -> Option<u32> {
        self.at.get(institution as usize).copied().filter(|&member| member != NO_MEMBER)
    }

    /// How people of a region see each member.
    #[must_use]
    pub(super) fn prospects(&self, region: u8) -> &[Prospect] {
        &self.prospects[usize::from(region).min(self.prospects.len() - 1)]
    }

    /// What people of a region draw the members' lots from.
    #[must_use]
    pub(super) fn hat(&self, region: u8) -> &Hat {
        &self.hats[usize::from(region).min(self.hats.len() - 1)]
    }
}

fn listed(world: &World, department: u32) -> Listed {
    Listed {
        department,
        institution: world.departments[department as usize].institution,
        is_restricted: world
            .programs_of(department)
            .iter()
            .all(|&program| crate::season::is_restricted(world, program)),
    }
}

fn prospect(world: &World, listed: &Listed, region: usize, utilities: &Utilities) -> Prospect {
    let told = &world.departments[listed.department as usize];
    let ties = Ties { is_home: false, is_regional: usize::from(told.region) == region, is_away: false };
    Prospect {
        half: told.key.half(),
        department: listed.department,
        views: utilities.of_place(told.prestige, ties),
        mark: Mark::of(ties),
    }
}
