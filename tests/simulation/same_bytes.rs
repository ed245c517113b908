//! The same bytes whatever the threads, shards and interruptions.

use matchday::run::{Driver, Ending, Kept, Observer, Stop, Unfinished, Work};
use matchday::scenario::{Inputs, Scenario};
use matchday::season::Setting;
use matchday::simulation::Simulation;

use super::{Desk, SCENARIO, assert_same, table};

fn scenario(replicates: u32) -> Scenario {
    let mut scenario: Scenario = toml::from_str(SCENARIO).expect("a scenario");
    scenario.run.replicates = replicates;
    scenario
}

#[test]
fn threads_do_not_matter() {
    let desk = Desk::new();
    for threads in [1, 2, 8] {
        desk.done(&format!(
            "simulate [TEMP]/small.toml --replicates 130 --quiet --threads {threads} --out [TEMP]/{threads}"
        ));
    }
    let one = desk.result("1");
    assert_same(&one, &desk.result("2"));
    assert_same(&one, &desk.result("8"));
    let names: Vec<&str> = one.keys().map(String::as_str).collect();
    let expected = [
        "applicants.csv",
        "choices.csv",
        "programs.csv",
        "rank_curve.csv",
        "replicates.parquet",
        "scenario.toml",
        "strength_by_prestige.csv",
        "summary.csv",
    ];
    assert_eq!(names, expected);
}

#[test]
fn seeds_do_matter() {
    let desk = Desk::new();
    for seed in [1, 2] {
        desk.done(&format!("simulate [TEMP]/small.toml --replicates 20 --quiet --seed {seed} --out [TEMP]/{seed}"));
    }
    assert_ne!(desk.result("1")["summary.csv"], desk.result("2")["summary.csv"]);
}

#[test]
fn shards_join_to_the_whole() {
    let desk = Desk::new();
    desk.done("simulate [TEMP]/small.toml --replicates 233 --quiet --format csv --out [TEMP]/whole");
    for shard in 1..=3 {
        desk.done(&format!(
            "simulate [TEMP]/small.toml --replicates 233 --quiet --shard {shard}/3 --out [TEMP]/part{shard}"
        ));
    }
    desk.done("merge [TEMP]/part2 [TEMP]/part1 [TEMP]/part3 --quiet --format csv --out [TEMP]/joined");
    assert_same(&desk.result("whole"), &desk.result("joined"));
    let rows = table(&desk.result("joined")["replicates.csv"]);
    let numbers: Vec<usize> = rows.iter().map(|row| row["replicate"].parse().expect("a number")).collect();
    assert_eq!(numbers, (1..=233).collect::<Vec<_>>());
}

#[test]
fn an_interrupted_run_goes_on_to_the_same_bytes() {
    let desk = Desk::new();
    desk.done("simulate [TEMP]/small.toml --replicates 180 --quiet --threads 1 --out [TEMP]/whole");
    let simulation = Simulation::new(Setting::of(scenario(180), Inputs::default()));
    let out = desk.path("out");
    let mut unfinished = Unfinished::open(&out, &simulation, Kept::Refuse).expect("it begins");
    let mut progress = unfinished.checkpoint().progress();
    let stop = Stop::default();
    let stopper = stop.clone();
    let observer = Observer::new(move |reached| {
        // After the first batch.
        if reached.replicates > 0 {
            stopper.request();
        }
    });
    let driver = Driver::new(1).expect("a thread").stopped_by(stop).observed_by(observer);
    let ending = driver.run(&simulation, &mut progress, &mut unfinished);
    assert_eq!(ending.expect("it stops"), Ending::Interrupted);
    unfinished.save(&progress).expect("it is kept");
    assert!((1..180).contains(&progress.tally.replicates), "{}", progress.tally.replicates);
    assert!(Unfinished::open(&out, &simulation, Kept::Resume).is_err(), "locked");
    drop(unfinished);

    let refused = desk.run("simulate [TEMP]/small.toml --replicates 180 --quiet --out [TEMP]/out");
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("--resume") && refused.err.contains("--force"), "{}", refused.err);
    desk.done("simulate [TEMP]/small.toml --replicates 180 --quiet --threads 3 --out [TEMP]/out --resume");
    assert_same(&desk.result("whole"), &desk.result("out"));
    assert!(!desk.path(".out.unfinished").exists(), "nothing is left beside it");
}

