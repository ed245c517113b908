//! The season: draws that stay where they are, stages that can be told apart, and limiting cases with closed forms.

#![allow(clippy::cast_precision_loss, reason = "counts are small")]

mod season_support;

use matchday::draws::{Distribution, Key, Keys, Purpose};
use matchday::market::{ApplicantId, Market, ProgramId};
use matchday::population::{DepartmentId, Person, SpecialtyId};
use matchday::scenario::{ListsMode, Scenario, Tier};
use matchday::season::{Season, Ties, Utilities, Views};
use season_support::{Play, bare, matched_share, small};

/// The keys of people, by group and number within it.
fn keys(season: &Season, scenario: &Scenario) -> Vec<(String, usize, u64)> {
    let mut seen = vec![0; scenario.group.len()];
    let person = |person: &matchday::population::Person| {
        let number = &mut seen[usize::from(person.group)];
        *number += 1;
        (scenario.group[usize::from(person.group)].name.clone(), *number, person.key.bits())
    };
    season.people.all.iter().map(person).collect()
}

#[test]
fn a_replicate_is_the_same_alone_and_after_others() {
    let scenario = small();
    let play = Play::of(&scenario);
    let alone = play.season(7);
    let mut batch = Season::default();
    for replicate in 0..=7 {
        batch.play(&play.setting, replicate);
    }
    assert_eq!(alone.people.all, batch.people.all);
    assert_eq!(alone.applications(), batch.applications());
    for program in alone.market().program_ids() {
        assert_eq!(alone.market().ranking(program), batch.market().ranking(program));
    }
    for applicant in alone.market().applicant_ids() {
        assert_eq!(alone.market().primary(applicant), batch.market().primary(applicant));
    }
}

/// Where partners are too few, no group comes first: those with one are spread over all.
#[test]
fn too_few_partners_go_to_all_groups() {
    let mut scenario = small();
    scenario.couples.share = 1.0;
    let play = Play::of(&scenario);
    let mut found = [0_u32; 3];
    for replicate in 0..20 {
        let season = play.season(replicate);
        assert_eq!(season.people.couples.len(), 25);
        for couple in &season.people.couples {
            found[usize::from(season.people.all[couple[0].index()].group)] += 1;
        }
    }
    // 500 couples among 70, 30 and 180 people: the standard errors are below 11.
    for (count, expected) in found.into_iter().zip([125.0, 53.6, 321.4]) {
        assert!((f64::from(count) - expected).abs() < 55.0, "{found:?}");
    }
}

/// Whoever applies nowhere does not apply to the home program either.
#[test]
fn no_applications_are_none_at_home() {
    let mut scenario = small();
    scenario.specialty[0].applications = Distribution::Fixed { value: 0.0 };
    let play = Play::of(&scenario);
    let season = play.season(0);
    let is_of = |department: DepartmentId| play.setting.world[department].specialty == SpecialtyId(0);
    assert!(season.applications().iter().all(|one| !is_of(one.department)));
}

/// The market is made with both sides' ranks in place; made once more from the lists alone, it is the same, couples, supplemental
/// lists, truncated lists and programs' leavings included.
#[test]
fn the_market_is_that_of_its_lists() {
    let mut scenario = small();
    for (mode, left_out) in [(ListsMode::All, 0.0), (ListsMode::Truncated, 0.2), (ListsMode::OutsideOption, 0.05)] {
        scenario.lists.applicants = mode;
        scenario.lists.longest = 4;
        scenario.lists.do_not_rank = left_out;
        let play = Play::of(&scenario);
        let season = play.season(4);
        assert!(!season.market().couples().is_empty() && !season.market().supplementals().is_empty());
        let again = Market::new(&season.market().to_draft()).expect("it keeps the rules");
        assert_eq!(again, *season.market());
    }
}

#[test]
fn replicates_differ() {
    let scenario = small();
    let play = Play::of(&scenario);
    assert_ne!(play.season(0).applications(), play.season(1).applications());
}

