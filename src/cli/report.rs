//! The summary of a simulation on the terminal: answers first, then what they rest on.

use std::io::{self, Write};
use std::path::Path;

use matchday::population::Program;
use matchday::simulation::{Estimate, Figure, Shard, Simulation, Table, Tally, Until};

use super::counted;
use super::numbers::{percent, points, tenth};
use super::paragraph::write_paragraph;
use super::table::{align, grouped, plain, text};

/// What is told.
pub(super) struct Report<'a> {
    pub(super) simulation: &'a Simulation<'a>,
    pub(super) tally: &'a Tally,
    pub(super) seconds: f64,
    pub(super) shard: Option<Shard>,
    pub(super) until: Option<(Until, bool)>,
    pub(super) out: Option<&'a Path>,
}

/// Where the rest is.
const MORE: &str = "summary.csv, programs.csv, applicants.csv, choices.csv, rank_curve.csv, strength_by_prestige.csv, replicates.parquet";

/// Named programs that have a line.
const PROGRAMS: usize = 5;

pub(super) fn print(to: &mut impl Write, report: &Report) -> io::Result<()> {
    let scenario = report.simulation.setting.scenario;
    for line in [&scenario.title, &scenario.question] {
        if !line.is_empty() {
            writeln!(to, "{line}")?;
        }
    }
    if let Some(shard) = report.shard {
        writeln!(to, "\nThis is shard {shard} only; matchday merge joins it with the others.")?;
    }
    report.answer(to)?;
    report.types(to)?;
    report.positions(to)?;
    report.resident_years(to)?;
    report.rest(to)?;
    report.programs(to)?;
    report.foot(to)
}

