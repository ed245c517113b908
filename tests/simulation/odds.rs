//! Odds of one applicant: right on average, with the error they state, and nobody else is moved.

use matchday::Study;
use matchday::odds::{Answer, Case, Estimated, Levels, Limits, Measure, Odds, OddsRow, marginal_cases};
use matchday::population::DepartmentId;
use matchday::run::{Driver, Progress};
use matchday::scenario::{FixedApplicant, Inputs, Interviewed, Override, Reading, Tier, TierLists, TomlFile, read};
use matchday::season::{Season, Setting};

use super::{Desk, SCENARIO};

pub(super) fn applicant() -> FixedApplicant {
    FixedApplicant {
        id: "you".to_owned(),
        kind: "senior".to_owned(),
        group: "IR first".to_owned(),
        strength_percentile: Some(40.0),
        region: Some(2),
        is_single: true,
        applies_to_alternative: Some(true),
        ..FixedApplicant::default()
    }
}

pub(super) fn reading(set: &[&str]) -> Reading {
    let set: Vec<Override> = set.iter().map(|text| Override::parse(text).expect("an override")).collect();
    read(Desk::new().path("small.toml"), &set).expect("a scenario")
}

/// What was played.
pub(super) struct Played {
    pub(super) rows: Vec<OddsRow>,
    pub(super) is_precise: bool,
}

/// The odds of some cases, each as the applicant and the name, with so many lucks.
pub(super) fn played(reading: &Reading, cases: &[Case], lucks: u32, limits: Limits) -> (Option<Answer>, Played) {
    let odds = Odds::new(setting(reading), cases.iter().cloned(), lucks, limits);
    let mut progress = Progress::none(&odds);
    Driver::new(2).expect("threads").run(&odds, &mut progress, &mut ()).expect("a run");
    let Progress { tally: rows, is_precise, .. } = progress;
    (Answer::of(&odds, &rows), Played { rows, is_precise })
}

/// A scenario as it is played.
pub(super) fn setting(reading: &Reading) -> Setting {
    Setting::of(reading.scenario.clone(), reading.inputs.clone())
}

fn case(reading: &Reading, applicant: FixedApplicant) -> Case {
    Case::new("as told", &setting(reading), applicant, None)
}

pub(super) const ALL: Limits = Limits { replicates: 400, precision: 0.0, exact: None };

pub(super) fn is_near(one: Estimated, other: Estimated) -> bool {
    (one.estimate - other.estimate).abs() <= 4.0 * (one.mcse * one.mcse + other.mcse * other.mcse).sqrt()
}

/// Both levels together have the expectation of seasons that are played with the applicant: those of another seed, on their own.
/// Every season has a world of its own, so that both seeds have the same law.
#[test]
fn the_odds_are_those_of_seasons_with_the_applicant() {
    let redrawn = "institutions.redrawn=true";
    let (here, there) = (reading(&[redrawn]), reading(&[redrawn, "run.seed=8"]));
    let some = Limits { exact: Some(8), ..ALL };
    for strength in [10.0, 60.0] {
        let one = FixedApplicant { strength_percentile: Some(strength), ..applicant() };
        let (_, both) = played(&here, &[case(&here, one.clone())], 16, some);
        // With one luck the price taker cancels, and what is left is the season.
        let plain = Limits { replicates: 1200, precision: 0.0, exact: Some(32) };
        let (_, seasons) = played(&there, &[case(&there, one)], 1, plain);
        for measure in [Measure::Focus, Measure::Alternative, Measure::Nothing, Measure::First, Measure::Reached(3)] {
            let [both, seasons] = [(&both, 16), (&seasons, 1)]
                .map(|(played, lucks)| Levels::of(&played.rows, lucks, measure).estimate().expect("replicates"));
            assert!(is_near(both, seasons), "{strength} {measure:?}: {both:?} {seasons:?}");
        }
    }
}

/// With both levels in every replicate the error is that of a plain mean of their sums.
#[test]
fn the_stated_error_is_that_of_the_replicates() {
    let reading = reading(&[]);
    let (answer, played) = played(&reading, &[case(&reading, applicant())], 8, Limits { exact: Some(32), ..ALL });
    let index = Measure::Focus.index();
    let sums: Vec<f64> = played
        .rows
        .iter()
        .map(|row| f64::from(row.base[index]) / 8.0 + f64::from(row.correction.as_ref().expect("exact")[index]))
        .collect();
    let mean = sums.iter().sum::<f64>() / 400.0;
    let variance = sums.iter().map(|sum| (sum - mean) * (sum - mean)).sum::<f64>() / 399.0;
    let stated = answer.expect("replicates").endings[0];
    assert!((stated.estimate - mean).abs() < 1e-12, "{stated:?} {mean}");
    assert!((stated.mcse - (variance / 400.0).sqrt()).abs() < 1e-9, "{stated:?} {variance}");
}

