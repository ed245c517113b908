//! What a report says of a sweep.

use serde_json::{Value, json};

use super::chart::{Chart, Column, Form, estimate_columns};
use super::figure_words::{is_figure, is_headline};
use super::marks::{INK, PERCENT, PLAIN, drawing, estimate_tips, heatmap, lines, measure, ticks, tips};
use super::records::Record;
use super::run::{Kind, Run, Sheet};
use super::wording::{difference, share};

pub(super) const KIND: Kind = Kind {
    word: "sweep",
    main: "sweep",
    tables: &[
        (
            "sweep",
            &["point", "figure", "group", "level", "unit", "estimate", "mcse", "ci_low", "ci_high", "difference"],
        ),
        ("points", &["point", "is_base"]),
    ],
    optional: &[],
    scenario: "scenario.toml",
    tell,
};

/// Beside the headline.
const FURTHER: [(&str, [&str; 3], &str); 3] = [
    ("match-nowhere", ["ends_in_nothing", "preference", "focus"], "Match nowhere, of those who prefer"),
    ("first-choice", ["first_choice", "all", ""], "First choice obtained, of all who match"),
    ("depth", ["ranks_per_position", "specialty", ""], "Ranks for each position"),
];

fn tell(run: &Run) -> Sheet {
    let axes = axes(run);
    let mut charts = Vec::new();
    let headline = format!("Match in {}, of those who prefer it", run.focus());
    let depth_of = run.focus().to_owned();
    let mut add = |id, figure: [&str; 3], title: &str| match axes.as_slice() {
        [one] => charts.push(line(run, id, one, figure, title)),
        [one, other] if run.manifest.design == "grid" => charts.push(field(run, id, [one, other], figure, title)),
        many => {
            charts.extend(many.iter().enumerate().take(6).map(|(at, axis)| scatter(run, id, at, axis, figure, title)));
        }
    };
    add("headline", super::figure_words::HEADLINE, &headline);
    for (id, [figure, group, level], title) in FURTHER {
        let level = if group == "specialty" { depth_of.as_str() } else { level };
        let title = if title.ends_with("prefer") { format!("{title} {}", run.focus()) } else { title.to_owned() };
        add(id, [figure, group, level], &title);
    }
    charts.retain(|chart| !chart.rows.is_empty());
    if let [one] = axes.as_slice() {
        charts.insert(usize::from(!charts.is_empty()), differences(run, one));
        charts.extend(by_type(run, one));
    }
    Sheet { answer: answer(run, &axes), charts }
}

/// The swept fields: the columns of `points.csv` between the number and what is known of each point.
fn axes(run: &Run) -> Vec<String> {
    let known = ["point", "is_base", "scenario_sha256", "replicates"];
    run.table("points").columns().iter().filter(|name| !known.contains(&name.as_str())).cloned().collect()
}

fn answer(run: &Run, axes: &[String]) -> Vec<String> {
    let rows: Vec<Record> = run.table("sweep").rows().filter(is_headline).collect();
    let value = |row: &Record| row.real("estimate").unwrap_or(f64::NAN);
    let lowest = rows.iter().min_by(|one, other| value(one).total_cmp(&value(other)));
    let highest = rows.iter().max_by(|one, other| value(one).total_cmp(&value(other)));
    let (Some(lowest), Some(highest)) = (lowest, highest) else { return Vec::new() };
    let at = |row: &Record| {
        let parts: Vec<String> = axes.iter().map(|axis| format!("{axis} = {}", row.text(axis))).collect();
        parts.join(", ")
    };
    let told = |row: &Record| share(row).unwrap_or_default();
    let mut sentences = vec![format!(
        "Of those who prefer {}, the share who match in it is lowest, {}, at {}, and highest, {}, at {}.",
        run.focus(),
        told(lowest),
        at(lowest),
        told(highest),
        at(highest)
    )];
    let base = run.table("points").rows().find(|row| row.text("is_base") == "true");
    if let Some(base) = base {
        let apart = |row: &Record| difference(row, "difference", "difference_mcse").unwrap_or_default();
        let others: Vec<String> = [lowest, highest]
            .iter()
            .filter(|row| row.text("point") != base.text("point"))
            .map(|row| format!("{} at {}", apart(row), at(row)))
            .collect();
        if !others.is_empty() {
            sentences.push(format!(
                "Against {}, that is {}: the same seasons are played at every point, so that differences are surer than the shares themselves.",
                at(&base),
                others.join(" and ")
            ));
        }
    }
    sentences
}

const BAND: &str = "The band is the 95% interval of the simulation's own error at each point; differences between points are surer, since all play \
                    the same seasons (columns \"against base\").";

