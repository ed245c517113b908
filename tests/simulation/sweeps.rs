//! Sweeps: points are simulations, whatever the order, the threads and the other points; differences are paired.

use std::collections::BTreeMap;

use super::{Desk, assert_same, table};

type Rows = Vec<BTreeMap<String, String>>;

fn sweep(desk: &Desk, options: &str, out: &str) -> Rows {
    desk.done(&format!("sweep [TEMP]/small.toml --quiet {options} --out [TEMP]/{out}"));
    table(&desk.result(out)["sweep.csv"])
}

const ESTIMATE: [&str; 11] =
    ["figure", "group", "level", "unit", "estimate", "mcse", "ci_low", "ci_high", "replicates", "p05", "p95"];

/// What a simulation says of figures, without points and differences.
fn estimates<'a>(rows: impl IntoIterator<Item = &'a BTreeMap<String, String>>) -> Vec<Vec<String>> {
    rows.into_iter().map(|row| ESTIMATE.iter().map(|column| row[*column].clone()).collect()).collect()
}

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column} is {:?}", row[column]))
}

/// Of whom a figure of the summary is the headline.
fn is_headline(row: &BTreeMap<String, String>) -> bool {
    row["figure"] == "ends_in_focus" && row["group"] == "preference" && row["level"] == "focus"
}

#[test]
fn a_point_is_the_simulation_with_its_values() {
    let desk = Desk::new();
    let rows =
        sweep(&desk, "--over signals.gold=0,3 --over group.IR~first.count=10..12:2 --all --replicates 12", "out");
    for (point, (gold, count)) in [(1, (0, 10)), (2, (0, 12)), (3, (3, 10)), (4, (3, 12))] {
        desk.done(&format!(
            "simulate [TEMP]/small.toml --quiet --replicates 12 --set signals.gold={gold} --set group.IR~first.count={count} --out [TEMP]/one"
        ));
        let result = desk.result("one");
        let own: Rows = rows.iter().filter(|row| row["point"] == point.to_string()).cloned().collect();
        assert!(own.iter().all(|row| row["signals.gold"] == gold.to_string()));
        assert!(own.iter().all(|row| row["group.IR first.count"] == count.to_string()));
        let of = |name: &'static str| own.iter().filter(move |row| row["table"] == name);
        assert_eq!(estimates(of("summary")), estimates(&table(&result["summary.csv"])));
        for name in ["choices", "rank_curve", "strength_by_prestige", "applicants"] {
            assert_eq!(of(name).count(), table(&result[&format!("{name}.csv")]).len(), "{name}");
        }
        let programs = table(&result["programs.csv"]);
        assert_eq!(of("programs").count(), programs.iter().filter(|row| !row["estimate"].is_empty()).count());
    }
}

#[test]
fn points_do_not_depend_on_order_threads_or_each_other() {
    let desk = Desk::new();
    let rising = sweep(&desk, "--over signals.gold=0..4 --replicates 15 --threads 1", "rising");
    let falling = sweep(&desk, "--over signals.gold=4,3,2,0 --replicates 15 --threads 3", "falling");
    for gold in ["0", "2", "3", "4"] {
        let of = |rows: &Rows| estimates(rows.iter().filter(|row| row["signals.gold"] == gold));
        assert_eq!(of(&rising), of(&falling), "{gold}");
    }
    sweep(&desk, "--over signals.gold=0..4 --replicates 15 --threads 8", "again");
    assert_same(&desk.result("rising"), &desk.result("again"));
}

#[test]
fn all_are_compared_with_the_scenario_itself_or_else_with_the_first() {
    let desk = Desk::new();
    for (values, base) in [("2,6,9", "2"), ("2,5,9", "1")] {
        let rows = sweep(&desk, &format!("--over signals.gold={values} --replicates 15"), "out");
        let points = table(&desk.result("out")["points.csv"]);
        let marked: Vec<&str> =
            points.iter().filter(|row| row["is_base"] == "true").map(|row| row["point"].as_str()).collect();
        assert_eq!(marked, [base]);
        for row in rows.iter().filter(|row| row["point"] == base) {
            assert_eq!((&*row["difference"], &*row["difference_mcse"], &*row["pairing_gain"]), ("0", "0", ""));
        }
        assert!(rows.iter().any(|row| is_headline(row) && number(row, "difference") != 0.0));
    }
}

