//! Screenings: elementary effects of parameters, and those that have none.

use std::collections::BTreeSet;

use super::{Desk, assert_same, table};

#[test]
fn a_screening_has_every_parameter_and_does_not_depend_on_threads() {
    let desk = Desk::new();
    for threads in [1, 3] {
        desk.done(&format!(
            "sweep [TEMP]/small.toml --screen --trajectories 2 --replicates 2 --quiet --threads {threads} --out [TEMP]/{threads}"
        ));
    }
    let result = desk.result("1");
    assert_same(&result, &desk.result("3"));
    let rows = table(&result["screen.csv"]);
    let parameters: BTreeSet<&str> = rows.iter().map(|row| row["parameter"].as_str()).collect();
    for path in ["signals.gold", "specialty.IR.applications", "type.graduate.strength", "group.IR first.taste"] {
        assert!(parameters.contains(path), "{path} is not in {parameters:?}");
    }
    let figures: BTreeSet<String> =
        rows.iter().map(|row| format!("{} {} {}", row["figure"], row["group"], row["level"])).collect();
    assert_eq!(rows.len(), parameters.len() * figures.len());
    let moved = rows.iter().filter(|row| row["effects"] == "2").count();
    assert!(moved > rows.len() / 2, "{moved} of {}", rows.len());
    // One point more than parameters that are moved, in each trajectory.
    let inert: BTreeSet<&str> =
        rows.iter().filter(|row| row["note"].contains(':')).map(|row| row["parameter"].as_str()).collect();
    assert_eq!(table(&result["points.csv"]).len(), 2 * (parameters.len() - inert.len() + 1));
}

/// What is said to have no effect has none: the same seasons come out, whatever its value.
#[test]
fn what_cannot_act_has_no_effect() {
    let desk = Desk::new();
    for (set, over) in [
        ("signals.enabled=false", "signals.gold=0,9"),
        ("signals.enabled=false", "signals.silver=0,9"),
        ("signals.enabled=false", "signals.gold_boost=0,3"),
        ("signals.enabled=false", "signals.silver_boost=0,3"),
        ("pgy1.enabled=false --set group.others.count=0", "pgy1.ranks=2,9"),
        ("pgy1.enabled=false --set group.others.count=0", "pgy1.region_preference=1,9"),
        ("away.share=0.0", "away.rotations=1,3"),
        ("run.seed=7", "specialty.Transitional.applications=10,90"),
        ("run.seed=7", "specialty.Transitional.interviews_per_position=5,20"),
        ("run.seed=7", "group.others.taste=0.0,3.0"),
    ] {
        desk.done(&format!(
            "sweep [TEMP]/small.toml --quiet --set {set} --over {over} --replicates 9 --out [TEMP]/swept"
        ));
        let rows = table(&desk.result("swept")["sweep.csv"]);
        let differs = rows.iter().find(|row| !matches!(&*row["difference"], "0" | ""));
        assert_eq!(differs, None, "{over}");
        let range = over.replace(',', "..");
        desk.done(&format!(
            "sweep [TEMP]/small.toml --quiet --set {set} --screen --over {range} --replicates 1 --out [TEMP]/screen"
        ));
        let rows = table(&desk.result("screen")["screen.csv"]);
        assert!(!rows.is_empty() && rows.iter().all(|row| row["mu_star"] == "0"), "{over}");
        assert!(rows.iter().all(|row| row["note"].starts_with("no effect: ")), "{over}");
    }
}

#[test]
fn a_screening_reads_like_an_answer() {
    let desk = Desk::new();
    let ran = desk.done(
        "sweep [TEMP]/small.toml --screen --over signals.gold=0..9 --over away.rotations=1..3 --over soap.rounds=1..4 --over utility.shared_fit=0..0.9 --trajectories 3 --replicates 20",
    );
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
    let seconds = ran.out.rfind(", ").expect("a foot");
    insta::assert_snapshot!(&ran.out[..seconds]);
}

#[test]
fn json_has_the_ranking() {
    let desk = Desk::new();
    let ran = desk.done(
        "sweep [TEMP]/small.toml --screen --over signals.gold=0..9 --over soap.rounds=1..4 --trajectories 2 --replicates 5 --json",
    );
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(json["parameters"][0]["parameter"], "signals.gold");
    assert_eq!(json["parameters"][1]["no_effect"], "no effect at any point");
    assert!(json["parameters"][0]["figures"][0]["mu_star"].is_number());
}
