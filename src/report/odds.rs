//! What a report says of the odds of one applicant.

use serde_json::json;

use super::chart::{Chart, Column, Form, estimate_columns};
use super::marks::{INK, PERCENT, dots, drawing, estimate_tips, hue, measure, names, shape, tips};
use super::records::Record;
use super::run::{Kind, Run, Sheet};
use super::wording::{listed, share};
use crate::numbers::percent;

pub(super) const KIND: Kind = Kind {
    word: "odds",
    main: "odds",
    tables: &[
        ("odds", &["outcome", "estimate", "mcse", "ci_low", "ci_high"]),
        ("positions", &["rank", "matched", "matched_mcse", "reached", "once_reached"]),
        ("what_if", &["what_if", "outcome", "difference", "mcse"]),
    ],
    optional: &[("sensitivity", &["varied", "point", "focus", "mcse"])],
    scenario: "scenario.toml",
    tell,
};

/// Standard errors on either side that make a 95% interval, by the normal distribution.
const WIDTH: f64 = 1.96;

fn tell(run: &Run) -> Sheet {
    let charts = [Some(outcomes(run)), ranks(run), what_if(run), sensitivity(run)];
    Sheet { answer: answer(run), charts: charts.into_iter().flatten().filter(|chart| !chart.rows.is_empty()).collect() }
}

/// Outcomes that are odds, in words; those of a partner and of both where there is one.
fn words(run: &Run) -> Vec<(&'static str, String)> {
    let mut words = own_words(run).to_vec();
    if find(run, "both").is_some() {
        words.extend([
            ("partner_focus", format!("partner: match in {}", run.focus())),
            ("partner_alternative", format!("partner: match in {}", run.alternative())),
            ("partner_other", "partner: match elsewhere".to_owned()),
            ("partner_nothing", "partner: match nowhere".to_owned()),
            ("both", "both match".to_owned()),
            ("same_region", "both match, in one region".to_owned()),
            ("same_institution", "both match, at one institution".to_owned()),
            ("only_applicant", "only the applicant matches".to_owned()),
            ("only_partner", "only the partner matches".to_owned()),
            ("neither", "neither matches".to_owned()),
        ]);
    }
    words
}

fn own_words(run: &Run) -> [(&'static str, String); 7] {
    [
        ("focus", format!("match in {}", run.focus())),
        ("alternative", format!("match in {}", run.alternative())),
        ("other", "match elsewhere".to_owned()),
        ("nothing", "match nowhere".to_owned()),
        ("first_choice", "obtain the first choice".to_owned()),
        ("top_three", "obtain one of the first three".to_owned()),
        ("without_pgy1", "advanced position, no PGY-1 year".to_owned()),
    ]
}

fn find<'a>(run: &'a Run, outcome: &str) -> Option<Record<'a>> {
    run.table("odds").rows().find(|row| row.text("outcome") == outcome)
}

fn answer(run: &Run) -> Vec<String> {
    let endings = words(run).into_iter().take(4).filter_map(|(outcome, words)| {
        let row = find(run, outcome).filter(|row| row.real("estimate") > Some(0.0))?;
        Some(format!("{} to {words}", share(&row)?))
    });
    let endings: Vec<String> = endings.collect();
    let mut sentences =
        vec![format!("The odds of the applicant \"{}\" in this model: {}.", run.manifest.applicant, listed(&endings))];
    let of_both = |outcome: &str| find(run, outcome).and_then(|row| share(&row));
    if let (Some(both), Some(near)) = (of_both("both"), of_both("same_region")) {
        sentences.push(format!(
            "With the partner as a couple: {both} that both match, {near} that they do so in one region."
        ));
    }
    if let Some(range) = guesses(run) {
        sentences.push(range);
    }
    sentences
}

/// How far the odds spread when numbers that are guesses are drawn from their ranges.
fn guesses(run: &Run) -> Option<String> {
    let table = run.optional("sensitivity")?;
    let mut odds: Vec<f64> = table.matching(&[("varied", "parameters")]).filter_map(|row| row.real("focus")).collect();
    odds.sort_by(f64::total_cmp);
    let [low, .., high] = odds.as_slice() else { return None };
    Some(format!(
        "Much hangs on guesses: with the model's own choices drawn {} times from their plausible ranges, the odds of {} lie between {} and {}. \
         No number of seasons makes that smaller.",
        odds.len(),
        run.focus(),
        percent(*low),
        percent(*high)
    ))
}

