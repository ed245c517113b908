//! A sweep as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use matchday::scenario::Scenario;
use matchday::simulation::Estimate;
use matchday::sweep::PointFigure;
use serde::Serialize;

use super::summary::Summary;

pub(super) fn print(to: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let point = |number: usize| PointRecord {
        point: number + 1,
        set: summary.results.points[number]
            .visited
            .set
            .iter()
            .map(|set| (set.typed_path(), set.value().to_owned()))
            .collect(),
        is_base: number == summary.results.base,
        figures: summary.results.points[number].figures.iter().map(FigureRecord::of).collect(),
    };
    let record = Record {
        head: Head::of(summary.scenario, summary.results.seconds),
        over: summary.results.axes.iter().map(ToString::to_string).collect(),
        base_point: summary.results.base + 1,
        points: (0..summary.results.points.len()).map(point).collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &record)?;
    writeln!(to)
}

/// The fields with which the JSON of a sweep and of a screening begins.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    title: &'a str,
    question: &'a str,
    seed: u64,
    replicates: u32,
    seconds: f64,
}

impl Head<'_> {
    pub(super) fn of(scenario: &Scenario, seconds: f64) -> Head<'_> {
        let Scenario { title, question, run, .. } = scenario;
        Head { title, question, seed: run.seed, replicates: run.replicates, seconds }
    }
}

#[derive(Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    over: Vec<String>,
    base_point: usize,
    points: Vec<PointRecord<'a>>,
}

#[derive(Serialize)]
struct PointRecord<'a> {
    point: usize,
    set: BTreeMap<String, String>,
    is_base: bool,
    figures: Vec<FigureRecord<'a>>,
}

#[derive(Serialize)]
struct FigureRecord<'a> {
    table: &'a str,
    figure: &'a str,
    #[serde(flatten)]
    keys: BTreeMap<&'a str, &'a str>,
    unit: &'a str,
    #[serde(flatten)]
    estimate: Estimate,
    difference: Option<Estimate>,
    pairing_gain: Option<f64>,
}

impl FigureRecord<'_> {
    fn of(figure: &PointFigure) -> FigureRecord<'_> {
        FigureRecord {
            table: figure.figure.table().name(),
            figure: figure.figure.name(),
            keys: figure.keys.iter().map(|(name, key)| (*name, key.as_str())).collect(),
            unit: figure.figure.unit().word(),
            estimate: figure.estimate,
            difference: figure.difference.map(|difference| difference.estimate),
            pairing_gain: figure.difference.and_then(|difference| difference.gain),
        }
    }
}
