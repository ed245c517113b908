//! The results of one point, figure by figure.

use std::fmt;
use std::str::FromStr;

use super::paired::{Difference, MainRows};
use crate::figures::{FigureId, Table};
use crate::simulation::{Cell, Estimate, Figure, Simulation, Tally};
use matchday_files::faults::nearest;

/// The maximum number of groups listed in an error about an unknown one.
const SHOWN: usize = 12;

/// The keys of a figure in its table: names and values of columns.
pub type Keys = Vec<(&'static str, String)>;

/// A figure of a point.
#[derive(Clone, PartialEq, Debug)]
pub struct PointFigure {
    /// The figure.
    pub figure: FigureId,
    /// Its keys.
    pub keys: Keys,
    /// The estimate.
    pub estimate: Estimate,
    /// The difference from the point that all are compared with; only for main figures.
    pub difference: Option<Difference>,
}

impl PointFigure {
    /// Whether it is this figure with these keys.
    #[must_use]
    pub fn is(&self, figure: FigureId, by: &str, level: &str) -> bool {
        self.figure == figure && self.keys.iter().map(|(_, key)| key.as_str()).eq([by, level])
    }
}

/// The figures to report for a point.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Wanted {
    /// Every figure of every table, instead of only the main figures of the summary.
    pub is_all: bool,
    /// Figures of the summary besides the main ones.
    pub also: Vec<FigureName>,
}

/// The name of a summary figure: `interview_offer_rate:signal:gold`, or the name alone for a figure of all people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureName {
    /// Its name.
    pub figure: String,
    /// How people, positions or applications are grouped.
    pub group: String,
    /// The group.
    pub level: String,
}

impl FigureName {
    /// Whether it names this figure.
    #[must_use]
    pub fn is_of(&self, figure: &Figure) -> bool {
        let keys = || figure.keys.iter().map(String::as_str);
        figure.table() == Table::Summary && figure.name() == self.figure && keys().eq([&*self.group, &*self.level])
    }

    /// The id of this name.
    ///
    /// # Errors
    /// If there is none, with the nearest name and all names.
    pub fn id(&self) -> Result<FigureId, FigureError> {
        FigureId::named(Table::Summary, &self.figure).ok_or_else(|| {
            let nearest = nearest(&self.figure, names()).map(str::to_owned);
            FigureError::Unknown { name: self.clone(), nearest }
        })
    }

    /// Whether a simulation has the figure.
    ///
    /// # Errors
    /// If it does not: the name is unknown, the scenario does not have the figure, or the figure has no such group.
    pub fn check(&self, simulation: &Simulation) -> Result<(), FigureError> {
        let id = self.id()?;
        let named: Vec<&Figure> = simulation.catalogue.figures.iter().filter(|figure| figure.id == id).collect();
        if named.is_empty() {
            return Err(FigureError::Absent(self.clone()));
        }
        if named.iter().any(|figure| self.is_of(figure)) {
            return Ok(());
        }
        let mut known: Vec<String> =
            named.iter().take(SHOWN).map(|figure| FigureName::of(figure).to_string()).collect();
        if named.len() > SHOWN {
            known.push(format!("… and {} more", named.len() - SHOWN));
        }
        Err(FigureError::Group { name: self.clone(), known })
    }

    /// The name of a figure; `None` if it is not one of the summary.
    #[must_use]
    pub fn of_summary(figure: &Figure) -> Option<FigureName> {
        (figure.table() == Table::Summary).then(|| FigureName::of(figure))
    }

    fn of(figure: &Figure) -> FigureName {
        FigureName { figure: figure.name().to_owned(), group: figure.keys[0].clone(), level: figure.keys[1].clone() }
    }
}

/// Why a name is not a figure of a simulation.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FigureError {
    /// It cannot be parsed.
    #[error("expected a figure of summary.csv, such as fill_rate:specialty:DR or first_choice")]
    Syntax,
    /// No figure has this name.
    #[error("{name}: unknown figure; {}", choices(nearest.as_deref()))]
    Unknown {
        /// The name.
        name: FigureName,
        /// The nearest name.
        nearest: Option<String>,
    },
    /// The scenario does not have it.
    #[error("{0}: this scenario does not have the figure; see its meaning in docs/data-dictionary.md")]
    Absent(FigureName),
    /// The figure does not have this group.
    #[error("{name}: \"{}\" has no such group; expected one of {}", name.figure, known.join(", "))]
    Group {
        /// The name.
        name: FigureName,
        /// Its names with groups.
        known: Vec<String>,
    },
    /// The figure never had a value.
    #[error("{0}: the figure has no value in any replicate")]
    Empty(FigureName),
}

/// The nearest name, then all names.
fn choices(nearest: Option<&str>) -> String {
    let all = names().collect::<Vec<_>>().join(", ");
    match nearest {
        Some(near) => format!("did you mean \"{near}\"? The figures are {all}"),
        None => format!("the figures are {all}"),
    }
}

/// The names of all figures of the summary.
fn names() -> impl Iterator<Item = &'static str> {
    FigureId::all().filter(|id| id.table() == Table::Summary).map(FigureId::name)
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

/// The main figures and other requested figures of a point, and the differences of the main figures from another point's.
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
            let column = if figure.is_main { rows.column(figure.id, &figure.keys) } else { None };
            Some(PointFigure {
                figure: figure.id,
                keys: figure.table().keys().iter().copied().zip(figure.keys.iter().cloned()).collect(),
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
                    figure: row.figure,
                    keys: Table::Programs.keys().iter().copied().zip([program.id.clone(), level]).collect(),
                    estimate: row.estimate?,
                    difference: None,
                })
            }));
        }
    }
    figures
}

/// Cells of applicants that are empty in every replicate.
fn is_empty(figure: &Figure, cell: &Cell) -> bool {
    figure.table() == Table::Applicants && matches!(cell, Cell::Mean(moments, _) if moments.sum == 0)
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
