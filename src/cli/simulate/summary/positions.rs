//! Positions by track, and resident-years where they matter.

use std::io::{self, Write};

use matchday::market::Track;
use matchday::population::Program;
use matchday::simulation::{Figure, Table};

use super::Summary;
use crate::cli::numbers::{percent, points, tenth};
use crate::cli::terminal::write_paragraph;
use crate::cli::terminal::{align, plain, text};

impl Summary<'_> {
    pub(super) fn positions(&self, to: &mut impl Write) -> io::Result<()> {
        let mut table = plain([
            "Positions",
            "open",
            "filled",
            "unfilled",
            "fill",
            "programs full",
            "ranks/position",
            "last rank p50",
            "p90",
        ]);
        let catalogue = &self.simulation.catalogue.figures;
        // Focus and alternative by track; other specialties as a whole.
        let asked = [self.focus(), self.alternative()];
        let is_row = |by: &str, level: &str| match by {
            "specialty" => !asked.contains(&level),
            _ => asked.iter().any(|specialty| is_track_of(level, specialty)),
        };
        for figure in catalogue.iter().filter(|figure| figure.table == Table::Summary && figure.name == "positions") {
            let [by, level] = [&figure.keys[0], &figure.keys[1]];
            if !is_row(by, level) {
                continue;
            }
            let find = |name| self.find(name, by, level);
            let count = |name| find(name).map_or(String::new(), |found| tenth(found.value));
            let share = |name| find(name).map_or("–".to_owned(), |found| percent(found.value));
            table.add_row([
                format!("  {level}"),
                count("positions"),
                count("filled"),
                count("unfilled"),
                share("fill_rate"),
                share("programs_all_filled"),
                count("ranks_per_position"),
                count("deepest_rank_p50"),
                count("deepest_rank_p90"),
            ]);
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
            figure.table == Table::Summary
                && figure.name == "resident_years_offered"
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
        let mut table =
            plain(["Resident-years of one intake", "offered", "filled", "complement", "programs over", "± error"]);
        for level in levels.iter().copied().filter(|level| !is_whole(level)) {
            let count = |name| self.find(name, "track", level).map_or("–".to_owned(), |found| tenth(found.value));
            let over = self.find("over_complement", "track", level);
            table.add_row([
                format!("  {level}"),
                count("resident_years_offered"),
                count("resident_years_filled"),
                count("resident_years_complement"),
                over.map_or("–".to_owned(), |over| percent(over.value)),
                over.and_then(|over| over.mcse).map_or(String::new(), points),
            ]);
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
