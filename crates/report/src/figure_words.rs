//! Figures of the summary in words.

use super::records::Record;
use super::run::Run;
use matchday_study::figures::{FigureId, HEADLINE, Specialties, Table};

/// Whether a row is the headline.
pub(super) fn is_headline(row: &Record) -> bool {
    is_figure(row, HEADLINE)
}

/// Whether a row is this figure, of this group and level.
pub(super) fn is_figure(row: &Record, (id, [group, level]): (FigureId, [&str; 2])) -> bool {
    row.text("figure") == id.name() && row.text("group") == group && row.text("level") == level
}

/// The figure of the summary that a row holds.
pub(super) fn figure_of(row: &Record) -> Option<FigureId> {
    FigureId::named(Table::Summary, row.text("figure"))
}

/// The specialties that a run is about.
pub(super) fn specialties(run: &Run) -> Specialties<'_> {
    Specialties { focus: run.focus(), alternative: run.alternative() }
}

/// A figure as people call it: `match rate in IR, US MD senior`.
pub(super) fn named(run: &Run, row: &Record) -> String {
    let (specialties, focus) = (specialties(run), run.focus());
    let figure = figure_of(row).map_or(row.text("figure").to_owned(), |id| specialties.page_words(id));
    let whom = match (row.text("group"), row.text("level")) {
        ("all" | "", _) => String::new(),
        ("preference", "focus") => format!(", prefer {focus}"),
        ("preference", "none") => ", no preference".to_owned(),
        ("preference", "other") => ", prefer another".to_owned(),
        (_, level) => format!(", {level}"),
    };
    format!("{figure}{whom}")
}
