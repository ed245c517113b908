//! Worlds compared: the same twice, one with a position more, and what the replicates themselves say.

#![allow(clippy::cast_precision_loss, reason = "small numbers")]

use matchday::figures::{FigureId, Table};
use matchday::market::{Rank, Track};
use matchday::matching::{Settings, run};
use matchday::run::{Driver, Plan, Progress, Row};
use matchday::scenario::{Change, Inputs, Scenario};
use matchday::season::{Season, Setting};
use matchday::simulation::{Comparison, Contrast, Mode, PairedTally, Simulation, Tally, VariantTally};
use rand::SeedableRng;

use super::{Desk, SCENARIO, assert_same, table};

const REPLICATES: u32 = 40;

fn scenario() -> Scenario {
    toml::from_str(SCENARIO).expect("a scenario")
}

/// The scenario with a change of the program of this specialty and letter that has the most positions, among those without a
/// categorical one beside them.
fn changed(start: &str, change: Change) -> Scenario {
    let mut scenario = scenario();
    let world = Setting::of(scenario.clone(), Inputs::default()).world;
    let has_twin = |id: &str| world.program(&id.replace("ir-a-", "ir-c-")).is_some();
    let program = world.programs.iter().filter(|program| program.id.starts_with(start) && !has_twin(&program.id));
    let program = program.max_by_key(|program| program.terms.quota).expect("such a program");
    scenario.change = vec![Change { program: program.id.clone(), ..change }];
    scenario
}

/// Runs a comparison of two scenarios.
fn compared(base: &Scenario, variant: &Scenario, mode: Mode, look: impl FnOnce(&Comparison, &PairedTally)) {
    let [base, variant] = [base, variant].map(|scenario| {
        let setting = Setting::checked(scenario.clone(), Inputs::default()).expect("changes that can be made");
        let mut simulation = Simulation::new(setting);
        simulation.plan = Plan::of(REPLICATES);
        simulation
    });
    let comparison = Comparison::new(base, vec![("variant".to_owned(), variant)], mode);
    let mut progress = Progress::none(&comparison);
    Driver::new(2).expect("threads").run(&comparison, &mut progress, &mut ()).expect("a run");
    look(&comparison, &progress.tally);
}

/// What a simulation of one scenario says, with the rows of its replicates.
fn simulated(scenario: &Scenario) -> (Tally, Vec<Row>) {
    let mut simulation = Simulation::new(Setting::of(scenario.clone(), Inputs::default()));
    simulation.plan = Plan::of(REPLICATES);
    let (mut progress, mut rows) = (Progress::none(&simulation), Vec::new());
    Driver::new(1).expect("a thread").run(&simulation, &mut progress, &mut rows).expect("a run");
    (progress.tally, rows)
}

fn contrasts(comparison: &Comparison, progress: &PairedTally) -> Vec<Contrast> {
    let (variant, tally) = (&comparison.variants[0], &progress.variants[0]);
    let both = [&comparison.base, &variant.simulation];
    let figures = tally.figures(both, &progress.base, &variant.joins).filter_map(|row| row.contrast);
    let programs = variant.joins.programs.iter().zip(&tally.pair.programs).flat_map(|(pair, sums)| {
        let [base, own] = pair.map(|number| number.expect("in both"));
        sums.rows(Some(&progress.base.programs[base]), Some(&tally.own.programs[own]))
    });
    figures.chain(programs.filter_map(|row| row.contrast)).collect()
}

#[test]
fn the_same_world_twice_differs_by_exactly_nothing() {
    let scenario = scenario();
    for mode in [Mode::Demand, Mode::ListsFixed] {
        compared(&scenario, &scenario, mode, |comparison, progress| {
            let all = contrasts(comparison, progress);
            assert!(all.len() > 500, "{}", all.len());
            for contrast in all {
                assert_eq!((contrast.difference, contrast.gain), (0.0, None), "{contrast:?}");
                assert!(contrast.mcse.is_none_or(|mcse| mcse == 0.0), "{contrast:?}");
                assert!(contrast.same.is_none_or(|same| same >= 1.0), "{contrast:?}");
            }
            let VariantTally { own, pair } = &progress.variants[0];
            assert_eq!(own, &progress.base);
            assert!(!pair.movers[0].has_any());
            assert_eq!(pair.movers[0].people(), Some(32.0));
        });
    }
}

#[test]
fn each_world_counts_what_it_would_count_alone() {
    let (base, variant) = (scenario(), changed("ir-a-", Change { add: Some(2), ..Change::default() }));
    compared(&base, &variant, Mode::Demand, |_, progress| {
        assert_eq!(progress.base, simulated(&base).0);
        assert_eq!(progress.variants[0].own, simulated(&variant).0);
    });
}

