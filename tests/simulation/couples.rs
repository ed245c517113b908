//! Couples that are given: in scenarios, and in the file of an applicant who asks for odds.

use std::fs;

use matchday::market::ApplicantId;
use matchday::odds::{Case, Estimated, Levels, Limits, Measure, Partner, marginal_cases};
use matchday::scenario::{FixedApplicant, Inputs};
use matchday::season::{Season, Setting};

use super::odds::{ALL, applicant, is_near, played, reading, setting};
use super::{Desk, table};

fn partner() -> FixedApplicant {
    FixedApplicant {
        id: "partner".to_owned(),
        group: "either".to_owned(),
        strength_percentile: Some(60.0),
        is_single: false,
        ..applicant()
    }
}

fn couple(reading: &matchday::scenario::Reading) -> Case {
    let own = FixedApplicant { is_single: false, partner: Some("partner".to_owned()), ..applicant() };
    Case::new("as told", &setting(reading), own, Some(partner()))
}

/// Both levels together have the expectation of seasons that are played with the couple: those of another seed, on their own.
#[test]
fn the_odds_are_those_of_seasons_with_the_couple() {
    let redrawn = "institutions.redrawn=true";
    let (here, there) = (reading(&[redrawn]), reading(&[redrawn, "run.seed=8"]));
    let (_, both) = played(&here, &[couple(&here)], 16, Limits { exact: Some(8), ..ALL });
    let plain = Limits { replicates: 1200, precision: 0.0, exact: Some(32) };
    let (_, seasons) = played(&there, &[couple(&there)], 1, plain);
    let of_both = Partner::TOGETHER.into_iter().chain(Partner::ENDINGS).chain([
        Partner::SameInstitution,
        Partner::SameRegion,
        Partner::Interviews,
    ]);
    let own = [Measure::Focus, Measure::Alternative, Measure::Nothing, Measure::First, Measure::Ranks];
    for measure in own.into_iter().chain(of_both.map(Measure::Partner)) {
        let [both, seasons] = [(&both, 16), (&seasons, 1)]
            .map(|(played, lucks)| Levels::of(&played.rows, lucks, measure).estimate().expect("replicates"));
        assert!(is_near(both, seasons), "{measure:?}: {both:?} {seasons:?}");
    }
}

/// The endings of both are the same people counted in different ways.
#[test]
fn what_is_said_of_both_adds_up() {
    let reading = reading(&[]);
    let (answer, _) = played(&reading, &[couple(&reading)], 8, Limits { replicates: 128, ..ALL });
    let answer = answer.expect("replicates");
    let together = answer.together.expect("a couple");
    let sum = |all: &[Estimated]| all.iter().map(|one| one.estimate).sum::<f64>();
    let is_same = |one: f64, other: f64| (one - other).abs() < 1e-9;
    let [both, only_own, only_partner, neither] = together.who.map(|one| one.estimate);
    assert!(is_same(sum(&together.who), 1.0) && is_same(sum(&together.partner), 1.0));
    assert!(is_same(only_partner + neither, answer.endings[3].estimate));
    assert!(is_same(only_own + neither, together.partner[3].estimate));
    assert!(both > 0.1 && together.same_region.estimate <= both);
    assert!(together.same_institution.estimate <= together.same_region.estimate);
}

/// Without one another the two are the two singles they would be in any case.
#[test]
fn two_lists_are_those_of_singles() {
    let reading = reading(&[]);
    let base = couple(&reading);
    let apart = marginal_cases(&base).into_iter().next().expect("a case");
    assert_eq!(apart, base.uncoupled(&apart.name));
    let alone = Case::new("alone", &setting(&reading), applicant(), None);
    let limits = Limits { replicates: 64, exact: Some(0), ..ALL };
    let (_, both) = played(&reading, &[apart], 8, limits);
    let (_, single) = played(&reading, &[alone], 8, limits);
    for measure in [Measure::Focus, Measure::Nothing, Measure::Ranks, Measure::Reached(2), Measure::Interviews] {
        let [both, single] = [&both, &single].map(|played| Levels::of(&played.rows, 8, measure));
        assert_eq!(both, single, "{measure:?}");
    }
}

/// Everybody else is the same person, in the same couple, and sees every department as before, whether the couple is there or not;
/// with partners of their own group and without.
#[test]
fn a_couple_moves_nobody() {
    for set in [vec![], vec!["couples.share=0"], vec!["group.others.role=partners"]] {
        let set: Vec<&str> = if set == ["group.others.role=partners"] {
            vec![
                "group.others.role=partners",
                "group.others.first=Transitional",
                "specialty.Transitional.kind=partners",
            ]
        } else {
            set
        };
        let reading = reading(&set);
        let joined = couple(&reading);
        let [alone, joined] = [&reading.inputs, &*joined.inputs].map(|inputs: &Inputs| {
            let mut season = Season::default();
            season.play(&Setting::of(reading.scenario.clone(), inputs.clone()), 3);
            season
        });
        let others = alone.people.all.len();
        assert_eq!(alone.people.all[..], joined.people.all[..others]);
        let (last, before) = joined.people.couples.split_last().expect("a couple");
        assert_eq!(alone.people.couples, before);
        let [own, other] = [0, 1].map(|which| ApplicantId(u32::try_from(others + which).expect("few")));
        assert_eq!(*last, [own, other]);
        assert_eq!(joined.people.all[others].partner, Some(other));
        for person in 0..others {
            for (one, again) in alone.applications().of(person).zip(joined.applications().of(person)) {
                assert_eq!(one.department, again.department);
                assert_eq!(one.appeal.to_bits(), again.appeal.to_bits());
            }
        }
    }
}

