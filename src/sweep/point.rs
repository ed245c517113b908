//! What one point gave, figure by figure.

use super::paired::{Difference, MainRows};
use crate::simulation::{Cell, Estimate, Figure, Simulation, Table, Tally};

/// What tells a figure in its table: names of columns, and what stands there.
pub type Keys = Vec<(&'static str, String)>;

/// A figure of a point.
#[derive(Clone, PartialEq, Debug)]
pub struct PointFigure {
    /// The table in which a simulation writes it, without ending.
    pub table: &'static str,
    /// Its name.
    pub figure: &'static str,
    /// What further tells it.
    pub keys: Keys,
    /// What it is counted in.
    pub unit: &'static str,
    /// The estimate.
    pub estimate: Estimate,
    /// The difference to the point that all are compared with; main figures only.
    pub difference: Option<Difference>,
}

impl PointFigure {
    /// Whether it is this figure of the summary.
    #[must_use]
    pub fn is_of_summary(&self, figure: &str, by: &str, level: &str) -> bool {
        let keys = || self.keys.iter().map(|(_, key)| key.as_str());
        self.table == "summary" && self.figure == figure && keys().eq([by, level])
    }
}

/// The main figures of a point, or with `is_all` every figure of every table, and how they differ from another point's.
#[must_use]
pub fn figures_of(
    simulation: &Simulation,
    tally: &Tally,
    rows: &MainRows,
    other: &MainRows,
    is_all: bool,
) -> Vec<PointFigure> {
    let mut figures: Vec<PointFigure> = simulation
        .catalogue
        .figures
        .iter()
        .zip(&tally.cells)
        .filter(|(figure, cell)| is_all && !is_empty(figure, cell) || figure.is_main)
        .filter_map(|(figure, cell)| {
            let column = if figure.is_main { rows.column(figure.name, &figure.keys) } else { None };
            let (table, names) = table_of(figure.table);
            Some(PointFigure {
                table,
                figure: figure.name,
                keys: names.iter().copied().zip(figure.keys.iter().cloned()).collect(),
                unit: figure.unit.word(),
                estimate: cell.estimate(figure)?,
                difference: column.and_then(|column| rows.difference(column, other)),
            })
        })
        .collect();
    if is_all {
        for (program, tally) in simulation.followed.programs.iter().zip(&tally.programs) {
            figures.extend(tally.rows().into_iter().filter_map(|row| {
                let level = row.level.map_or(String::new(), |level| level.to_string());
                Some(PointFigure {
                    table: "programs",
                    figure: row.figure,
                    keys: vec![("program_id", program.id.clone()), ("level", level)],
                    unit: row.unit.word(),
                    estimate: row.estimate?,
                    difference: None,
                })
            }));
        }
    }
    figures
}

/// Cells of applicants in which there never was anybody.
fn is_empty(figure: &Figure, cell: &Cell) -> bool {
    figure.table == Table::Applicants && matches!(cell, Cell::Mean(moments, _) if moments.sum == 0)
}

fn table_of(table: Table) -> (&'static str, &'static [&'static str]) {
    match table {
        Table::Summary => ("summary", &["group", "level"]),
        Table::Applicants => ("applicants", &["applicant_id", "type", "strength_quintile", "list_length", "level"]),
        Table::Choices => ("choices", &["group", "level", "choice"]),
        Table::RankCurve => ("rank_curve", &["specialty", "type", "ranks"]),
    }
}
