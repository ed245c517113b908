//! What one point gave, figure by figure.

use std::fmt;
use std::str::FromStr;

use super::paired::{Difference, MainRows};
use crate::simulation::{Cell, Estimate, Figure, Simulation, Table, Tally};
use matchday_files::faults::nearest;

/// Groups that are shown for one that is unknown.
const SHOWN: usize = 12;

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

/// Which figures are wanted of a point.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Wanted {
    /// Every figure of every table, not the main figures of the summary only.
    pub is_all: bool,
    /// Figures of the summary beside the main ones.
    pub also: Vec<FigureName>,
}

/// What tells a figure of the summary: `interview_offer_rate:signal:gold`, or the name alone of a figure of all people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureName {
    /// Its name.
    pub figure: String,
    /// By what people, positions or applications are grouped.
    pub group: String,
    /// Which of these groups.
    pub level: String,
}

impl FigureName {
    /// Whether it is this figure.
    #[must_use]
    pub fn is_of(&self, figure: &Figure) -> bool {
        let keys = || figure.keys.iter().map(String::as_str);
        figure.table == Table::Summary && figure.name == self.figure && keys().eq([&*self.group, &*self.level])
    }

    /// Whether a simulation has the figure.
    ///
    /// # Errors
    /// When it does not, with what is nearest.
    pub fn check(&self, simulation: &Simulation) -> Result<(), FigureError> {
        let summary = || simulation.catalogue.figures.iter().filter(|figure| figure.table == Table::Summary);
        if summary().any(|figure| self.is_of(figure)) {
            return Ok(());
        }
        let named: Vec<&Figure> = summary().filter(|figure| figure.name == self.figure).collect();
        if named.is_empty() {
            let nearest = nearest(&self.figure, summary().map(|figure| figure.name)).map(str::to_owned);
            return Err(FigureError::Unknown { name: self.clone(), nearest });
        }
        let mut known: Vec<String> =
            named.iter().take(SHOWN).map(|figure| FigureName::of(figure).to_string()).collect();
        if named.len() > SHOWN {
            known.push(format!("… and {} more", named.len() - SHOWN));
        }
        Err(FigureError::Group { name: self.clone(), known })
    }

    /// The name of a figure; none where it is not one of the summary.
    #[must_use]
    pub fn of_summary(figure: &Figure) -> Option<FigureName> {
        (figure.table == Table::Summary).then(|| FigureName::of(figure))
    }

    fn of(figure: &Figure) -> FigureName {
        FigureName { figure: figure.name.to_owned(), group: figure.keys[0].clone(), level: figure.keys[1].clone() }
    }
}

/// Why a name is no figure of a simulation.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FigureError {
    /// It cannot be read.
    #[error("expected a figure of summary.csv, such as fill_rate:specialty:DR or first_choice")]
    Syntax,
    /// There is none of this name.
    #[error("{name}: unknown figure; {}", nearest.as_ref().map_or("docs/data-dictionary.md explains all of summary.csv".to_owned(), |near| format!("did you mean \"{near}\"?")))]
    Unknown {
        /// The name.
        name: FigureName,
        /// The name that is nearest.
        nearest: Option<String>,
    },
    /// The figure does not have this group.
    #[error("{name}: \"{}\" has no such group; expected one of {}", name.figure, known.join(", "))]
    Group {
        /// The name.
        name: FigureName,
        /// Names with groups that it has.
        known: Vec<String>,
    },
    /// The figure never had a value.
    #[error("{0}: the figure has no value in any replicate")]
    Empty(FigureName),
}

impl FromStr for FigureName {
    type Err = FigureError;

    fn from_str(text: &str) -> Result<FigureName, FigureError> {
        let mut parts = text.splitn(3, ':').map(|part| part.trim().to_owned());
        let figure = parts.next().filter(|name| !name.is_empty());
        match (figure, parts.next(), parts.next()) {
            (Some(figure), None, None) => Ok(FigureName { figure, group: "all".to_owned(), level: String::new() }),
            (Some(figure), Some(group), Some(level)) => Ok(FigureName { figure, group, level }),
            _ => Err(FigureError::Syntax),
        }
    }
}

impl fmt::Display for FigureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.figure)?;
        if self.group == "all" { Ok(()) } else { write!(f, ":{}:{}", self.group, self.level) }
    }
}

/// The main figures of a point and what else is wanted, and how the main figures differ from another point's.
#[must_use]
pub fn figures_of(
    simulation: &Simulation,
    tally: &Tally,
    rows: &MainRows,
    other: &MainRows,
    wanted: &Wanted,
) -> Vec<PointFigure> {
    let is_all = wanted.is_all;
    let is_wanted = |figure: &Figure| figure.is_main || wanted.also.iter().any(|name| name.is_of(figure));
    let mut figures: Vec<PointFigure> = simulation
        .catalogue
        .figures
        .iter()
        .zip(&tally.cells)
        .filter(|(figure, cell)| is_all && !is_empty(figure, cell) || is_wanted(figure))
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
        Table::StrengthByPrestige => ("strength_by_prestige", &["specialty", "strength_quintile", "prestige_quarter"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_figures_are_read_and_written() {
        for text in ["first_choice", "fill_rate:specialty:DR", "fill_rate:track:IR: new A"] {
            assert_eq!(text.parse::<FigureName>().unwrap().to_string(), text);
        }
        for text in ["", ":all:", "fill_rate:specialty"] {
            assert!(text.parse::<FigureName>().is_err(), "{text}");
        }
    }
}
