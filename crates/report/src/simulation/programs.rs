//! How far down their lists programs go.

use serde_json::json;

use crate::chart::{Chart, Column, Form, estimate_columns};
use crate::marks::{PERCENT, PLAIN, bars, drawing, end, estimate_tips, measure, ticks, tips};
use crate::records::Record;
use crate::run::Run;
use matchday_study::figures::FigureId;

/// Ranks per position; programs above are counted together.
const DEEPEST: usize = 20;

/// Programs to choose from, if the scenario lists none.
const EXAMPLES: usize = 9;

/// The programs listed in `report.programs`.
pub(super) fn asked(run: &Run) -> Vec<String> {
    let programs = run.scenario.get("report").and_then(|report| report.get("programs"));
    let programs = programs.and_then(toml::Value::as_array).into_iter().flatten();
    programs.filter_map(|id| id.as_str().map(str::to_owned)).collect()
}

/// The number of programs by their last rank matched per position.
pub(super) fn depth(run: &Run) -> Option<Chart> {
    let specialties = run.specialties();
    let order: Vec<String> = (1..=DEEPEST).map(bin).collect();
    let x = json!({
        "field": "ranks", "type": "ordinal", "sort": order, "title": "Last rank matched per position",
        "axis": { "labelAngle": 0, "labelOverlap": "parity", "labelSeparation": 3 }
    });
    let y = measure("share", "Share of programs", PERCENT);
    let pointed = tips(&[
        ("specialty", "Specialty", ""),
        ("ranks", "Ranks per position", ""),
        ("programs", "Programs", PLAIN),
        ("share", "Share of programs", PERCENT),
    ]);
    let mut drawing = bars(&x, &y, ("specialty", &specialties), &pointed);
    // Programs are counted, not estimated: there is no interval.
    drawing["layer"].as_array_mut()?.truncate(1);
    let mut chart = Chart {
        id: "depth",
        title: "How far down their lists programs go".to_owned(),
        shows: "The share of programs by the rank of the last applicant they match, averaged over seasons and divided by the program's positions.".to_owned(),
        certainty: String::new(),
        columns: vec![
            Column::text("specialty", "Specialty"),
            Column::text("ranks", "Ranks per position"),
            Column::new("programs", "Programs", Form::Number),
            Column::new("share", "Share of programs", Form::Share),
        ],
        rows: Vec::new(),
        drawing,
    };
    let mut errors = Vec::new();
    for specialty in &specialties {
        let mut counts = [0_u32; DEEPEST];
        for row in
            run.table("programs").matching(&[("specialty", specialty), ("figure", FigureId::ProgramDeepestRank.name())])
        {
            let (Some(rank), Some(quota)) = (row.real("estimate"), row.real("quota").filter(|&quota| quota > 0.0))
            else {
                continue;
            };
            errors.extend(row.real("mcse").map(|mcse| mcse / quota));
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "clamped to the bins"
            )]
            let at = (rank / quota).floor().clamp(0.0, (DEEPEST - 1) as f64) as usize;
            counts[at] += 1;
        }
        let all = f64::from(counts.iter().sum::<u32>());
        if all > 0.0 {
            let last = counts.iter().rposition(|&count| count > 0).unwrap_or(0);
            for (at, &count) in counts.iter().enumerate().take(last + 1) {
                let share = f64::from(count) / all;
                chart.rows.push(vec![specialty.clone(), bin(at + 1), count.to_string(), format!("{share:.6}")]);
            }
        }
    }
    errors.sort_by(f64::total_cmp);
    let median = errors.get(errors.len() / 2).copied().unwrap_or(0.0);
    chart.certainty = format!(
        "The median Monte Carlo standard error of a program's average is ±{}. From season to season a program's depth varies far more: see the next chart.",
        matchday_study::numbers::error(median)
    );
    chart.if_any()
}

/// The name of a bin: under 1 rank, 1 to under 2, …
fn bin(number: usize) -> String {
    match number - 1 {
        0 => "<1".to_owned(),
        from if number == DEEPEST => format!("{from}+"),
        from => format!("{from}–{}", from + 1),
    }
}

