//! A screening as JSON.

use std::io::{self, Write};

use matchday::sweep::Sensitivity;
use serde::Serialize;

use super::json::Head;
use super::screen::ScreenReport;

pub(super) fn print(to: &mut impl Write, report: &ScreenReport) -> io::Result<()> {
    let ranked = report.ranked();
    let idle = (0..report.moved.len()).filter(|&parameter| report.screen.is_idle(parameter));
    let told = |parameter: usize| ParameterRecord {
        parameter: report.moved[parameter].path(),
        meaning: report.moved[parameter].field.map_or("", |field| field.doc),
        from: report.moved[parameter].from,
        to: report.moved[parameter].to,
        unit: report.moved[parameter].field.map_or("", |field| field.unit),
        no_effect: report.screen.is_idle(parameter).then_some("no effect at any point"),
        figures: figures_of(report, parameter),
    };
    let inert = report.inert.iter().map(|parameter| ParameterRecord {
        parameter: parameter.path(),
        meaning: parameter.field.map_or("", |field| field.doc),
        from: parameter.from,
        to: parameter.to,
        unit: parameter.field.map_or("", |field| field.unit),
        no_effect: parameter.inert,
        figures: Vec::new(),
    });
    let record = Record {
        head: Head::of(report.scenario, report.seconds),
        trajectories: report.trajectories,
        points: report.points,
        parameters: ranked.into_iter().chain(idle).map(told).chain(inert).collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &record)?;
    writeln!(to)
}

/// All that was found of a parameter.
fn figures_of<'a>(report: &'a ScreenReport, parameter: usize) -> Vec<FigureRecord<'a>> {
    let all = report.screen.figures().iter().enumerate();
    all.filter_map(|(number, (figure, keys))| {
        let found = report.screen.sensitivity(parameter, number)?;
        let Sensitivity { mu_star, error, monte_carlo, mu, sigma, effects } = found;
        Some(FigureRecord {
            figure,
            group: &keys[0],
            level: &keys[1],
            unit: report.units.get(number).map_or("", |unit| unit.word()),
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