/// Recomputed from the replicates of two simulations.
#[test]
fn differences_and_their_errors_are_those_of_paired_replicates() {
    let desk = Desk::new();
    let rows = sweep(&desk, "--over signals.gold=0,9 --replicates 80", "out");
    let replicates = |gold: u32| -> Vec<f64> {
        desk.done(&format!(
            "simulate [TEMP]/small.toml --quiet --replicates 80 --set signals.gold={gold} --format csv --out [TEMP]/one"
        ));
        let rows = table(&desk.result("one")["replicates.csv"]);
        rows.iter().map(|row| number(row, "ends_in_focus_preference_focus")).collect()
    };
    let (without, with) = (replicates(0), replicates(9));
    let variance_of_mean = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / 80.0;
        values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 79.0 / 80.0
    };
    let differences: Vec<f64> = with.iter().zip(&without).map(|(one, other)| one - other).collect();
    let headline = rows.iter().find(|row| is_headline(row) && row["point"] == "2").expect("a headline");
    let close = |column: &str, expected: f64| {
        let found = number(headline, column);
        assert!((found - expected).abs() < 2e-5 * expected.abs().max(1.0), "{column}: {found}, expected {expected}");
    };
    close("difference", differences.iter().sum::<f64>() / 80.0);
    close("difference_mcse", variance_of_mean(&differences).sqrt());
    let gain = (variance_of_mean(&without) + variance_of_mean(&with)) / variance_of_mean(&differences);
    close("pairing_gain", gain);
    assert!(gain > 1.5, "{gain}");
}

#[test]
fn samples_fill_ranges_and_zip_goes_in_step() {
    let desk = Desk::new();
    sweep(&desk, "--over signals.gold=0..9 --over utility.shared_fit=0..0.9 --sample 10 --replicates 2", "out");
    let points = table(&desk.result("out")["points.csv"]);
    let mut gold: Vec<u32> = points.iter().map(|row| row["signals.gold"].parse().expect("whole")).collect();
    gold.sort_unstable();
    assert_eq!(gold, (0..10).collect::<Vec<_>>());
    let fits: Vec<f64> = points.iter().map(|row| number(row, "utility.shared_fit")).collect();
    assert!(fits.iter().all(|fit| (0.0..0.9).contains(fit)));
    sweep(&desk, "--over signals.gold=0..2 --over signals.silver=2,1,0 --zip --replicates 2", "out");
    let points = table(&desk.result("out")["points.csv"]);
    let pairs: Vec<String> =
        points.iter().map(|row| format!("{}{}", row["signals.gold"], row["signals.silver"])).collect();
    assert_eq!(pairs, ["02", "11", "20"]);
}

#[test]
fn all_faults_of_all_points_are_said_before_anything_runs() {
    let desk = Desk::new();
    let ran = desk.run(
        "sweep [TEMP]/small.toml --over signals.glod=0..3 --over group.IR~frst.count=10,12 --over signals.silver=6,600 --out [TEMP]/out",
    );
    insta::assert_snapshot!(format!("exit code {:?}\n{}{}", ran.code, ran.out, ran.err));
    assert!(!desk.path("out").exists() && !desk.path(".out.unfinished-sweep").exists());
}

#[test]
fn options_that_make_no_sense_are_refused() {
    let desk = Desk::new();
    for (options, words) in [
        ("", "--over"),
        ("--over signals.gold", "expected path=values"),
        ("--over signals.gold=9..0", "did you mean 0..9?"),
        ("--over utility.shared_fit=0..0.9", "give a step"),
        ("--over signals.gold=0..3 --over signals.gold=4", "given twice"),
        ("--over signals.gold=0..3 --over signals.silver=0,1 --zip", "signals.gold has 4, signals.silver has 2"),
        ("--over signals.gold=0..100 --over signals.silver=0..100", "101 × 101"),
        ("--over run.replicates=10,20", "--replicates"),
        ("--over run.seed=1,2 --seed 3", "--seed"),
        ("--over signals.gold=0,1 --zip --sample 3", "cannot be used with"),
        ("--over signals.gold=0,1 --screen", "is no range"),
        ("--over away.rotations=1.2..1.4 --screen", "takes whole numbers"),
        ("--over run.seed=1..5 --screen", "no parameter"),
        ("--over utility.shared_fit=0..1:0.00004 --zip", "more than 10000 values"),
        ("--over signals.gold=0,1 --replicates -3", "-3 is not in"),
        ("--over signals.gold=0,1 --sample -3", "-3 is not in"),
        ("--over signals.gold=0,1 --trajectories 5", "--screen"),
        ("--screen --trajectories 1", "--trajectories"),
        ("--over signals.gold=0,1 --resume", "--out"),
    ] {
        let ran = desk.run(format!("sweep [TEMP]/small.toml {options}").trim_end());
        assert!(ran.code == Some(2) && ran.err.contains(words), "{options}: {:?} {}", ran.code, ran.err);
    }
}