/// The probability that all positions of a program are filled by each rank of its list.
pub(super) fn by_list_length(run: &Run) -> Option<Chart> {
    let table = run.table("programs");
    let asked = asked(run);
    let shown: Vec<String> = if asked.is_empty() { examples(run) } else { asked.clone() };
    let names: Vec<(String, String)> = shown
        .iter()
        .filter_map(|id| {
            let row = table.rows().find(|row| row.text("program_id") == id.as_str())?;
            let is_same = |other: &Record| label(other) == label(&row) && other.text("program_id") != id.as_str();
            let is_told_apart =
                !table.matching(&[("figure", FigureId::ProgramAllFilled.name())]).any(|other| is_same(&other));
            let name = if is_told_apart { label(&row) } else { format!("{} ({id})", label(&row)) };
            Some((id.clone(), name))
        })
        .collect();
    let (_, first) = names.first()?;
    let x = json!({
        "field": "rank", "type": "quantitative", "title": "Length of the list (ranks)",
        "scale": { "domainMin": 0, "nice": false }, "axis": { "tickMinStep": 1, "format": "d", "tickCount": ticks() }
    });
    let mut y = measure("estimate", "All positions filled", PERCENT);
    y["scale"] = json!({ "domain": [0, 1] });
    let low = end(&y, "ci_low");
    let pointed = estimate_tips(&[("program", "Program", ""), ("rank", "Ranks", "d")], "Filled", PERCENT, false);
    let options: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
    let mut drawing = drawing(
        json!(300),
        json!({
            "encoding": { "x": x },
            "layer": [
                { "mark": { "type": "area", "style": "band", "interpolate": "step-after" }, "encoding": { "y": low, "y2": { "field": "ci_high" } } },
                { "mark": { "type": "line", "style": "line", "interpolate": "step-after" }, "encoding": { "y": y } },
                { "mark": { "type": "point", "style": "dot", "size": 30 }, "encoding": { "y": y, "tooltip": pointed } }
            ]
        }),
    );
    if names.len() > 1 {
        drawing["params"] = json!([{
            "name": "program", "value": first,
            "bind": { "input": "select", "options": options, "name": "Program " }
        }]);
        drawing["transform"] = json!([{ "filter": "datum.program == program" }]);
    }
    let why = if asked.is_empty() {
        "The programs are examples, from the one that needs the shortest list to the one that needs the longest."
    } else {
        "The programs are those in the scenario's report.programs."
    };
    let mut chart = Chart {
        id: "list-length",
        title: "How long a program's list must be".to_owned(),
        shows: format!("The probability that all positions of a program are filled by the given rank, that is, with a list of that length. {why}"),
        certainty: "The band is the 95% interval (Wilson) of the Monte Carlo error; the curve itself shows luck from season to season.".to_owned(),
        columns: [
            vec![Column::text("program", "Program"), Column::new("rank", "Ranks", Form::Number)],
            estimate_columns("All filled", true, false),
        ]
        .concat(),
        rows: Vec::new(),
        drawing,
    };
    for (id, name) in &names {
        for row in table.matching(&[("program_id", id), ("figure", FigureId::ProgramFilledByRank.name())]) {
            chart.push(&[name, row.text("level")], &row);
        }
    }
    chart.if_any()
}

fn label(row: &Record) -> String {
    let positions = match row.text("quota") {
        "" => String::new(),
        "1" => ", 1 position".to_owned(),
        quota => format!(", {quota} positions"),
    };
    format!("{}{positions}", row.text("name"))
}

/// Programs of the focus, evenly spaced from the shortest to the longest list they need.
fn examples(run: &Run) -> Vec<String> {
    let wanted = [("specialty", run.focus()), ("figure", "list_length_95")];
    let mut programs: Vec<(f64, &str)> = run
        .table("programs")
        .matching(&wanted)
        .filter_map(|row| Some((row.real("estimate")?, row.text("program_id"))))
        .collect();
    programs.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(other.1)));
    let count = programs.len().min(EXAMPLES);
    // The middle one first: it is shown before a reader chooses.
    let mut places: Vec<usize> =
        (0..count).map(|at| if count < 2 { 0 } else { at * (programs.len() - 1) / (count - 1) }).collect();
    if count > 2 {
        let middle = places.remove(count / 2);
        places.insert(0, middle);
    }
    places.into_iter().map(|place| programs[place].1.to_owned()).collect()
}
