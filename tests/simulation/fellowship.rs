//! The fellowship match: tracks that take both kinds of applicants, their resident-years, and complements.

use std::collections::BTreeMap;
use std::fs;

use super::{Desk, table};

pub(super) const SCENARIO: &str = r#"
[run]
seed = 3
replicates = 40

[institutions]
count = 8

[[specialty]]
name = "IR"
applications = { distribution = "fixed", value = 6 }
interviews_per_position = { distribution = "fixed", value = 5 }
tracks = [
  { track = "F", programs = 3, positions = 4, years = 2, esir = false },
  { track = "F", programs = 3, positions = 4, years = 1, esir = true },
  { track = "F", programs = 4, positions = 8, years = 2, complement = 3 },
]

[[type]]
name = "graduate"

[[group]]
name = "fellows"
count = 14
first = "IR"
esir = 0.5

[pgy1]
enabled = false

[couples]
share = 0.0
"#;

type Rows = Vec<BTreeMap<String, String>>;

fn desk() -> Desk {
    let desk = Desk::new();
    fs::write(desk.path("fellows.toml"), SCENARIO).expect("a file");
    desk
}

fn simulate(desk: &Desk, options: &str) -> (Rows, Rows) {
    let ran = format!("simulate [TEMP]/fellows.toml --quiet --format csv --out [TEMP]/out {options}");
    desk.done(ran.trim_end());
    let result = desk.result("out");
    (table(&result["summary.csv"]), table(&result["replicates.csv"]))
}

fn find(rows: &Rows, figure: &str, level: &str) -> f64 {
    let row = rows.iter().find(|row| row["figure"] == figure && row["level"] == level);
    row.unwrap_or_else(|| panic!("no {figure} of {level}"))["estimate"].parse().expect("a number")
}

const EITHER: &str = "IR F either";

#[test]
fn tracks_that_take_different_people_have_rows_of_their_own_which_add_up() {
    let (rows, _) = simulate(&desk(), "");
    let parts = ["IR F after ESIR", "IR F without ESIR", EITHER];
    for figure in
        ["positions_offered", "filled", "unfilled", "resident_years_offered", "resident_years_filled", "positions"]
    {
        let sum: f64 = parts.iter().map(|level| find(&rows, figure, level)).sum();
        assert!((sum - find(&rows, figure, "IR F")).abs() < 1e-4, "{figure}");
        assert!((sum - find(&rows, figure, "IR")).abs() < 1e-4, "{figure}");
    }
    assert!(parts.iter().all(|level| find(&rows, "positions_offered", level) >= 4.0));
}

/// Two years without ESIR, one with it.
#[test]
fn a_resident_fills_a_year_less_after_esir_where_the_program_takes_both() {
    let desk = desk();
    let years = |esir: f64| {
        let (rows, _) = simulate(&desk, &format!("--set group.fellows.esir={esir:?}"));
        (find(&rows, "filled", EITHER), find(&rows, "resident_years_filled", EITHER))
    };
    let (filled, of_all) = years(1.0);
    assert!(filled > 1.0 && (of_all - filled).abs() < 1e-5, "{filled} {of_all}");
    let (filled, of_none) = years(0.0);
    assert!(filled > 1.0 && (of_none - 2.0 * filled).abs() < 1e-5, "{filled} {of_none}");
    let (filled, of_both) = years(0.5);
    assert!(filled < of_both && of_both < 2.0 * filled, "{filled} {of_both}");
}

/// Tracks for one kind have the years of that kind.
#[test]
fn tracks_for_one_kind_fill_the_years_they_tell() {
    let (rows, _) = simulate(&desk(), "");
    for (level, years) in [("IR F after ESIR", 1.0), ("IR F without ESIR", 2.0)] {
        let (filled, resident_years) = (find(&rows, "filled", level), find(&rows, "resident_years_filled", level));
        assert!(filled > 0.0 && (resident_years - years * filled).abs() < 1e-5, "{level}");
    }
}

/// The match keeps no complement: whatever it is, the same people match in the same programs.
#[test]
fn a_complement_is_counted_and_changes_no_match() {
    let desk = desk();
    let plan = |complement: u32| {
        let text = SCENARIO.replace("complement = 3", &format!("complement = {complement}"));
        fs::write(desk.path("fellows.toml"), text).expect("a file");
        simulate(&desk, "--set group.fellows.esir=0.0")
    };
    let share = |rows: &Rows| find(rows, "over_complement", EITHER);
    let ((tight, one), (exact, two), (loose, three)) = (plan(1), plan(4), plan(1000));
    for (rows, complement) in [(&tight, 1.0), (&exact, 4.0), (&loose, 1000.0)] {
        assert!((find(rows, "resident_years_complement", EITHER) - 4.0 * complement).abs() < 1e-9);
    }
    // Nobody has ESIR: whoever fills any position fills two years.
    assert!(share(&tight) > share(&exact) && share(&tight) > 0.5, "{} {}", share(&tight), share(&exact));
    assert!(share(&loose).abs() < 1e-12);
    let without = |rows: &Rows| -> Rows {
        let mut rows = rows.clone();
        for row in &mut rows {
            row.retain(|column, _| !column.starts_with("over_complement"));
        }
        rows
    };
    assert_eq!(without(&one), without(&two));
    assert_eq!(without(&one), without(&three));
}

#[test]
fn the_summary_shows_the_kinds_of_tracks_and_their_resident_years() {
    let ran = desk().done("simulate [TEMP]/fellows.toml");
    assert!(ran.out.lines().all(|line| line.chars().count() <= 112), "{}", ran.out);
    let from = ran.out.find(" Positions").expect("positions");
    let to = ran.out.find("\nOf all applicants who match").expect("choices");
    insta::assert_snapshot!(&ran.out[from..to]);
}
