//! The programs whose positions differ between base and variants.

use serde_json::json;

use crate::chart::{Chart, Column, Form};
use crate::marks::{INK, PERCENT, drawing, hue, measure, shape, ticks, tips};
use crate::run::Run;
use crate::wording::listed;
use matchday_study::figures::FigureId;
use matchday_study::numbers::percent;

/// Programs to choose from.
const PROGRAMS: usize = 12;

/// Programs whose positions differ, by id and name.
fn changed(run: &Run) -> Vec<(&str, &str)> {
    let table = run.table("programs_comparison");
    let mut programs: Vec<(&str, &str)> = Vec::new();
    for row in table.rows().filter(|row| row.text("figure") == FigureId::ProgramAllFilled.name()) {
        let is_changed = row.text("base_quota") != row.text("variant_quota");
        if is_changed && !programs.iter().any(|(id, _)| *id == row.text("program_id")) {
            programs.push((row.text("program_id"), row.text("name")));
        }
    }
    programs.truncate(PROGRAMS);
    programs
}

/// How often the first of them fills all its positions, in the base and each variant.
pub(super) fn sentence(run: &Run) -> Option<String> {
    let (id, name) = *changed(run).first()?;
    let rows = |variant: &str| {
        let wanted = [("program_id", id), ("variant", variant), ("figure", FigureId::ProgramAllFilled.name())];
        run.table("programs_comparison")
            .matching(&wanted)
            .next()
            .and_then(|row| Some((row.real("base")?, row.real("variant_estimate")?)))
    };
    let variants = super::variants(run);
    let (base, _) = rows(variants.first()?)?;
    let shares: Vec<String> = variants
        .iter()
        .filter_map(|variant| Some(format!("{} with \"{variant}\"", percent(rows(variant)?.1))))
        .collect();
    Some(format!("{name} fills all its positions in {} of seasons in the base, in {}.", percent(base), listed(&shares)))
}

/// The probability that all positions are filled by each rank, in the base and each variant.
pub(super) fn by_list_length(run: &Run) -> Option<Chart> {
    let table = run.table("programs_comparison");
    let programs = changed(run);
    let (_, first) = programs.first()?;
    // Variants keep the colours that they have in the other charts.
    let mut worlds = super::variants(run);
    worlds.push("base".to_owned());
    let mut colour = hue("world", &worlds);
    if let Some(base) = colour["scale"]["range"].as_array_mut().and_then(|range| range.last_mut()) {
        *base = INK.into();
    }
    let x = json!({
        "field": "rank", "type": "quantitative", "title": "Length of the list (ranks)",
        "scale": { "domainMin": 0, "nice": false }, "axis": { "tickMinStep": 1, "format": "d", "tickCount": ticks() }
    });
    let mut y = measure("estimate", "All positions filled", PERCENT);
    y["scale"] = json!({ "domain": [0, 1] });
    let pointed = tips(&[
        ("program", "Program", ""),
        ("world", "Scenario", ""),
        ("rank", "Ranks", "d"),
        ("estimate", "All filled", PERCENT),
    ]);
    let mut drawn = drawing(
        json!(300),
        json!({
            "encoding": { "x": x, "y": y, "color": colour },
            "layer": [
                { "mark": { "type": "line", "style": "line", "interpolate": "step-after" } },
                { "mark": { "type": "point", "style": "dot", "size": 40 }, "encoding": { "shape": shape("world", &worlds), "tooltip": pointed } }
            ]
        }),
    );
    if programs.len() > 1 {
        let options: Vec<&str> = programs.iter().map(|(_, name)| *name).collect();
        drawn["params"] = json!([{
            "name": "program", "value": first, "bind": { "input": "select", "options": options, "name": "Program " }
        }]);
        drawn["transform"] = json!([{ "filter": "datum.program == program" }]);
    }
    let mut chart = Chart {
        id: "program",
        title: "The program whose positions change".to_owned(),
        shows: format!(
            "The probability that all positions of {} in each scenario are filled by the given rank, that is, with a list of that length.",
            if programs.len() > 1 { "the program".to_owned() } else { format!("\"{first}\"") }
        ),
        certainty:
            "The table has the errors of the differences, which are taken between the same seasons in base and variant."
                .to_owned(),
        columns: vec![
            Column::text("program", "Program"),
            Column::text("world", "Scenario"),
            Column::new("rank", "Ranks", Form::Number),
            Column::new("estimate", "All filled", Form::Share),
            Column::new("difference", "Against base", Form::Points),
            Column::new("mcse", "± error", Form::ShareError),
        ],
        rows: Vec::new(),
        drawing: drawn,
    };
    for (id, name) in programs {
        for (at, world) in worlds.iter().enumerate() {
            let of_base = at + 1 == worlds.len();
            let variant = if of_base { &worlds[0] } else { world };
            let wanted =
                [("program_id", id), ("variant", variant.as_str()), ("figure", FigureId::ProgramFilledByRank.name())];
            for row in table.matching(&wanted) {
                let cell = |column: &str| if of_base { String::new() } else { row.text(column).to_owned() };
                let estimate = row.text(if of_base { "base" } else { "variant_estimate" });
                if !estimate.is_empty() {
                    let [rank, estimate] = [row.text("level"), estimate].map(str::to_owned);
                    chart.rows.push(vec![
                        name.to_owned(),
                        world.clone(),
                        rank,
                        estimate,
                        cell("difference"),
                        cell("mcse"),
                    ]);
                }
            }
        }
    }
    chart.if_any()
}
