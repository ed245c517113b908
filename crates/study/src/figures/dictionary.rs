//! The figures in the data dictionary: a table for each section, between two marks of the page.

use std::fmt::Write;

use super::{FigureId, Section};

/// The sections with the word of their mark: `<!-- figures: people -->`.
const SECTIONS: [(&str, Section); 10] = [
    ("people", Section::People),
    ("positions", Section::Positions),
    ("way", Section::Way),
    ("whole", Section::Whole),
    ("programs", Section::Programs),
    ("applicants", Section::Applicants),
    ("choices", Section::Choices),
    ("rank_curve", Section::RankCurve),
    ("strength_by_prestige", Section::StrengthByPrestige),
    ("movers", Section::Movers),
];

/// The mark that ends a section.
const END: &str = "<!-- end -->";

/// Rewrites the tables of figures between the marks of a page; `None` if a mark is missing.
#[must_use]
pub fn with_figures(page: &str) -> Option<String> {
    let mut page = page.to_owned();
    for (word, section) in SECTIONS {
        let mark = format!("<!-- figures: {word} -->\n");
        let begin = page.find(&mark)? + mark.len();
        let end = begin + page[begin..].find(END)?;
        page.replace_range(begin..end, &rows(section));
    }
    Some(page)
}

fn rows(section: Section) -> String {
    let mut table = "| Figure | Meaning |\n| --- | --- |\n".to_owned();
    for row in FigureId::all().map(FigureId::definition).filter(|row| row.section == section) {
        writeln!(table, "| `{}` | {} |", row.name, row.meaning).expect("text grows");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_all_marks_is_refused() {
        assert_eq!(with_figures("<!-- figures: people -->\n<!-- end -->"), None);
        let sections = SECTIONS.map(|(word, _)| format!("<!-- figures: {word} -->\nold\n{END}\n"));
        let page = with_figures(&sections.concat()).expect("all marks");
        assert!(page.contains("| `ends_in_focus` | Share of them") && !page.contains("old"));
        assert!(FigureId::all().all(|id| page.contains(&format!("| `{id}` | "))));
    }
}
