//! Applicants: drawn in every replicate, each from their own key.

use super::World;
use crate::draws::{Key, Keys, Purpose, normal_quantile};
use crate::ids::{InstitutionId, RegionId, SpecialtyId};
use crate::scenario::{ApplicantType, FixedApplicant, Group, Inputs, Role, Scenario, step2_standing};
use matchday_match::market::ApplicantId;

/// The kind of key for given applicants.
const GIVEN: &str = "given applicants";

/// One applicant of one replicate.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// For draws.
    pub key: Key,
    /// Index into the scenario's groups.
    pub group: u16,
    /// Index into the scenario's types.
    pub kind: u16,
    /// The person's role.
    pub role: Role,
    /// In standard deviations, around the mean of the type.
    pub strength: f32,
    /// What programs add for the type itself.
    pub type_effect: f32,
    /// The home institution, if any.
    pub home: Option<InstitutionId>,
    /// The census division.
    pub region: RegionId,
    /// The preferred specialty, if any.
    pub first: Option<SpecialtyId>,
    /// The other specialty, if any.
    pub second: Option<SpecialtyId>,
    /// How much the first specialty is preferred.
    pub taste: f32,
    /// Whether a senior of a US medical school.
    pub is_us_senior: bool,
    /// Whether a physician with earlier training, who may rank `R` programs.
    pub is_physician: bool,
    /// Whether a graduate of an ESIR program.
    pub has_esir: bool,
    /// The partner, if the person is in a couple.
    pub partner: Option<ApplicantId>,
    /// Index into [`Inputs::applicants`], if the person is given.
    pub given: Option<u32>,
}

/// All applicants of one replicate, in the order of their groups, given ones last.
#[derive(Clone, Default, Debug)]
pub struct People {
    /// The applicants.
    pub all: Vec<Person>,
    /// Couples.
    pub couples: Vec<[ApplicantId; 2]>,
    pub(super) scratch: Vec<ApplicantId>,
}

/// The parts of a scenario that do not change from replicate to replicate, resolved once.
#[derive(Clone, Debug)]
pub struct Roster {
    groups: Vec<GroupPlan>,
    home_weights: Vec<InstitutionId>,
    given: Vec<GivenPlan>,
    /// Given couples, as indices of given applicants.
    pub(super) couples: Vec<[u32; 2]>,
    /// By given applicant: whether in a given couple.
    pub(super) has_partner: Vec<bool>,
}

#[derive(Clone, Debug)]
struct GroupPlan {
    first: Option<SpecialtyId>,
    second: Option<SpecialtyId>,
    /// Cumulative shares of the types.
    types: Vec<f64>,
}

#[derive(Clone, Debug)]
struct GivenPlan {
    group: usize,
    kind: usize,
    home: Option<InstitutionId>,
    /// The second specialty, for those who certainly apply to one.
    second: Option<SpecialtyId>,
}

impl Roster {
    /// Resolves the names in groups and given applicants.
    #[must_use]
    pub fn of(scenario: &Scenario, inputs: &Inputs, world: &World) -> Roster {
        let plan = |group: &Group| {
            let weight = |kind: &ApplicantType| {
                if group.types.is_empty() { kind.weight } else { group.types.get(&kind.name).copied().unwrap_or(0.0) }
            };
            let total: f64 = scenario.types.iter().map(weight).sum();
            let mut sum = 0.0;
            let cumulative = scenario.types.iter().map(|kind| {
                sum += weight(kind);
                sum / total
            });
            let [first, second] = [&group.first, &group.second].map(|name| scenario.specialty_named(name));
            GroupPlan { first, second, types: cumulative.collect() }
        };
        let usual = [scenario.alternative(), scenario.focus()];
        let groups: Vec<GroupPlan> = scenario.group.iter().map(plan).collect();
        let given = |applicant: &FixedApplicant| {
            let group = scenario.group.iter().position(|group| group.name == applicant.group).unwrap_or(0);
            let (first, second) = groups.get(group).map_or((None, None), |plan| (plan.first, plan.second));
            let second = [second].into_iter().chain(usual).flatten().find(|&one| Some(one) != first);
            GivenPlan {
                group,
                kind: scenario.types.iter().position(|kind| kind.name == applicant.kind).unwrap_or(0),
                home: world.institution(&applicant.home),
                second,
            }
        };
        // Medical schools are where the first specialty is trained.
        let focus = scenario.focus().map(|focus| scenario.alternative().unwrap_or(focus)).unwrap_or_default();
        let mut homes: Vec<InstitutionId> = world
            .departments
            .iter()
            .filter(|department| department.specialty == focus)
            .map(|department| department.institution)
            .collect();
        homes.sort_unstable();
        homes.dedup();
        let couples = inputs.couples();
        let mut has_partner = vec![false; inputs.applicants.len()];
        couples.iter().flatten().for_each(|&partner| has_partner[partner as usize] = true);
        Roster {
            given: inputs.applicants.iter().map(given).collect(),
            groups,
            home_weights: homes,
            couples,
            has_partner,
        }
    }
}