/// One more applicant in the first group: everybody else keeps their key, and with it every draw.
#[test]
fn an_applicant_more_moves_nobody_elses_draws() {
    let scenario = small();
    let mut more = scenario.clone();
    more.group[0].count += 1;
    let (before, after) = (Play::of(&scenario), Play::of(&more));
    let (before, after) = (keys(&before.season(3), &scenario), keys(&after.season(3), &more));
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|key| after.contains(key)));
}

/// One more program: every other department keeps its key, so that each pair keeps its utilities.
#[test]
fn a_program_more_moves_no_other_draw() {
    let scenario = small();
    let mut more = scenario.clone();
    more.specialty[0].tracks[0].programs += 1;
    more.specialty[0].tracks[0].positions += 1;
    let (before, after) = (Play::of(&scenario), Play::of(&more));
    let views = |play: &Play| {
        let (season, utilities) = (play.season(2), Utilities::of(&play.setting.scenario));
        let person = &season.people.all[0];
        let ties = Ties { is_home: false, is_regional: false, is_away: false };
        play.setting
            .world
            .departments
            .iter()
            .map(|department| {
                let place = utilities.of_place(department.prestige, ties);
                let views = utilities.outlook(person).before(department.key, place);
                (department.specialty, department.institution, views.appeal.to_bits(), views.score.to_bits())
            })
            .collect::<Vec<_>>()
    };
    let (before, after) = (views(&before), views(&after));
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|view| after.contains(view)));
}

/// One more position: the quotas of all programs but one stay as they were.
#[test]
fn a_position_more_goes_to_one_program() {
    let scenario = small();
    let mut more = scenario.clone();
    more.specialty[1].tracks[0].positions += 1;
    let (before, after) = (Play::of(&scenario), Play::of(&more));
    let added =
        |id: usize| after.setting.world.programs[id].terms.quota - before.setting.world.programs[id].terms.quota;
    assert_eq!((0..before.setting.world.programs.len()).map(added).sum::<u32>(), 1);
}

/// Later parameters leave earlier stages alone: who applies where does not depend on signals, nor signals on interviews.
#[test]
fn a_late_parameter_leaves_early_stages_as_they_were() {
    let scenario = small();
    let mut late = scenario.clone();
    late.signals.tiers[Tier::Gold].boost = 3.0;
    late.invitations.cap = None;
    late.interviews.learning = 0.1;
    late.lists.do_not_rank = 0.3;
    let (before, after) = (Play::of(&scenario), Play::of(&late));
    let (before, after) = (before.season(1), after.season(1));
    assert_eq!(before.people.all, after.people.all);
    let sent = |season: &Season| {
        season
            .applications()
            .iter()
            .map(|one| (one.department, one.mark.signal(), one.appeal.to_bits()))
            .collect::<Vec<_>>()
    };
    assert_eq!(sent(&before), sent(&after));
    assert_ne!(before.applications(), after.applications());
}

/// The keys, and what is made of them, are pinned: they are part of every published result.
#[test]
fn values_are_pinned() {
    let mut keys = Keys::of(1, Some(0), "IR first");
    let (one, two) = (keys.next_key(), keys.next_key());
    let mut draws = one.draws(Purpose::Strength);
    let values = [draws.unit(), draws.normal(), draws.amount(Distribution::Gamma { mean: 5.0, sd: 2.0 })];
    assert_eq!(values.map(|value| format!("{value:.12}")), PINNED);
    let taste = tastes(&small())(one, two);
    assert_eq!(
        format!("{:016x} {:.6} {:.6}", one.pair(two, Purpose::Positions), taste.appeal, taste.score),
        PINNED_PAIR
    );
}

const PINNED: [&str; 3] = ["0.055367141171", "1.049592638059", "7.141860900413"];
const PINNED_PAIR: &str = "0111cbc53e313d75 -2.243170 0.968018";

