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

use super::Field;
use super::columns::Applications;
use super::mark::Mark;
use super::tiers::{Guide, Tier, in_odds, number};
use super::utility::Ties;
use crate::draws::{Key, Purpose};
use crate::population::{NOWHERE, Person};
use crate::scenario::{Portfolio, Role, Scenario};

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Applicants {
    /// By specialty: where the quartiles of self-assessed strength among all who apply there begin.
    cuts: Vec<[f32; 3]>,
    assessed: Vec<Vec<f32>>,
    own: Vec<f32>,
    /// Members of the guide that are taken; behind them nothing.
    chosen: Vec<u32>,
    /// Members that are taken in any case, rising.
    musts: Vec<u32>,
}

impl Applicants {
    /// Everybody's opinion of themselves, and where that stands among all who apply to a specialty.
    pub fn assess(&mut self, scenario: &Scenario, people: &[Person]) {
        self.own.clear();
        self.assessed.resize(scenario.specialty.len(), Vec::new());
        self.assessed.iter_mut().for_each(Vec::clear);
        for person in people {
            if person.role == Role::Pgy1 {
                self.own.push(0.0);
                continue;
            }
            let own = assessed(scenario, person);
            self.own.push(own);
            for specialty in [person.first, person.second] {
                if specialty != NOWHERE {
                    self.assessed[specialty as usize].push(own);
                }
            }
        }
        self.cuts.clear();
        self.cuts.extend(self.assessed.iter_mut().map(|strengths| quartiles(strengths)));
    }

    /// Whoever stands alone among others who have assessed themselves: where those begin and end is theirs alone.
    pub(super) fn assess_alone(&mut self, others: &Applicants, scenario: &Scenario, person: &Person) {
        self.cuts.clone_from(&others.cuts);
        self.own.clear();
        self.own.push(assessed(scenario, person));
    }

    /// The own quartile of the person at an index among all who apply to a specialty, from 0, the highest.
    #[must_use]
    pub(super) fn quartile(&self, index: usize, specialty: u32) -> usize {
        3 - self.cuts[specialty as usize].iter().filter(|&&cut| cut < self.own[index]).count()
    }

    /// Appends one person's applications, those to the first specialty before those to the second.
    pub fn apply(&mut self, field: &Field, index: usize, person: &Person, applications: &mut Applications) {
        let mut draws = person.key.draws(Purpose::Applications);
        for (which, (specialty, bonus)) in [(person.first, person.taste), (person.second, 0.0)].into_iter().enumerate()
        {
            if specialty != NOWHERE && person.role != Role::Pgy1 {
                let wanted = draws.count(field.scenario.specialty[specialty as usize].applications);
                let goes_home = draws.chance(field.scenario.applications.home);
                let guide = field.directory.guide(specialty);
                let counts = self.shares(field, guide, index, specialty, wanted);
                // Whoever has all interviews already applies nowhere else.
                let is_free = field.fixed.choices(person).is_none_or(|choices| !choices.has_no_other);
                let counts = if is_free { counts } else { [0; 4] };
                let count = self.choose(field, person, guide, counts, goes_home && is_free);
                write(&self.chosen[..count], field, person, guide, bonus, applications);
            }
            if which == 0 {
                applications.end_first();
            }
        }
    }

    /// Chooses so many members of each tier, and home and given interviews among them in any case; how many there are.
    fn choose(&mut self, field: &Field, person: &Person, guide: &Guide, counts: [u32; 4], goes_home: bool) -> usize {
        self.musts.clear();
        if goes_home {
            self.musts.extend(guide.at(person.home));
        }
        if let Some(choices) = field.fixed.choices(person) {
            let given = (0..).zip(&guide.members);
            let given = given.filter(|(_, listed)| choices.is_must(listed.department));
            self.musts.extend(given.map(|(member, _)| member));
            self.musts.sort_unstable();
            self.musts.dedup();
        }
        if self.chosen.len() <= guide.members.len() {
            self.chosen.resize(guide.members.len() + 1, 0);
        }
        let mut count = 0;
        let mut musts = self.musts.as_slice();
        for (tier, wanted) in guide.tiers.iter().zip(counts) {
            let mine = musts.iter().take_while(|&&must| (must as usize) < tier.range.end).count();
            let (mine, later) = musts.split_at(mine);
            count += choose_in(field, person, guide, tier, wanted, mine, &mut self.chosen[count..]);
            musts = later;
        }
        if !guide.has_restricted {
            return count;
        }
        let mut kept = 0;
        for which in 0..count {
            let listed = &guide.members[self.chosen[which] as usize];
            self.chosen[kept] = self.chosen[which];
            kept += usize::from(!listed.is_restricted || field.directory.is_open(listed.department, person));
        }
        kept
    }

    /// How many applications go to each tier.
    fn shares(&self, field: &Field, guide: &Guide, index: usize, specialty: u32, count: u32) -> [u32; 4] {
        let plan = &field.scenario.applications;
        match plan.portfolio {
            Portfolio::All => [u32::MAX; 4],
            Portfolio::Uniform => [count; 4],
            Portfolio::Quartiles => {
                let sizes = std::array::from_fn(|tier| number(guide.tiers[tier].range.len()));
                quartile_counts(self.quartile(index, specialty), count, [plan.above, plan.below], sizes)
            }
        }
    }
}

/// What somebody thinks of the own strength.
#[inline]
fn assessed(scenario: &Scenario, person: &Person) -> f32 {
    #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
    let [noise, luck] =
        [scenario.applications.self_assessment, person.key.draws(Purpose::Confidence).normal()].map(|one| one as f32);
    person.strength + noise * luck
}