/// It is enough that one of two names the other, whatever the share of couples; their lists are one list of pairs.
#[test]
fn named_applicants_form_a_couple_in_a_scenario() {
    let desk = Desk::new();
    let small = fs::read_to_string(desk.path("small.toml")).expect("a file");
    let people = "\n[[applicant]]\nid = \"a\"\ntype = \"senior\"\ngroup = \"DR only\"\npartner = \"b\"\n\
                  ranks = [\"dr-a-1\", \"dr-a-2\"]\n\
                  [[applicant]]\nid = \"b\"\ntype = \"senior\"\ngroup = \"IR first\"\n";
    let world = reading(&[]);
    let drawn = setting(&world).world;
    let ids: Vec<&str> =
        drawn.programs.iter().map(|one| one.id.as_str()).filter(|id| id.starts_with("dr-a")).take(2).collect();
    let people = people.replace("dr-a-1", ids[0]).replace("dr-a-2", ids[1]);
    fs::write(desk.path("couple.toml"), small.replace("share = 0.2", "share = 0.0") + &people).expect("a file");
    let reading = matchday::scenario::read(desk.path("couple.toml"), &[]).expect("a scenario");
    let setting = setting(&reading);
    let mut season = Season::default();
    for replicate in 1..=5 {
        season.play(&setting, replicate);
        let count = u32::try_from(season.people.all.len()).expect("few");
        let couple = [count - 2, count - 1].map(ApplicantId);
        assert_eq!(season.people.couples, [couple]);
        let market = season.market();
        assert_eq!(market.couples(), [couple]);
        // Behind the same program of the partner the own list holds its order.
        let [own, other] = couple.map(|one| market.primary(one));
        assert_eq!(own.len(), other.len());
        let first = setting.world.program(ids[0]).expect("a program");
        let second = setting.world.program(ids[1]).expect("a program");
        let place = |a, b| own.iter().zip(other).position(|(one, two)| (one.program, two.program) == (a, b));
        for theirs in other.iter().map(|one| one.program).filter(|one| !one.is_no_match()) {
            let there = setting.world.department_of(theirs);
            let is_near =
                |program: matchday::market::ProgramId| setting.world.department_of(program).region == there.region;
            if is_near(first) == is_near(second)
                && let (Some(one), Some(two)) = (place(first, theirs), place(second, theirs))
            {
                assert!(one < two, "replicate {replicate}");
            }
        }
    }
    desk.done("simulate [TEMP]/couple.toml --replicates 20 --format csv --quiet --out [TEMP]/out");
    let rows = table(&desk.result("out")["replicates.csv"]);
    assert!(rows.len() == 20 && rows.iter().all(|row| row["couples"] == "1"));
}

/// One rank more can only help, whatever the season; one less can only harm.
#[test]
fn one_rank_more_never_harms() {
    let reading = reading(&[]);
    let ranks: Vec<String> = {
        let Setting { world, .. } = setting(&reading);
        let ids = world.programs.iter().map(|one| one.id.clone());
        ids.filter(|id| id.starts_with("ir-a")).take(2).collect()
    };
    for own in [applicant(), FixedApplicant { ranks, ..applicant() }] {
        let base = Case::new("as told", &setting(&reading), own, None);
        let cases = [vec![base.clone()], marginal_cases(&base)].concat();
        let (_, played) = played(&reading, &cases, 8, Limits { replicates: 64, exact: Some(0), ..ALL });
        let place = |name: &str| cases.iter().position(|case| case.name.starts_with(name)).expect("a case") - 1;
        let [more, less] = ["one rank more", "one rank less"].map(place);
        let nothing = Measure::Nothing.index();
        assert!(played.rows.iter().all(|row| row.differences[more][nothing] <= 0));
        assert!(played.rows.iter().any(|row| row.differences[more][nothing] < 0), "and sometimes it does");
        assert!(played.rows.iter().all(|row| row.differences[less][nothing] >= 0));
        let ranks = Measure::Ranks.index();
        assert!(played.rows.iter().all(|row| (0..=8).contains(&row.differences[more][ranks])));
    }
}

