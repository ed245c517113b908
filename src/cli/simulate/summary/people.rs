//! Applicants: where those who prefer the focus match, match rates by type, choices and couples.

use std::io::{self, Write};

use matchday::figures::{FigureId, Place, Unit};
use matchday::simulation::Estimate;

use super::Summary;
use crate::cli::numbers::{grouped, percent, points, tenth};
use crate::cli::terminal::write_paragraph;
use crate::cli::terminal::{align, plain, text};

impl Summary<'_> {
    pub(super) fn answer(&self, to: &mut impl Write) -> io::Result<()> {
        let focus = self.focus();
        let Some(people) = self.find(FigureId::People, "preference", "focus").filter(|people| people.value > 0.0)
        else {
            return writeln!(to, "\nNo applicant in this scenario prefers {focus}.");
        };
        let who = format!("Of {} applicants who prefer {focus}", rounded(people));
        let mut table = plain([who.as_str(), "", "± error", "95% interval", "90% of seasons"]);
        for (figure, ()) in FigureId::shown(|place| matches!(place, Place::Answer(_)).then_some(())) {
            let found = self.find(figure, "preference", "focus");
            if let Some(found) = found.filter(|found| figure != FigureId::EndsInOther || found.value > 0.0) {
                let between = |low, high| range(low, high);
                table.add_row([
                    format!("  {}", self.specialties().words(figure)),
                    percent(found.value),
                    found.mcse.map_or(String::new(), points),
                    between(found.ci_low, found.ci_high),
                    between(found.p05, found.p95),
                ]);
            }
        }
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        let rate = |by, level| self.find(FigureId::MatchRateFocus, by, level).map(|rate| percent(rate.value));
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
        let columns: Vec<(FigureId, &str)> = FigureId::shown(|place| match place {
            Place::Types(heading) => Some(heading),
            _ => None,
        })
        .collect();
        let is_absent = |figure| !has_alternative && figure == FigureId::MatchRateAlternative;
        let mut headings = vec!["Match rates by type".to_owned()];
        for &(figure, heading) in &columns {
            headings.push(if is_absent(figure) { String::new() } else { self.specialties().fill(heading) });
            headings.extend((figure == FigureId::MatchRateFocus).then(|| "± error".to_owned()));
        }
        let mut table = plain(headings.iter().map(String::as_str));
        for kind in types {
            let find = |figure| self.find(figure, "type", &kind.name);
            if find(FigureId::People).is_none_or(|people| people.value <= 0.0) {
                continue;
            }
            let mut row = vec![format!("  {}", kind.name)];
            for &(figure, _) in &columns {
                let found = find(figure);
                row.push(match (found, figure.unit()) {
                    _ if is_absent(figure) => String::new(),
                    (None, _) => "–".to_owned(),
                    (Some(found), Unit::Share) => percent(found.value),
                    (Some(found), Unit::Count(_)) => rounded(found),
                    (Some(found), Unit::Each(_)) => tenth(found.value),
                });
                if figure == FigureId::MatchRateFocus {
                    row.push(found.and_then(|found| found.mcse).map_or(String::new(), points));
                }
            }
            table.add_row(row);
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
        match (find(FigureId::People), find(FigureId::FirstChoice)) {
            (_, Some(_)) => writeln!(
                to,
                "\nOf all applicants who match, {} obtain their first choice and {} one of their first three.",
                share(FigureId::FirstChoice),
                share(FigureId::TopThreeChoices)
            )?,
            (Some(people), None) if people.value > 0.0 => writeln!(to, "\nNo applicant matches in any season.")?,
            _ => writeln!(to, "\nThis scenario has no applicants.")?,
        }
        if let Some(couples) = find(FigureId::Couples).filter(|couples| couples.value > 0.0) {
            writeln!(
                to,
                "Couples: {} per season; both partners match in {} of them, one in {}, neither in {}.",
                tenth(couples.value),
                share(FigureId::CouplesBothMatched),
                share(FigureId::CouplesOneMatched),
                share(FigureId::CouplesNoneMatched)
            )?;
        }
        if let Some(after) = find(FigureId::EndsInNothingAfterSoap) {
            let preferring = self.find(FigureId::EndsInNothingAfterSoap, "preference", "focus");
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
        match find(FigureId::NoStableMatching) {
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
        let filled = specialties.filter_map(|one| self.find(FigureId::SoapFilled, "specialty", &one.name));
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