/// The error of the difference and the gain, computed from the rows of two separate simulations.
#[test]
fn paired_errors_are_those_of_the_replicates() {
    let (base, variant) = (scenario(), changed("ir-a-", Change { add: Some(2), ..Change::default() }));
    let rows = [&base, &variant].map(|scenario| simulated(scenario).1);
    compared(&base, &variant, Mode::Demand, |comparison, progress| {
        let tally = &progress.variants[0];
        let both = [&comparison.base, &comparison.variants[0].simulation];
        let figures: Vec<_> = tally.figures(both, &progress.base, &comparison.variants[0].joins).collect();
        let mut checked = 0;
        for (column, (_, figure)) in comparison.base.main_figures().enumerate() {
            let pairs: Vec<[f64; 2]> = rows[0]
                .iter()
                .zip(&rows[1])
                .filter_map(|(one, two)| Some([one.values[column]?, two.values[column]?]))
                .map(|pair| pair.map(|value| value as f64 / figure.scale()))
                .collect();
            let found = figures.iter().find(|row| row.figure == figure).and_then(|row| row.contrast);
            let (Some(found), true) = (found, figure.method.word() == "mean" && pairs.len() > 1) else { continue };
            let variance = |values: &mut dyn Iterator<Item = f64>| {
                let values: Vec<f64> = values.collect();
                let mean = values.iter().sum::<f64>() / values.len() as f64;
                values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (values.len() - 1) as f64
            };
            let [one, two] = [0, 1].map(|world| variance(&mut pairs.iter().map(|pair| pair[world])));
            let paired = variance(&mut pairs.iter().map(|pair| pair[1] - pair[0]));
            let close = |found: f64, expected: f64| {
                assert!((found - expected).abs() <= 1e-6 * expected.abs().max(1e-6), "{figure:?}: {found} {expected}");
            };
            close(found.difference, pairs.iter().map(|pair| pair[1] - pair[0]).sum::<f64>() / pairs.len() as f64);
            close(found.mcse.expect("an error"), (paired / pairs.len() as f64).sqrt());
            if paired > 1e-12 {
                close(found.gain.expect("a gain"), (one + two) / paired);
                checked += 1;
            }
        }
        assert!(checked > 10, "{checked}");
    });
}

/// With fixed lists and nobody but singles with single lists, one more position makes nobody worse off and matches at most one
/// more (Gale and Sotomayor, "Some remarks on the stable matching problem", 1985).
#[test]
fn a_position_more_on_fixed_lists_harms_nobody() {
    let mut base = scenario();
    base.couples.share = 0.0;
    base.pgy1.enabled = false;
    base.requests.reversions = 0.0;
    let setting = Setting::of(base, Inputs::default());
    let mut season = Season::default();
    let mut gained = 0;
    for replicate in 1..=60 {
        season.play(&setting, replicate);
        let market = season.market();
        let settings = Settings::default();
        let matched = |market: &matchday::market::Market| {
            let mut luck = rand_chacha::ChaCha12Rng::seed_from_u64(1);
            run(market, &settings, &mut luck).matching.primary
        };
        let before = matched(market);
        let program = replicate as usize % setting.world.programs.len();
        let mut terms = market.all_terms().to_vec();
        terms[program].quota += 1;
        let after = matched(&market.with_terms(&terms, market.reversions()));
        let rank = |rank: Option<Rank>| rank.map_or(u32::MAX, Rank::number);
        assert!(before.iter().zip(&after).all(|(one, two)| rank(*two) <= rank(*one)), "replicate {replicate}");
        let count = |ranks: &[Option<Rank>]| ranks.iter().flatten().count();
        assert!((count(&before)..=count(&before) + 1).contains(&count(&after)), "replicate {replicate}");
        gained += count(&after) - count(&before);
    }
    assert!(gained > 0, "a position more is of use now and then");
}

#[test]
fn movers_of_fixed_lists_only_gain_from_a_position_more() {
    let mut base = scenario();
    base.couples.share = 0.0;
    base.pgy1.enabled = false;
    base.requests.reversions = 0.0;
    let mut variant = changed("ir-a-", Change { add: Some(1), ..Change::default() });
    let change = std::mem::take(&mut variant.change);
    let variant = Scenario { change, ..base.clone() };
    compared(&base, &variant, Mode::ListsFixed, |_, progress| {
        let all = &progress.variants[0].pair.movers[0];
        let find = |figure| all.find(figure).map(|found| found.value);
        assert!(find(FigureId::Better) > Some(0.0) && find(FigureId::RanksGained) >= Some(1.0));
        assert_eq!(
            (find(FigureId::Worse), find(FigureId::NoLongerMatched), find(FigureId::RanksLost)),
            (Some(0.0), Some(0.0), None)
        );
    });
}