impl Report<'_> {
    fn find(&self, figure: &str, by: &str, level: &str) -> Option<Estimate> {
        self.simulation.summary(self.tally, figure, by, level)
    }

    fn focus(&self) -> &str {
        let scenario = self.simulation.setting.scenario;
        scenario.focus().map_or("the focus", |focus| scenario.specialty[focus].name.as_str())
    }

    fn alternative(&self) -> &str {
        let scenario = self.simulation.setting.scenario;
        scenario.alternative().map_or("the alternative", |other| scenario.specialty[other].name.as_str())
    }

    fn answer(&self, to: &mut impl Write) -> io::Result<()> {
        let focus = self.focus();
        let Some(people) = self.find("people", "preference", "focus").filter(|people| people.value > 0.0) else {
            return writeln!(to, "\nNobody in this scenario prefers {focus}.");
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
            writeln!(to, "Of all who rank {focus}, {all} match in it.")?;
            if parts.len() > 1 {
                writeln!(to, "  {}.", parts.join(", "))?;
            }
        }
        Ok(())
    }

    fn types(&self, to: &mut impl Write) -> io::Result<()> {
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
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        writeln!(to, " * of those who rank it; the other columns are of all applicants.")
    }

    fn positions(&self, to: &mut impl Write) -> io::Result<()> {
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
        // Tracks of what the question is about; of other specialties, the whole.
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
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        writeln!(
            to,
            " open: after reversions; last rank: of the last one matched, median (p50) and p90 over programs with a match."
        )
    }

    /// Resident-years, where a program's complement is told, or where they depend on whom it takes.
    fn resident_years(&self, to: &mut impl Write) -> io::Result<()> {
        let catalogue = &self.simulation.catalogue.figures;
        let is_row = |figure: &&Figure| {
            figure.table == Table::Summary
                && figure.name == "resident_years_offered"
                && figure.keys[0] == "track"
                && is_track_of(&figure.keys[1], self.focus())
        };
        let levels: Vec<&str> = catalogue.iter().filter(is_row).map(|figure| figure.keys[1].as_str()).collect();
        // Of tracks that are told apart, the parts: only some of them may have a complement.
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
        let note = "offered: if nobody came with ESIR. Where a program takes both, somebody with ESIR fills a resident-year less. \
                    complement: what programs that tell one may fill; the match itself knows positions and reversions only, \
                    and keeps no complement.";
        write_paragraph(to, " ", note)
    }

    fn rest(&self, to: &mut impl Write) -> io::Result<()> {
        let find = |figure| self.find(figure, "all", "");
        let share = |figure| find(figure).map_or("–".to_owned(), |found| percent(found.value));
        writeln!(
            to,
            "\nOf all who match, {} obtain their first choice and {} one of their first three.",
            share("first_choice"),
            share("top_three_choices")
        )?;
        if let Some(couples) = find("couples").filter(|couples| couples.value > 0.0) {
            writeln!(
                to,
                "Couples: {} in a season; both match in {}, one in {}, neither in {}.",
                tenth(couples.value),
                share("couples_both_matched"),
                share("couples_one_matched"),
                share("couples_none_matched")
            )?;
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

    fn programs(&self, to: &mut impl Write) -> io::Result<()> {
        let wanted = &self.simulation.setting.scenario.report.programs;
        if wanted.is_empty() {
            return Ok(());
        }
        let mut table = plain(["Program", "positions", "P(all filled)", "± error", "list for 95%", "for 99%"]);
        for id in wanted.iter().take(PROGRAMS) {
            let followed = self.simulation.followed.programs.iter().zip(&self.tally.programs);
            let Some((program, tally)) = followed.into_iter().find(|(program, _)| program.id == *id) else {
                table.add_row([format!("  {id}"), "unknown".to_owned()]);
                continue;
            };
            let length =
                |percent| tally.list_length(percent).map_or("no length".to_owned(), |length| length.to_string());
            let filled = tally.p_all_filled();
            table.add_row([
                format!("  {id}"),
                program.terms.quota.to_string(),
                filled.map_or(String::new(), |filled| percent(filled.value)),
                filled.and_then(|filled| filled.mcse).map_or(String::new(), points),
                length(95),
                length(99),
            ]);
        }
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        if wanted.len() > PROGRAMS {
            writeln!(to, "  … and {} more, in programs.csv", wanted.len() - PROGRAMS)?;
        }
        Ok(())
    }

    fn foot(&self, to: &mut impl Write) -> io::Result<()> {
        writeln!(
            to,
            "\nThese are the odds of a model, not a forecast. ± and the 95% interval are the error of simulating so often\n\
             and no oftener; 90% of seasons is luck from season to season. That the scenario's numbers are uncertain\n\
             themselves is in neither: change them with --set and compare."
        )?;
        let done = usize::try_from(self.tally.replicates).unwrap_or(usize::MAX);
        let seed = self.simulation.setting.scenario.run.seed;
        write!(to, "{}, seed {seed}, {:.1} s", counted(done, "replicate"), self.seconds)?;
        match self.until {
            Some((until, true)) => writeln!(to, "; ±{} was reached.", points(until.half_width))?,
            Some((until, false)) => writeln!(to, "; ±{} was not reached.", points(until.half_width))?,
            None => writeln!(to, ".")?,
        }
        match self.out {
            Some(folder) if self.shard.is_none() => {
                write_paragraph(to, "", &format!("Written to {}: {MORE}.", folder.display()))
            }
            Some(folder) => writeln!(to, "Written to {}.", folder.display()),
            None => Ok(()),
        }
    }
}

/// Whether a level of tracks, such as `IR-Integrated A` or `IR-Independent F after ESIR`, is one of a specialty.
fn is_track_of(level: &str, specialty: &str) -> bool {
    let letter =
        level.strip_prefix(specialty).and_then(|rest| rest.strip_prefix(' ')).and_then(|rest| rest.split(' ').next());
    letter.is_some_and(|letter| ["C", "A", "R", "P", "M", "F"].contains(&letter))
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
    fn levels_and_intervals() {
        assert!(is_track_of("IR A", "IR") && is_track_of("IR F after ESIR", "IR"));
        assert!(!is_track_of("IR and DR A", "IR") && !is_track_of("IR", "IR"));
        assert_eq!(range(Some(0.5), Some(0.625)), "50.0–62.5%");
    }
}