fn columns(axes: &[&String], is_share: bool) -> Vec<Column> {
    let names = ["value", "second"];
    let mut columns: Vec<Column> =
        axes.iter().zip(names).map(|(axis, name)| Column::new(name, axis, Form::Number)).collect();
    columns.extend(estimate_columns("Estimate", is_share, false));
    let (change, spread) = if is_share { (Form::Points, Form::ShareError) } else { (Form::Signed, Form::NumberError) };
    columns.push(Column::new("difference", "against base", change));
    columns.push(Column::new("difference_mcse", "± error", spread));
    columns
}

fn is_share(figure: [&str; 3]) -> bool {
    figure[0] != "ranks_per_position"
}

/// Rows of one figure, as they stand, with the values of these axes first.
fn fill(chart: &mut Chart, run: &Run, axes: &[&String], figure: [&str; 3]) {
    let base = run.table("points").rows().find(|row| row.text("is_base") == "true");
    let base = base.map_or("", |row| row.text("point"));
    for row in run.table("sweep").rows().filter(|row| is_figure(row, figure)) {
        let values: Vec<&str> = axes.iter().map(|axis| row.text(axis)).collect();
        chart.push(&values, &row);
        if row.text("point") == base {
            chart.shows = chart.shows.replace("{base}", &values.join(", "));
        }
    }
    chart.shows = chart.shows.replace("{base}", "the first point");
}

/// Whether all values of an axis are numbers.
fn is_numeric(run: &Run, axis: &str) -> bool {
    run.table("points").rows().all(|row| row.real(axis).is_some())
}

fn axis_of(run: &Run, name: &str, axis: &str) -> Value {
    if is_numeric(run, axis) {
        json!({ "field": name, "type": "quantitative", "title": axis, "scale": { "zero": false, "nice": false }, "axis": { "tickCount": ticks() } })
    } else {
        json!({ "field": name, "type": "ordinal", "sort": null, "title": axis, "axis": { "labelAngle": 0 } })
    }
}

fn formats(is_share: bool) -> (&'static str, &'static str) {
    if is_share { (PERCENT, PERCENT) } else { (PLAIN, PLAIN) }
}

fn start(id: &'static str, title: &str, shows: String, certainty: &str, columns: Vec<Column>, drawing: Value) -> Chart {
    Chart { id, title: title.to_owned(), shows, certainty: certainty.to_owned(), columns, rows: Vec::new(), drawing }
}

fn line(run: &Run, id: &'static str, axis: &String, figure: [&str; 3], title: &str) -> Chart {
    let (format, precise) = formats(is_share(figure));
    let value_format = if is_numeric(run, axis) { PLAIN } else { "" };
    let mut y = measure("estimate", title, format);
    y["scale"] = json!({ "zero": false });
    y["title"] = Value::Null;
    let drawn = lines(
        &axis_of(run, "value", axis),
        &y,
        None,
        &estimate_tips(&[("value", axis, value_format)], "Estimate", precise, false),
    );
    let shows =
        format!("How it changes with {axis}. Differences are against {axis} = {{base}}. The axis need not begin at 0.");
    let mut chart = start(id, title, shows, BAND, columns(&[axis], is_share(figure)), drawn);
    if !is_numeric(run, axis) {
        chart.columns[0].form = Form::Text;
    }
    fill(&mut chart, run, &[axis], figure);
    chart
}

fn field(run: &Run, id: &'static str, axes: [&String; 2], figure: [&str; 3], title: &str) -> Chart {
    let (_, precise) = formats(is_share(figure));
    let place = |name: &str, axis: &str, sort: &str| {
        let sort = if is_numeric(run, axis) { json!(sort) } else { Value::Null };
        json!({ "field": name, "type": "ordinal", "sort": sort, "title": null, "axis": { "labelAngle": 0, "domain": false, "ticks": false } })
    };
    let pointed = estimate_tips(&[("value", axes[0], PLAIN), ("second", axes[1], PLAIN)], "Estimate", precise, false);
    let drawn = heatmap(
        &place("value", axes[0], "ascending"),
        &place("second", axes[1], "descending"),
        "estimate",
        precise,
        &pointed,
    );
    let shows = format!(
        "How it changes with {} (across) and {} (upwards). Differences are against {{base}}.",
        axes[0], axes[1]
    );
    let certainty =
        "Each cell's 95% interval of the simulation's own error is shown where you point at it, and in the table.";
    let mut chart = start(id, title, shows, certainty, columns(&axes, is_share(figure)), drawn);
    for (column, axis) in chart.columns.iter_mut().zip(axes) {
        if !is_numeric(run, axis) {
            column.form = Form::Text;
        }
    }
    fill(&mut chart, run, &axes, figure);
    chart
}

