//! Estimates agree with the replicates they are made of, and with what has to be.

use std::collections::BTreeMap;

use super::{Desk, is_csv, table};

type Rows = Vec<BTreeMap<String, String>>;

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column} of {row:?}"))
}

fn summary(rows: &Rows, figure: &str, group: &str, level: &str) -> f64 {
    let row = rows.iter().find(|row| row["figure"] == figure && row["group"] == group && row["level"] == level);
    number(row.unwrap_or_else(|| panic!("no {figure} {group} {level}")), "estimate")
}

fn is_same(one: f64, two: f64) -> bool {
    (one - two).abs() < 1e-9
}

fn result() -> BTreeMap<String, Rows> {
    let desk = Desk::new();
    desk.done("simulate [TEMP]/small.toml --replicates 150 --quiet --format csv --out [TEMP]/out");
    let tables = desk.result("out").into_iter().filter(|(name, _)| is_csv(name));
    tables.map(|(name, bytes)| (name.trim_end_matches(".csv").to_owned(), table(&bytes))).collect()
}

#[test]
fn estimates_are_the_means_of_their_replicates() {
    let result = result();
    let (rows, replicates) = (&result["summary"], &result["replicates"]);
    assert_eq!(replicates.len(), 150);
    for (figure, group, level, column) in [
        ("ends_in_focus", "preference", "focus", "ends_in_focus_preference_focus"),
        ("fill_rate", "track", "IR A", "fill_rate_track_ir_a"),
        ("proposals", "all", "", "proposals"),
        ("applications_each", "specialty", "DR", "applications_each_specialty_dr"),
    ] {
        let mean = replicates.iter().map(|row| number(row, column)).sum::<f64>() / 150.0;
        assert!((summary(rows, figure, group, level) - mean).abs() < 2e-6, "{column}");
    }
}

#[test]
fn parts_add_up_to_wholes() {
    let result = result();
    let rows = &result["summary"];
    let find = |figure: &str, group: &str, level: &str| summary(rows, figure, group, level);
    let endings = ["ends_in_focus", "ends_in_alternative", "ends_in_other", "ends_in_nothing"];
    for (group, level) in [("all", ""), ("preference", "focus"), ("type", "senior"), ("group", "DR only")] {
        let sum: f64 = endings.iter().map(|figure| find(figure, group, level)).sum();
        assert!((sum - 1.0).abs() < 5e-6, "{group} {level}: {sum}");
    }
    assert!(is_same(find("people", "all", ""), 32.0));
    assert!(is_same(find("positions_offered", "specialty", "IR"), 11.0));
    for specialty in ["IR", "DR", "Transitional"] {
        let [filled, unfilled, positions] =
            ["filled", "unfilled", "positions"].map(|figure| find(figure, "specialty", specialty));
        assert!((filled + unfilled - positions).abs() < 5e-6, "{specialty}");
    }
    let stages = ["people_applied", "people_invited", "people_interviewed", "people_ranked", "people_matched"];
    assert!(stages.map(|stage| find(stage, "specialty", "IR")).is_sorted_by(|a, b| a >= b));
    // Who matches in the focus, counted by people and by positions.
    let people = 32.0 * find("ends_in_focus", "all", "");
    assert!((people - find("filled", "specialty", "IR")).abs() < 1e-3);
    for (group, level) in [("all", ""), ("preference", "focus")] {
        let choices = result["choices"].iter().filter(|row| row["group"] == group && row["level"] == level);
        let sum: f64 = choices.map(|row| number(row, "estimate")).sum();
        assert!((sum - 1.0).abs() < 5e-5, "{sum}");
    }
}

#[test]
fn programs_tell_their_distribution() {
    let result = result();
    let mut programs: BTreeMap<&str, Vec<&BTreeMap<String, String>>> = BTreeMap::new();
    for row in &result["programs"] {
        programs.entry(&row["program_id"]).or_default().push(row);
    }
    assert_eq!(programs.len(), 14, "those of residencies");
    let mut filled = 0.0;
    for (id, rows) in programs {
        let of = |figure: &str| rows.iter().filter(|row| row["figure"] == figure).copied().collect::<Vec<_>>();
        let distribution: f64 = of("p_filled").iter().map(|row| number(row, "estimate")).sum();
        assert!((distribution - 1.0).abs() < 2e-5, "{id}");
        let mean: f64 = of("p_filled").iter().map(|row| number(row, "estimate") * number(row, "level")).sum();
        assert!((mean - number(of("filled")[0], "estimate")).abs() < 1e-4, "{id}");
        let by_rank: Vec<f64> = of("p_filled_by_rank").iter().map(|row| number(row, "estimate")).collect();
        assert!(by_rank.is_sorted(), "{id}");
        assert!(is_same(by_rank.last().copied().unwrap_or(0.0), number(of("p_all_filled")[0], "estimate")), "{id}");
        let length = &of("list_length_95")[0]["estimate"];
        let enough = by_rank.iter().position(|&share| share >= 0.95);
        assert_eq!(*length, enough.map_or(String::new(), |place| (place + 1).to_string()), "{id}");
        filled += mean;
    }
    let rows = &result["summary"];
    let both = summary(rows, "filled", "specialty", "IR") + summary(rows, "filled", "specialty", "DR");
    assert!((filled - both).abs() < 1e-2);
}

