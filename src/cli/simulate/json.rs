//! The summary of a simulation as JSON.

use std::io::{self, Write};

use matchday::figures::Table;
use matchday::simulation::Estimate;
use serde::Serialize;

use super::Summary;

#[derive(Serialize)]
struct Record<'a> {
    title: &'a str,
    question: &'a str,
    seed: u64,
    replicates: u64,
    seconds: f64,
    figures: Vec<Line<'a>>,
    programs: Vec<ProgramLine<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    figure: &'a str,
    group: &'a str,
    level: &'a str,
    unit: &'a str,
    #[serde(flatten)]
    estimate: Estimate,
}

#[derive(Serialize)]
struct ProgramLine<'a> {
    program_id: &'a str,
    p_all_filled: Option<Estimate>,
    list_length_95: Option<u64>,
    list_length_99: Option<u64>,
}

pub(in crate::cli) fn print(to: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let Summary { simulation, tally, seconds, .. } = *summary;
    let scenario = &simulation.setting.scenario;
    let all = simulation.catalogue.figures.iter().zip(&tally.cells);
    let figures = all.filter(|(figure, _)| figure.table() == Table::Summary).filter_map(|(figure, cell)| {
        Some(Line {
            figure: figure.name(),
            group: &figure.keys[0],
            level: &figure.keys[1],
            unit: figure.unit().word(),
            estimate: cell.estimate(figure)?,
        })
    });
    let programs = simulation.followed.programs.iter().zip(&tally.programs);
    let programs =
        programs.filter(|(program, _)| scenario.report.programs.contains(&program.id)).map(|(program, tally)| {
            ProgramLine {
                program_id: &program.id,
                p_all_filled: tally.p_all_filled(),
                list_length_95: tally.list_length(95),
                list_length_99: tally.list_length(99),
            }
        });
    let record = Record {
        title: &scenario.title,
        question: &scenario.question,
        seed: scenario.run.seed,
        replicates: tally.replicates,
        seconds,
        figures: figures.collect(),
        programs: programs.collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &record)?;
    writeln!(to)
}
