//! Every chart of a simulation is drawn, from the rows that its link gives.

use crate::browser;
use crate::scale::{Shown, assert_drawn, assert_to_scale};
use crate::{Desk, number};

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
fn one_season_has_no_error_to_draw() {
    let desk = Desk::new();
    desk.done("simulate [TEMP]/small.toml --replicates 1 --out [TEMP]/results --report --quiet");
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    assert!(
        page.ask::<String>("document.querySelector('.answer').textContent")
            .contains("the Monte Carlo error is unknown")
    );
    assert!(page.marks("funnel", "rule").is_empty());
    page.assert_quiet();
}

#[test]
fn several_runs_on_one_page() {
    let desk = Desk::simulated();
    // Many more applicants match less often, whatever is drawn.
    desk.done("simulate [TEMP]/small.toml --replicates 30 --set group.either.count=40 --out [TEMP]/other --quiet");
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
