//! The report of a Morris screening.

use serde_json::json;

use super::chart::{Chart, Column, Form};
use super::figure_words::{is_figure, specialties};
use super::marks::{INK, PERCENT, PLAIN, drawing, measure, names, tips};
use super::records::Record;
use super::run::{Kind, Run, Sheet};
use super::wording::listed;
use matchday_study::figures::{FigureId, HEADLINE, Place, Unit};
use matchday_study::numbers::points;

pub(super) const KIND: Kind = Kind {
    word: "screening",
    main: "screen",
    tables: &[(
        "screen",
        &[
            "parameter",
            "meaning",
            "from",
            "to",
            "figure",
            "group",
            "level",
            "mu_star",
            "mu_star_error",
            "mu",
            "sigma",
            "note",
        ],
    )],
    optional: &[],
    scenario: "scenario.toml",
    sheet,
};

/// Parameters drawn.
const SHOWN: usize = 25;

/// Parameters named in the answer.
const NAMED: usize = 3;

fn sheet(run: &Run) -> Sheet {
    let specialties = specialties(run);
    let figures = FigureId::shown(|place| match place {
        Place::Effects(subject, id, title) => Some((subject, id, title)),
        _ => None,
    });
    let charts = figures.filter_map(|(figure, (subject, id, title))| {
        tornado(run, id, (figure, subject.keys(&specialties)?), specialties.fill(title))
    });
    let question = "Which parameters of the scenario matter most?".to_owned();
    Sheet { question: Some(question), answer: answer(run), charts: charts.collect() }
}

/// The parameters with an effect, the largest first.
fn ranked<'a>(run: &'a Run, figure: (FigureId, [&str; 2])) -> Vec<Record<'a>> {
    let rows = run.table("screen").rows().filter(|row| is_figure(row, figure) && row.real("mu_star") > Some(0.0));
    let mut rows: Vec<Record> = rows.collect();
    rows.sort_by(|one, other| {
        let size = |row: &Record| row.real("mu_star").unwrap_or(0.0);
        size(other).total_cmp(&size(one))
    });
    rows
}

fn answer(run: &Run) -> Vec<String> {
    let rows = ranked(run, HEADLINE);
    let all = run.table("screen").rows().filter(|row| is_figure(row, HEADLINE)).count();
    let named: Vec<String> = rows
        .iter()
        .take(NAMED)
        .filter_map(|row| {
            let error = row.real("mu_star_error").map_or(String::new(), |error| format!(" ± {}", points(error)));
            Some(format!("{} ({}{error} points)", row.text("parameter"), points(row.real("mu_star")?)))
        })
        .collect();
    let meanings = rows.iter().take(NAMED).map(|row| format!("{}: {}", row.text("parameter"), row.text("meaning")));
    if named.is_empty() {
        return vec![format!(
            "None of {all} parameters changes the share of those who prefer {} who match in it.",
            run.focus()
        )];
    }
    let mut sentences = vec![
        format!(
            "Of {all} parameters moved over their plausible ranges, the share of those who prefer {} who match in it depends most on {}.",
            run.focus(),
            listed(&named)
        ),
        "Numbers in brackets are mean absolute effects of the whole range (μ*), ± their standard error over trajectories. They depend on the \
         ranges as much as on the model."
            .to_owned(),
    ];
    sentences.extend(meanings);
    sentences
}

fn tornado(run: &Run, id: &'static str, figure: (FigureId, [&str; 2]), title: String) -> Option<Chart> {
    let (rows, is_share) = (ranked(run, figure), figure.0.unit() == Unit::Share);
    let (format, precise, value, spread) = if is_share {
        (PERCENT, PERCENT, Form::Points, Form::ShareError)
    } else {
        (PLAIN, PLAIN, Form::Signed, Form::NumberError)
    };
    let value_unsigned = if is_share { Form::ShareError } else { Form::NumberError };
    let pointed = tips(&[
        ("parameter", "Parameter", ""),
        ("meaning", "Meaning", ""),
        ("from", "From", ""),
        ("to", "To", ""),
        ("mu_star", "Mean absolute effect μ*", precise),
        ("mu_star_error", "± error", precise),
        ("mu", "Mean effect μ", precise),
        ("sigma", "Spread σ of effects", precise),
    ]);
    let mut low = measure("low", "", format);
    low["title"] = json!("Effect of the whole range");
    let drawn = drawing(
        json!({ "step": 34 }),
        json!({
            "encoding": { "y": names("parameter") },
            "transform": [
                { "calculate": "datum.mu_star - 1.96 * datum.mu_star_error < 0 ? 0 : datum.mu_star - 1.96 * datum.mu_star_error", "as": "low" },
                { "calculate": "datum.mu_star + 1.96 * datum.mu_star_error", "as": "high" }
            ],
            "layer": [
                {
                    "mark": { "type": "bar", "style": "bars" },
                    "encoding": { "x": measure("mu_star", "Effect of the whole range", format), "tooltip": pointed }
                },
                { "mark": { "type": "rule", "style": "whisker", "color": INK }, "encoding": { "x": low, "x2": { "field": "high" } } },
                { "mark": { "type": "tick", "style": "signed", "color": INK }, "encoding": { "x": { "field": "mu", "type": "quantitative" }, "tooltip": pointed } }
            ]
        }),
    );
    let left = rows.len().saturating_sub(SHOWN);
    let more = if left > 0 { format!(" {left} parameters with smaller effects are not shown.") } else { String::new() };
    let mut chart = Chart {
        id,
        title,
        shows: format!(
            "The change of the figure when a parameter moves over its whole plausible range. Bars are mean absolute effects (μ*). Ticks are mean \
             effects with their sign (μ): to the left, the figure falls as the parameter rises.{more}"
        ),
        certainty: "Whiskers are ±1.96 standard errors of μ* over trajectories (jackknife). Chance alone raises μ* to about its Monte Carlo \
                    standard error, which is in the table."
            .to_owned(),
        columns: vec![
            Column::text("parameter", "Parameter"),
            Column::text("from", "From"),
            Column::text("to", "To"),
            Column::new("mu_star", "μ*", value_unsigned),
            Column::new("mu_star_error", "± error", spread),
            Column::new("mu_star_mcse", "± Monte Carlo", spread),
            Column::new("mu", "μ", value),
            Column::new("sigma", "σ", spread),
            Column::text("meaning", "Meaning"),
        ],
        rows: Vec::new(),
        drawing: drawn,
    };
    for row in rows.iter().take(SHOWN) {
        chart.push(&[row.text("parameter")], row);
    }
    chart.if_any()
}