/// Everybody else is the same person and sees every department as before, whether the applicant is there or not.
#[test]
fn the_applicant_moves_nobody() {
    let reading = reading(&[]);
    let with = case(&reading, FixedApplicant { interviews: Some(Interviewed::Count(2)), ..applicant() });
    let [alone, joined] = [&reading.inputs, &*with.inputs].map(|inputs: &Inputs| {
        let mut season = Season::default();
        season.play(&Setting::of(reading.scenario.clone(), inputs.clone()), 3);
        season
    });
    let others = alone.people.all.len();
    assert_eq!(alone.people.all[..], joined.people.all[..others]);
    assert_eq!(joined.people.all.len(), others + 1);
    assert_eq!(alone.people.couples, joined.people.couples);
    let mut same = 0;
    for person in 0..others {
        for one in alone.applications().of(person) {
            let mut again = joined.applications().of(person);
            let again = again
                .find(|other| other.department == one.department && other.mark.ties().bits() == one.mark.ties().bits());
            same += usize::from(again.is_some());
            assert!(again.is_none_or(|again| again.appeal.to_bits() == one.appeal.to_bits()));
        }
    }
    assert!(same * 10 > alone.applications().len() * 9, "{same} of {}", alone.applications().len());
}

#[test]
fn whoever_has_no_interview_is_never_matched() {
    let reading = reading(&[]);
    let nobody = FixedApplicant { interviews: Some(Interviewed::Programs(Vec::new())), ..applicant() };
    let (answer, _) = played(&reading, &[case(&reading, nobody)], 8, Limits { replicates: 64, ..ALL });
    let answer = answer.expect("replicates");
    assert_eq!(answer.endings[3], Estimated { estimate: 1.0, mcse: 0.0 });
    assert_eq!((answer.interviews[0].estimate, answer.ranks.estimate, answer.deepest), (0.0, 0.0, 0));
    assert!(answer.positions.is_empty());
}

/// What is given is so in the seasons with the applicant as in those that are entered: no correction is ever needed.
#[test]
fn given_interviews_and_lists_are_kept() {
    let reading = reading(&[]);
    let programs: Vec<String> = setting(&reading).world.programs.iter().map(|program| program.id.clone()).collect();
    let own = |wanted: &str| programs.iter().filter(|id| id.starts_with(wanted)).take(2).cloned().collect::<Vec<_>>();
    let ranks = [own("ir-a"), own("dr-a")].concat();
    let limits = Limits { replicates: 96, exact: Some(32), ..ALL };
    let counted =
        FixedApplicant { interviews: Some(Interviewed::Count(3)), applies_to_alternative: Some(false), ..applicant() };
    let (answer, rows) = played(&reading, &[case(&reading, counted)], 8, limits);
    assert_eq!(answer.expect("replicates").interviews[0], Estimated { estimate: 3.0, mcse: 0.0 });
    let index = Measure::Interviews.index();
    assert!(
        rows.rows.iter().all(|row| row.base[index] == 24 && row.correction.as_ref().is_some_and(|c| c[index] == 0))
    );
    let listed = FixedApplicant { ranks: ranks.clone(), ..applicant() };
    let (answer, rows) = played(&reading, &[case(&reading, listed)], 8, limits);
    assert_eq!(answer.expect("replicates").ranks, Estimated { estimate: 4.0, mcse: 0.0 });
    let index = Measure::Ranks.index();
    assert!(rows.rows.iter().all(|row| row.correction.as_ref().is_some_and(|correction| correction[index] == 0)));
    let only = FixedApplicant { interviews: Some(Interviewed::Programs(own("ir-a"))), ..applicant() };
    let (answer, _) = played(&reading, &[case(&reading, only)], 8, limits);
    let answer = answer.expect("replicates");
    let exactly = |estimate: f64| Estimated { estimate, mcse: 0.0 };
    assert_eq!(answer.interviews, [2.0, 0.0].map(exactly));
    assert_eq!(answer.endings[1], exactly(0.0));
}

