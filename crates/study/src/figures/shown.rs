//! Where figures are shown, and of whom.

use super::{Definition, FigureId};

/// Of whom or what a figure of the summary is: a group and a level.
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

    /// The level in files; none where it is any level of the group.
    fn level<'a>(self, specialties: &Specialties<'a>) -> Option<&'a str> {
        match self {
            Subject::All => Some(""),
            Subject::Preferring => Some("focus"),
            Subject::Types => None,
            Subject::Focus => Some(specialties.focus),
            Subject::Alternative => Some(specialties.alternative),
        }
    }

    /// Group and level in files; none where it is any level of the group.
    #[must_use]
    pub fn keys<'a>(self, specialties: &Specialties<'a>) -> Option<[&'a str; 2]> {
        Some([self.group(), self.level(specialties)?])
    }

    /// Whether a group and level of a file are of it.
    #[must_use]
    pub fn is(self, specialties: &Specialties, group: &str, level: &str) -> bool {
        self.group() == group && self.level(specialties).is_none_or(|own| own == level)
    }
}

/// A place where a figure is shown, beside the file of its table. Texts may name specialties, see [`Specialties::fill`].
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Place {
    /// A column of the table of replicates; so it is also a row of every sweep and screening. A figure of people has columns for all and
    /// for those who prefer the focus only.
    Replicates,
    /// A row of the answer of `simulate`, on the terminal and on its page: of those who prefer the focus. With its label in the chart,
    /// which is left out where the label names a specialty that there is not. The rows exclude each other and add up to everybody.
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
    /// Among the largest changes of a comparison on the terminal. A figure that repeats another, as unfilled positions repeat those
    /// filled, is not.
    Compared,
    /// The same if the focus is a fellowship, where years of training differ from program to program.
    ComparedInFellowships,
    /// A row of the charts of differences on the page of a comparison, of these.
    Differences(&'static [Subject]),
    /// A column of a sweep on the terminal, with its importance (1 the highest), of whom, and its heading.
    Swept(u8, Subject, &'static str),
    /// A column of a screening on the terminal, likewise.
    Screened(u8, Subject, &'static str),
    /// A chart on the page of a sweep: of whom, with its id and title.
    SweptPage(Subject, &'static str, &'static str),
    /// A chart on the page of a screening, likewise.
    Effects(Subject, &'static str, &'static str),
}

impl FigureId {
    /// The figures shown at a place, in the order of the table, each with what is picked of the place.
    pub fn shown<T>(pick: impl Fn(Place) -> Option<T>) -> impl Iterator<Item = (FigureId, T)> {
        FigureId::all().filter_map(move |id| Some((id, id.definition().shown.iter().copied().find_map(&pick)?)))
    }

    /// Whether it is shown at this place.
    #[must_use]
    pub fn is_shown(self, place: Place) -> bool {
        self.definition().shown.contains(&place)
    }
}

/// The specialties that a question is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Specialties<'a> {
    /// The name of the focus.
    pub focus: &'a str,
    /// The name of the alternative.
    pub alternative: &'a str,
}

impl Specialties<'_> {
    /// A text with their names in the place of `{focus}` and `{alternative}`.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        text.replace("{focus}", self.focus).replace("{alternative}", self.alternative)
    }

    /// What a figure is called on the terminal.
    #[must_use]
    pub fn words(&self, id: FigureId) -> String {
        self.fill(id.definition().words)
    }

    /// What a figure is called on report pages.
    #[must_use]
    pub fn page_words(&self, id: FigureId) -> String {
        let Definition { page_words, .. } = id.definition();
        self.fill(page_words)
    }
}
