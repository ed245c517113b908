//! A screening as JSON.

use std::io::{self, Write};

use matchday::sweep::Sensitivity;
use serde::Serialize;

use super::summary::Summary;
use crate::cli::sweep::json::Head;

pub(in crate::cli::sweep) fn print(to: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let ranked = summary.ranked();
    let idle = (0..summary.moved.len()).filter(|&parameter| summary.screening.is_idle(parameter));
    let record_of = |parameter: usize| ParameterRecord {
        parameter: summary.moved[parameter].path(),
        meaning: summary.moved[parameter].field.map_or("", |field| &field.doc),
        from: summary.moved[parameter].from,
        to: summary.moved[parameter].to,
        unit: summary.moved[parameter].field.map_or("", |field| field.unit),
        no_effect: summary.screening.is_idle(parameter).then_some("no effect at any point"),
        figures: figures_of(summary, parameter),
    };
    let inert = summary.inert.iter().map(|parameter| ParameterRecord {
        parameter: parameter.path(),
        meaning: parameter.field.map_or("", |field| &field.doc),
        from: parameter.from,
        to: parameter.to,
        unit: parameter.field.map_or("", |field| field.unit),
        no_effect: parameter.inert,
        figures: Vec::new(),
    });
    let record = Record {
        head: Head::of(summary.scenario, summary.seconds),
        trajectories: summary.trajectories,
        points: summary.points,
        parameters: ranked.into_iter().chain(idle).map(record_of).chain(inert).collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &record)?;
    writeln!(to)
}

/// The effects of a parameter on every figure.
fn figures_of<'a>(summary: &'a Summary, parameter: usize) -> Vec<FigureRecord<'a>> {
    let all = summary.screening.figures().iter().enumerate();
    all.filter_map(|(number, (figure, keys))| {
        let found = summary.screening.sensitivity(parameter, number)?;
        let Sensitivity { mu_star, error, monte_carlo, mu, sigma, effects } = found;
        Some(FigureRecord {
            figure: figure.name(),
            group: &keys[0],
            level: &keys[1],
            unit: figure.unit().word(),
            mu_star,
            mu_star_error: error,
            mu_star_mcse: monte_carlo,
            mu,
            sigma,
            effects,
        })
    })
    .collect()
}

#[derive(Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    trajectories: u32,
    points: usize,
    parameters: Vec<ParameterRecord<'a>>,
}

#[derive(Serialize)]
struct ParameterRecord<'a> {
    parameter: String,
    meaning: &'a str,
    from: f64,
    to: f64,
    unit: &'a str,
    no_effect: Option<&'a str>,
    figures: Vec<FigureRecord<'a>>,
}

#[derive(Serialize)]
struct FigureRecord<'a> {
    figure: &'a str,
    group: &'a str,
    level: &'a str,
    unit: &'a str,
    mu_star: f64,
    mu_star_error: Option<f64>,
    mu_star_mcse: Option<f64>,
    mu: f64,
    sigma: Option<f64>,
    effects: usize,
}