const ERROR: &str = "Bars are 95% intervals of the simulation's own error only: how much hangs on guesses is far more.";

fn outcomes(run: &Run) -> Chart {
    let mut chart = Chart {
        id: "odds",
        title: "Where the applicant matches".to_owned(),
        shows: "The odds of each outcome, over seasons of the model and over the applicant's own luck.".to_owned(),
        certainty: ERROR.to_owned(),
        columns: [vec![Column::text("outcome", "Outcome")], estimate_columns("Odds", true, false)].concat(),
        rows: Vec::new(),
        drawing: dots(
            "outcome",
            None,
            &measure("estimate", "Odds", PERCENT),
            &estimate_tips(&[("outcome", "Outcome", "")], "Odds", PERCENT, false),
            false,
        ),
    };
    for (outcome, words) in words(run) {
        let row = find(run, outcome).filter(|row| !outcome.ends_with("other") || row.real("estimate") > Some(0.0));
        if let Some(row) = row {
            chart.push(&[&words], &row);
        }
    }
    chart
}

/// An interval around an estimate, as cells.
fn around(value: f64, mcse: Option<f64>) -> [String; 2] {
    let end = |side: f64| mcse.map_or(String::new(), |mcse| format!("{:.6}", value + side * WIDTH * mcse));
    [end(-1.0), end(1.0)]
}

fn ranks(run: &Run) -> Option<Chart> {
    let pointed = tips(&[
        ("rank", "Rank", ""),
        ("matched", "Match here", PERCENT),
        ("ci_low", "95% interval from", PERCENT),
        ("ci_high", "to", PERCENT),
        ("reached", "Come so far", PERCENT),
        ("once_reached", "Match here once so far", PERCENT),
    ]);
    let mut order: Vec<&str> = Vec::new();
    let share = |name: &str, heading: &str| Column::new(name, heading, Form::Share);
    let mut chart = Chart {
        id: "ranks",
        title: "Down the list".to_owned(),
        shows: "The odds to match at each rank of the applicant's list. The table also has how often it comes so far, and the odds to match there \
                once it has."
            .to_owned(),
        certainty: "Whiskers are ±1.96 standard errors of the simulation.".to_owned(),
        columns: vec![
            Column::text("rank", "Rank"),
            share("matched", "Match here"),
            Column::new("matched_mcse", "± error", Form::ShareError),
            share("ci_low", "95% from"),
            share("ci_high", "to"),
            share("reached", "Come so far"),
            share("once_reached", "Match here once so far"),
        ],
        rows: Vec::new(),
        drawing: json!(null),
    };
    for row in run.table("positions").rows() {
        let [low, high] = around(row.real("matched")?, row.real("matched_mcse"));
        order.push(row.text("rank"));
        let cells = [
            row.text("rank"),
            row.text("matched"),
            row.text("matched_mcse"),
            &low,
            &high,
            row.text("reached"),
            row.text("once_reached"),
        ];
        chart.rows.push(cells.map(str::to_owned).to_vec());
    }
    let mut low = measure("ci_low", "", PERCENT);
    low["title"] = json!("Odds to match here");
    chart.drawing = drawing(
        json!(280),
        json!({
            "encoding": { "x": {
                "field": "rank", "type": "ordinal", "sort": order, "title": "Rank on the list",
                "axis": { "labelAngle": 0, "labelOverlap": "greedy" }
            } },
            "layer": [
                { "mark": { "type": "bar", "style": "bars" }, "encoding": { "y": measure("matched", "Odds to match here", PERCENT), "tooltip": pointed } },
                { "mark": { "type": "rule", "style": "whisker", "color": INK }, "encoding": { "y": low, "y2": { "field": "ci_high" } } }
            ]
        }),
    );
    Some(chart)
}

