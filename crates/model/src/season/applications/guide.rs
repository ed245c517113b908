//! The departments of a specialty as applicants see them: in quartiles of prestige.

use std::ops::Range;

use super::lots::{Hat, Member};
use super::portfolio::Shares;
use crate::draws::Counts;
use crate::population::{Department, DepartmentId, InstitutionId, RegionId, SpecialtyId, World};
use crate::scenario::{Portfolio, Scenario};
use crate::season::number;
use crate::season::state::Mark;
use crate::season::utility::{Ties, Utilities, Views};

/// A department of the guide.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    /// Its id.
    pub department: DepartmentId,
    /// Its institution.
    pub institution: InstitutionId,
    /// Whether some of the specialty's applicants are eligible for none of its programs.
    pub is_restricted: bool,
}

/// The views that people of a region and a department have of each other, before strength and taste.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prospect {
    /// The department's half of a pair's key.
    pub(super) half: u32,
    /// The department.
    pub(super) department: DepartmentId,
    /// Contributions of prestige and region to both utilities.
    pub(super) views: Views,
    /// Records whether both are in the same region.
    pub(super) mark: Mark,
}

/// All departments of a specialty, by tier.
#[derive(Clone, Default, Debug)]
pub(crate) struct Guide {
    /// The departments, by tier; within a tier in the order of [`World::departments`].
    pub members: Vec<Listed>,
    /// The range of members in each tier, the most prestigious first. Within a tier, prestige does not affect who applies.
    pub tiers: Vec<Range<usize>>,
    /// Whether any department is restricted.
    pub has_restricted: bool,
    /// How many applications an applicant sends, and how they are split among the tiers.
    pub(super) applications: Counts,
    pub(super) shares: Shares,
    /// By institution: the index of its member.
    at: Vec<Option<u32>>,
    /// By region of an applicant, with a last entry for everyone else: how they see each member, and the lots that they draw.
    prospects: Vec<Vec<Prospect>>,
    hats: Vec<Hat>,
}

impl Guide {
    /// Builds the guide of a specialty, in tiers of about equal size.
    pub(in crate::season) fn of(
        world: &World,
        scenario: &Scenario,
        specialty: SpecialtyId,
        utilities: &Utilities,
    ) -> Guide {
        let plan = &scenario.applications;
        let (ranked, preference) = (world.ranked(specialty), plan.region_preference);
        let tiers = if plan.portfolio == Portfolio::Quartiles { 4 } else { 1 };
        let applications = Counts::of(scenario.specialty[specialty.index()].applications);
        let mut guide = Guide { applications, ..Guide::default() };
        let regions = ranked.iter().map(|&one| world[one].region.index() + 1).max().unwrap_or(0);
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
                let Department { key, region: here, .. } = world[listed.department];
                // Applicants live in the region of their home institution, so only members of the region can be homes.
                let is_home = here.index() == region;
                Member { key, weight: if is_home { preference } else { 1.0 }, is_home }
            };
            Hat::of(&std::array::from_fn(|tier| {
                let members = &guide.members[guide.tiers.get(tier).cloned().unwrap_or_default()];
                members.iter().map(member).collect()
            }))
        };
        guide.hats = (0..=regions).map(hat).collect();
        let institutions = guide.members.iter().map(|member| member.institution.index() + 1).max().unwrap_or(0);
        guide.at = vec![None; institutions];
        for (index, member) in (0..).zip(&guide.members) {
            guide.at[member.institution.index()] = Some(index);
        }
        guide.has_restricted = guide.members.iter().any(|member| member.is_restricted);
        let prospects = |region| guide.members.iter().map(|one| prospect(world, one, region, utilities)).collect();
        guide.prospects = (0..=regions).map(prospects).collect();
        guide
    }

    /// The tier of the member at an institution; 0 is the most prestigious.
    #[must_use]
    pub(crate) fn tier_at(&self, institution: InstitutionId) -> Option<usize> {
        let member = self.at(institution)? as usize;
        self.tiers.iter().position(|tier| tier.contains(&member))
    }

    /// The member at an institution.
    #[must_use]
    pub(crate) fn at(&self, institution: InstitutionId) -> Option<u32> {
        self.at.get(institution.index()).copied().flatten()
    }

    /// How applicants of a region see each member.
    #[must_use]
    pub(super) fn prospects(&self, region: RegionId) -> &[Prospect] {
        &self.prospects[region.index().min(self.prospects.len() - 1)]
    }

    /// The lots that applicants of a region draw.
    #[must_use]
    pub(super) fn hat(&self, region: RegionId) -> &Hat {
        &self.hats[region.index().min(self.hats.len() - 1)]
    }
}

fn listed(world: &World, department: DepartmentId) -> Listed {
    Listed {
        department,
        institution: world[department].institution,
        is_restricted: world
            .programs_of(department)
            .iter()
            .all(|&program| crate::season::is_restricted(world, program)),
    }
}

fn prospect(world: &World, listed: &Listed, region: usize, utilities: &Utilities) -> Prospect {
    let here = &world[listed.department];
    let ties = Ties { is_home: false, is_regional: here.region.index() == region, is_away: false };
    Prospect {
        half: here.key.half(),
        department: listed.department,
        views: utilities.of_place(here.prestige, ties),
        mark: Mark::of(ties),
    }
}
