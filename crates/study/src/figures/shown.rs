//! Where figures are shown, and for which groups.

use super::{Definition, FigureId};

/// The group and level of a summary figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// All people, or the whole match.
    All,
    /// Those who prefer the focus.
    Preferring,
    /// Each type of applicant.
    Types,
    /// The focus specialty.
    Focus,
    /// The alternative specialty.
    Alternative,
}

impl Subject {
    /// The group in files.
    fn group(self) -> &'static str {
        match self {
            Subject::All => "all",
            Subject::Preferring => "preference",
            Subject::Types => "type",
            Subject::Focus | Subject::Alternative => "specialty",
        }
    }

    /// The level in files; `None` for any level of the group.
    fn level<'a>(self, specialties: &Specialties<'a>) -> Option<&'a str> {
        match self {
            Subject::All => Some(""),
            Subject::Preferring => Some("focus"),
            Subject::Types => None,
            Subject::Focus => Some(specialties.focus),
            Subject::Alternative => Some(specialties.alternative),
        }
    }

    /// Group and level in files; `None` for any level of the group.
    #[must_use]
    pub fn keys<'a>(self, specialties: &Specialties<'a>) -> Option<[&'a str; 2]> {
        Some([self.group(), self.level(specialties)?])
    }

    /// Whether group and level in a file belong to it.
    #[must_use]
    pub fn is(self, specialties: &Specialties, group: &str, level: &str) -> bool {
        self.group() == group && self.level(specialties).is_none_or(|own| own == level)
    }
}

/// A place where a figure is shown, besides the file of its table. Texts may name specialties; see [`Specialties::fill`].
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Place {
    /// A column of the table of replicates, and so a row of every sweep and screening. A figure of people has columns only for all
    /// applicants and for those who prefer the focus.
    Replicates,
    /// A row of the answer of `simulate`, on the terminal and on its page, for those who prefer the focus. With its label in the chart; a
    /// label that names a specialty that is not there is empty, and has no row. The rows exclude each other and add up to 100%.
    Answer(&'static str),
    /// A column of the match rates by type on the terminal, with its heading.
    Types(&'static str),
    /// A column of positions on the terminal, with its heading.
    Positions(&'static str),
    /// A column of resident-years on the terminal, with its heading.
    ResidentYears(&'static str),
    /// A stage of the chart from application to match, with its label.
    Stage(&'static str),
    /// A column of the chart of where applicants match by strength, with its label.
    Outcomes(&'static str),
    /// Among the largest changes of a comparison on the terminal. Leaves out figures that repeat another, as unfilled positions repeat
    /// filled ones.
    Compared,
    /// As [`Place::Compared`], if the focus is a fellowship, where years of training differ between programs.
    ComparedInFellowships,
    /// A row of the charts of differences on the page of a comparison, for these subjects.
    Differences(&'static [Subject]),
    /// A column of a sweep on the terminal, with its importance (1 is the highest), subject and heading.
    Swept(u8, Subject, &'static str),
    /// A column of a screening on the terminal, likewise.
    Screened(u8, Subject, &'static str),
    /// A chart on the page of a sweep, with its subject, id and title.
    SweptPage(Subject, &'static str, &'static str),
    /// A chart on the page of a screening, likewise.
    Effects(Subject, &'static str, &'static str),
}

impl FigureId {
    /// The figures shown at the places that `pick` selects, in the order of the table.
    pub fn shown<T>(pick: impl Fn(Place) -> Option<T>) -> impl Iterator<Item = (FigureId, T)> {
        FigureId::all().filter_map(move |id| Some((id, id.definition().shown.iter().copied().find_map(&pick)?)))
    }

    /// Whether it is shown at a place.
    #[must_use]
    pub fn is_shown(self, place: Place) -> bool {
        self.definition().shown.contains(&place)
    }
}

/// The specialties of the question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Specialties<'a> {
    /// The name of the focus.
    pub focus: &'a str,
    /// The name of the alternative.
    pub alternative: &'a str,
}

impl Specialties<'_> {
    /// Replaces `{focus}` and `{alternative}` in a text with their names.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        text.replace("{focus}", self.focus).replace("{alternative}", self.alternative)
    }

    /// The name of a figure on the terminal.
    #[must_use]
    pub fn words(&self, id: FigureId) -> String {
        self.fill(id.definition().words)
    }

    /// The name of a figure on report pages.
    #[must_use]
    pub fn page_words(&self, id: FigureId) -> String {
        let Definition { page_words, .. } = id.definition();
        self.fill(page_words)
    }
}