#[test]
fn given_signals_and_rotations_are_sent_and_no_others() {
    let reading = reading(&[]);
    let Setting { world, .. } = setting(&reading);
    let department = |id: &str| world[world.program(id).expect("a program")].department;
    let id = |start: &str| {
        world.programs.iter().find(|program| program.id.starts_with(start)).expect("a program").id.clone()
    };
    let (gold, silver) = (id("ir-a"), id("dr-a"));
    let mut signals = TierLists::default();
    signals[Tier::Gold] = Some(vec![gold.clone()]);
    signals[Tier::Silver] = Some(vec![silver.clone()]);
    let told = FixedApplicant { signals, away: Some(vec![gold.clone()]), ..applicant() };
    let with = case(&reading, told);
    let mut season = Season::default();
    season.play(&Setting::of(reading.scenario.clone(), with.inputs), 1);
    let own: Vec<_> = season.applications().of(season.people.all.len() - 1).collect();
    let sent = |tier: Tier| -> Vec<DepartmentId> {
        own.iter().filter(|one| one.mark.signal() == Some(tier)).map(|one| one.department).collect()
    };
    assert_eq!(sent(Tier::Gold), [department(&gold)]);
    assert_eq!(sent(Tier::Silver), [department(&silver)]);
    let rotated: Vec<DepartmentId> = own.iter().filter(|one| one.mark.is_away()).map(|one| one.department).collect();
    assert_eq!(rotated, [department(&gold)]);
}

/// A case that changes nothing differs by nothing, and one more and one less of something point in opposite directions.
#[test]
fn what_is_the_same_makes_no_difference() {
    let reading = reading(&[]);
    let base = case(&reading, FixedApplicant { interviews: Some(Interviewed::Count(3)), ..applicant() });
    let mut cases = vec![base.clone(), Case { name: "the same".to_owned(), ..base.clone() }];
    cases.extend(marginal_cases(&base));
    let (answer, _) = played(&reading, &cases, 8, Limits { exact: Some(0), ..ALL });
    let effects = answer.expect("replicates").effects;
    assert_eq!(effects[0].endings, [Estimated { estimate: 0.0, mcse: 0.0 }; 4]);
    let of = |name: &str| {
        let found = effects.iter().find(|effect| effect.name == name);
        found.unwrap_or_else(|| panic!("no {name} in {effects:?}")).clone()
    };
    assert!(of("one IR interview less").endings[0].estimate < 0.0);
    assert!(of("one IR interview more").endings[0].estimate > 0.0);
    assert!(of("one away rotation less").endings[0].estimate < of("one away rotation more").endings[0].estimate);
    assert!(of("do not apply to DR").endings[3].estimate > 0.0);
    assert!(of("one rank less: without the last").ranks.estimate < -0.9);
}

/// Whoever prefers the alternative wants to know the odds of it: seasons go on until all odds are precise, not those of the focus only.
#[test]
fn all_odds_of_where_somebody_matches_are_as_precise_as_asked_for() {
    let reading = reading(&[]);
    let radiologist =
        FixedApplicant { group: "DR only".to_owned(), applies_to_alternative: Some(false), ..applicant() };
    let limits = Limits { replicates: 4000, precision: 0.015, exact: None };
    let (answer, played) = played(&reading, &[case(&reading, radiologist)], 8, limits);
    let endings = answer.expect("replicates").endings;
    assert!(played.is_precise && played.rows.len() > 64, "{} seasons", played.rows.len());
    assert_eq!(endings[0], Estimated { estimate: 0.0, mcse: 0.0 });
    assert!(endings.iter().all(|ending| ending.mcse <= 0.015), "{endings:?}");
}

/// Odds of an applicant in memory, in a scenario in memory. The sensitivity analysis reads the scenario again, with other values.
#[test]
fn odds_need_no_file() {
    let me = TomlFile::of_text("me.toml", "type = \"senior\"\nstrength_percentile = 40\n");
    let odds = Study::from_text(SCENARIO).expect("a scenario").odds(&me).expect("an applicant");
    let results = odds.replicates(4).run().expect("a run");
    assert!(!results.sensitivity.expect("a sensitivity analysis").points.is_empty());

    let me = TomlFile::of_text("me.toml", "type = \"senior\"\ngold = [\"ir-a-99\"]\n");
    let fault = Study::from_text(SCENARIO).expect("a scenario").odds(&me).expect_err("a fault").to_string();
    assert!(fault.contains("me.toml:2:9: this world has no program \"ir-a-99\""), "{fault}");
}
