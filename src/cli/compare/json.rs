//! The comparison as JSON.

use std::io::{self, Write};

use matchday::figures::Table;
use matchday::simulation::{Contrast, MoverTally};
use serde::Serialize;

use super::summary::Summary;

#[derive(Serialize)]
struct Record<'a> {
    title: &'a str,
    mode: &'a str,
    mode_means: &'a str,
    seed: u64,
    replicates: u64,
    seconds: f64,
    answer: Vec<String>,
    variants: Vec<VariantLines<'a>>,
}

#[derive(Serialize)]
struct VariantLines<'a> {
    variant: &'a str,
    figures: Vec<Line<'a>>,
    program: Vec<ProgramLine>,
    movers: Vec<MoverLine>,
}

#[derive(Serialize)]
struct Line<'a> {
    figure: &'a str,
    group: &'a str,
    level: &'a str,
    unit: &'a str,
    base: Option<f64>,
    variant: Option<f64>,
    #[serde(flatten)]
    contrast: Option<Contrast>,
}

#[derive(Serialize)]
struct ProgramLine {
    figure: &'static str,
    level: Option<u64>,
    unit: &'static str,
    base: Option<f64>,
    variant: Option<f64>,
    #[serde(flatten)]
    contrast: Option<Contrast>,
}

#[derive(Serialize)]
struct MoverLine {
    group: &'static str,
    level: String,
    figure: &'static str,
    unit: &'static str,
    #[serde(flatten)]
    estimate: matchday::simulation::Estimate,
}

pub(super) fn print(to: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let scenario = &summary.comparison.base.setting.scenario;
    let tables = summary.tables();
    let answers = summary.answers(&tables);
    let variants = summary.scenarios.variants.iter().zip(&tables).enumerate();
    let variants = variants.map(|(number, (variant, figures))| VariantLines {
        variant: &variant.name,
        figures: figures
            .iter()
            .filter(|row| row.figure.table() == Table::Summary)
            .map(|row| Line {
                figure: row.figure.name(),
                group: &row.figure.keys[0],
                level: &row.figure.keys[1],
                unit: row.figure.unit().word(),
                base: row.base.map(|estimate| estimate.value),
                variant: row.variant.map(|estimate| estimate.value),
                contrast: row.contrast,
            })
            .collect(),
        program: summary.asked.map_or(Vec::new(), |asked| {
            let rows = summary.program_rows(asked.program, number).into_iter();
            rows.map(|row| ProgramLine {
                figure: row.figure.name(),
                level: row.level,
                unit: row.figure.unit().word(),
                base: row.base.map(|estimate| estimate.value),
                variant: row.variant.map(|estimate| estimate.value),
                contrast: row.contrast,
            })
            .collect()
        }),
        movers: movers(&summary.tally.variants[number].pair.movers, scenario),
    });
    let record = Record {
        title: &scenario.title,
        mode: summary.comparison.mode.word(),
        mode_means: summary.mode_sentence(),
        seed: scenario.run.seed,
        replicates: summary.tally.base.replicates,
        seconds: summary.seconds,
        answer: answers,
        variants: variants.collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &record)?;
    writeln!(to)
}

fn movers(tallies: &[MoverTally], scenario: &matchday::scenario::Scenario) -> Vec<MoverLine> {
    let groups = matchday::export::mover_groups(scenario).into_iter().zip(tallies);
    groups
        .flat_map(|((group, level), tally)| {
            tally.rows().into_iter().map(move |row| MoverLine {
                group,
                level: level.clone(),
                figure: row.figure.name(),
                unit: row.figure.unit().word(),
                estimate: row.estimate,
            })
        })
        .collect()
}
