//! Every chart of sweeps, screenings, comparisons and odds is drawn, from the rows that its link gives.

use crate::browser::{self, Mark};
use crate::scale::{Shown, assert_drawn, assert_to_scale};
use crate::{Desk, Row, number};

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
    let desk = Desk::screened();
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
