//! Every chart is drawn, from the rows that its link gives.

use crate::browser::{self, Mark, Page};
use crate::{Desk, Row, number};

/// Where a value shows.
#[derive(Clone, Copy)]
enum Shown {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
    /// As the height of a bar.
    Height,
    /// As words, with so many decimals of a percentage.
    Words(i32),
}

/// Marks stand where a straight axis has their values, to half a pixel.
fn assert_to_scale(chart: &str, rows: &[Row], column: &str, marks: &[Mark], shown: Shown) {
    assert_eq!(marks.len(), rows.len(), "{chart}: one mark for each row");
    assert!(!rows.is_empty(), "{chart} has rows");
    let place = |mark: &Mark| match shown {
        Shown::Across => mark.x,
        Shown::Down => mark.y,
        Shown::Height | Shown::Words(_) => mark.height,
    };
    if let Shown::Words(decimals) = shown {
        for (row, mark) in rows.iter().zip(marks) {
            let (shown, share) = (mark.text.trim_end_matches('%').parse::<f64>(), 100.0 * number(row, column));
            let shown = shown.unwrap_or_else(|_| panic!("{chart}: no percentage in {mark:?}"));
            // Either way where it lies in the middle.
            assert!((shown - share).abs() <= 0.5 / 10_f64.powi(decimals) + 1e-9, "{chart}: {share} reads {mark:?}");
            assert_eq!(mark.text, format!("{shown:.0$}%", usize::try_from(decimals).expect("few")), "{chart}");
        }
        return;
    }
    let value = |row: &Row| number(row, column);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|&one, &other| value(&rows[one]).total_cmp(&value(&rows[other])));
    let [low, high] = [order[0], order[order.len() - 1]];
    let span = value(&rows[high]) - value(&rows[low]);
    assert!(span > 0.0, "{chart}: values differ");
    let pixels = place(&marks[high]) - place(&marks[low]);
    assert!(pixels.abs() > 8.0, "{chart}: the values spread over the chart: {pixels}");
    for (row, mark) in rows.iter().zip(marks) {
        let expected = place(&marks[low]) + pixels * (value(row) - value(&rows[low])) / span;
        // A bar of no height still has a box of a stroke.
        assert!((place(mark) - expected).abs() < 1.2, "{chart}: {row:?} is drawn at {}, not {expected}", place(mark));
    }
}

fn assert_drawn(page: &Page, expected: &[(&str, &str, &str, Shown)]) {
    let names: Vec<&str> = expected.iter().map(|(chart, ..)| *chart).collect();
    assert_eq!(page.charts(), names);
    for (chart, kind, column, shown) in expected {
        let mut rows = page.csv(chart);
        // What a chart leaves to its words, or to its list of programs.
        if *chart == "choices" {
            rows.retain(|row| !["unmatched", "no list"].contains(&row["choice"].as_str()));
        }
        if *chart == "list-length" {
            let first = rows[0]["program"].clone();
            rows.retain(|row| row["program"] == first);
        }
        assert_to_scale(chart, &rows, column, &page.marks(chart, kind), *shown);
    }
    page.assert_quiet();
}

#[test]
fn a_simulation() {
    let desk = Desk::simulated();
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    assert_drawn(
        &page,
        &[
            ("headline", "symbol", "estimate", Shown::Across),
            ("match-rates", "symbol", "estimate", Shown::Across),
            ("fill", "symbol", "estimate", Shown::Across),
            ("rank-curve", "symbol", "estimate", Shown::Down),
            ("choices", "rect", "estimate", Shown::Height),
            ("depth", "rect", "share", Shown::Height),
            ("list-length", "symbol", "estimate", Shown::Down),
            ("funnel", "rect", "estimate", Shown::Height),
            ("interviews", "symbol", "estimate", Shown::Across),
            ("prestige", "text", "estimate", Shown::Words(0)),
            ("prestige-alternative", "text", "estimate", Shown::Words(0)),
            ("strength", "text", "estimate", Shown::Words(0)),
            ("strength-ranks", "text", "estimate", Shown::Words(0)),
            ("convergence", "symbol", "estimate", Shown::Down),
        ],
    );
    // What is pointed at, and read aloud.
    for (row, mark) in page.csv("match-rates").iter().zip(page.marks("match-rates", "symbol")) {
        for words in [&row["type"], &row["specialty"], &format!("{:.1}%", 100.0 * number(row, "estimate"))] {
            assert!(mark.label.contains(words.as_str()), "{words} in {:?}", mark.label);
        }
    }
}