/// What a person and a department make of each other's taste, and of nothing else.
fn tastes(scenario: &Scenario) -> impl Fn(Key, Key) -> Views {
    let anybody = Play::of(scenario).season(0).people.all[0].clone();
    let utilities = Utilities::of(scenario);
    move |person, department| {
        let person = Person { key: person, strength: 0.0, type_effect: 0.0, ..anybody.clone() };
        utilities.outlook(&person).before(department, Views { appeal: 0.0, score: 0.0 })
    }
}

/// Draws of pairs that share a person, or a department, are as independent as any: over 300 x 300 pairs the means of rows and
/// columns, the variance and the correlations of neighbours lie within five standard errors of those of white noise.
#[test]
fn draws_of_pairs_are_white() {
    let n = 300_u32;
    let mut keys = Keys::of(5, None, "people");
    let people: Vec<_> = (0..n).map(|_| keys.next_key()).collect();
    let mut keys = Keys::of(5, None, "departments");
    let places: Vec<_> = (0..n).map(|_| keys.next_key()).collect();
    // Without anything in common, what both sides see are independent standard normal draws.
    let mut scenario = small();
    (scenario.utility.applicant.common, scenario.utility.program.common) = (0.0, 0.0);
    (scenario.perception.applicant, scenario.perception.program) = (0.0, 0.0);
    scenario.utility.shared_fit = 0.0;
    let tastes = tastes(&scenario);
    let at = |i: u32, j: u32| {
        let taste = tastes(people[i as usize], places[j as usize]);
        [f64::from(taste.appeal), f64::from(taste.score)]
    };
    let count = f64::from(n * n);
    let (mut sum, mut squares, mut across, mut right, mut down) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let mut rows = vec![0.0; n as usize];
    let mut columns = vec![0.0; n as usize];
    for i in 0..n {
        for j in 0..n {
            let [z, w] = at(i, j);
            sum += z;
            squares += z * z;
            across += z * w;
            right += z * at(i, (j + 1) % n)[0];
            down += z * at((i + 1) % n, j)[0];
            rows[i as usize] += z;
            columns[j as usize] += z;
        }
    }
    let se = 1.0 / count.sqrt();
    assert!((sum / count).abs() < 5.0 * se);
    assert!((squares / count - 1.0).abs() < 5.0 * 2_f64.sqrt() * se);
    for correlation in [across, right, down] {
        assert!((correlation / count).abs() < 5.0 * se, "{}", correlation / count);
    }
    for margin in [rows, columns] {
        let chi = margin.iter().map(|sum: &f64| sum * sum / f64::from(n)).sum::<f64>();
        assert!((chi - f64::from(n)).abs() < 5.0 * (2.0 * f64::from(n)).sqrt(), "{chi}");
    }
}

/// Before ties both utilities have variance 1 and, with the shares of agreement and of shared fit, the correlation that they
/// imply, before and after the interview: `sqrt((1 - rA) (1 - rP)) a` for tastes.
#[test]
fn utilities_have_the_moments_of_their_definition() {
    let mut scenario = bare(2_000, 40, 1, 1);
    (scenario.utility.applicant.common, scenario.utility.program.common) = (0.3, 0.4);
    scenario.utility.shared_fit = 0.5;
    (scenario.perception.applicant, scenario.perception.program) = (0.5, 0.8);
    (scenario.interviews.learning, scenario.interviews.fit) = (0.6, 0.7);
    let play = Play::of(&scenario);
    let (season, utilities) = (play.season(0), Utilities::of(&scenario));
    let place = Views { appeal: 0.0, score: 0.0 };
    let mut pairs = Vec::new();
    for person in &season.people.all {
        for department in &play.setting.world.departments {
            let outlook = utilities.outlook(person);
            let before = outlook.before(department.key, place);
            let after = outlook.after(department.key, place);
            let strength = 0.4_f64.sqrt() * f64::from(person.strength);
            pairs.push([
                f64::from(before.appeal),
                f64::from(before.score) - strength,
                f64::from(after.appeal),
                f64::from(after.score) - strength,
            ]);
        }
    }
    let mean = |i: usize, j: usize| pairs.iter().map(|pair| pair[i] * pair[j]).sum::<f64>() / 80_000.0;
    let shared = (0.7_f64 * 0.6).sqrt() * 0.5;
    let expected = [
        (0, 0, 0.7 + 0.25),
        (1, 1, 0.6 + 0.64),
        (0, 1, shared),
        (0, 2, 0.7 + 0.4 * 0.25),
        (1, 3, 0.6 + 0.4 * 0.64),
        (0, 3, shared),
        (2, 2, 0.7 + 0.16 * 0.25 + 0.49),
        (3, 3, 0.6 + 0.16 * 0.64 + 0.49),
        (2, 3, shared + 0.49),
    ];
    for (i, j, value) in expected {
        // The standard error of a product of normals is at most sqrt(2 v v' / n); n = 80,000.
        assert!((mean(i, j) - value).abs() < 5.0 * 2.0 / 80_000_f64.sqrt(), "{i} {j}: {} for {value}", mean(i, j));
    }
}

