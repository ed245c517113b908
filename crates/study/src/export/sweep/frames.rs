//! The tables of a sweep.

use crate::export::simulation::{Frame, Values, decimal};
use crate::parameters::Parameter;
use crate::simulation::Estimate;
use crate::sweep::{PointFigure, Screening};
use matchday_model::scenario::Override;

/// A point, and how it was played.
#[derive(Clone, PartialEq, Debug)]
pub struct Visited {
    /// The overrides, one for each axis.
    pub set: Vec<Override>,
    /// The checksum of its scenario.
    pub scenario_sha256: String,
    /// Replicates.
    pub replicates: u64,
}

/// The key columns of figures, over all tables.
const KEYS: [&str; 11] = [
    "group",
    "level",
    "choice",
    "specialty",
    "ranks",
    "program_id",
    "applicant_id",
    "type",
    "strength_quintile",
    "list_length",
    "prestige_quarter",
];

/// `points`: one row for each point. `base` is the point that the others are compared with.
#[must_use]
pub fn points_frame(axes: &[String], points: &[Visited], base: Option<usize>) -> Frame {
    let all: Vec<usize> = (0..points.len()).collect();
    let mut columns = vec![("point".to_owned(), numbers(&all))];
    columns.extend(set_columns(axes, points, &all));
    if let Some(base) = base {
        let is_base = |&point: &usize| if point == base { "true" } else { "false" }.to_owned();
        columns.push(("is_base".to_owned(), Values::Text(all.iter().map(is_base).collect())));
    }
    let checksums = points.iter().map(|point| point.scenario_sha256.clone()).collect();
    columns.push(("scenario_sha256".to_owned(), Values::Text(checksums)));
    let replicates = points.iter().map(|point| i64::try_from(point.replicates).ok()).collect();
    columns.push(("replicates".to_owned(), Values::Integer(replicates)));
    Frame::new(columns)
}

/// `sweep`: one row for each point and figure. `is_all` adds the columns needed only by tables other than the summary.
#[must_use]
pub fn sweep_frame(axes: &[String], points: &[Visited], figures: &[Vec<PointFigure>], is_all: bool) -> Frame {
    let rows: Vec<(usize, &PointFigure)> = figures
        .iter()
        .enumerate()
        .flat_map(|(point, figures)| figures.iter().map(move |figure| (point, figure)))
        .collect();
    let of: Vec<usize> = rows.iter().map(|(point, _)| *point).collect();
    let texts = |text: &dyn Fn(&PointFigure) -> String| Values::Text(rows.iter().map(|(_, row)| text(row)).collect());
    let reals =
        |value: &dyn Fn(&PointFigure) -> Option<f64>| Values::Real(rows.iter().map(|(_, row)| value(row)).collect());
    let mut columns = vec![("point".to_owned(), numbers(&of))];
    columns.extend(set_columns(axes, points, &of));
    let mut add = |name: &str, values: Values| columns.push((name.to_owned(), values));
    add("table", texts(&|row| row.figure.table().name().to_owned()));
    add("figure", texts(&|row| row.figure.name().to_owned()));
    for key in &KEYS[..if is_all { KEYS.len() } else { 2 }] {
        let found = |row: &PointFigure| row.keys.iter().find(|(name, _)| name == key).map(|(_, text)| text.clone());
        add(key, texts(&|row| found(row).unwrap_or_default()));
    }
    add("unit", texts(&|row| row.figure.unit().word().to_owned()));
    add("estimate", reals(&|row| Some(row.estimate.value)));
    add("mcse", reals(&|row| row.estimate.mcse));
    add("ci_low", reals(&|row| row.estimate.ci_low));
    add("ci_high", reals(&|row| row.estimate.ci_high));
    add("method", texts(&|row| row.estimate.method.word().to_owned()));
    let replicates = rows.iter().map(|(_, row)| i64::try_from(row.estimate.replicates).ok()).collect();
    add("replicates", Values::Integer(replicates));
    add("p05", reals(&|row| row.estimate.p05));
    add("p50", reals(&|row| row.estimate.p50));
    add("p95", reals(&|row| row.estimate.p95));
    let difference = |value: fn(&Estimate) -> Option<f64>| {
        reals(&move |row: &PointFigure| row.difference.as_ref().and_then(|difference| value(&difference.estimate)))
    };
    add("difference", difference(|estimate| Some(estimate.value)));
    add("difference_mcse", difference(|estimate| estimate.mcse));
    add("difference_ci_low", difference(|estimate| estimate.ci_low));
    add("difference_ci_high", difference(|estimate| estimate.ci_high));
    add("pairing_gain", reals(&|row| row.difference.as_ref().and_then(|difference| difference.gain)));
    Frame::new(columns)
}