#[test]
fn values_are_shown_where_one_points() {
    let desk = Desk::simulated();
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    let charts =
        [("match-rates", "symbol", 1), ("choices", "rect", 1), ("strength", "rect", 1), ("prestige", "rect", 6)];
    for (chart, kind, number_of_mark) in charts {
        let mut rows = page.csv(chart);
        // Whoever does not match stands in marks of their own.
        rows.retain(|row| row.get("prestige").is_none_or(|place| place != "not in it"));
        let row = &rows[number_of_mark];
        let shown = page.point_at(chart, kind, number_of_mark);
        for column in ["estimate", "ci_low", "ci_high"] {
            let value = format!("{:.1}%", 100.0 * number(row, column));
            assert!(shown.contains(&value), "{chart}: {value} in {shown}");
        }
        let error = format!("{:.2}%", 100.0 * number(row, "mcse"));
        assert!(shown.contains(&error), "{chart}: {error} in {shown}");
    }
    page.assert_quiet();
}

#[test]
fn another_program_can_be_chosen() {
    let desk = Desk::simulated();
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    let mut rows = page.csv("list-length");
    let last = rows.last().expect("rows")["program"].clone();
    assert_ne!(rows[0]["program"], last);
    page.focus("[data-chart=list-length] select");
    page.press("End");
    rows.retain(|row| row["program"] == last);
    assert_to_scale("list-length", &rows, "estimate", &page.marks("list-length", "symbol"), Shown::Down);
    page.assert_quiet();
}

#[test]
fn a_sweep_of_one_parameter() {
    let desk = Desk::new();
    desk.done("sweep [TEMP]/small.toml --over signals.gold=0..4 --replicates 20 --out [TEMP]/sweep --quiet");
    desk.done("report [TEMP]/sweep");
    let Some(page) = browser::open(&desk.path("sweep/report.html")) else { return };
    assert_drawn(
        &page,
        &[
            ("headline", "symbol", "estimate", Shown::Down),
            ("differences", "symbol", "difference", Shown::Down),
            ("match-nowhere", "symbol", "estimate", Shown::Down),
            ("first-choice", "symbol", "estimate", Shown::Down),
            ("depth", "symbol", "estimate", Shown::Down),
        ],
    );
    let headline = desk.table("sweep/sweep.csv");
    for row in page.csv("headline") {
        let wanted = [
            ("signals.gold", row["value"].as_str()),
            ("figure", "ends_in_focus"),
            ("group", "preference"),
            ("level", "focus"),
        ];
        let own = crate::only(&headline, &wanted);
        assert_eq!([&row["estimate"], &row["difference"]], [&own["estimate"], &own["difference"]]);
    }
}

#[test]
fn a_sweep_of_two_parameters() {
    let desk = Desk::new();
    let over = "--over signals.gold=0,4 --over signals.silver=0,3,6";
    desk.done(&format!("sweep [TEMP]/small.toml {over} --replicates 10 --out [TEMP]/sweep --quiet --format parquet"));
    desk.done("report [TEMP]/sweep");
    let Some(page) = browser::open(&desk.path("sweep/report.html")) else { return };
    assert_eq!(page.charts(), ["headline", "match-nowhere", "first-choice", "depth"]);
    assert_eq!(page.csv("headline").len(), 6);
    assert_to_scale("headline", &page.csv("headline"), "estimate", &page.marks("headline", "text"), Shown::Words(1));
    page.assert_quiet();
}

