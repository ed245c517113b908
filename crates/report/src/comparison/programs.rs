//! Programs that go deeper, or less deep, on their lists than in the base.

use super::differences::{PAIRED, columns, forest};
use super::variants;
use crate::chart::Chart;
use crate::records::Record;
use crate::run::Run;
use matchday_study::figures::FigureId;

/// Programs drawn.
const PROGRAMS: usize = 12;

/// The programs whose last rank matched changes most.
pub(super) fn deeper(run: &Run) -> Option<Chart> {
    let wanted = [("figure", FigureId::ProgramDeepestRank.name())];
    let table = run.table("programs_comparison");
    let mut rows: Vec<Record> = table.matching(&wanted).filter(|row| row.real("difference").is_some()).collect();
    let size = |row: &Record| row.real("difference").unwrap_or(0.0).abs();
    // If the error of a difference is large, its size says little.
    rows.retain(|row| size(row) > 2.0 * row.real("mcse").unwrap_or(0.0) && size(row) > 0.0);
    rows.sort_by(|one, other| {
        size(other).total_cmp(&size(one)).then(one.text("program_id").cmp(other.text("program_id")))
    });
    let mut chosen: Vec<&str> = Vec::new();
    for row in &rows {
        if !chosen.contains(&row.text("program_id")) && chosen.len() < PROGRAMS {
            chosen.push(row.text("program_id"));
        }
    }
    let mut chart = Chart {
        id: "programs",
        title: "Programs that go deeper, or less deep".to_owned(),
        shows: format!(
            "The change of the last rank matched, for the {} programs with the largest change among those whose change is more than twice its \
             standard error. To the right: deeper on the list than in the base.",
            chosen.len()
        ),
        certainty: format!("{PAIRED} These are the most extreme of many programs, so chance exaggerates the changes."),
        columns: columns("Program", false),
        rows: Vec::new(),
        drawing: forest("Program", &variants(run), "Change of the last rank matched", false),
    };
    for id in chosen {
        for row in table
            .matching(&[("program_id", id), ("figure", FigureId::ProgramDeepestRank.name())])
            .filter(|row| row.real("difference").is_some())
        {
            chart.push(&[row.text("name")], &row);
        }
    }
    chart.if_any()
}