const COUPLE: &str = "type = \"senior\"\nstrength_percentile = 60\nregion = 2\n\n[partner]\ntype = \"graduate\"\n\
                      group = \"DR only\"\nstrength_percentile = 40\n";

#[test]
fn the_odds_of_a_couple_fit_one_terminal() {
    let desk = Desk::new();
    fs::write(desk.path("two.toml"), COUPLE).expect("a file");
    let options = "--replicates 64 --precision 0.01 --what-if stronger~partner:partner.strength_percentile=90";
    let ran = desk.done(&format!("odds [TEMP]/small.toml --applicant [TEMP]/two.toml {options}"));
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
    let (before, _) = ran.out.rsplit_once(", ").expect("a time");
    insta::assert_snapshot!("odds_of_a_couple", format!("{before}, … s.\n"));
}

/// Files, JSON and a simulation of the scenario that is written agree.
#[test]
fn what_is_written_of_a_couple_can_be_simulated() {
    let desk = Desk::new();
    fs::write(desk.path("two.toml"), COUPLE).expect("a file");
    let odds = "odds [TEMP]/small.toml --applicant [TEMP]/two.toml --precision 1.5 --no-sensitivity";
    desk.done(&format!("{odds} --quiet --out [TEMP]/out"));
    let rows = table(&desk.result("out")["odds.csv"]);
    let json: serde_json::Value = serde_json::from_str(&desk.done(&format!("{odds} --json")).out).expect("JSON");
    assert_eq!((json["applicant"].as_str(), json["partner"].as_str()), (Some("you"), Some("partner")));
    assert!(json["what_if"][0]["both"]["mcse"].is_number());
    desk.done("simulate [TEMP]/out/scenario.toml --replicates 1600 --format csv --quiet --out [TEMP]/sim");
    let people = table(&desk.result("sim")["applicants.csv"]);
    for (outcome, who, figure) in
        [("alternative", "you", "p_alternative"), ("partner_alternative", "partner", "p_alternative")]
    {
        let own = rows.iter().find(|row| row["outcome"] == outcome).expect("an outcome");
        let number = |text: &str| text.parse::<f64>().expect("a number");
        let in_json = json["odds"][outcome]["estimate"].as_f64().expect("a number");
        assert!((number(&own["estimate"]) - in_json).abs() < 1e-6);
        let simulated = people.iter().find(|row| row["applicant_id"] == who && row["figure"] == figure);
        let share = number(&simulated.expect("a row")["estimate"]);
        let error = number(&own["mcse"]).hypot((share * (1.0 - share) / 1600.0).sqrt());
        assert!((number(&own["estimate"]) - share).abs() < 4.0 * error, "{own:?} {share}");
    }
}

#[test]
fn couples_that_make_no_sense_are_refused() {
    let desk = Desk::new();
    let refused = |file: &str, options: &str| {
        fs::write(desk.path("wrong.toml"), file).expect("a file");
        let ran = desk.run(&format!("odds [TEMP]/small.toml --applicant [TEMP]/wrong.toml {options}"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{file}: {}", ran.err);
        ran.err
    };
    let told = |people: &str| {
        let small = fs::read_to_string(desk.path("small.toml")).expect("a file");
        fs::write(desk.path("wrong.toml"), small + people).expect("a file");
        let ran = desk.run("check [TEMP]/wrong.toml");
        assert_eq!(ran.code, Some(2), "{people}: {}", ran.err);
        ran.out + &ran.err
    };
    let one = |id: &str, rest: &str| format!("\n[[applicant]]\nid = \"{id}\"\ntype = \"senior\"\n{rest}\n");
    let (own, partner) = ("type = \"senior\"\n", "[partner]\ntype = \"senior\"\n");
    let all = [
        refused("type = \"senior\"\npartner = \"b\"\n", "--seed 7"),
        refused(&format!("{own}is_single = true\n{partner}"), "--seed 7"),
        refused(&format!("{own}[partner]\ntyp = \"senior\"\ngold = [\"dr-a-99\"]\nregion = 12\n"), "--seed 7"),
        refused(&format!("{own}{partner}group = \"others\"\nid = \"you\"\n"), "--seed 7"),
        refused(&format!("{own}group = \"others\"\n"), "--seed 7"),
        refused(&format!("{own}{partner}"), "--what-if partner.strength_percentile=101 --what-if partner.x=1"),
        refused(own, "--what-if partner.strength_percentile=10"),
        refused(&format!("{own}{partner}"), "--what-if partner=none"),
        told(&(one("a", "group = \"IR first\"\npartner = \"a\"") + &one("b", "group = \"either\"\npartner = \"cc\""))),
        told(
            &(one("a1", "group = \"either\"\npartner = \"b1\"\nis_single = true")
                + &one("b1", "group = \"others\"\npartner = \"c1\"")
                + &one("c1", "group = \"either\"\npartner = \"d1\"")
                + &one("d1", "group = \"either\"\nis_single = true")),
        ),
    ];
    insta::assert_snapshot!("couples_refused", all.join("\n"));
}