#[test]
fn a_figure_that_one_world_has_has_an_empty_side() {
    let base = scenario();
    let mut variant = scenario();
    variant.soap.enabled = true;
    compared(&base, &variant, Mode::Demand, |comparison, progress| {
        let (world, tally) = (&comparison.variants[0], &progress.variants[0]);
        let both = [&comparison.base, &world.simulation];
        let mut soap = 0;
        for row in tally.figures(both, &progress.base, &world.joins) {
            if row.figure.name().contains("soap") {
                assert!(row.base.is_none() && row.variant.is_some() && row.contrast.is_none());
                soap += 1;
            } else if row.figure.table() == Table::Summary {
                assert_eq!(row.contrast.map(|contrast| contrast.difference), Some(0.0), "{:?}", row.figure);
            }
        }
        assert!(soap > 3, "{soap}");
    });
}

#[test]
fn an_advanced_position_that_becomes_categorical_asks_for_no_year() {
    let base = scenario();
    let variant = changed("ir-a-", Change { track: Some(Track::Categorical), ..Change::default() });
    compared(&base, &variant, Mode::ListsFixed, |comparison, progress| {
        let (world, tally) = (&comparison.variants[0], &progress.variants[0]);
        let both = [&comparison.base, &world.simulation];
        let figures: Vec<_> = tally.figures(both, &progress.base, &world.joins).collect();
        let difference = |name: &str, level: &str| {
            let row = figures
                .iter()
                .find(|row| row.figure.name() == name && row.figure.keys.last().is_some_and(|key| key == level));
            row.and_then(|row| row.contrast).expect("such a figure").difference
        };
        assert!(difference("positions_offered", "IR A") < 0.0);
        assert!((difference("positions_offered", "IR A") + difference("positions_offered", "IR C")).abs() < 1e-9);
        assert!(difference("filled", "Transitional P") < 0.0);
    });
}

#[test]
fn threads_do_not_matter() {
    let desk = Desk::new();
    let options = "compare [TEMP]/small.toml --replicates 50 --quiet --variant signals.gold=1 --mode demand";
    for threads in [1, 2, 3] {
        desk.done(&format!("{options} --threads {threads} --out [TEMP]/{threads}"));
    }
    let one = desk.result("1");
    assert_same(&one, &desk.result("2"));
    assert_same(&one, &desk.result("3"));
    let names: Vec<&str> = one.keys().map(String::as_str).collect();
    assert_eq!(names, ["base.toml", "comparison.csv", "movers.csv", "programs_comparison.csv", "variant-01.toml"]);
}

#[test]
fn a_variant_that_was_written_is_a_scenario_of_its_own() {
    let desk = Desk::new();
    let program = changed("ir-a-", Change::default()).change[0].program.clone();
    desk.done(&format!(
        "compare [TEMP]/small.toml --program {program} --new 2 --replicates 30 --quiet --out [TEMP]/compared"
    ));
    desk.done("simulate [TEMP]/compared/variant-01.toml --quiet --out [TEMP]/alone");
    let compared = table(&desk.result("compared")["comparison.csv"]);
    let alone = table(&desk.result("alone")["summary.csv"]);
    let mut same = 0;
    for row in compared.iter().filter(|row| row["table"] == "summary" && !row["variant_estimate"].is_empty()) {
        let is_it = |other: &&std::collections::BTreeMap<String, String>| {
            ["figure", "group", "level"].iter().all(|key| other[*key] == row[*key])
        };
        assert_eq!(alone.iter().find(is_it).map(|other| &other["estimate"]), Some(&row["variant_estimate"]), "{row:?}");
        same += 1;
    }
    assert_eq!(same, alone.len());
}

/// People are the same by group and number, however many there are and in whatever order groups stand.
#[test]
fn people_are_paired_where_both_worlds_have_them() {
    let base = scenario();
    for (count, people) in [(17, 32.0), (11, 29.0)] {
        let mut variant = scenario();
        variant.group[0].count = count;
        variant.group.swap(0, 2);
        compared(&base, &variant, Mode::Demand, |_, progress| {
            assert_eq!(progress.variants[0].pair.movers[0].people(), Some(people));
        });
    }
}
