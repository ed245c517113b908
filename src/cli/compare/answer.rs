//! The answer first, in a sentence or two.

use matchday::simulation::{FigureContrast, Mode, Unit};

use super::screen::Screen;
use super::words::{difference, error, find, focus, level, percent};
use super::worlds::positions;

/// Sentences for so many variants.
const MOST: usize = 4;

impl Screen<'_> {
    /// What is compared, in words.
    pub(super) fn mode_sentence(&self) -> &'static str {
        match self.comparison.mode {
            Mode::Demand => {
                "Demand response: each season is played anew in every world, so applications, signals, interviews and lists respond."
            }
            Mode::ListsFixed => {
                "Lists fixed: the base's certified lists are kept, and only the match runs again; nobody responds to the change."
            }
        }
    }

    /// The answer, one sentence a variant.
    pub(super) fn answers(&self, tables: &[Vec<FigureContrast>]) -> Vec<String> {
        let variants = self.worlds.variants.iter().zip(tables).enumerate().take(MOST);
        variants
            .map(|(number, (variant, figures))| match self.asked {
                Some(asked) => self.of_program(asked.program, number, &variant.name),
                None => self.of_world(&variant.name, figures),
            })
            .collect()
    }

    fn of_program(&self, program: usize, variant: usize, name: &str) -> String {
        let followed = &self.comparison.base.followed.programs[program];
        let rows = self.program_rows(program, variant);
        let row = |figure: &str| rows.iter().find(|row| row.figure == figure);
        let (Some((quota, track)), Some((now, was))) = (self.terms(program, Some(variant)), self.terms(program, None))
        else {
            return format!("With \"{name}\" there is no {}.", followed.id);
        };
        let is_closed = self.comparison.variants[variant]
            .simulation
            .followed
            .programs
            .iter()
            .any(|other| other.id == followed.id && other.is_closed);
        if is_closed {
            return format!(
                "Closed, {} leaves {} behind; whom it would have matched is told under who gains and who loses.",
                followed.id,
                positions(now)
            );
        }
        let what =
            if track == was { positions(quota) } else { format!("{} of track {}", positions(quota), track.letter()) };
        let Some(all) = row("p_all_filled") else { return format!("With {what}, {} is not matched.", followed.id) };
        let share =
            |value: Option<matchday::simulation::Estimate>| value.map_or("–".to_owned(), |e| percent(e.value));
        let difference_of_all = all.contrast.map_or(String::new(), |contrast| {
            let shown = difference(&contrast, Unit::Share);
            if contrast.difference == 0.0 {
                ", no difference".to_owned()
            } else {
                format!(", {shown} points ± {}", error(&contrast, Unit::Share))
            }
        });
        let rank = row("deepest_rank").map_or(String::new(), |row| {
            let shown = |e: Option<matchday::simulation::Estimate>| level(e.map(|e| e.value), row.unit, None);
            format!(
                " The last one it matches stands at rank {} on average (now {}).",
                shown(row.variant),
                shown(row.base)
            )
        });
        let strength = row("strength_percentile").and_then(|row| Some((row, row.contrast?))).map_or(
            String::new(),
            |(row, contrast)| {
                format!(
                    " Strength of its matches: {} percentile points {}.",
                    difference(&contrast, row.unit).trim_start_matches(['+', '−']),
                    if contrast.difference < 0.0 { "lower" } else { "higher" }
                )
            },
        );
        format!(
            "{name}: with {what}, {} fills all of them in {} of seasons (now, with {}: {}{difference_of_all}).{rank}{strength}",
            followed.id,
            share(all.variant),
            positions(now),
            share(all.base),
        )
    }

    fn of_world(&self, name: &str, figures: &[FigureContrast]) -> String {
        let focus = focus(self.comparison.base.setting.scenario);
        let Some(FigureContrast { base: Some(base), variant: Some(variant), contrast: Some(contrast), .. }) =
            find(figures, "ends_in_focus", "preference", "focus")
        else {
            return format!("{name}: nobody prefers {focus} in both worlds.");
        };
        let shares = [variant.value, base.value].map(percent);
        let verdict = if contrast.difference == 0.0 && contrast.mcse == Some(0.0) {
            "no difference in any season".to_owned()
        } else {
            format!("{} points ± {}", difference(contrast, Unit::Share), error(contrast, Unit::Share))
        };
        format!("{name}: of those who prefer {focus}, {} match in it; in the base {}: {verdict}.", shares[0], shares[1])
    }
}