/// The values that a quarter, a half and three quarters do not exceed.
fn quartiles(values: &mut [f32]) -> [f32; 3] {
    if values.is_empty() {
        return [f32::INFINITY; 3];
    }
    let mut from = 0;
    let count = values.len();
    [1, 2, 3].map(|quarter| {
        let place = (count * quarter).div_ceil(4) - 1;
        // Everything before the last place is lower already.
        let (_, &mut cut, _) = values[from..].select_nth_unstable_by(place - from, f32::total_cmp);
        from = place;
        cut
    })
}

/// What is left to choose from, while a tier is gone through.
#[derive(Clone, Copy)]
struct Left {
    members: u32,
    wanted: u32,
}

/// Chooses so many members of a tier, `musts` among them in any case, into the beginning of `chosen`; how many there are.
fn choose_in(
    field: &Field,
    person: &Person,
    guide: &Guide,
    tier: &Tier,
    wanted: u32,
    musts: &[u32],
    chosen: &mut [u32],
) -> usize {
    let (members, first) = (number(tier.keys.len()), tier.range.start);
    let odds = tier.odds(person.region);
    let mut left = Left {
        members: members - number(musts.len()),
        wanted: wanted.min(members).saturating_sub(number(musts.len())),
    };
    let (mut count, mut from) = (0, 0);
    for (place, &must) in musts.iter().enumerate() {
        // Those who are taken anyway are not among those left.
        let is_here = |member: usize| usize::from(guide.members[member].region == person.region);
        let preference = field.scenario.applications.region_preference;
        let sum: f64 = musts[place..].iter().map(|&must| [1.0, preference][is_here(must as usize)]).sum();
        let owed = [in_odds(sum), in_odds(sum / preference)];
        let end = must as usize - first;
        let odds = odds[from..end]
            .iter()
            .zip(from..)
            .map(|(&odds, member)| odds.saturating_sub(owed[is_here(first + member)]));
        count += draw_lots(person.key, &tier.keys[from..end], odds, first + from, &mut left, &mut chosen[count..]);
        chosen[count] = must;
        count += 1;
        from = end + 1;
    }
    let (keys, odds) = (&tier.keys[from..], odds[from..].iter().copied());
    count + draw_lots(person.key, keys, odds, first + from, &mut left, &mut chosen[count..])
}

/// Goes through members, of which the first has this number, and writes who is taken into the beginning of `chosen`; how many
/// there are. Writes one more, which does not count.
///
/// Who has weight w of the W that are left is taken with chance `wanted w / W`: when `wanted` exceeds `draw W / w`, which is
/// known before `wanted` is; and in any case when all that are left are wanted. No branch depends on the draws: a place is
/// written for everybody, and kept for those who are taken.
#[inline]
fn draw_lots(
    key: Key,
    members: &[Key],
    odds: impl Iterator<Item = u64>,
    first: usize,
    left: &mut Left,
    chosen: &mut [u32],
) -> usize {
    let Left { members: mut others, mut wanted } = *left;
    let mut count = 0;
    let first = number(first);
    for (place, (&member, odds)) in members.iter().zip(odds).enumerate() {
        let draw = key.pair(member, Purpose::Taste);
        #[allow(clippy::cast_possible_truncation, reason = "at most the odds")]
        let needed = ((u64::from(draw.low()) * odds) >> (32 + Tier::ODDS)) as u32;
        #[allow(clippy::cast_possible_truncation, reason = "members are u32")]
        let place = place as u32;
        chosen[count] = first + place;
        others -= 1;
        let is_taken = u32::from(wanted > needed) | u32::from(wanted > others);
        wanted -= is_taken;
        count += is_taken as usize;
    }
    *left = Left { members: others, wanted };
    count
}

/// Writes the applications to the members that are chosen.
fn write(chosen: &[u32], field: &Field, person: &Person, guide: &Guide, bonus: f32, applications: &mut Applications) {
    let (members, key) = (guide.members.as_slice(), person.key);
    let (home, region) = (person.home, person.region);
    let outlook = field.utilities.outlook(person, bonus);
    let blank = applications.add(chosen.len());
    let places = blank.departments.iter_mut().zip(blank.appeals).zip(blank.scores).zip(blank.marks);
    for ((((department, appeal), score), mark), &member) in places.zip(chosen) {
        let listed = &members[member as usize];
        let ties = Ties { is_home: listed.institution == home, is_regional: listed.region == region, is_away: false };
        let views = outlook.before(key.pair(listed.key, Purpose::Taste), listed.prestige, ties);
        *department = listed.department;
        *appeal = views.appeal;
        *score = views.score;
        *mark = Mark::of(ties);
    }
}

/// Divides applications among the quartiles: `above` and `below` of them over those above and below, the rest to the own;
/// what a quartile cannot take goes to the nearest that can.
fn quartile_counts(own: usize, count: u32, [above, below]: [f64; 2], sizes: [u32; 4]) -> [u32; 4] {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the count")]
    let part = |share: f64| (share * f64::from(count) + 0.5) as u32;
    let above = if own == 0 { 0 } else { part(above) };
    let below = if own == 3 { 0 } else { part(below).min(count - above.min(count)) };
    let split = |whole: u32, place: usize, places: usize| {
        let (place, places) = (number(place), number(places));
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
    if excess > 0 {
        let mut nearest = [0, 1, 2, 3];
        nearest.sort_by_key(|quarter: &usize| quarter.abs_diff(own));
        for quarter in nearest {
            let more = excess.min(sizes[quarter] - counts[quarter]);
            counts[quarter] += more;
            excess -= more;
        }
    }
    counts
}
