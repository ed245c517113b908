//! The figures, each defined once: its names in files, on the terminal and on report pages, its unit, where it is shown, and its meaning.
//!
//! [`FigureId`] names a figure, so that a misspelt one does not compile. [`FigureId::definition`] is its row of the table, which
//! observers, tables, the terminal, report pages and the data dictionary read. [`FigureId::named`] looks up what a person types.

mod dictionary;
mod shown;
mod table;

use std::fmt;

pub use dictionary::with_figures;
pub use shown::{Place, Specialties, Subject};
pub use table::FigureId;

/// The unit of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A whole number of these in each replicate.
    Count(&'static str),
    /// A number of these per item; may exceed 1.
    Each(&'static str),
    /// A share, 0 to 1.
    Share,
}

impl Unit {
    /// The word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Unit::Count(word) | Unit::Each(word) => word,
            Unit::Share => "share",
        }
    }
}

/// The tables of figures, each with the key columns of its rows besides the figure's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Table {
    /// How people, positions or applications are grouped, and the group.
    Summary,
    /// Each program, and a number of positions or a rank.
    Programs,
    /// Cells of people, and given applicants.
    Applicants,
    /// Groups of people, and the choice that they obtain.
    Choices,
    /// The chance to match by number of contiguous ranks.
    RankCurve,
    /// Who matches where.
    StrengthByPrestige,
    /// Who gains and who loses in a comparison.
    Movers,
}

impl Table {
    /// The name of its file, without extension.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Table::Summary => "summary",
            Table::Programs => "programs",
            Table::Applicants => "applicants",
            Table::Choices => "choices",
            Table::RankCurve => "rank_curve",
            Table::StrengthByPrestige => "strength_by_prestige",
            Table::Movers => "movers",
        }
    }

    /// Its key columns, in the order of the figures' keys.
    #[must_use]
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Table::Summary | Table::Movers => &["group", "level"],
            Table::Programs => &["program_id", "level"],
            Table::Applicants => &["applicant_id", "type", "strength_quintile", "list_length", "level"],
            Table::Choices => &["group", "level", "choice"],
            Table::RankCurve => &["specialty", "type", "ranks"],
            Table::StrengthByPrestige => &["specialty", "strength_quintile", "prestige_quarter"],
        }
    }
}

/// The subject of a figure: a section of the data dictionary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Section {
    /// People, by preference, type and group.
    People,
    /// Positions, by specialty and track.
    Positions,
    /// The way from application to match, by specialty.
    Way,
    /// The whole match.
    Whole,
    /// Each program.
    Programs,
    /// Cells of people, and given applicants.
    Applicants,
    /// Choices obtained.
    Choices,
    /// The chance to match by number of ranks.
    RankCurve,
    /// Who matches where.
    StrengthByPrestige,
    /// Who gains and who loses in a comparison.
    Movers,
}

impl Section {
    /// The table of its figures.
    #[must_use]
    pub fn table(self) -> Table {
        match self {
            Section::People | Section::Positions | Section::Way | Section::Whole => Table::Summary,
            Section::Programs => Table::Programs,
            Section::Applicants => Table::Applicants,
            Section::Choices => Table::Choices,
            Section::RankCurve => Table::RankCurve,
            Section::StrengthByPrestige => Table::StrengthByPrestige,
            Section::Movers => Table::Movers,
        }
    }
}

/// A row of the table of figures.
#[derive(Debug)]
pub struct Definition {
    /// Its id.
    pub id: FigureId,
    /// Its name in files, unique within its table.
    pub name: &'static str,
    /// Its section.
    pub section: Section,
    /// Its unit.
    pub unit: Unit,
    /// Its name on the terminal. `{focus}` and `{alternative}` stand for these specialties; see [`Specialties::fill`].
    pub words: &'static str,
    /// Its name on report pages, likewise.
    pub page_words: &'static str,
    /// Where it is shown, besides the file of its table.
    pub shown: &'static [Place],
    /// Its meaning.
    pub meaning: &'static str,
}

/// The headline figure, with its group and level: the share of applicants preferring the focus who match in it.
pub const HEADLINE: (FigureId, [&str; 2]) = (FigureId::EndsInFocus, ["preference", "focus"]);

impl FigureId {
    /// All figures, in the order of the table.
    pub fn all() -> impl Iterator<Item = FigureId> {
        table::TABLE.iter().map(|row| row.id)
    }

    /// The figure with this name in a table.
    #[must_use]
    pub fn named(table: Table, name: &str) -> Option<FigureId> {
        FigureId::all().find(|id| id.table() == table && id.name() == name)
    }

    /// Its row of the table of figures.
    #[must_use]
    pub const fn definition(self) -> &'static Definition {
        &table::TABLE[self as usize]
    }

    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.definition().name
    }

    /// Its table.
    #[must_use]
    pub fn table(self) -> Table {
        self.definition().section.table()
    }

    /// Its unit.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.definition().unit
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_for_one_figure_of_its_table() {
        for (number, id) in FigureId::all().enumerate() {
            assert_eq!((id as usize, FigureId::named(id.table(), id.name())), (number, Some(id)));
        }
        assert_eq!(FigureId::named(Table::Summary, "ends_in_fokus"), None);
        assert_eq!(FigureId::named(Table::Programs, "filled"), Some(FigureId::ProgramFilled));
    }
}
