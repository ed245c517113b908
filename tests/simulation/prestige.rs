//! Strength by prestige: a season whose matching is known, and tables that agree with the others.

use super::{Desk, table};

/// Everybody wants the most prestigious program and every program the strongest; all see clearly, and everybody interviews everywhere.
const SORTED: &str = r#"
title = "The strongest at the most prestigious"

[run]
seed = 3
replicates = 20

[institutions]
count = 0

[pool]
programs = "programs.csv"
applicants = "people.csv"

[[specialty]]
name = "IR"
applications = { distribution = "fixed", value = 5 }
interviews_per_position = { distribution = "fixed", value = 10 }

[[type]]
name = "senior"

[[group]]
name = "IR"
count = 0
first = "IR"

[applications]
portfolio = "all"

[away]
share = 0.0

[invitations]
cap = 10

[utility.applicant]
common = 1.0
region = 0.0

[utility.program]
common = 1.0
region = 0.0

[perception]
applicant = 0.0
program = 0.0

[interviews]
fit = 0.0

[lists]
do_not_rank = 0.0

[couples]
share = 0.0

[report]
focus = "IR"
"#;

/// Eight positions: two in each quarter of prestige, be it in one department or in two.
const PROGRAMS: &str = "program_id,name,institution,specialty,track,quota,prestige_percentile
top,Top,Top,IR,C,2,95
low,Low,Low,IR,C,2,10
third,Third,Third,IR,C,1,50
fourth,Fourth,Fourth,IR,C,1,60
second,Second,Second,IR,C,2,30
";

#[test]
fn the_strongest_match_at_the_most_prestigious() {
    let desk = Desk::new();
    let people = [55, 15, 95, 35, 75, 5, 85, 25, 65, 45]
        .iter()
        .fold("applicant_id,type,group,strength_percentile\n".to_owned(), |text, strength| {
            format!("{text}p{strength},senior,IR,{strength}\n")
        });
    for (name, content) in [("sorted.toml", SORTED), ("programs.csv", PROGRAMS), ("people.csv", &people)] {
        std::fs::write(desk.path(name), content).expect("a file");
    }
    desk.done("simulate [TEMP]/sorted.toml --quiet --out [TEMP]/out");
    let rows = table(&desk.result("out")["strength_by_prestige.csv"]);
    assert_eq!(rows.len(), 30);
    for row in &rows {
        let (fifth, quarter) = (row["strength_quintile"].as_str(), row["prestige_quarter"].as_str());
        let is_theirs =
            matches!((fifth, quarter), ("1", "not in it") | ("2", "1") | ("3", "2") | ("4", "3") | ("5", "4"));
        let expected = match (fifth, is_theirs) {
            ("all", _) => 0.2,
            (_, true) => 1.0,
            (_, false) => 0.0,
        };
        let found: f64 = row["estimate"].parse().expect("a number");
        assert!((found - expected).abs() < 1e-9, "{row:?}");
        assert!(row["mcse"].parse::<f64>().expect("a number").abs() < 1e-9, "every season is the same: {row:?}");
    }
}

/// Rows of strength sum to 1, and who matches is who matches in the summary; also where every replicate has its own world.
#[test]
fn rows_sum_to_one_and_agree_with_the_summary() {
    for setting in ["institutions.redrawn=false", "institutions.redrawn=true"] {
        let desk = Desk::new();
        desk.done(&format!("simulate [TEMP]/small.toml --replicates 80 --quiet --out [TEMP]/out --set {setting}"));
        let result = desk.result("out");
        let (rows, summary) = (table(&result["strength_by_prestige.csv"]), table(&result["summary.csv"]));
        let people = |figure: &str, specialty: &str| -> f64 {
            let is_it = |row: &&std::collections::BTreeMap<String, String>| {
                row["figure"] == figure && row["level"] == specialty && row["group"] == "specialty"
            };
            summary.iter().find(is_it).expect("a figure")["estimate"].parse().expect("a number")
        };
        for specialty in ["IR", "DR"] {
            let mut used = 0;
            for fifth in ["all", "1", "2", "3", "4", "5"] {
                let row: Vec<(&str, f64)> = rows
                    .iter()
                    .filter(|row| row["specialty"] == specialty && row["strength_quintile"] == fifth)
                    .map(|row| (row["prestige_quarter"].as_str(), row["estimate"].parse().expect("a number")))
                    .collect();
                assert_eq!(row.len(), 5, "{specialty} {fifth}");
                let sum: f64 = row.iter().map(|(_, share)| share).sum();
                assert!((sum - 1.0).abs() < 5e-6, "{specialty} {fifth}: {sum}");
                used += row.iter().filter(|(_, share)| *share > 0.0).count();
                if fifth == "all" {
                    let matched: f64 =
                        row.iter().filter(|(place, _)| *place != "not in it").map(|(_, share)| share).sum();
                    let expected = people("people_matched", specialty) / people("people_applied", specialty);
                    assert!((matched - expected).abs() < 5e-6, "{setting} {specialty}: {matched} and {expected}");
                }
            }
            assert!(used > 20, "{specialty}: {used} cells hold somebody");
        }
    }
}