/// Many axes at once: every point over one of them.
fn scatter(run: &Run, id: &'static str, at: usize, axis: &String, figure: [&str; 3], title: &str) -> Chart {
    const IDS: [&str; 6] = ["over-1", "over-2", "over-3", "over-4", "over-5", "over-6"];
    let (format, precise) = formats(is_share(figure));
    let pointed = estimate_tips(&[("value", axis, PLAIN)], "Estimate", precise, false);
    let mut y = measure("estimate", title, format);
    y["scale"] = json!({ "zero": false });
    let mut low = y.clone();
    low["field"] = "ci_low".into();
    let drawn = drawing(
        json!(280),
        json!({
            "encoding": { "x": axis_of(run, "value", axis) },
            "layer": [
                { "mark": { "type": "rule", "style": "interval" }, "encoding": { "y": low, "y2": { "field": "ci_high" } } },
                { "mark": { "type": "point", "style": "dot" }, "encoding": { "y": y, "tooltip": pointed } }
            ]
        }),
    );
    let shows = format!("Every point of the sweep, over {axis}; the other fields vary, too, and spread the points.");
    let id = if id == "headline" { IDS[at] } else { "" };
    let mut chart = start(
        id,
        &format!("{title}, over {axis}"),
        shows,
        "Bars are 95% intervals of the simulation's own error.",
        columns(&[axis], is_share(figure)),
        drawn,
    );
    // One figure is enough where every field has a chart of its own.
    if !id.is_empty() {
        fill(&mut chart, run, &[axis], figure);
    }
    chart
}

/// How the headline differs from the base, with the error of differences between the same seasons.
fn differences(run: &Run, axis: &String) -> Chart {
    let mut y = measure("difference", "", "+.2%");
    y["title"] = Value::Null;
    let mut low = y.clone();
    low["field"] = "difference_ci_low".into();
    let format = if is_numeric(run, axis) { PLAIN } else { "" };
    let pointed = tips(&[
        ("value", axis, format),
        ("difference", "Difference", "+.2%"),
        ("difference_ci_low", "95% interval from", "+.2%"),
        ("difference_ci_high", "to", "+.2%"),
    ]);
    let drawn = drawing(
        json!(280),
        json!({
            "encoding": { "x": axis_of(run, "value", axis) },
            "layer": [
                { "mark": { "type": "rule", "style": "zero", "color": INK }, "encoding": { "x": null, "y": { "datum": 0 } } },
                { "mark": { "type": "area", "style": "band" }, "encoding": { "y": low, "y2": { "field": "difference_ci_high" } } },
                { "mark": { "type": "line", "style": "line" }, "encoding": { "y": y } },
                { "mark": { "type": "point", "style": "dot", "size": 45 }, "encoding": { "y": y, "tooltip": pointed } }
            ]
        }),
    );
    let mut chart = start(
        "differences",
        "Difference against the base",
        format!(
            "Change of the share of those who prefer {} who match in it, against {axis} = {{base}}, in percentage points.",
            run.focus()
        ),
        "The band is the 95% interval of the simulation's own error of the difference between the same seasons at both points.",
        vec![
            Column::new("value", axis, if is_numeric(run, axis) { Form::Number } else { Form::Text }),
            Column::new("difference", "Difference", Form::Points),
            Column::new("difference_mcse", "± error", Form::ShareError),
            Column::new("difference_ci_low", "95% from", Form::Points),
            Column::new("difference_ci_high", "to", Form::Points),
        ],
        drawn,
    );
    fill(&mut chart, run, &[axis], super::figure_words::HEADLINE);
    chart
}

/// The match rate of each type along the axis.
fn by_type(run: &Run, axis: &String) -> Option<Chart> {
    let rows: Vec<Record> = run.table("sweep").matching(&[("figure", "match_rate_focus"), ("group", "type")]).collect();
    let mut types: Vec<String> = Vec::new();
    for row in &rows {
        if !types.iter().any(|known| known == row.text("level")) {
            types.push(row.text("level").to_owned());
        }
    }
    let format = if is_numeric(run, axis) { PLAIN } else { "" };
    let pointed = estimate_tips(&[("type", "Type", ""), ("value", axis, format)], "Match rate", PERCENT, false);
    let mut y = measure("estimate", "Match rate", PERCENT);
    y["scale"] = json!({ "zero": false });
    let mut chart = start(
        "match-rates",
        &format!("Match rate in {} by type of applicant", run.focus()),
        format!("Of those of each type who rank {}, the share who match in it, along {axis}.", run.focus()),
        "Bands are 95% intervals of the simulation's own error.",
        [
            vec![
                Column::text("type", "Type"),
                Column::new("value", axis, if is_numeric(run, axis) { Form::Number } else { Form::Text }),
            ],
            estimate_columns("Match rate", true, false),
        ]
        .concat(),
        lines(&axis_of(run, "value", axis), &y, Some(("type", &types)), &pointed),
    );
    for row in &rows {
        chart.push(&[row.text("level"), row.text(axis)], row);
    }
    (types.len() > 1).then_some(chart)
}