/// Numbers of applications follow their distribution, and no program is applied to twice.
#[test]
fn applications_are_as_many_as_drawn_and_all_different() {
    let mut scenario = bare(400, 120, 1, 1);
    scenario.specialty[0].applications = Distribution::LogNormal { mean: 30.0, log_sd: 0.35 };
    scenario.applications.portfolio = matchday::scenario::Portfolio::Quartiles;
    let play = Play::of(&scenario);
    let season = play.season(0);
    let mut total = 0;
    for person in 0..season.people.all.len() {
        let mut departments: Vec<DepartmentId> = season.applications().of(person).map(|one| one.department).collect();
        total += departments.len();
        departments.sort_unstable();
        departments.dedup();
        assert_eq!(departments.len(), season.applications().of(person).len());
    }
    // sd 10.8 a person, 400 persons.
    let mean = f64::from(u32::try_from(total).unwrap()) / 400.0;
    assert!((mean - 30.0).abs() < 5.0 * 10.8 / 20.0, "{mean}");
}

/// Programs of the own region are chosen that many times as often as others.
#[test]
fn region_preference_is_the_odds_of_being_chosen() {
    let mut scenario = bare(3_000, 400, 1, 20);
    scenario.institutions.region_weights = vec![1.0; 4];
    scenario.applications.region_preference = 2.0;
    let play = Play::of(&scenario);
    let season = play.season(0);
    let (mut regional, mut all) = (0.0, 0.0);
    for (index, person) in season.people.all.iter().enumerate() {
        let there =
            play.setting.world.departments.iter().filter(|department| department.region == person.region).count();
        let there = f64::from(u32::try_from(there).unwrap());
        let applied = season.applications().of(index);
        regional += applied.filter(|one| one.mark.ties().is_regional).count() as f64;
        // Twenty of four hundred: drawing without replacement changes the odds by little.
        all += 20.0 * 2.0 * there / (2.0 * there + 400.0 - there);
    }
    assert!((regional / all - 1.0).abs() < 0.02, "{}", regional / all);
}

/// Gold goes to the programs that appeal most, silver to the next, and nobody sends more than the budget.
#[test]
fn signals_go_to_what_appeals_most() {
    let scenario = small();
    let play = Play::of(&scenario);
    let season = play.season(0);
    for person in 0..season.people.all.len() {
        let mut own: Vec<_> = season.applications().of(person).collect();
        own.sort_by(|a, b| b.appeal.total_cmp(&a.appeal));
        for (rank, application) in own.iter().enumerate() {
            let expected = match rank {
                0..2 => Some(Tier::Gold),
                2..5 => Some(Tier::Silver),
                _ => None,
            };
            assert_eq!(application.mark.signal(), expected);
        }
    }
}

