//! Scenarios made in code, and one-line ways to play them.

#![allow(dead_code, clippy::cast_precision_loss, reason = "not every test needs all of it")]

use matchday::draws::Distribution;
use matchday::market::Track;
use matchday::matching::{Run, Settings, run};
use matchday::scenario::{
    ApplicantType, Group, Inputs, Portfolio, ProgramsKind, Role, Scenario, Specialty, Tier, TrackPlan,
};
use matchday::season::{Season, Setting};
use matchday::stability::blocking_pairs;
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;

/// A scenario with its world.
pub(crate) struct Play {
    pub(crate) setting: Setting,
}

impl Play {
    pub(crate) fn of(scenario: &Scenario) -> Play {
        Play { setting: Setting::of(scenario.clone(), Inputs::default()) }
    }

    pub(crate) fn season(&self, replicate: u32) -> Season {
        let mut season = Season::default();
        season.play(&self.setting, replicate);
        season
    }
}

/// Runs the match of a season; whatever is said to be stable passes the checker.
pub(crate) fn matched(season: &Season) -> Run {
    let run = run(season.market(), &Settings::default(), &mut ChaCha12Rng::seed_from_u64(1));
    assert_eq!(run.blocking, blocking_pairs(season.market(), &run.matching));
    run
}

/// The share of applicants matched, replicate by replicate.
pub(crate) fn matched_share(scenario: &Scenario, replicates: u32) -> Vec<f64> {
    let play = Play::of(scenario);
    let mut season = Season::default();
    let mut shares = Vec::new();
    for replicate in 0..replicates {
        season.play(&play.setting, replicate);
        let run = run(season.market(), &Settings::default(), &mut ChaCha12Rng::seed_from_u64(1));
        let matched = run.matching.primary.iter().flatten().count();
        shares.push(matched as f64 / season.market().applicants() as f64);
    }
    shares
}

fn specialty(name: &str, kind: ProgramsKind, tracks: Vec<TrackPlan>) -> Specialty {
    Specialty { name: name.to_owned(), kind, tracks, ..Specialty::default() }
}

fn track(track: Track, programs: u32, positions: u32) -> TrackPlan {
    TrackPlan { track, programs, positions, ..TrackPlan::default() }
}

/// One specialty, uniform lists of `k`, independent tastes, and every stage between applications and lists switched off.
pub(crate) fn bare(applicants: u32, programs: u32, positions: u32, k: u32) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.institutions.count = programs;
    scenario.specialty = vec![Specialty {
        applications: Distribution::Fixed { value: f64::from(k) },
        ..specialty("Any", ProgramsKind::Residency, vec![track(Track::Categorical, programs, programs * positions)])
    }];
    scenario.specialty[0].tracks[0].quota = Some(Distribution::Fixed { value: f64::from(positions) });
    scenario.types = vec![ApplicantType { name: "anybody".to_owned(), ..ApplicantType::default() }];
    scenario.group =
        vec![Group { name: "all".to_owned(), count: applicants, first: "Any".to_owned(), ..Group::default() }];
    let utility = &mut scenario.utility;
    utility.shared_fit = 0.0;
    (utility.applicant.common, utility.program.common) = (0.0, 0.0);
    (utility.applicant.region, utility.applicant.home, utility.applicant.away) = (0.0, 0.0, 0.0);
    (utility.program.region, utility.program.home, utility.program.away) = (0.0, 0.0, 0.0);
    (scenario.perception.applicant, scenario.perception.program) = (0.0, 0.0);
    scenario.applications.portfolio = Portfolio::Uniform;
    scenario.applications.region_preference = 1.0;
    scenario.away.share = 0.0;
    scenario.signals.enabled = false;
    scenario.interviews.enabled = false;
    scenario.lists.do_not_rank = 0.0;
    scenario.couples.share = 0.0;
    scenario.requests.reversions = 0.0;
    scenario
}

/// Everything at once, in small: two specialties, PGY-1 years, background applicants, partners, signals and interviews.
pub(crate) fn small() -> Scenario {
    use ProgramsKind::{Partners, Pgy1, Residency};
    use Track::{Advanced as A, Categorical as C, Preliminary as P};
    let mut scenario = Scenario::default();
    scenario.institutions.count = 60;
    scenario.specialty = vec![
        specialty("IR", Residency, vec![track(C, 8, 14), track(A, 20, 40)]),
        specialty("DR", Residency, vec![track(A, 40, 200), track(C, 8, 20)]),
        specialty("Transitional", Pgy1, vec![track(P, 50, 260)]),
        specialty("Partners", Partners, vec![track(C, 60, 120)]),
    ];
    for (specialty, mean) in scenario.specialty.iter_mut().zip([15.0, 25.0, 0.0, 10.0]) {
        specialty.applications = Distribution::Normal { mean, sd: 3.0 };
        specialty.interviews_per_position = Distribution::Fixed { value: 5.0 };
    }
    let kind = |name: &str, weight: f64, home: f64| ApplicantType {
        name: name.to_owned(),
        weight,
        home,
        is_us_senior: true,
        ..ApplicantType::default()
    };
    scenario.types = vec![kind("US MD senior", 0.7, 0.9), kind("US DO senior", 0.3, 0.0)];
    let group = |name: &str, count: u32, first: &str, second: &str| Group {
        name: name.to_owned(),
        count,
        first: first.to_owned(),
        second: second.to_owned(),
        ..Group::default()
    };
    scenario.group = vec![
        group("IR first", 70, "IR", "DR"),
        group("DR first", 30, "DR", "IR"),
        group("DR only", 180, "DR", ""),
        Group { role: Role::Pgy1, ..group("elsewhere", 60, "", "") },
        Group { role: Role::Partners, ..group("partners", 25, "Partners", "") },
    ];
    scenario.signals.tiers[Tier::Gold].count = 2;
    scenario.signals.tiers[Tier::Silver].count = 3;
    scenario.invitations.cap = Some(Distribution::Fixed { value: 6.0 });
    (scenario.report.focus, scenario.report.alternative) = ("IR".to_owned(), "DR".to_owned());
    scenario
}
