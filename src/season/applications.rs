//! Stage 3: where applicants apply.
//!
//! An applicant to a specialty applies to a number of programs drawn from its distribution: the home program, then programs of
//! the own quartile of prestige (target), of those above (reach) and those below (safety). The own quartile is that of the
//! self-assessed strength among all who apply to the specialty. Programs of the own region are preferred.
//!
//! Within a quartile the programs are gone through in a fixed order and each is taken with the chance that fills the number
//! (Fan, Muller and Rezucha, "Development of sampling plans by using sequential (item by item) selection techniques", Journal
//! of the American Statistical Association 57, 1962; with weights for the region), by a draw of the pair's own: one
//! program more or less changes few of the others.

use super::directory::{Listed, Tier, is_open};
use super::utility::{Ties, Utilities, Views};
use super::{Application, Field};
use crate::draws::Purpose;
use crate::population::{NOBODY, NOWHERE, Person};
use crate::scenario::{Portfolio, Role, Scenario};

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Applicants {
    /// Self-assessed strengths of all who apply to a specialty, in rising order.
    assessed: Vec<Vec<f32>>,
    own: Vec<f32>,
    /// Members of a tier that are taken.
    chosen: Vec<u32>,
    /// Members that are taken in any case, rising.
    musts: Vec<u32>,
}

/// Weights of departments are in sixteenths, so that shares are compared in integers.
const UNIT: u32 = 16;

impl Applicants {
    /// Everybody's opinion of themselves, and where that stands among all who apply to a specialty.
    pub fn assess(&mut self, scenario: &Scenario, people: &[Person]) {
        self.own.clear();
        self.assessed.resize(scenario.specialty.len(), Vec::new());
        self.assessed.iter_mut().for_each(Vec::clear);
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let noise = scenario.applications.self_assessment as f32;
        for person in people {
            if person.role == Role::Pgy1 {
                self.own.push(0.0);
                continue;
            }
            #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
            let luck = person.key.draws(Purpose::Confidence).normal() as f32;
            let own = person.strength + noise * luck;
            self.own.push(own);
            for specialty in [person.first, person.second] {
                if specialty != NOWHERE {
                    self.assessed[specialty as usize].push(own);
                }
            }
        }
        for strengths in &mut self.assessed {
            strengths.sort_unstable_by(f32::total_cmp);
        }
    }

    /// Appends one person's applications, those to the first specialty before those to the second.
    pub fn apply(&mut self, field: &Field, index: usize, person: &Person, applications: &mut Vec<Application>) {
        if person.role == Role::Pgy1 {
            return;
        }
        let mut draws = person.key.draws(Purpose::Applications);
        for (specialty, bonus) in [(person.first, person.taste), (person.second, 0.0)] {
            if specialty == NOWHERE {
                continue;
            }
            let wanted = draws.count(field.scenario.specialty[specialty as usize].applications);
            let goes_home = draws.chance(field.scenario.applications.home);
            let (tiers, counts) = self.shares(field, index, specialty, wanted);
            for (tier, &count) in tiers.iter().zip(&counts) {
                self.choose(field, person, tier, count, goes_home);
                let members = tier.members.as_slice();
                applications.extend(
                    self.chosen
                        .iter()
                        .map(|&member| application(field.utilities, person, &members[member as usize], bonus)),
                );
            }
        }
    }