#[test]
fn cells_of_applicants_add_up() {
    let result = result();
    let people = |is_it: &dyn Fn(&BTreeMap<String, String>) -> bool| -> f64 {
        let rows = result["applicants"].iter().filter(|row| row["figure"] == "people" && is_it(row));
        rows.map(|row| number(row, "estimate")).sum()
    };
    let keys = ["type", "strength_quintile", "list_length"];
    let all = people(&|row| keys.iter().all(|key| row[*key] == "all"));
    for split in keys {
        let sum = people(&|row| keys.iter().all(|key| (row[*key] == "all") != (*key == split)));
        assert!((sum - all).abs() < 1e-3, "{split}: {sum} and {all}");
    }
    assert!((all - summary(&result["summary"], "people_ranked", "specialty", "IR")).abs() < 1e-6);
}

#[test]
fn the_terminal_and_json_tell_the_same() {
    let desk = Desk::new();
    let printed = desk.done("simulate [TEMP]/small.toml --replicates 40");
    assert!(printed.out.starts_with("A small market\nWho matches?\n"), "{}", printed.out);
    for words in
        ["14 applicants who prefer IR", "match in IR", "senior", "IR A", "not a forecast", "40 replicates, seed 7"]
    {
        assert!(printed.out.contains(words), "{words}: {}", printed.out);
    }
    assert!(printed.out.lines().count() <= 45, "{}", printed.out);
    assert!(printed.out.lines().all(|line| line.chars().count() <= 110), "{}", printed.out);
    let json: serde_json::Value =
        serde_json::from_str(&desk.done("simulate [TEMP]/small.toml --replicates 40 --json").out).expect("JSON");
    let figures = json["figures"].as_array().expect("a list");
    let headline = figures
        .iter()
        .find(|line| line["figure"] == "ends_in_focus" && line["group"] == "preference" && line["level"] == "focus")
        .expect("the headline");
    let share = 100.0 * headline["estimate"].as_f64().expect("a number");
    assert!(printed.out.contains(&format!("{share:.1}%")), "{share}: {}", printed.out);
}

/// Many positions for few people: everybody who prefers the focus matches in it.
#[test]
fn where_there_is_room_everybody_matches() {
    let desk = Desk::new();
    let scenario = super::SCENARIO
        .replace("positions = 4", "positions = 40")
        .replace("positions = 7", "positions = 70")
        .replace("count = 14", "count = 2")
        .replace("taste = 0.0", "taste = 3.0")
        .replace("[couples]\nshare = 0.2", "[couples]\nshare = 0.0\n[lists]\ndo_not_rank = 0.0");
    std::fs::write(desk.path("room.toml"), scenario).expect("a file");
    desk.done("simulate [TEMP]/room.toml --replicates 30 --quiet --out [TEMP]/out");
    let rows = table(&desk.result("out")["summary.csv"]);
    assert!(is_same(summary(&rows, "ends_in_nothing", "preference", "focus"), 0.0));
    assert!(is_same(summary(&rows, "no_stable_matching", "all", ""), 0.0));
}

/// What happens after the match only fills what it left, and only helps people.
#[test]
fn soap_fills_no_more_than_was_unfilled_and_leaves_nobody_worse() {
    let desk = Desk::new();
    let options = "--replicates 60 --quiet --format csv --set soap.enabled=true --set group.IR~first.count=20";
    desk.done(&format!("simulate [TEMP]/small.toml {options} --out [TEMP]/out"));
    let result = desk.result("out");
    let (rows, replicates) = (table(&result["summary.csv"]), table(&result["replicates.csv"]));
    let find = |figure: &str, group: &str, level: &str| summary(&rows, figure, group, level);
    let mut accepted = 0.0;
    for row in rows.iter().filter(|row| row["figure"] == "soap_filled") {
        let (group, level) = (row["group"].as_str(), row["level"].as_str());
        assert!(number(row, "estimate") <= find("unfilled", group, level) + 1e-9, "{group} {level}");
        accepted += if group == "specialty" { number(row, "estimate") } else { 0.0 };
    }
    assert!(accepted > 0.0, "{accepted}");
    let (mut fewer, mut seen) = (0, 0);
    for row in rows.iter().filter(|row| row["figure"] == "ends_in_nothing_after_soap") {
        let (group, level) = (row["group"].as_str(), row["level"].as_str());
        let (before, after) = (find("ends_in_nothing", group, level), number(row, "estimate"));
        assert!(after <= before + 1e-9, "{group} {level}: {before} {after}");
        fewer += u32::from(after < before - 1e-9);
        seen += 1;
    }
    assert!(fewer > 0 && seen > 0, "{fewer} of {seen}");
    // In every single season.
    for row in &replicates {
        let told = |column: &str| number(row, column);
        for specialty in ["ir", "dr", "transitional"] {
            let [filled, unfilled] =
                ["soap_filled", "unfilled"].map(|figure| told(&format!("{figure}_specialty_{specialty}")));
            assert!(filled <= unfilled, "{specialty}, replicate {}", row["replicate"]);
        }
        assert!(told("ends_in_nothing_after_soap") <= told("ends_in_nothing"), "replicate {}", row["replicate"]);
    }
}