/// `screen`: one row for each parameter and figure.
#[must_use]
pub fn screening_frame(parameters: &[Parameter], screen: &Screening) -> Frame {
    let figures = screen.figures();
    let rows: Vec<(usize, usize)> =
        (0..parameters.len()).flat_map(|parameter| (0..figures.len()).map(move |figure| (parameter, figure))).collect();
    let texts = |text: &dyn Fn(usize, usize) -> String| Values::Text(rows.iter().map(|&(p, f)| text(p, f)).collect());
    let reals =
        |value: &dyn Fn(usize, usize) -> Option<f64>| Values::Real(rows.iter().map(|&(p, f)| value(p, f)).collect());
    let found = |p: usize, f: usize| screen.sensitivity(p, f);
    let is_inert = |p: usize| parameters[p].inert.is_some();
    let doc = |p: usize| parameters[p].field.map_or("", |field| &field.doc).to_owned();
    let range_unit = |p: usize| parameters[p].field.map_or("", |field| field.unit).to_owned();
    let note = |p: usize| match parameters[p].inert {
        Some(reason) => format!("no effect: {reason}"),
        None if screen.is_idle(p) => "no effect at any point".to_owned(),
        None => String::new(),
    };
    let effects = rows.iter().map(|&(p, f)| i64::try_from(found(p, f).map_or(0, |found| found.effects)).ok()).collect();
    let columns = [
        ("parameter", texts(&|p, _| parameters[p].path())),
        ("meaning", texts(&|p, _| doc(p))),
        ("from", reals(&|p, _| Some(parameters[p].from))),
        ("to", reals(&|p, _| Some(parameters[p].to))),
        ("range_unit", texts(&|p, _| range_unit(p))),
        ("figure", texts(&|_, f| figures[f].0.name().to_owned())),
        ("group", texts(&|_, f| figures[f].1[0].clone())),
        ("level", texts(&|_, f| figures[f].1[1].clone())),
        ("unit", texts(&|_, f| figures[f].0.unit().word().to_owned())),
        ("mu_star", reals(&|p, f| if is_inert(p) { Some(0.0) } else { Some(found(p, f)?.mu_star) })),
        ("mu_star_error", reals(&|p, f| found(p, f)?.error)),
        ("mu_star_mcse", reals(&|p, f| found(p, f)?.monte_carlo)),
        ("mu", reals(&|p, f| if is_inert(p) { Some(0.0) } else { Some(found(p, f)?.mu) })),
        ("sigma", reals(&|p, f| found(p, f)?.sigma)),
        ("effects", Values::Integer(effects)),
        ("note", texts(&|p, _| note(p))),
    ];
    Frame::new(columns.map(|(name, values)| (name.to_owned(), values)))
}

/// The numbers of points, from 1.
fn numbers(points: &[usize]) -> Values {
    Values::Integer(points.iter().map(|point| i64::try_from(point + 1).ok()).collect())
}

/// One column for each axis; numeric if all its values are numbers that print as they were typed.
fn set_columns(axes: &[String], points: &[Visited], of: &[usize]) -> Vec<(String, Values)> {
    let column = |(axis, name): (usize, &String)| {
        let texts: Vec<&str> = of.iter().map(|&point| points[point].set[axis].value()).collect();
        let wholes: Option<Vec<i64>> = texts.iter().map(|text| text.parse().ok()).collect();
        let typed = |text: &&str| text.parse::<f64>().ok().filter(|&number| decimal(number) == **text);
        let reals: Option<Vec<f64>> = texts.iter().map(typed).collect();
        let values = match (wholes, reals) {
            (Some(wholes), _) => Values::Integer(wholes.into_iter().map(Some).collect()),
            (_, Some(reals)) => Values::Real(reals.into_iter().map(Some).collect()),
            _ => Values::Text(texts.into_iter().map(str::to_owned).collect()),
        };
        (name.clone(), values)
    };
    axes.iter().enumerate().map(column).collect()
}
