//! Scenarios: written, checked, and refused.

use std::fs;

use super::Desk;

/// A desk with the example scenario as `x.toml`.
fn with_scenario() -> Desk {
    let desk = Desk::empty();
    let ran = desk.run(&["new", "scenario", "[TEMP]/x.toml", "--quiet"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    desk
}

fn edit(desk: &Desk, from: &str, to: &str) {
    let path = desk.path("x.toml");
    let text = fs::read_to_string(&path).expect("the scenario");
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).expect("the scenario");
}

#[test]
fn the_example_is_written_and_in_order() {
    let desk = Desk::empty();
    insta::assert_snapshot!("scenario_new", desk.run(&["new", "scenario", "[TEMP]/x.toml"]).shown());
    let ran = desk.run(&["check", "[TEMP]/x.toml"]);
    insta::assert_snapshot!("scenario_in_order", ran.shown());
    assert_eq!(ran.code, Some(0));
    let quiet = desk.run(&["check", "[TEMP]/x.toml", "--quiet"]);
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (Some(0), "", ""));
    let ran = desk.run(&["new", "scenario", "[TEMP]/other"]);
    assert!(ran.out.contains("(rename it to end in .toml)"), "{}", ran.out);
}

#[test]
fn an_existing_file_stays_as_it_is() {
    let desk = Desk::empty();
    fs::write(desk.path("x.toml"), "mine").expect("a file");
    let ran = desk.run(&["new", "scenario", "[TEMP]/x.toml"]);
    insta::assert_snapshot!("scenario_exists", ran.shown());
    assert_eq!(ran.code, Some(2));
    assert_eq!(fs::read(desk.path("x.toml")).expect("a file"), b"mine");
    assert_eq!(desk.run(&["new", "scenario", "[TEMP]/nowhere/x.toml"]).code, Some(1));
}

#[test]
fn check_prints_the_faults_as_what_was_asked_for() {
    let desk = with_scenario();
    edit(&desk, "\ngold = 6", "\ngold = 3000");
    edit(&desk, "\nfocus = \"IR-Integrated\"", "\nfocus = \"IR-Intergrated\"");
    let ran = desk.run(&["check", "[TEMP]/x.toml", "--set", "signals.silver=-3", "--set", "singals.gold=3"]);
    insta::assert_snapshot!("scenario_faults", ran.shown());
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), ""));
}

#[test]
fn check_prints_them_as_json() {
    let desk = with_scenario();
    edit(&desk, "\ngold = 6", "\ngold = 3000");
    let ran = desk.run(&["check", "[TEMP]/x.toml", "--json", "--set", "signals.silver=-3"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), ""));
    let json = ran.json();
    assert_eq!((&json["is_runnable"], &json["counts"]), (&false.into(), &serde_json::Value::Null));
    let faults = json["faults"].as_array().expect("a list of faults");
    assert_eq!(faults.len(), 2);
    assert_eq!(faults[0]["file"], "[TEMP]/x.toml");
    assert_eq!(faults[0]["message"], "\"gold\" is 3000; expected a whole number from 0 to 100");
    assert!(faults[0]["line"].as_u64() > Some(100) && faults[0]["column"] == 8);
    assert_eq!(faults[1]["set"], "signals.silver=-3");

    let json = with_scenario().run(&["check", "[TEMP]/x.toml", "--json"]).json();
    assert_eq!((&json["is_runnable"], &json["counts"]["replicates"]), (&true.into(), &100.into()));
}

#[test]
fn warnings_do_not_keep_a_scenario_from_being_in_order() {
    let desk = with_scenario();
    let groups = ["IR first", "mixed", "DR first", "DR only", "partners"];
    let sets = groups.map(|group| format!("group.{group}.count=0"));
    let mut arguments = vec!["check", "[TEMP]/x.toml", "--set", "group.advanced elsewhere.count=0"];
    arguments.extend(sets.iter().flat_map(|set| ["--set", set]));
    let ran = desk.run(&arguments);
    insta::assert_snapshot!("scenario_warnings", ran.shown());
    assert_eq!(ran.code, Some(0));
}

#[test]
fn a_folder_may_hold_a_scenario() {
    let desk = with_scenario();
    fs::create_dir(desk.path("folder")).expect("a folder");
    fs::rename(desk.path("x.toml"), desk.path("folder/scenario.toml")).expect("moved");
    let ran = desk.run(&["check", "[TEMP]/folder"]);
    assert!(ran.out.starts_with("[TEMP]/folder/scenario.toml: no faults\n"), "{}", ran.shown());
}

#[test]
fn what_cannot_be_checked() {
    let desk = Desk::with_example();
    let of_pool = desk.run(&["check", "[POOL]", "--set", "signals.gold=3"]);
    let no_value = desk.run(&["check", "[POOL]", "--set", "signals.gold"]);
    let missing = desk.run(&["check", "[TEMP]/nowhere.toml"]);
    let all = [of_pool, no_value, missing].map(|ran| {
        assert_eq!(ran.code, Some(2));
        ran.shown()
    });
    insta::assert_snapshot!("scenario_not_checked", all.join("\n"));
}