/// No department interviews more than it has places, nobody accepts more than the cap, and who was declined for lack of places
/// scores lower than everybody invited.
#[test]
fn invitations_respect_places_caps_and_scores() {
    let scenario = small();
    let play = Play::of(&scenario);
    let season = play.season(0);
    let cap = 6;
    let mut met = vec![0_u32; play.setting.world.departments.len()];
    for person in 0..season.people.all.len() {
        let accepted = season.applications().of(person).filter(|one| one.mark.is_interviewed()).count();
        assert!(accepted <= cap);
        for application in season.applications().of(person).filter(|one| one.mark.is_interviewed()) {
            assert!(application.mark.is_invited());
            met[application.department.index()] += 1;
        }
    }
    for (department, met) in play.setting.world.departments.iter().zip(&met) {
        assert!(*met <= department.positions * 5);
    }
    for department in 0..play.setting.world.departments.len() {
        let of = |invited: bool| {
            season
                .applications()
                .iter()
                .filter(move |one| one.department.index() == department && one.mark.is_invited() == invited)
                .map(|one| one.score)
        };
        let (worst, best) = (of(true).fold(f32::INFINITY, f32::min), of(false).fold(f32::NEG_INFINITY, f32::max));
        assert!(best <= worst, "department {department}");
    }
}

/// Signalled applicants strictly first: no department invites somebody who did not signal while one who did is left out.
#[test]
fn strictly_first_is_strict() {
    let mut scenario = small();
    scenario.signals.strictly_first = true;
    let play = Play::of(&scenario);
    let season = play.season(0);
    for department in 0..play.setting.world.departments.len() {
        let of = || season.applications().iter().filter(move |one| one.department.index() == department);
        let unsignalled_in = of().any(|one| one.mark.signal().is_none() && one.mark.is_invited());
        let signalled_out = of().any(|one| one.mark.signal().is_some() && !one.mark.is_invited());
        assert!(!(unsignalled_in && signalled_out), "department {department}");
    }
}

/// Short lists in a large market, every stage but applications switched off: shares matched in closed form.
///
/// With `rho` applicants a program, `c` positions and lists of `k`, independent tastes: `lambda = rho (1 - (1 - p)^k) / p` with
/// `p = E[min(Poisson(lambda), c)] / lambda`, share `1 - (1 - p)^k`. With one ranking common to all programs and `c = 1`:
/// `dx/dt = 1 - x^k` on `[0, rho]`.
#[test]
fn short_lists_match_in_closed_form() {
    for (rho, positions, k, is_common, share) in [
        (1, 1, 1, false, 0.63212),
        (1, 1, 3, false, 0.84058),
        (1, 1, 10, false, 0.96571),
        (1, 1, 3, true, 0.82304),
        (1, 1, 5, true, 0.88302),
        (2, 2, 2, false, 0.85084),
        (2, 2, 5, false, 0.95251),
    ] {
        let programs = 1_000;
        let mut scenario = bare(rho * programs, programs, positions, k);
        scenario.utility.program.common = if is_common { 1.0 } else { 0.0 };
        let shares: Vec<f64> = matched_share(&scenario, 12);
        let mean = shares.iter().sum::<f64>() / 12.0;
        let sd = (shares.iter().map(|share| (share - mean).powi(2)).sum::<f64>() / 11.0).sqrt();
        let tolerance = 0.001 + 4.0 * sd / 12_f64.sqrt();
        assert!((mean - share).abs() < tolerance, "rho {rho}, c {positions}, k {k}: {mean} for {share} ± {tolerance}");
    }
}

/// With lists of one program each, the expected number of filled programs is `P (1 - (1 - 1/P)^A)`, exactly.
#[test]
fn lists_of_one_fill_as_balls_fill_urns() {
    let (applicants, programs) = (30_u32, 20_u32);
    let scenario = bare(applicants, programs, 1, 1);
    let shares = matched_share(&scenario, 2_000);
    let filled: Vec<f64> = shares.iter().map(|share| share * f64::from(applicants)).collect();
    let mean = filled.iter().sum::<f64>() / 2_000.0;
    let sd = (filled.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / 1_999.0).sqrt();
    let expected = f64::from(programs) * (1.0 - (1.0 - 1.0 / f64::from(programs)).powi(30));
    assert!((mean - expected).abs() < 4.0 * sd / 2_000_f64.sqrt(), "{mean} for {expected}");
}