#[test]
fn a_replicate_alone_is_the_replicate_of_a_batch() {
    let simulation = Simulation::new(Setting::of(scenario(60), Inputs::default()));
    let mut batch = simulation.worker();
    (1..=10).for_each(|replicate| batch.replicate(&simulation, replicate));
    assert_eq!(batch.defects, Vec::<String>::new());
    for replicate in [1, 4, 10] {
        let mut alone = simulation.worker();
        alone.replicate(&simulation, replicate);
        assert_eq!(alone.rows[0], batch.rows[replicate as usize - 1]);
    }
    let mut backwards = simulation.worker();
    (1..=10).rev().for_each(|replicate| backwards.replicate(&simulation, replicate));
    assert_eq!(batch.tally, backwards.tally);
}

#[test]
fn a_run_until_it_is_precise_stops_where_it_stops() {
    let desk = Desk::new();
    for threads in [1, 4] {
        desk.done(&format!(
            "simulate [TEMP]/small.toml --until ci=0.03 --quiet --threads {threads} --out [TEMP]/{threads}"
        ));
    }
    assert_same(&desk.result("1"), &desk.result("4"));
    let manifest = std::fs::read(desk.path("1/manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    assert_eq!((&manifest["until"], &manifest["until_reached"]), (&"ci=0.03".into(), &true.into()));
    assert!((30..2000).contains(&manifest["replicates"].as_u64().expect("a number")), "{manifest}");
    let rows = table(&desk.result("1")["summary.csv"]);
    let headline = rows
        .iter()
        .find(|row| row["figure"] == "ends_in_focus" && row["group"] == "preference" && row["level"] == "focus")
        .expect("the headline");
    let number = |column: &str| headline[column].parse::<f64>().expect("a number");
    assert!(number("ci_high") - number("ci_low") <= 0.06);
}

#[test]
fn a_joined_result_names_what_was_set() {
    let desk = Desk::new();
    let shard = |shard: u32, options: &str| {
        desk.done(&format!(
            "simulate [TEMP]/small.toml --replicates 100 --quiet --shard {shard}/2 {options} --out [TEMP]/part{shard}"
        ));
    };
    let joined = || {
        let ran = desk.done("merge [TEMP]/part1 [TEMP]/part2 --quiet --out [TEMP]/joined");
        let manifest = std::fs::read(desk.path("joined/manifest.json")).expect("a manifest");
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
        (manifest["overrides"].clone(), ran.err)
    };
    shard(1, "--set signals.gold=2 --set signals.silver=1");
    shard(2, "--set signals.gold=2 --set signals.silver=1");
    assert_eq!(joined(), (serde_json::json!(["signals.gold=2", "signals.silver=1"]), String::new()));
    // The same scenario, by another way.
    shard(2, "--set signals.silver=1 --set signals.gold=2");
    let (overrides, warning) = joined();
    assert_eq!(overrides, serde_json::json!(["signals.gold=2", "signals.silver=1"]));
    assert!(
        warning.starts_with("warning: ") && warning.contains("other --set options (signals.silver=1, signals.gold=2)"),
        "{warning}"
    );
    std::fs::remove_file(desk.path("part2/manifest.json")).expect("a file");
    let ran = desk.run("merge [TEMP]/part1 [TEMP]/part2 --quiet --out [TEMP]/other");
    assert!(ran.code == Some(2) && ran.err.contains("part2/manifest.json"), "{}", ran.err);
}
