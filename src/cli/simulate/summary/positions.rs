//! Positions by track, and resident-years where they matter.

use std::io::{self, Write};

use matchday::figures::{FigureId, Place, Unit};
use matchday::market::Track;
use matchday::population::Program;
use matchday::simulation::Figure;

use super::Summary;
use crate::cli::numbers::{percent, points, tenth};
use crate::cli::terminal::write_paragraph;
use crate::cli::terminal::{align, plain, text};

impl Summary<'_> {
    pub(super) fn positions(&self, to: &mut impl Write) -> io::Result<()> {
        let columns: Vec<(FigureId, &str)> = FigureId::shown(|place| match place {
            Place::Positions(heading) => Some(heading),
            _ => None,
        })
        .collect();
        let mut table = plain(std::iter::once("Positions").chain(columns.iter().map(|(_, heading)| *heading)));
        let catalogue = &self.simulation.catalogue.figures;
        // Focus and alternative by track; other specialties as a whole.
        let asked = [self.focus(), self.alternative()];
        let is_row = |by: &str, level: &str| match by {
            "specialty" => !asked.contains(&level),
            _ => asked.iter().any(|specialty| is_track_of(level, specialty)),
        };
        for figure in catalogue.iter().filter(|figure| figure.id == FigureId::Positions) {
            let [by, level] = [&figure.keys[0], &figure.keys[1]];
            if !is_row(by, level) {
                continue;
            }
            let cell = |&(figure, _): &(FigureId, &str)| match (self.find(figure, by, level), figure.unit()) {
                (Some(found), Unit::Share) => percent(found.value),
                (Some(found), _) => tenth(found.value),
                (None, Unit::Share) => "–".to_owned(),
                (None, _) => String::new(),
            };
            table.add_row(std::iter::once(format!("  {level}")).chain(columns.iter().map(cell)));
        }
        if table.row_count() == 0 {
            return writeln!(to, "\nThere are no positions in this scenario.");
        }
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        let note = "open: positions after reversions. last rank: the rank of a program's last match, median (p50) and 90th percentile (p90) \
                    over programs with a match.";
        write_paragraph(to, " ", note)
    }

    /// Resident-years, if a program states its complement, or if they depend on whom it matches.
    pub(super) fn resident_years(&self, to: &mut impl Write) -> io::Result<()> {
        let catalogue = &self.simulation.catalogue.figures;
        let is_row = |figure: &&Figure| {
            figure.id == FigureId::ResidentYearsOffered
                && figure.keys[0] == "track"
                && is_track_of(&figure.keys[1], self.focus())
        };
        let levels: Vec<&str> = catalogue.iter().filter(is_row).map(|figure| figure.keys[1].as_str()).collect();
        // A track that is split into parts is shown by its parts: only some of them may have a complement.
        let is_whole = |level: &str| levels.iter().any(|part| part.starts_with(&format!("{level} ")));
        let programs = &self.simulation.setting.world.programs;
        let needs_table = |program: &Program| program.complement.is_some() || program.is_shorter_after_esir();
        if !programs.iter().any(needs_table) {
            return Ok(());
        }
        let columns: Vec<(FigureId, &str)> = FigureId::shown(|place| match place {
            Place::ResidentYears(heading) => Some(heading),
            _ => None,
        })
        .collect();
        let headings = columns.iter().map(|(_, heading)| *heading);
        let mut table = plain(std::iter::once("Resident-years of one intake").chain(headings).chain(["± error"]));
        for level in levels.iter().copied().filter(|level| !is_whole(level)) {
            let cell = |&(figure, _): &(FigureId, &str)| match (self.find(figure, "track", level), figure.unit()) {
                (Some(found), Unit::Share) => percent(found.value),
                (Some(found), _) => tenth(found.value),
                (None, _) => "–".to_owned(),
            };
            let mut row: Vec<String> = std::iter::once(format!("  {level}")).chain(columns.iter().map(cell)).collect();
            let over = self.find(FigureId::OverComplement, "track", level);
            row.push(over.and_then(|over| over.mcse).map_or(String::new(), points));
            table.add_row(row);
        }
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        let note = "offered: if no applicant had ESIR. In a program that takes applicants with and without ESIR, one with ESIR fills one \
                    resident-year less. complement: the resident-years that programs stating a complement may fill; the match itself \
                    knows only positions and reversions, and does not enforce it.";
        write_paragraph(to, " ", note)
    }
}

/// Whether a level, such as `IR-Integrated A` or `IR-Independent F after ESIR`, is a track of this specialty.
fn is_track_of(level: &str, specialty: &str) -> bool {
    let letter =
        level.strip_prefix(specialty).and_then(|rest| rest.strip_prefix(' ')).and_then(|rest| rest.split(' ').next());
    letter.and_then(Track::from_letter).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_tracks() {
        assert!(is_track_of("IR A", "IR") && is_track_of("IR F after ESIR", "IR"));
        assert!(!is_track_of("IR and DR A", "IR") && !is_track_of("IR", "IR"));
    }
}
