//! What a report says of a comparison of worlds.

mod program;

use serde_json::{Value, json};

use crate::numbers::percent;
use crate::report::chart::{Chart, Column, Form};
use crate::report::figure_words::{is_headline, named};
use crate::report::marks::{INK, PERCENT, PLAIN, drawing, hue, measure, names, shape, ticks, tips};
use crate::report::records::Record;
use crate::report::run::{Kind, Run, Sheet};
use crate::report::wording::{difference, listed};

pub(in crate::report) const KIND: Kind = Kind {
    word: "comparison",
    main: "comparison",
    tables: &[
        (
            "comparison",
            &[
                "variant",
                "table",
                "figure",
                "group",
                "level",
                "unit",
                "base",
                "variant_estimate",
                "difference",
                "mcse",
                "ci_low",
            ],
        ),
        (
            "programs_comparison",
            &["variant", "program_id", "name", "figure", "level", "base", "variant_estimate", "difference"],
        ),
        ("movers", &["variant", "group", "level", "figure", "unit", "estimate", "mcse", "ci_low", "ci_high"]),
    ],
    optional: &[],
    scenario: "base.toml",
    tell,
};

/// Programs whose change is drawn.
const PROGRAMS: usize = 12;

fn tell(run: &Run) -> Sheet {
    let charts = [shares(run), program::by_list_length(run), depths(run), movers(run), programs(run)];
    Sheet { answer: answer(run), charts: charts.into_iter().flatten().collect() }
}

fn variants(run: &Run) -> Vec<String> {
    run.manifest.worlds.iter().skip(1).map(|world| world.name.clone()).collect()
}

fn answer(run: &Run) -> Vec<String> {
    let mut sentences: Vec<String> = program::sentence(run).into_iter().collect();
    let rows: Vec<Record> =
        run.table("comparison").rows().filter(|row| row.text("table") == "summary" && is_headline(row)).collect();
    if let Some(base) = rows.first().and_then(|row| row.real("base")) {
        let told: Vec<String> = rows
            .iter()
            .filter_map(|row| {
                let is_same = row.real("difference") == Some(0.0) && row.real("mcse") == Some(0.0);
                let change = if is_same {
                    "not at all".to_owned()
                } else {
                    format!("by {}", difference(row, "difference", "mcse")?)
                };
                Some(format!("{change} with \"{}\"", row.text("variant")))
            })
            .collect();
        sentences.push(format!(
            "Of those who prefer {}, {} match in it in the base. That changes {}.",
            run.focus(),
            percent(base),
            listed(&told)
        ));
    }
    let of = |variant: &str, figure: &str| {
        let wanted = [("variant", variant), ("group", "all"), ("figure", figure)];
        run.table("movers").matching(&wanted).next().and_then(|row| crate::report::wording::share(&row))
    };
    for variant in variants(run).iter().take(4) {
        if let (Some(better), Some(worse)) = (of(variant, "better"), of(variant, "worse")) {
            if [&better, &worse].iter().all(|share| share.as_str() == "0.0% ± 0") {
                sentences.push(format!("With \"{variant}\", nobody matches at another program than in the base."));
                continue;
            }
            sentences.push(format!("With \"{variant}\", {better} of all applicants match at a program they prefer, {worse} at one they like less."));
        }
    }
    sentences.push(
        match run.manifest.mode.as_str() {
            "lists-fixed" => "The base's certified lists are kept, and only the match is run again: nobody responds to the change.",
            _ => "The whole season is played anew in each world, on the same draws: people and programs respond to the change by the model's rules.",
        }
        .to_owned(),
    );
    sentences
}

fn columns(first: &str, is_share: bool) -> Vec<Column> {
    let (value, change, spread) = if is_share {
        (Form::Share, Form::Points, Form::ShareError)
    } else {
        (Form::Number, Form::Signed, Form::NumberError)
    };
    vec![
        Column::text("what", first),
        Column::text("variant", "Variant"),
        Column::new("base", "Base", value),
        Column::new("variant_estimate", "Variant", value),
        Column::new("difference", "Difference", change),
        Column::new("mcse", "± error", spread),
        Column::new("ci_low", "95% from", change),
        Column::new("ci_high", "to", change),
    ]
}

