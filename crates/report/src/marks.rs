//! Building blocks of drawings, in Vega-Lite. Colours are variables of the page, which has a light, a dark and a print theme.

use serde_json::{Value, json};

/// Colours of groups. Shapes go with them, so that no group is distinguished by colour alone.
pub(super) const HUES: [&str; 6] =
    ["var(--hue-1)", "var(--hue-2)", "var(--hue-3)", "var(--hue-4)", "var(--hue-5)", "var(--hue-6)"];
/// The colour of text, for marks without a group.
pub(super) const INK: &str = "var(--ink)";
const SHAPES: [&str; 6] = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"];

/// Percent with one decimal, for tooltips.
pub(super) const PERCENT: &str = ".1%";
/// A number, for tooltips.
pub(super) const PLAIN: &str = ",.4~g";

/// A drawing as wide as its container, with its height in pixels or in steps.
pub(super) fn drawing(height: Value, mut rest: Value) -> Value {
    rest["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json".into();
    rest["width"] = "container".into();
    rest["height"] = height;
    rest
}

/// A tooltip: field, heading and number format (empty for words) of each line.
pub(super) fn tips(fields: &[(&str, &str, &str)]) -> Value {
    let tip = |(field, title, format): &(&str, &str, &str)| {
        if format.is_empty() {
            json!({ "field": field, "type": "nominal", "title": title })
        } else {
            json!({ "field": field, "type": "quantitative", "title": title, "format": format })
        }
    };
    fields.iter().map(tip).collect()
}

/// The tooltip of an estimate.
pub(super) fn estimate_tips(first: &[(&str, &str, &str)], heading: &str, format: &str, has_luck: bool) -> Value {
    let mut fields = first.to_vec();
    fields.push(("estimate", heading, format));
    fields.push(("mcse", "± error", if format == PERCENT { ".2%" } else { format }));
    fields.push(("ci_low", "95% interval from", format));
    fields.push(("ci_high", "to", format));
    if has_luck {
        fields.push(("p05", "90% of seasons from", format));
        fields.push(("p95", "90% of seasons to", format));
    }
    tips(&fields)
}

/// An axis of numbers in this format. Ticks of percentages are as short as possible, and zero has no sign.
pub(super) fn measure(field: &str, title: &str, format: &str) -> Value {
    let mut axis = json!({ "format": format, "tickCount": ticks() });
    let percent = format.strip_suffix(".1%").or(format.strip_suffix(".2%"));
    let (zero, short) = percent.map_or(("0", format.to_owned()), |sign| ("0%", format!("{sign}~%")));
    if percent.is_some() || format.starts_with('+') {
        axis["labelExpr"] = json!(format!("datum.value == 0 ? '{zero}' : format(datum.value, '{short}')"));
    }
    json!({ "field": field, "type": "quantitative", "title": title, "axis": axis })
}

/// The same axis for the end of an interval.
pub(super) fn end(axis: &Value, field: &str) -> Value {
    let mut end = axis.clone();
    end["field"] = field.into();
    end
}

/// As many ticks as their labels have room.
pub(super) fn ticks() -> Value {
    json!({ "expr": "width < 460 ? 3 : 6" })
}

/// A label broken into lines, for narrow windows.
const LINES: &str = "split(trim(replace(datum.label, regexp('(.{1,24})([ .](?=.)|$)', 'g'), '$1$2\\n')), '\\n')";

/// Whether the window is narrow.
const NARROW: &str = "width > 0 && containerSize()[0] < 560";

/// A vertical axis of words in the order of the rows. Labels of several lines are centred at the mark.
pub(super) fn names(field: &str) -> Value {
    let raised = |lines: u32| json!({ "test": format!("{NARROW} && length({LINES}) == {lines}"), "value": -7 * i64::from(lines - 1) });
    json!({
        "field": field, "type": "nominal", "sort": null, "title": null, "scale": { "padding": 0.3 },
        "axis": {
            "labelLimit": 300, "ticks": false, "domain": false, "grid": true, "labelPadding": 8,
            "labelExpr": format!("{NARROW} ? {LINES} : datum.label"),
            "labelOffset": { "condition": [raised(2), raised(3), raised(4)], "value": 0 }
        }
    })
}

/// The colours of groups, in this order.
pub(super) fn hue(field: &str, levels: &[String]) -> Value {
    json!({
        "field": field, "type": "nominal", "title": null,
        "scale": { "domain": levels, "range": range(&HUES, levels.len()) },
        "legend": { "orient": "top", "columns": { "expr": "width < 460 ? 2 : 4" } }
    })
}

/// The shapes of groups, in this order.
pub(super) fn shape(field: &str, levels: &[String]) -> Value {
    json!({
        "field": field, "type": "nominal", "title": null,
        "scale": { "domain": levels, "range": range(&SHAPES, levels.len()) },
        "legend": { "orient": "top", "columns": { "expr": "width < 460 ? 2 : 4" } }
    })
}

fn range<'a>(all: &[&'a str], count: usize) -> Vec<&'a str> {
    all.iter().copied().cycle().take(count).collect()
}