/// Everybody ranks everybody and all programs rank alike: mean rank `(n + 1) / n (H(n + 1) - 1)`.
#[test]
fn a_common_ranking_is_a_serial_dictatorship() {
    let n = 40_u32;
    let mut scenario = bare(n, n, 1, n);
    scenario.utility.program.common = 1.0;
    scenario.applications.portfolio = matchday::scenario::Portfolio::All;
    let play = Play::of(&scenario);
    let replicates = 200;
    let means: Vec<f64> = (0..replicates)
        .map(|replicate| {
            let season = play.season(replicate);
            let run = season_support::matched(&season);
            let ranks = run.matching.primary.iter().map(|rank| f64::from(rank.expect("everybody matches").number()));
            ranks.sum::<f64>() / f64::from(n)
        })
        .collect();
    let mean = means.iter().sum::<f64>() / f64::from(replicates);
    let sd = (means.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / f64::from(replicates - 1)).sqrt();
    let harmonic: f64 = (1..=n + 1).map(|i| 1.0 / f64::from(i)).sum();
    let expected = f64::from(n + 1) / f64::from(n) * (harmonic - 1.0);
    assert!((mean - expected).abs() < 4.0 * sd / f64::from(replicates).sqrt(), "{mean} for {expected}");
}

#[test]
fn nobody_and_nothing_give_empty_seasons() {
    let nobody = bare(0, 10, 1, 3);
    let season = Play::of(&nobody).season(0);
    assert_eq!((season.market().applicants(), season.market().programs()), (0, 10));

    let nothing = bare(10, 0, 0, 3);
    let season = Play::of(&nothing).season(0);
    assert_eq!((season.market().applicants(), season.market().programs()), (10, 0));
    assert!(season.applications().is_empty());

    let season = Play::of(&Scenario::default()).season(0);
    assert_eq!((season.market().applicants(), season.market().programs()), (0, 0));
}

#[test]
fn more_signals_or_applications_than_programs_are_no_trouble() {
    let mut scenario = small();
    scenario.signals.tiers[Tier::Gold].count = 100;
    scenario.specialty[0].applications = Distribution::Fixed { value: 1_000.0 };
    scenario.invitations.cap = Some(Distribution::Fixed { value: 0.0 });
    let season = Play::of(&scenario).season(0);
    assert!(season.applications().iter().all(|one| !one.mark.is_interviewed()));
    assert!(season.market().applicant_ids().all(|applicant| season.market().primary(applicant).len() <= 60));
}

/// SOAP fills what is open, with people who had nothing, and takes nothing from anybody.
#[test]
fn soap_fills_open_positions() {
    let mut scenario = small();
    scenario.soap.enabled = true;
    scenario.specialty[0].interviews_per_position = Distribution::Fixed { value: 1.0 };
    let play = Play::of(&scenario);
    let season = play.season(0);
    let run = season_support::matched(&season);
    let mut soap = matchday::season::soap::Soap::default();
    let accepted = soap.play(&play.setting, &season, season.market(), &run.matching).to_vec();
    assert!(accepted.iter().flatten().count() > 0);
    let mut free: Vec<i64> =
        run.matching.effective_quotas(season.market()).iter().map(|&quota| i64::from(quota)).collect();
    for (program, holders) in run.matching.holders(season.market()).iter().enumerate() {
        free[program] -= i64::try_from(holders.len()).unwrap();
    }
    for (applicant, program) in (0..).map(ApplicantId).zip(&accepted) {
        if let Some(ProgramId(program)) = program {
            free[*program as usize] -= 1;
            let had = run.matching.primary_program(season.market(), applicant);
            assert!(had.is_none() || run.matching.supplemental_program(season.market(), applicant).is_none());
        }
    }
    assert!(free.iter().all(|&free| free >= 0));
}