/// Differences with their intervals around a line at zero.
fn forest(first: &str, variants: &[String], title: &str, is_share: bool) -> Value {
    let (format, precise) = if is_share { ("+.2%", "+.2%") } else { ("+,.3~g", "+,.3~g") };
    let pointed = tips(&[
        ("what", first, ""),
        ("variant", "Variant", ""),
        ("base", "Base", if is_share { PERCENT } else { PLAIN }),
        ("variant_estimate", "Variant", if is_share { PERCENT } else { PLAIN }),
        ("difference", "Difference", precise),
        ("ci_low", "95% interval from", precise),
        ("ci_high", "to", precise),
    ]);
    let x = measure("difference", title, format);
    let mut low = x.clone();
    low["field"] = "ci_low".into();
    drawing(
        json!({ "step": 14 }),
        json!({
            "encoding": {
                "y": names("what"),
                "yOffset": { "field": "variant", "type": "nominal", "scale": { "domain": variants } },
                "color": hue("variant", variants)
            },
            "layer": [
                { "mark": { "type": "rule", "style": "zero", "color": INK }, "encoding": { "x": { "datum": 0 }, "y": null, "yOffset": null, "color": null } },
                { "mark": { "type": "rule", "style": "interval" }, "encoding": { "x": low, "x2": { "field": "ci_high" }, "tooltip": pointed } },
                {
                    "mark": { "type": "point", "style": "dot" },
                    "encoding": { "x": x, "shape": shape("variant", variants), "tooltip": pointed }
                }
            ]
        }),
    )
}

const PAIRED: &str = "Bars are 95% intervals of the simulation's own error, of differences between the same seasons in both worlds. Where a bar \
                      does not touch zero, the model's difference is hardly chance; whether the model is right is another question.";

fn shares(run: &Run) -> Option<Chart> {
    let wanted = |row: &Record| match (row.text("figure"), row.text("group")) {
        ("ends_in_focus" | "ends_in_alternative" | "ends_in_nothing" | "first_choice", "preference") => {
            row.text("level") == "focus"
        }
        ("match_rate_focus", "type" | "all") => true,
        ("fill_rate", "specialty") => [run.focus(), run.alternative()].contains(&row.text("level")),
        _ => false,
    };
    let mut chart = Chart {
        id: "differences",
        title: "What changes against the base".to_owned(),
        shows: "Differences of shares, variant less base, in percentage points.".to_owned(),
        certainty: PAIRED.to_owned(),
        columns: columns("Figure", true),
        rows: Vec::new(),
        drawing: forest("Figure", &variants(run), "Difference (points)", true),
    };
    for row in run.table("comparison").rows().filter(|row| row.text("table") == "summary" && wanted(row)) {
        chart.push(&[&named(run, &row)], &row);
    }
    (!chart.rows.is_empty()).then_some(chart)
}

fn depths(run: &Run) -> Option<Chart> {
    let wanted = |row: &Record| {
        let specialty = [run.focus(), run.alternative()].contains(&row.text("level"));
        match (row.text("figure"), row.text("group")) {
            ("ranks_per_position" | "deepest_rank" | "filled" | "positions", "specialty") => specialty,
            ("interviews_each" | "applications_each", "specialty") => row.text("level") == run.focus(),
            _ => false,
        }
    };
    let mut chart = Chart {
        id: "differences-counts",
        title: "Positions, ranks and interviews".to_owned(),
        shows: "Differences of counts and means, variant less base: positions in a season, ranks, interviews and applications for each person."
            .to_owned(),
        certainty: PAIRED.to_owned(),
        columns: columns("Figure", false),
        rows: Vec::new(),
        drawing: forest("Figure", &variants(run), "Difference", false),
    };
    for row in run.table("comparison").rows().filter(|row| row.text("table") == "summary" && wanted(row)) {
        chart.push(&[&named(run, &row)], &row);
    }
    (!chart.rows.is_empty()).then_some(chart)
}