    /// Chooses `count` members of a tier, and home and given interviews among them in any case.
    fn choose(&mut self, field: &Field, person: &Person, tier: &Tier, count: u32, goes_home: bool) {
        let plan = &field.scenario.applications;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be small and positive")]
        let preferred = (plan.region_preference * f64::from(UNIT)).round().clamp(1.0, 65_536.0) as u32;
        let members = u32::try_from(tier.members.len()).expect("ids are u32");
        let regional = tier.in_region(person.region);
        let mut weights = u64::from(regional * preferred) + u64::from((members - regional) * UNIT);
        let (mut left, mut wanted) = (members, count.min(members));
        self.musts.clear();
        if goes_home {
            self.musts.extend(tier.at(person.home));
        }
        if person.given != NOBODY {
            let given = (0..).zip(&tier.members);
            let given = given.filter(|(_, listed)| field.fixed.has_interview(person.given, listed.department));
            self.musts.extend(given.map(|(member, _)| member));
            self.musts.sort_unstable();
            self.musts.dedup();
        }
        for &must in &self.musts {
            let is_regional = tier.members[must as usize].region == person.region;
            weights -= u64::from(if is_regional { preferred } else { UNIT });
            left -= 1;
            wanted = wanted.saturating_sub(1);
        }
        self.chosen.resize(tier.members.len() + 1, 0);
        let chosen = self.chosen.as_mut_slice();
        let (mut taken, mut from) = (0, 0);
        let ends = self.musts.iter().map(|&must| (must, true)).chain([(members, false)]);
        for (end, is_must) in ends {
            // No branch depends on the draws: a place is written for everybody, and kept for those who are taken.
            for (member, listed) in (from..end).zip(&tier.members[from as usize..end as usize]) {
                let draw = person.key.pair(listed.key, Purpose::Taste);
                let own = if listed.region == person.region { preferred } else { UNIT };
                let is_drawn = u64::from(draw.low()) * weights < (u64::from(wanted) * u64::from(own)) << 32;
                #[allow(clippy::needless_bitwise_bool, reason = "a branch here would be mispredicted")]
                let is_taken = is_drawn | (wanted >= left);
                chosen[taken] = member;
                left -= 1;
                weights -= u64::from(own);
                wanted -= u32::from(is_taken);
                taken += usize::from(is_taken);
            }
            if is_must {
                chosen[taken] = end;
                taken += 1;
            }
            from = end + 1;
        }
        self.chosen.truncate(taken);
        if tier.has_restricted {
            self.chosen.retain(|&member| {
                let listed = &tier.members[member as usize];
                !listed.is_restricted || is_open(field.world, listed.department, person)
            });
        }
    }

    /// The tiers of a specialty, and how many applications go to each.
    fn shares<'a>(&self, field: &Field<'a>, index: usize, specialty: u32, count: u32) -> (&'a [Tier], [u32; 4]) {
        let plan = &field.scenario.applications;
        let strengths = &self.assessed[specialty as usize];
        let below = strengths.partition_point(|&other| other < self.own[index]);
        match plan.portfolio {
            Portfolio::All => (field.directory.whole(specialty), [u32::MAX; 4]),
            Portfolio::Uniform => (field.directory.whole(specialty), [count; 4]),
            Portfolio::Quartiles => {
                let tiers = field.directory.quartiles(specialty);
                let sizes: [u32; 4] =
                    std::array::from_fn(|quarter| u32::try_from(tiers[quarter].members.len()).expect("ids are u32"));
                let own = 3 - (below * 4 / strengths.len().max(1)).min(3);
                (tiers, quartile_counts(own, count, [plan.above, plan.below], sizes))
            }
        }
    }
}

/// Divides applications among the quartiles: `above` and `below` of them over those above and below, the rest to the own;
/// what a quartile cannot take goes to the nearest that can.
fn quartile_counts(own: usize, count: u32, [above, below]: [f64; 2], sizes: [u32; 4]) -> [u32; 4] {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the count")]
    let part = |share: f64| (share * f64::from(count)).round() as u32;
    let above = if own == 0 { 0 } else { part(above) };
    let below = if own == 3 { 0 } else { part(below).min(count - above.min(count)) };
    let split = |whole: u32, place: usize, places: usize| {
        let (place, places) = (u32::try_from(place).expect("below 4"), u32::try_from(places).expect("below 4"));
        whole * (place + 1) / places - whole * place / places
    };
    let mut counts: [u32; 4] = std::array::from_fn(|quarter| match quarter.cmp(&own) {
        std::cmp::Ordering::Less => split(above, quarter, own),
        std::cmp::Ordering::Greater => split(below, quarter - own - 1, 3 - own),
        std::cmp::Ordering::Equal => 0,
    });
    counts[own] = count.saturating_sub(counts.iter().sum());
    let mut excess = 0;
    for (count, size) in counts.iter_mut().zip(sizes) {
        excess += count.saturating_sub(size);
        *count = (*count).min(size);
    }
    let mut nearest = [0, 1, 2, 3];
    nearest.sort_by_key(|quarter: &usize| quarter.abs_diff(own));
    for quarter in nearest {
        let more = excess.min(sizes[quarter] - counts[quarter]);
        counts[quarter] += more;
        excess -= more;
    }
    counts
}

#[inline]
fn application(utilities: &Utilities, person: &Person, listed: &Listed, bonus: f32) -> Application {
    let ties = Ties {
        is_home: listed.institution == person.home,
        is_regional: listed.region == person.region,
        is_away: false,
    };
    let draw = person.key.pair(listed.key, Purpose::Taste);
    let views = utilities.before(draw, person, listed.prestige, ties);
    Application::new(listed.department, Views { appeal: views.appeal + bonus, ..views }, ties)
}
