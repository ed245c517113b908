//! From tallies to tables of estimates.

use super::frame::{Frame, Values};
use crate::figures::Table;
use crate::simulation::{Cell, Estimate, Figure, Simulation, Tally};

/// Estimates, in columns; `None` is a row of empty fields.
#[derive(Default)]
struct Estimates {
    estimate: Vec<Option<f64>>,
    mcse: Vec<Option<f64>>,
    ci_low: Vec<Option<f64>>,
    ci_high: Vec<Option<f64>>,
    method: Vec<String>,
    replicates: Vec<Option<i64>>,
    p05: Vec<Option<f64>>,
    p50: Vec<Option<f64>>,
    p95: Vec<Option<f64>>,
}

impl Estimates {
    fn push(&mut self, estimate: Option<Estimate>) {
        self.estimate.push(estimate.map(|e| e.value));
        self.mcse.push(estimate.and_then(|e| e.mcse));
        self.ci_low.push(estimate.and_then(|e| e.ci_low));
        self.ci_high.push(estimate.and_then(|e| e.ci_high));
        self.method.push(estimate.map_or(String::new(), |e| e.method.word().to_owned()));
        self.replicates.push(estimate.map(|e| whole(e.replicates)));
        self.p05.push(estimate.and_then(|e| e.p05));
        self.p50.push(estimate.and_then(|e| e.p50));
        self.p95.push(estimate.and_then(|e| e.p95));
    }

    fn columns(self) -> impl Iterator<Item = (String, Values)> {
        [
            ("estimate", Values::Real(self.estimate)),
            ("mcse", Values::Real(self.mcse)),
            ("ci_low", Values::Real(self.ci_low)),
            ("ci_high", Values::Real(self.ci_high)),
            ("method", Values::Text(self.method)),
            ("replicates", Values::Integer(self.replicates)),
            ("p05", Values::Real(self.p05)),
            ("p50", Values::Real(self.p50)),
            ("p95", Values::Real(self.p95)),
        ]
        .into_iter()
        .map(|(name, values)| (name.to_owned(), values))
    }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// All tables of estimates, by the name of their file without extension.
#[must_use]
pub fn frames(simulation: &Simulation, tally: &Tally) -> Vec<(&'static str, Frame)> {
    let named = |table: Table, frame| (table.name(), frame);
    let keyed = |table, level| named(table, keyed(rows(simulation, tally, table), table, level));
    vec![
        named(Table::Summary, summary_frame(simulation, tally)),
        named(Table::Programs, programs(simulation, tally)),
        keyed(Table::Applicants, true),
        keyed(Table::Choices, false),
        keyed(Table::RankCurve, false),
        keyed(Table::StrengthByPrestige, false),
    ]
}

/// The summary as a table.
#[must_use]
pub fn summary_frame(simulation: &Simulation, tally: &Tally) -> Frame {
    let rows = rows(simulation, tally, Table::Summary);
    let name = rows.iter().map(|(figure, _)| figure.name().to_owned()).collect();
    let frame = keyed(rows, Table::Summary, false);
    with_first("figure", name, frame)
}

/// The figures of a table that were counted at least once.
fn rows<'s>(simulation: &'s Simulation, tally: &Tally, table: Table) -> Vec<(&'s Figure, Estimate)> {
    let all = simulation.catalogue.figures.iter().zip(&tally.cells).filter(|(figure, _)| figure.table() == table);
    let is_empty = |cell: &Cell| matches!(cell, Cell::Mean(moments, _) if moments.sum == 0);
    let counted = all.filter(|(_, cell)| table != Table::Applicants || !is_empty(cell));
    counted.filter_map(|(figure, cell)| Some((figure, cell.estimate(figure)?))).collect()
}

/// A table with its key columns first. With `has_names`, the figure's name precedes the last key.
fn keyed(rows: Vec<(&Figure, Estimate)>, table: Table, has_names: bool) -> Frame {
    let key = |at: usize| Values::Text(rows.iter().map(|(figure, _)| figure.keys[at].clone()).collect());
    let mut columns: Vec<(String, Values)> =
        table.keys().iter().enumerate().map(|(at, name)| ((*name).to_owned(), key(at))).collect();
    if has_names {
        let names = rows.iter().map(|(figure, _)| figure.name().to_owned()).collect();
        columns.insert(columns.len() - 1, ("figure".to_owned(), Values::Text(names)));
    }
    let units = rows.iter().map(|(figure, _)| figure.unit().word().to_owned()).collect();
    columns.push(("unit".to_owned(), Values::Text(units)));
    let mut estimates = Estimates::default();
    for (_, estimate) in rows {
        estimates.push(Some(estimate));
    }
    Frame::new(columns.into_iter().chain(estimates.columns()))
}

fn with_first(name: &str, values: Vec<String>, frame: Frame) -> Frame {
    let first = Frame::new([(name.to_owned(), Values::Text(values))]);
    Frame { columns: first.columns.into_iter().chain(frame.columns).collect() }
}

fn programs(simulation: &Simulation, tally: &Tally) -> Frame {
    let scenario = &simulation.setting.scenario;
    let is_redrawn = scenario.institutions.redrawn;
    let (mut texts, mut quotas, mut levels) = (<[Vec<String>; 6]>::default(), Vec::new(), Vec::new());
    let mut estimates = Estimates::default();
    for (program, tally) in simulation.followed.programs.iter().zip(&tally.programs) {
        let specialty = scenario.specialty.get(program.specialty.index()).map_or("", |specialty| &specialty.name);
        for row in tally.rows() {
            let here = [
                &program.id,
                &program.name,
                specialty,
                program.terms.track.letter(),
                row.figure.name(),
                row.figure.unit().word(),
            ];
            for (column, text) in texts.iter_mut().zip(here) {
                column.push(text.to_owned());
            }
            quotas.push((!is_redrawn || program.given.is_some()).then_some(i64::from(program.terms.quota)));
            levels.push(row.level.map(whole));
            estimates.push(row.estimate);
        }
    }
    let [id, name, specialty, track, figure, unit] = texts.map(Values::Text);
    let columns = [
        ("program_id", id),
        ("name", name),
        ("specialty", specialty),
        ("track", track),
        ("quota", Values::Integer(quotas)),
        ("figure", figure),
        ("level", Values::Integer(levels)),
        ("unit", unit),
    ];
    Frame::new(columns.into_iter().map(|(name, values)| (name.to_owned(), values)).chain(estimates.columns()))
}