#[test]
fn a_sample_of_points() {
    let desk = Desk::new();
    let over = "--over signals.gold=0..4 --over utility.shared_fit=0..0.8 --over away.share=0..0.6 --sample 8";
    desk.done(&format!("sweep [TEMP]/small.toml {over} --replicates 10 --out [TEMP]/sweep --quiet"));
    desk.done("report [TEMP]/sweep");
    let Some(page) = browser::open(&desk.path("sweep/report.html")) else { return };
    let shown = |id| (id, "symbol", "estimate", Shown::Down);
    assert_drawn(&page, &[shown("over-1"), shown("over-2"), shown("over-3")]);
}

#[test]
fn a_screening() {
    let desk = Desk::new();
    desk.done("sweep [TEMP]/small.toml --screen --trajectories 2 --replicates 5 --out [TEMP]/screen --quiet");
    desk.done("report [TEMP]/screen");
    let Some(page) = browser::open(&desk.path("screen/report.html")) else { return };
    assert_eq!(page.charts(), ["headline", "nowhere", "fill", "depth"]);
    let rows = page.csv("headline");
    let sizes: Vec<f64> = rows.iter().map(|row| number(row, "mu_star")).collect();
    assert!(
        sizes.len() > 10 && sizes.is_sorted_by(|one, other| one >= other),
        "what matters most comes first: {sizes:?}"
    );
    let all = desk.table("screen/screen.csv");
    for row in &rows {
        let wanted = [
            ("parameter", row["parameter"].as_str()),
            ("figure", "ends_in_focus"),
            ("group", "preference"),
            ("level", "focus"),
        ];
        assert_eq!(crate::only(&all, &wanted)["mu_star"], row["mu_star"]);
    }
    // The right end of each bar.
    let ends: Vec<Mark> = page.ask(
        "Array.from(document.querySelectorAll('[data-chart=headline] .mark-rect.role-mark')[0].children, (bar) => {
            const box = bar.getBoundingClientRect();
            return { label: '', text: '', x: box.right, y: box.y, height: box.height };
        })",
    );
    assert_to_scale("headline", &rows, "mu_star", &ends, Shown::Across);
    page.assert_quiet();
}

#[test]
fn a_comparison() {
    let desk = Desk::new();
    let program = desk.program_of_two();
    desk.done(&format!(
        "compare [TEMP]/small.toml --program {program} --quota 1..3 --replicates 30 --out [TEMP]/compared --quiet"
    ));
    desk.done("report [TEMP]/compared");
    let Some(page) = browser::open(&desk.path("compared/report.html")) else { return };
    let charts = page.charts();
    assert_eq!(charts[..4], ["differences", "program", "differences-counts", "movers"]);
    assert_to_scale(
        "differences",
        &page.csv("differences"),
        "difference",
        &page.marks("differences", "symbol"),
        Shown::Across,
    );
    assert_to_scale("program", &page.csv("program"), "estimate", &page.marks("program", "symbol"), Shown::Down);
    let all = desk.table("compared/comparison.csv");
    let headlines: Vec<&Row> = all
        .iter()
        .filter(|row| row["table"] == "summary" && row["figure"] == "ends_in_focus" && row["level"] == "focus")
        .collect();
    let shown = page.csv("differences");
    let shown: Vec<&Row> = shown.iter().filter(|row| row["what"].starts_with("match in IR-Integrated")).collect();
    assert_eq!(shown.len(), headlines.len());
    for (row, own) in shown.iter().zip(headlines) {
        for column in ["variant", "base", "variant_estimate", "difference", "mcse", "ci_low", "ci_high"] {
            assert_eq!(row[column], own[column], "{column}");
        }
    }
    // Who loses stands on the left.
    let mut movers = page.csv("movers");
    for row in &mut movers {
        if row["outcome"] == "worse off" {
            let share = -number(row, "estimate");
            row.insert("estimate".to_owned(), share.to_string());
        }
    }
    assert_to_scale("movers", &movers, "estimate", &page.marks("movers", "symbol"), Shown::Across);
    page.assert_quiet();
}