#[test]
fn folders_of_others_are_left_alone() {
    let desk = Desk::new();
    desk.done("simulate [TEMP]/small.toml --quiet --replicates 2 --out [TEMP]/out");
    let ran = desk.run("sweep [TEMP]/small.toml --over signals.gold=0,1 --quiet --replicates 2 --out [TEMP]/out");
    assert!(ran.code == Some(2) && ran.err.contains("is not part of the output"), "{}", ran.err);
}

#[test]
fn a_sweep_reads_like_an_answer() {
    let desk = Desk::new();
    let summary = |options: &str| {
        let ran = desk.done(&format!("sweep [TEMP]/small.toml {options}"));
        assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
        // The seconds at the end are the machine's.
        let seconds = ran.out.rfind(", ").expect("a foot");
        format!("{}{}", &ran.out[..seconds], ran.err)
    };
    insta::assert_snapshot!("one_parameter", summary("--over signals.gold=0,6,12"));
    insta::assert_snapshot!("two_parameters", summary("--over signals.gold=0,12 --over group.IR~first.count=10,20"));
}

/// A share from 0 to 1 is more than 0 and 1, and the sentence goes from the least value to the greatest.
#[test]
fn a_sample_of_whole_ends_spreads_over_a_real_range() {
    let desk = Desk::new();
    let ran =
        desk.done("sweep [TEMP]/small.toml --over utility.shared_fit=0..1 --sample 8 --replicates 2 --out [TEMP]/out");
    let points = table(&desk.result("out")["points.csv"]);
    let mut strata: Vec<f64> = points.iter().map(|row| (number(row, "utility.shared_fit") * 8.0).floor()).collect();
    strata.sort_by(f64::total_cmp);
    assert_eq!(strata, (0..8).map(f64::from).collect::<Vec<_>>());
    let mut fits: Vec<&str> = points.iter().map(|row| row["utility.shared_fit"].as_str()).collect();
    fits.sort_unstable();
    let ends = format!("From {} to {} of utility.shared_fit", fits[0], fits[7]);
    assert!(ran.out.contains(&ends), "{ends}: {}", ran.out);
}

#[test]
fn points_that_do_not_differ_clearly_are_not_ranked() {
    let desk = Desk::new();
    let ran = desk.done("sweep [TEMP]/small.toml --over title=a,b --over question=a,b --replicates 3");
    assert!(ran.out.contains("the same share match in it at all points"), "{}", ran.out);
    let ran = desk.done("sweep [TEMP]/small.toml --over run.seed=7..10 --replicates 3");
    assert!(ran.out.contains("independent seasons") && !ran.out.contains("share their random draws"), "{}", ran.out);
    // One season at each point has no error, so that no two points differ clearly.
    let ran = desk.done("sweep [TEMP]/small.toml --over signals.gold=0,6,12 --over signals.silver=0,6 --replicates 1");
    assert!(!ran.out.contains("Of those who prefer IR, the share who match in it is highest"), "{}", ran.out);
}

#[test]
fn the_table_shows_what_is_asked_for() {
    let desk = Desk::new();
    let options = "--over signals.gold=0,6 --replicates 8";
    let figures =
        "--figure first_choice --figure interview_offer_rate:signal:gold --figure match_rate_focus:group:IR~first";
    let ran = desk.done(&format!("sweep [TEMP]/small.toml {options} {figures}"));
    let table: Vec<&str> = ran.out.lines().skip_while(|line| !line.contains("match*")).take(6).collect();
    insta::assert_snapshot!(table.join("\n"));
    let ran = desk.run(&format!(
        "sweep [TEMP]/small.toml {options} --figure frst_choice --figure first_choice:type:seniors --figure fill_rate"
    ));
    insta::assert_snapshot!("unknown_figures", format!("exit code {:?}\n{}", ran.code, ran.err));
}

#[test]
fn json_has_every_point() {
    let desk = Desk::new();
    let ran = desk.done("sweep [TEMP]/small.toml --over signals.gold=0,6 --replicates 5 --json");
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(json["base_point"], 2);
    assert_eq!(json["points"][1]["set"]["signals.gold"], "6");
    assert!(json["points"][0]["figures"].as_array().is_some_and(|figures| figures.len() > 50));
    assert!(json["points"][0]["figures"][0]["difference"]["mcse"].is_number());
}

#[test]
fn tables_can_be_parquet() {
    let desk = Desk::new();
    desk.done(
        "sweep [TEMP]/small.toml --over signals.gold=0,6 --replicates 5 --quiet --format parquet --out [TEMP]/out",
    );
    let names: Vec<String> = desk.result("out").into_keys().collect();
    assert_eq!(names, ["points.parquet", "scenario.toml", "sweep.parquet"]);
}