/// Dots with intervals, one row per name: a thin line for luck from season to season, a thick bar for the Monte Carlo error. Groups
/// are stacked within a name.
pub(super) fn dots(name: &str, group: Option<(&str, &[String])>, x: &Value, tips: &Value, has_luck: bool) -> Value {
    let mut layers = Vec::new();
    if has_luck {
        layers.push(json!({
            "mark": { "type": "rule", "style": "luck" },
            "encoding": { "x": end(x, "p05"), "x2": { "field": "p95" }, "tooltip": tips }
        }));
    }
    layers.push(interval(&end(x, "ci_low"), "ci_high", tips));
    layers.push(json!({
        "mark": { "type": "point", "style": "dot" },
        "encoding": { "x": x, "tooltip": tips }
    }));
    let mut encoding = json!({ "y": names(name) });
    let mut step = 34;
    if let Some((field, levels)) = group {
        encoding["yOffset"] = json!({ "field": field, "type": "nominal", "scale": { "domain": levels } });
        encoding["color"] = hue(field, levels);
        if let Some(dot) = layers.last_mut() {
            dot["encoding"]["shape"] = shape(field, levels);
        }
        step = 18;
    }
    drawing(json!({ "step": step }), json!({ "encoding": encoding, "layer": layers }))
}

/// Differences with their intervals around a line at zero, one row per name, with groups stacked. `ends` are the fields of the
/// interval.
pub(super) fn forest(name: &str, group: (&str, &[String]), x: &Value, ends: [&str; 2], tips: &Value) -> Value {
    let (field, levels) = group;
    drawing(
        json!({ "step": 14 }),
        json!({
            "encoding": {
                "y": names(name),
                "yOffset": { "field": field, "type": "nominal", "scale": { "domain": levels } },
                "color": hue(field, levels)
            },
            "layer": [
                { "mark": { "type": "rule", "style": "zero", "color": INK }, "encoding": { "x": { "datum": 0 }, "y": null, "yOffset": null, "color": null } },
                interval(&end(x, ends[0]), ends[1], tips),
                { "mark": { "type": "point", "style": "dot" }, "encoding": { "x": x, "shape": shape(field, levels), "tooltip": tips } }
            ]
        }),
    )
}

/// The Monte Carlo error as a thick bar. The width is not part of its style, which the legend would copy.
fn interval(low: &Value, high: &str, tips: &Value) -> Value {
    json!({
        "mark": { "type": "rule", "style": "interval" },
        "encoding": { "x": low, "x2": { "field": high }, "strokeWidth": { "value": 6 }, "tooltip": tips }
    })
}

/// Lines with points and a band for the 95% interval, one line per group.
pub(super) fn lines(x: &Value, y: &Value, group: Option<(&str, &[String])>, tips: &Value) -> Value {
    let mut layers = vec![
        json!({ "mark": { "type": "area", "style": "band" }, "encoding": { "y": end(y, "ci_low"), "y2": { "field": "ci_high" } } }),
        json!({ "mark": { "type": "line", "style": "line" }, "encoding": { "y": y } }),
        json!({ "mark": { "type": "point", "style": "dot", "size": 45 }, "encoding": { "y": y, "tooltip": tips } }),
    ];
    let mut encoding = json!({ "x": x });
    if let Some((field, levels)) = group {
        encoding["color"] = hue(field, levels);
        layers[2]["encoding"]["shape"] = shape(field, levels);
    }
    drawing(json!(320), json!({ "encoding": encoding, "layer": layers }))
}

/// Bars side by side within a name, with their 95% intervals.
pub(super) fn bars(x: &Value, y: &Value, group: (&str, &[String]), tips: &Value) -> Value {
    let (field, levels) = group;
    let offset = json!({ "field": field, "type": "nominal", "scale": { "domain": levels } });
    drawing(
        json!(280),
        json!({
            "encoding": { "x": x, "xOffset": offset },
            "layer": [
                { "mark": { "type": "bar", "style": "bars" }, "encoding": { "y": y, "color": hue(field, levels), "tooltip": tips } },
                { "mark": { "type": "rule", "style": "whisker", "color": INK }, "encoding": { "y": end(y, "ci_low"), "y2": { "field": "ci_high" } } }
            ]
        }),
    )
}

/// A heat map: cells with their value, which also sets the depth of their colour.
pub(super) fn heatmap(x: &Value, y: &Value, value: &str, format: &str, tips: &Value) -> Value {
    drawing(
        json!({ "step": 44 }),
        json!({
            "encoding": { "x": x, "y": y },
            "layer": [
                {
                    "mark": { "type": "rect", "style": "heat" },
                    "encoding": {
                        "fillOpacity": { "field": value, "type": "quantitative", "scale": { "range": [0.04, 0.55] }, "legend": null },
                        "tooltip": tips
                    }
                },
                {
                    "mark": { "type": "text", "style": "heat-text", "color": INK },
                    "encoding": { "text": { "field": value, "type": "quantitative", "format": format }, "tooltip": tips }
                }
            ]
        }),
    )
}