impl People {
    /// Draws the applicants of one replicate.
    pub fn draw(&mut self, scenario: &Scenario, inputs: &Inputs, roster: &Roster, world: &World, replicate: u32) {
        self.all.clear();
        for (index, (group, plan)) in scenario.group.iter().zip(&roster.groups).enumerate() {
            let mut keys = Keys::of(scenario.run.seed, Some(replicate), &group.name);
            for _ in 0..group.count {
                let person = person(scenario, roster, world, index, plan, keys.next_key());
                self.all.push(person);
            }
        }
        let keys = Keys::of(scenario.run.seed, Some(replicate), GIVEN);
        for (index, given) in (0..).zip(&inputs.applicants) {
            self.all.push(Person::given(scenario, inputs, roster, world, index, keys.named(&given.id)));
        }
        self.pair_up(scenario, inputs, roster, replicate);
    }
}

fn person(scenario: &Scenario, roster: &Roster, world: &World, group: usize, plan: &GroupPlan, key: Key) -> Person {
    let declared = &scenario.group[group];
    let mut origin = key.draws(Purpose::Origin);
    let luck = origin.unit();
    let kind = plan.types.iter().filter(|&&upto| upto <= luck).count().min(plan.types.len().saturating_sub(1));
    let Traits { strength, effect, home, is_us_senior, physicians } = Traits::of(scenario.types.get(kind));
    let has_home = origin.chance(home);
    let place = origin.unit();
    let home = match roster.home_weights.len() {
        0 => None,
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "small"
        )]
        count if has_home => Some(roster.home_weights[((place * count as f64) as usize).min(count - 1)]),
        _ => None,
    };
    let region_luck = origin.unit();
    let regions = scenario.institutions.region_weights.len().max(1);
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "few regions"
    )]
    let region = match home {
        Some(home) => world[home].region,
        None => RegionId((region_luck * regions as f64) as u8),
    };
    let mut aim = key.draws(Purpose::Aim);
    let (wants_second, is_physician, has_esir) =
        (aim.chance(declared.second_share), aim.chance(physicians), aim.chance(declared.esir));
    #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
    let single = |value: f64| value as f32;
    Person {
        key,
        group: u16::try_from(group).expect("few groups"),
        kind: u16::try_from(kind).expect("few types"),
        role: declared.role,
        strength: single(strength + key.draws(Purpose::Strength).normal()),
        type_effect: single(effect),
        home,
        region,
        first: plan.first,
        second: plan.second.filter(|_| wants_second),
        taste: single(declared.taste),
        is_us_senior,
        is_physician,
        has_esir,
        partner: None,
        given: None,
    }
}

/// The numbers of a type; all zero if the scenario has no types.
#[derive(Default)]
struct Traits {
    strength: f64,
    effect: f64,
    home: f64,
    is_us_senior: bool,
    physicians: f64,
}

impl Traits {
    fn of(kind: Option<&ApplicantType>) -> Traits {
        kind.map_or(Traits::default(), |kind| Traits {
            strength: kind.strength,
            effect: kind.effect,
            home: kind.home,
            is_us_senior: kind.is_us_senior,
            physicians: kind.physicians,
        })
    }
}

impl Person {
    /// A given applicant, drawn from a key.
    ///
    /// # Panics
    /// If there is no given applicant of this number.
    #[must_use]
    pub fn given(
        scenario: &Scenario,
        inputs: &Inputs,
        roster: &Roster,
        world: &World,
        number: u32,
        key: Key,
    ) -> Person {
        let (given, plan) = (&inputs.applicants[number as usize], &roster.given[number as usize]);
        let mut one = person(scenario, roster, world, plan.group, &roster.groups[plan.group], key);
        one.become_given(scenario, given, plan, world);
        one.given = Some(number);
        one
    }

    /// The key of a given applicant in a replicate, derived from the applicant's id.
    #[must_use]
    pub fn given_key(seed: u64, replicate: u32, id: &str) -> Key {
        Keys::of(seed, Some(replicate), GIVEN).named(id)
    }

    fn become_given(&mut self, scenario: &Scenario, given: &FixedApplicant, plan: &GivenPlan, world: &World) {
        let type_told = !given.kind.is_empty();
        if type_told {
            self.kind = u16::try_from(plan.kind).expect("few types");
        }
        let numbers = Traits::of(scenario.types.get(usize::from(self.kind)));
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let single = |value: f64| value as f32;
        self.type_effect = single(numbers.effect);
        self.is_us_senior = numbers.is_us_senior;
        self.is_physician = self.key.draws(Purpose::Aim).chance(numbers.physicians);
        let luck = self.key.draws(Purpose::Strength).normal();
        let of_percentile = given.strength_percentile.map(|percentile| normal_quantile(percentile / 100.0));
        let first = self.first.map_or("", |first| &scenario.specialty[first.index()].name);
        let of_score = || given.step2_ck.and_then(|score| step2_standing(score, &given.kind, first));
        let standing = of_percentile.or_else(of_score).unwrap_or(luck);
        self.strength = single(numbers.strength + standing);
        if let Some(home) = plan.home {
            self.home = plan.home;
            self.region = world[home].region;
        }
        match given.applies_to_alternative {
            Some(true) => self.second = plan.second,
            Some(false) => self.second = None,
            None => {}
        }
        if let Some(region) = given.region.and_then(RegionId::numbered) {
            self.region = region;
        }
    }
}
