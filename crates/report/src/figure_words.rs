//! Figures of the summary in words.

use super::records::Record;
use super::run::Run;

/// The group, level and figure on which an answer rests: the share of those who prefer the focus who match in it.
pub(super) const HEADLINE: [&str; 3] = ["ends_in_focus", "preference", "focus"];

/// Whether a row is the headline.
pub(super) fn is_headline(row: &Record) -> bool {
    is_figure(row, HEADLINE)
}

/// Whether a row is this figure, of this group and level.
pub(super) fn is_figure(row: &Record, [figure, group, level]: [&str; 3]) -> bool {
    row.text("figure") == figure && row.text("group") == group && row.text("level") == level
}

/// A figure as people call it: `match rate in IR, US MD senior`.
pub(super) fn named(run: &Run, row: &Record) -> String {
    let (focus, alternative) = (run.focus(), run.alternative());
    let figure = match row.text("figure") {
        "ends_in_focus" => format!("match in {focus}"),
        "ends_in_alternative" => format!("match in {alternative}"),
        "ends_in_other" => "match elsewhere".to_owned(),
        "ends_in_nothing" => "match nowhere".to_owned(),
        "match_rate_focus" => format!("{focus} match rate"),
        "match_rate_alternative" => format!("{alternative} match rate"),
        "first_choice" => "first choice obtained".to_owned(),
        "top_three_choices" => "one of three first choices".to_owned(),
        "fill_rate" => "positions filled".to_owned(),
        "programs_all_filled" => "programs full".to_owned(),
        "ranks_per_position" => "ranks for each position".to_owned(),
        "deepest_rank" => "last rank matched".to_owned(),
        other => other.replace('_', " "),
    };
    let whom = match (row.text("group"), row.text("level")) {
        ("all" | "", _) => String::new(),
        ("preference", "focus") => format!(", prefer {focus}"),
        ("preference", "none") => ", no preference".to_owned(),
        ("preference", "other") => ", prefer another".to_owned(),
        (_, level) => format!(", {level}"),
    };
    format!("{figure}{whom}")
}
