//! Applicants: where those who prefer the focus match, match rates by type, choices and couples.

use std::io::{self, Write};

use matchday::simulation::Estimate;

use super::Summary;
use crate::cli::numbers::{grouped, percent, points, tenth};
use crate::cli::terminal::write_paragraph;
use crate::cli::terminal::{align, plain, text};

impl Summary<'_> {
    pub(super) fn answer(&self, to: &mut impl Write) -> io::Result<()> {
        let focus = self.focus();
        let Some(people) = self.find("people", "preference", "focus").filter(|people| people.value > 0.0) else {
            return writeln!(to, "\nNo applicant in this scenario prefers {focus}.");
        };
        let who = format!("Of {} applicants who prefer {focus}", rounded(people));
        let mut table = plain([who.as_str(), "", "± error", "95% interval", "90% of seasons"]);
        let endings = [
            ("ends_in_focus", format!("match in {focus}")),
            ("ends_in_alternative", format!("match in {}", self.alternative())),
            ("ends_in_other", "match elsewhere".to_owned()),
            ("ends_in_nothing", "match nowhere".to_owned()),
        ];
        for (figure, words) in endings {
            let found = self.find(figure, "preference", "focus");
            if let Some(found) = found.filter(|found| figure != "ends_in_other" || found.value > 0.0) {
                let between = |low, high| range(low, high);
                table.add_row([
                    format!("  {words}"),
                    percent(found.value),
                    found.mcse.map_or(String::new(), points),
                    between(found.ci_low, found.ci_high),
                    between(found.p05, found.p95),
                ]);
            }
        }
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        let rate = |by, level| self.find("match_rate_focus", by, level).map(|rate| percent(rate.value));
        if let Some(all) = rate("all", "") {
            let parts = [("focus", "prefer it"), ("none", "are indifferent"), ("other", "prefer another specialty")];
            let parts = parts
                .into_iter()
                .filter_map(|(level, words)| Some(format!("{} of those who {words}", rate("preference", level)?)));
            let parts: Vec<String> = parts.collect();
            writeln!(to, "Of all applicants who rank {focus}, {all} match in it.")?;
            if parts.len() > 1 {
                writeln!(to, "  {}.", parts.join(", "))?;
            }
        }
        Ok(())
    }

    pub(super) fn types(&self, to: &mut impl Write) -> io::Result<()> {
        let types = &self.simulation.setting.scenario.types;
        if types.len() < 2 {
            return Ok(());
        }
        let has_alternative = self.simulation.setting.scenario.alternative().is_some();
        let focus = format!("{}*", self.focus());
        let alternative = if has_alternative { format!("{}*", self.alternative()) } else { String::new() };
        let mut table = plain(["Match rates by type", "applicants", &focus, "± error", &alternative, "match nowhere"]);
        for kind in types {
            let find = |figure| self.find(figure, "type", &kind.name);
            let Some(people) = find("people").filter(|people| people.value > 0.0) else { continue };
            let share = |figure| find(figure).map_or("–".to_owned(), |found| percent(found.value));
            table.add_row([
                format!("  {}", kind.name),
                rounded(people),
                share("match_rate_focus"),
                find("match_rate_focus").and_then(|found| found.mcse).map_or(String::new(), points),
                if has_alternative { share("match_rate_alternative") } else { String::new() },
                share("ends_in_nothing"),
            ]);
        }
        if table.row_count() == 0 {
            return Ok(());
        }
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        writeln!(to, " * Of the applicants who rank it; the other columns are of all applicants of the type.")
    }

    pub(super) fn rest(&self, to: &mut impl Write) -> io::Result<()> {
        let find = |figure| self.find(figure, "all", "");
        let share = |figure| find(figure).map_or("–".to_owned(), |found| percent(found.value));
        match (find("people"), find("first_choice")) {
            (_, Some(_)) => writeln!(
                to,
                "\nOf all applicants who match, {} obtain their first choice and {} one of their first three.",
                share("first_choice"),
                share("top_three_choices")
            )?,
            (Some(people), None) if people.value > 0.0 => writeln!(to, "\nNo applicant matches in any season.")?,
            _ => writeln!(to, "\nThis scenario has no applicants.")?,
        }
        if let Some(couples) = find("couples").filter(|couples| couples.value > 0.0) {
            writeln!(
                to,
                "Couples: {} per season; both partners match in {} of them, one in {}, neither in {}.",
                tenth(couples.value),
                share("couples_both_matched"),
                share("couples_one_matched"),
                share("couples_none_matched")
            )?;
        }
        if let Some(after) = find("ends_in_nothing_after_soap") {
            let preferring = self.find("ends_in_nothing_after_soap", "preference", "focus");
            let preferring = preferring.map_or(String::new(), |found| {
                format!(", and {} of those who prefer {}", percent(found.value), self.focus())
            });
            let filled = self.soap_filled();
            let positions = if filled == "1" { "position" } else { "positions" };
            let nothing = percent(after.value);
            let sentence = format!(
                "SOAP fills {filled} {positions} per season; after it, {nothing} of all applicants have no position{preferring}."
            );
            write_paragraph(to, "", &sentence)?;
        }
        match find("no_stable_matching") {
            Some(found) if found.value > 0.0 => writeln!(
                to,
                "No stable matching was found in {} of seasons (95% interval {}).",
                percent(found.value),
                range(found.ci_low, found.ci_high)
            ),
            _ => writeln!(to, "A stable matching was found in every season."),
        }
    }
}

impl Summary<'_> {
    /// Positions that SOAP fills per season, in all specialties together.
    fn soap_filled(&self) -> String {
        let specialties = self.simulation.setting.scenario.specialty.iter();
        let filled = specialties.filter_map(|one| self.find("soap_filled", "specialty", &one.name));
        tenth(filled.map(|found| found.value).sum())
    }
}

fn range(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("{:.1}–{:.1}%", 100.0 * low, 100.0 * high),
        _ => String::new(),
    }
}

fn rounded(estimate: Estimate) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of people")]
    let people = estimate.value.round() as u64;
    grouped(people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_in_percent() {
        assert_eq!(range(Some(0.5), Some(0.625)), "50.0–62.5%");
        assert_eq!(range(None, Some(0.5)), "");
    }
}