/// Who gains and who loses.
fn movers(run: &Run) -> Option<Chart> {
    let variants = variants(run);
    let pointed = tips(&[
        ("people", "People", ""),
        ("variant", "Variant", ""),
        ("outcome", "", ""),
        ("estimate", "Share", PERCENT),
        ("ci_low", "95% interval from", PERCENT),
        ("ci_high", "to", PERCENT),
    ]);
    let outcomes = ["better off", "worse off"].map(str::to_owned);
    // Losses to the left.
    let side = |field: &str| format!("datum.outcome == 'worse off' ? -datum.{field} : datum.{field}");
    let x = json!({
        "field": "sided", "type": "quantitative", "title": "worse off ← people → better off",
        "axis": { "tickCount": ticks(), "labelExpr": "format(abs(datum.value), '.1%')" }
    });
    let mut low = x.clone();
    low["field"] = "sided_low".into();
    let drawn = drawing(
        json!({ "step": 14 }),
        json!({
            "transform": [
                { "calculate": side("estimate"), "as": "sided" },
                { "calculate": side("ci_low"), "as": "sided_low" },
                { "calculate": side("ci_high"), "as": "sided_high" }
            ],
            "encoding": {
                "y": names("people"),
                "yOffset": { "field": "variant", "type": "nominal", "scale": { "domain": variants } },
                "color": hue("variant", &variants)
            },
            "layer": [
                { "mark": { "type": "rule", "style": "zero", "color": INK }, "encoding": { "x": { "datum": 0 }, "y": null, "yOffset": null, "color": null } },
                { "mark": { "type": "rule", "style": "interval" }, "encoding": { "x": low, "x2": { "field": "sided_high" }, "tooltip": pointed } },
                { "mark": { "type": "point", "style": "dot" }, "encoding": { "x": x, "shape": shape("variant", &variants), "tooltip": pointed } }
            ]
        }),
    );
    let mut chart = Chart {
        id: "movers",
        title: "Who gains and who loses".to_owned(),
        shows: "The share of people who match at a program they prefer (to the right) or like less (to the left) than in the base, by their own list."
            .to_owned(),
        certainty: "Bars are 95% intervals of the simulation's own error.".to_owned(),
        columns: vec![
            Column::text("people", "People"),
            Column::text("outcome", "Outcome"),
            Column::text("variant", "Variant"),
            Column::new("estimate", "Share", Form::Share),
            Column::new("mcse", "± error", Form::ShareError),
            Column::new("ci_low", "95% from", Form::Share),
            Column::new("ci_high", "to", Form::Share),
        ],
        rows: Vec::new(),
        drawing: drawn,
    };
    for row in run.table("movers").rows() {
        let people = match (row.text("group"), row.text("level")) {
            ("all", _) => "all applicants".to_owned(),
            ("preference", "focus") => format!("prefer {}", run.focus()),
            ("preference", "none") => "no preference".to_owned(),
            ("preference", _) => "prefer another".to_owned(),
            (_, level) => level.to_owned(),
        };
        let at = ["better", "worse"].iter().position(|figure| *figure == row.text("figure"));
        if let Some(at) = at {
            chart.push(&[&people, &outcomes[at]], &row);
        }
    }
    (!chart.rows.is_empty()).then_some(chart)
}

/// The programs whose chance to fill, or depth, changes most.
fn programs(run: &Run) -> Option<Chart> {
    let wanted = [("figure", "deepest_rank")];
    let table = run.table("programs_comparison");
    let mut rows: Vec<Record> = table.matching(&wanted).filter(|row| row.real("difference").is_some()).collect();
    let size = |row: &Record| row.real("difference").unwrap_or(0.0).abs();
    // Where the error of a difference is large, its size says little.
    rows.retain(|row| size(row) > 2.0 * row.real("mcse").unwrap_or(0.0) && size(row) > 0.0);
    rows.sort_by(|one, other| {
        size(other).total_cmp(&size(one)).then(one.text("program_id").cmp(other.text("program_id")))
    });
    let mut chosen: Vec<&str> = Vec::new();
    for row in &rows {
        if !chosen.contains(&row.text("program_id")) && chosen.len() < PROGRAMS {
            chosen.push(row.text("program_id"));
        }
    }
    let mut chart = Chart {
        id: "programs",
        title: "Programs that go deeper, or less deep".to_owned(),
        shows: format!(
            "The change of the last rank matched, of the {} programs where it changes most, among those where the change is more than twice its \
             error. To the right: deeper on their list than in the base.",
            chosen.len()
        ),
        certainty: format!("{PAIRED} Of many programs the most extreme are shown, so that chance exaggerates them."),
        columns: columns("Program", false),
        rows: Vec::new(),
        drawing: forest("Program", &variants(run), "Change of the last rank matched", false),
    };
    for id in chosen {
        for row in table
            .matching(&[("program_id", id), ("figure", "deepest_rank")])
            .filter(|row| row.real("difference").is_some())
        {
            chart.push(&[row.text("name")], &row);
        }
    }
    (!chart.rows.is_empty()).then_some(chart)
}