#[test]
fn the_odds_of_an_applicant() {
    let desk = Desk::new();
    std::fs::write(desk.path("me.toml"), "type = \"senior\"\ninterviews = 3\n").expect("a file");
    desk.done("odds [TEMP]/small.toml --applicant [TEMP]/me.toml --replicates 40 --out [TEMP]/odds --quiet");
    desk.done("report [TEMP]/odds");
    let Some(page) = browser::open(&desk.path("odds/report.html")) else { return };
    assert_eq!(page.charts()[..3], ["odds", "ranks", "what-if"]);
    assert_to_scale("odds", &page.csv("odds"), "estimate", &page.marks("odds", "symbol"), Shown::Across);
    assert_to_scale("ranks", &page.csv("ranks"), "matched", &page.marks("ranks", "rect"), Shown::Height);
    assert_to_scale("what-if", &page.csv("what-if"), "difference", &page.marks("what-if", "symbol"), Shown::Across);
    let own = desk.table("odds/odds.csv");
    let shown = page.csv("odds");
    assert_eq!(
        crate::only(&shown, &[("outcome", "match nowhere")])["estimate"],
        crate::only(&own, &[("outcome", "nothing")])["estimate"]
    );
    let what_if = desk.table("odds/what_if.csv");
    for row in page.csv("what-if") {
        let outcome = if row["outcome"] == "nowhere" { "nothing" } else { "focus" };
        let own = crate::only(&what_if, &[("what_if", &row["what_if"]), ("outcome", outcome)]);
        assert_eq!([&row["difference"], &row["mcse"]], [&own["difference"], &own["mcse"]]);
    }
    page.assert_quiet();
}

#[test]
fn one_season_has_no_error_to_draw() {
    let desk = Desk::new();
    desk.done("simulate [TEMP]/small.toml --replicates 1 --out [TEMP]/results --report --quiet");
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    assert!(
        page.ask::<String>("document.querySelector('.answer').textContent").contains("nothing is known of the error")
    );
    assert!(page.marks("funnel", "rule").is_empty());
    page.assert_quiet();
}

#[test]
fn several_runs_on_one_page() {
    let desk = Desk::simulated();
    desk.done("simulate [TEMP]/small.toml --replicates 30 --set signals.gold=0 --set interviews.fit=2 --out [TEMP]/other --quiet");
    desk.done("report [TEMP]/results [TEMP]/other --out [TEMP]/both.html");
    let Some(page) = browser::open(&desk.path("both.html")) else { return };
    assert_eq!(page.charts().len(), 29);
    assert_to_scale("overview", &page.csv("overview"), "estimate", &page.marks("overview", "symbol"), Shown::Across);
    let ids: Vec<String> = page.ask("Array.from(document.querySelectorAll('[id]'), (element) => element.id)");
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "anchors are unique");
    page.assert_quiet();
}

#[test]
fn whatever_a_scenario_is_called_stays_text() {
    let desk = Desk::new();
    let name = r#"</script><script>window.caught = 1</script><img src="http://example.invalid/x" onerror="window.caught = 2">"#;
    let path = desk.path("small.toml");
    let text = std::fs::read_to_string(&path).expect("a scenario");
    let text = text
        .replace("A small IR market", &name.replace('"', "\\\""))
        .replace("Who matches", &name.replace('"', "\\\""));
    std::fs::write(&path, text.replace("DR only", "<b>&amp;{{ DR }}")).expect("a file");
    desk.done("simulate [TEMP]/small.toml --replicates 5 --out [TEMP]/results --report --quiet");
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    assert_eq!(page.ask::<String>("document.querySelector('h1').textContent"), name);
    assert!(page.ask::<bool>("window.caught === undefined && document.querySelectorAll('img, b').length === 0"));
    page.assert_quiet();
}
