//! The rows behind the charts are those of the result, and the answer says what they say.

use crate::browser::{self, Page};
use crate::{Desk, Row, number, only};

const ESTIMATE: [&str; 4] = ["estimate", "mcse", "ci_low", "ci_high"];

/// Each row of a chart has the estimate of the row of the result that it stands for.
fn assert_rows(page: &Page, chart: &str, table: &[Row], stands_for: impl Fn(&Row) -> Vec<(&'static str, String)>) {
    let rows = page.csv(chart);
    assert!(!rows.is_empty(), "{chart}");
    for row in &rows {
        let wanted = stands_for(row);
        let wanted: Vec<(&str, &str)> = wanted.iter().map(|(column, word)| (*column, word.as_str())).collect();
        let own = only(table, &wanted);
        assert_eq!(ESTIMATE.map(|column| &row[column]), ESTIMATE.map(|column| &own[column]), "{chart}: {row:?}");
    }
}

fn summary(figure: &str, group: &str, level: &str) -> Vec<(&'static str, String)> {
    vec![("figure", figure.to_owned()), ("group", group.to_owned()), ("level", level.to_owned())]
}

#[test]
fn a_simulation() {
    let desk = Desk::simulated();
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    let figures = desk.table("results/summary.csv");
    let ends = |words: &str| match words {
        "IR-Integrated" => "focus",
        "DR" => "alternative",
        "elsewhere" => "other",
        "nowhere" => "nothing",
        other => panic!("the answer has no row {other}"),
    };
    assert_rows(&page, "headline", &figures, |row| {
        summary(&format!("ends_in_{}", ends(&row["outcome"])), "preference", "focus")
    });
    assert_rows(&page, "match-rates", &figures, |row| {
        summary(&format!("match_rate_{}", ends(&row["specialty"])), "type", &row["type"])
    });
    assert_rows(&page, "fill", &figures, |row| summary("fill_rate", "track", &row["track"]));
    assert_rows(&page, "funnel", &figures, |row| {
        summary(&format!("people_{}", row["stage"]), "specialty", &row["specialty"])
    });
    assert_rows(&page, "interviews", &figures, |row| {
        let (group, level) = match row["application"].as_str() {
            "no signal" => ("signal", "none"),
            "silver signal" => ("signal", "silver"),
            "gold signal" => ("signal", "gold"),
            "other region" => ("region", "other"),
            "own region" => ("region", "own"),
            "no away rotation" => ("away", "no rotation"),
            "away rotation" => ("away", "rotation"),
            "not at home" => ("home", "elsewhere"),
            _ => ("home", "home"),
        };
        summary("interview_offer_rate", group, level)
    });
    assert_rows(&page, "choices", &desk.table("results/choices.csv"), |row| {
        let (group, level) = if row["applicants"] == "all applicants" { ("all", "") } else { ("preference", "focus") };
        vec![("group", group.to_owned()), ("level", level.to_owned()), ("choice", row["choice"].clone())]
    });
    assert_rows(&page, "rank-curve", &desk.table("results/rank_curve.csv"), |row| {
        vec![("specialty", "IR-Integrated".to_owned()), ("type", row["type"].clone()), ("ranks", row["ranks"].clone())]
    });
    let people = desk.table("results/applicants.csv");
    let quintile = |row: &Row| match row["strength"].as_str() {
        "strongest fifth" => "5",
        "4th fifth" => "4",
        "3rd fifth" => "3",
        "2nd fifth" => "2",
        _ => "1",
    };
    let cell = |figure: String, quintile: &str, length: &str| {
        vec![
            ("applicant_id", String::new()),
            ("type", "all".to_owned()),
            ("strength_quintile", quintile.to_owned()),
            ("list_length", length.to_owned()),
            ("figure", figure),
        ]
    };
    assert_rows(&page, "strength", &people, |row| cell(format!("p_{}", ends(&row["matches"])), quintile(row), "all"));
    assert_rows(&page, "strength-ranks", &people, |row| cell("p_focus".to_owned(), quintile(row), &row["ranks"]));
    let places = desk.table("results/strength_by_prestige.csv");
    for (chart, specialty) in [("prestige", "IR-Integrated"), ("prestige-alternative", "DR")] {
        assert_eq!(page.csv(chart).len(), 30, "{chart}");
        assert_rows(&page, chart, &places, |row| {
            let fifth = if row["strength"] == "all of them" { "all" } else { quintile(row) };
            let quarter = match row["prestige"].as_str() {
                "lowest" => "1",
                "2nd" => "2",
                "3rd" => "3",
                "highest" => "4",
                other => other,
            };
            [("specialty", specialty), ("strength_quintile", fifth), ("prestige_quarter", quarter)]
                .map(|(column, word)| (column, word.to_owned()))
                .to_vec()
        });
    }
    programs(&desk, &page);
    convergence(&desk, &page);
}

fn programs(desk: &Desk, page: &Page) {
    let programs = desk.table("results/programs.csv");
    assert_rows(page, "list-length", &programs, |row| {
        let name = row["program"].rsplit_once(", ").expect("positions behind the name").0;
        vec![("name", name.to_owned()), ("figure", "p_filled_by_rank".to_owned()), ("level", row["rank"].clone())]
    });
    let depths = page.csv("depth");
    for specialty in ["IR-Integrated", "DR"] {
        let of = |row: &&Row| row["specialty"] == specialty;
        let counted: f64 = depths.iter().filter(of).map(|row| number(row, "programs")).sum();
        let rows = programs.iter().filter(|row| row["specialty"] == specialty && row["figure"] == "deepest_rank");
        let deep: Vec<f64> = rows.map(|row| number(row, "estimate") / number(row, "quota")).collect();
        #[allow(clippy::cast_precision_loss, reason = "a few programs")]
        let all = deep.len() as f64;
        assert!((counted - all).abs() < 0.5, "each program is counted once");
        let second = only(&depths, &[("specialty", specialty), ("ranks", "2–3")]);
        #[allow(clippy::cast_precision_loss, reason = "a few programs")]
        let own = deep.iter().filter(|&&ranks| (2.0..3.0).contains(&ranks)).count() as f64;
        assert!((number(second, "programs") - own).abs() < 0.5);
    }
}

/// The last estimate is that of the summary.
fn convergence(desk: &Desk, page: &Page) {
    let figures = desk.table("results/summary.csv");
    let own = only(&figures, &[("figure", "ends_in_focus"), ("group", "preference"), ("level", "focus")]);
    let rows = page.csv("convergence");
    let last = rows.last().expect("rows");
    assert_eq!(last["replicates"], own["replicates"]);
    for column in ESTIMATE {
        assert!((number(last, column) - number(own, column)).abs() < 2e-6, "{column}: {last:?} {own:?}");
    }
}

#[test]
fn the_answer_stands_at_the_top() {
    let desk = Desk::simulated();
    let page = std::fs::read_to_string(desk.path("results/report.html")).expect("a page");
    let figures = desk.table("results/summary.csv");
    let own = only(&figures, &[("figure", "ends_in_focus"), ("group", "preference"), ("level", "focus")]);
    let share =
        format!("{:.1}% ± {:.1} match in IR-Integrated", 100.0 * number(own, "estimate"), 100.0 * number(own, "mcse"));
    let answer =
        page.split_once("<div class=\"answer\">").expect("an answer").1.split_once("</div>").expect("an end").0;
    assert!(answer.contains(&share), "{share} in {answer}");
    let luck = format!("between {:.1}% and {:.1}%", 100.0 * number(own, "p05"), 100.0 * number(own, "p95"));
    assert!(answer.contains(&luck), "{luck} in {answer}");
    for words in ["A small IR market", "not a forecast", "<dd>60</dd>", "<dd>1</dd>", env!("CARGO_PKG_VERSION")] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn the_same_result_gives_the_same_page() {
    let desk = Desk::simulated();
    let first = std::fs::read(desk.path("results/report.html")).expect("a page");
    desk.done("report [TEMP]/results");
    assert!(std::fs::read(desk.path("results/report.html")).expect("a page") == first);
    desk.done("simulate [TEMP]/small.toml --replicates 60 --threads 1 --out [TEMP]/again --report --quiet");
    assert!(std::fs::read(desk.path("again/report.html")).expect("a page") == first);
}

#[test]
fn parquet_tables_give_the_same_charts() {
    let desk = Desk::simulated();
    for format in ["csv", "parquet"] {
        desk.done(&format!(
            "simulate [TEMP]/small.toml --replicates 60 --out [TEMP]/{format} --format {format} --report --quiet"
        ));
        assert!(
            std::fs::read(desk.path(&format!("{format}/report.html"))).expect("a page")
                == std::fs::read(desk.path("results/report.html")).expect("a page"),
            "{format}"
        );
    }
}