fn what_if(run: &Run) -> Option<Chart> {
    let outcomes = [("focus", run.focus().to_owned()), ("nothing", "nowhere".to_owned())];
    let levels: Vec<String> = outcomes.iter().map(|(_, words)| words.clone()).collect();
    let pointed = tips(&[
        ("what_if", "If", ""),
        ("outcome", "Match", ""),
        ("difference", "Change of the odds", "+.2%"),
        ("ci_low", "95% interval from", "+.2%"),
        ("ci_high", "to", "+.2%"),
    ]);
    let x = measure("difference", "Change of the odds", "+.2%");
    let mut low = x.clone();
    low["field"] = "ci_low".into();
    let change = |name: &str, heading: &str| Column::new(name, heading, Form::Points);
    let mut chart = Chart {
        id: "what-if",
        title: "What would change it".to_owned(),
        shows: format!(
            "How the odds to match in {}, and nowhere, change if one thing about the applicant is different, in percentage points.",
            run.focus()
        ),
        certainty: "Bars are ±1.96 standard errors of the simulation, on the same draws with and without the change. The model's rules decide what \
                    a signal or a rotation does: its guesses act here, too."
            .to_owned(),
        columns: vec![
            Column::text("what_if", "If"),
            Column::text("outcome", "Match"),
            change("difference", "Change"),
            Column::new("mcse", "± error", Form::ShareError),
            change("ci_low", "95% from"),
            change("ci_high", "to"),
        ],
        rows: Vec::new(),
        drawing: drawing(
            json!({ "step": 14 }),
            json!({
                "encoding": {
                    "y": names("what_if"),
                    "yOffset": { "field": "outcome", "type": "nominal", "scale": { "domain": levels } },
                    "color": hue("outcome", &levels)
                },
                "layer": [
                    { "mark": { "type": "rule", "style": "zero", "color": INK }, "encoding": { "x": { "datum": 0 }, "y": null, "yOffset": null, "color": null } },
                    { "mark": { "type": "rule", "style": "interval" }, "encoding": { "x": low, "x2": { "field": "ci_high" }, "tooltip": pointed } },
                    { "mark": { "type": "point", "style": "dot" }, "encoding": { "x": x, "shape": shape("outcome", &levels), "tooltip": pointed } }
                ]
            }),
        ),
    };
    for row in run.table("what_if").rows() {
        if let Some((_, words)) = outcomes.iter().find(|(outcome, _)| *outcome == row.text("outcome")) {
            let [low, high] = around(row.real("difference")?, row.real("mcse"));
            let cells = [row.text("what_if"), words, row.text("difference"), row.text("mcse"), &low, &high];
            chart.rows.push(cells.map(str::to_owned).to_vec());
        }
    }
    Some(chart)
}

/// How much hangs on guesses.
fn sensitivity(run: &Run) -> Option<Chart> {
    let table = run.optional("sensitivity")?;
    let pointed = tips(&[("varied", "", ""), ("point", "Point", ""), ("focus", "Odds", PERCENT)]);
    let mut chart = Chart {
        id: "guesses",
        title: "How much hangs on guesses".to_owned(),
        shows: format!(
            "The odds to match in {} at each of several draws: of all numbers that are the model's own choices, from their plausible ranges; and, \
             with the numbers as they are, of other institutions.",
            run.focus()
        ),
        certainty: "Each mark has an error of its own, in the table; the spread between marks is what is not known, and more seasons do not reduce it."
            .to_owned(),
        columns: vec![
            Column::text("varied", "What is drawn"),
            Column::text("point", "Point"),
            Column::new("focus", "Odds", Form::Share),
            Column::new("mcse", "± error", Form::ShareError),
        ],
        rows: Vec::new(),
        drawing: drawing(
            json!({ "step": 44 }),
            json!({
                "encoding": { "y": names("varied"), "x": measure("focus", "Odds", PERCENT) },
                "layer": [{ "mark": { "type": "tick", "style": "draw" }, "encoding": { "tooltip": pointed } }]
            }),
        ),
    };
    for row in table.rows() {
        let words = if row.text("varied") == "parameters" { "numbers that are guesses" } else { "institutions" };
        chart.push(&[words], &row);
    }
    Some(chart)
}
