//! The comparison on the terminal: the answer, the program in question, the largest changes, who gains and who loses.

use std::io::{self, Write};

use matchday::figures::FigureId;
use matchday::simulation::{Comparison, FigureContrast, MoverTally, PairedTally};

use super::args::CompareArguments;
use super::program::Asked;
use super::scenarios::Scenarios;
use super::words::{difference, error, interval, label, level, ways};
use crate::cli::counted;
use crate::cli::terminal::{align, plain, text, write_paragraph};

/// A comparison and how it was run.
pub(super) struct Summary<'a> {
    pub(super) arguments: &'a CompareArguments,
    pub(super) scenarios: &'a Scenarios,
    pub(super) comparison: &'a Comparison,
    pub(super) tally: &'a PairedTally,
    pub(super) asked: Option<&'a Asked>,
    pub(super) seconds: f64,
}

/// Groups of applicants, which come before their types.
const GROUPS: usize = 4;

/// Figures named among those that differ by the same amount in every season.
const CERTAIN: usize = 3;

/// Differences below this number of standard errors may be chance, among this many figures.
const CLEAR: f64 = 3.0;

impl Summary<'_> {
    /// Every figure of each variant.
    pub(super) fn tables(&self) -> Vec<Vec<FigureContrast<'_>>> {
        let variants = self.comparison.variants.iter().zip(&self.tally.variants);
        variants
            .map(|(variant, tally)| {
                let both = [&self.comparison.base, &variant.simulation];
                tally.figures(both, &self.tally.base, &variant.joins).collect()
            })
            .collect()
    }

    pub(super) fn print(&self, to: &mut impl Write) -> io::Result<()> {
        let tables = self.tables();
        let scenario = &self.comparison.base.setting.scenario;
        let title = if scenario.title.is_empty() {
            self.scenarios.base.file().name().display().to_string()
        } else {
            scenario.title.clone()
        };
        writeln!(to, "{title}: {} compared with the base", counted(self.scenarios.variants.len(), "variant"))?;
        wrap(to, self.mode_sentence())?;
        writeln!(to)?;
        for answer in self.answers(&tables) {
            wrap(to, &answer)?;
        }
        self.panel(to)?;
        // The more variants, the fewer rows each; with many variants the table of the program replaces them.
        let rows = match (tables.len(), self.asked.is_some()) {
            (1, false) => 14,
            (2, false) => 7,
            (1, true) | (3, false) => 5,
            (2, true) | (_, false) => 3,
            (_, true) => 0,
        };
        if rows > 0 {
            for (variant, figures) in self.scenarios.variants.iter().zip(&tables).take(6) {
                self.moved(to, &variant.name, figures, rows)?;
            }
            let note = format!(
                "Differences of {CLEAR} standard errors or more, the largest relative to the base first. Differences of shares are in \
                 percentage points; up/=/down: share of seasons in which the figure is higher, the same, lower."
            );
            write_paragraph(to, " ", &note)?;
        }
        self.movers(to)?;
        self.foot(to, &tables)
    }

    fn moved(&self, to: &mut impl Write, name: &str, figures: &[FigureContrast], most: usize) -> io::Result<()> {
        let scenario = &self.comparison.base.setting.scenario;
        let mut rows: Vec<(String, &FigureContrast)> =
            figures.iter().filter_map(|row| Some((label(row.figure, scenario)?, row))).collect();
        let is_clear = |row: &FigureContrast| {
            let errors = row.contrast.map_or(0.0, |contrast| contrast.standard_errors());
            errors >= CLEAR && errors.is_finite()
        };
        let size = |row: &FigureContrast| match (row.base, row.contrast) {
            (Some(base), Some(contrast)) if base.value != 0.0 => contrast.difference / base.value,
            _ => 0.0,
        };
        rows.retain(|(_, row)| is_clear(row));
        rows.sort_by(|a, b| size(b.1).abs().total_cmp(&size(a.1).abs()));
        let mut seen: Vec<(FigureId, &str, f64)> = Vec::new();
        rows.retain(|(_, row)| {
            // A specialty with one track repeats the track, a fill rate repeats the positions filled.
            let (id, level, size) = (row.figure.id, row.figure.keys[1].as_str(), size(row));
            let is_same = |(other, place, there): &(FigureId, &str, f64)| {
                (*other == id || *place == level) && (there - size).abs() <= 0.001 * size.abs()
            };
            let is_new = !seen.iter().any(is_same);
            seen.push((id, level, size));
            is_new
        });
        let heading = if self.scenarios.variants.len() == 1 {
            "Largest changes".to_owned()
        } else {
            format!("Largest changes: {name}")
        };
        let certain: Vec<String> = figures
            .iter()
            .filter_map(|row| Some((row, label(row.figure, scenario)?, row.contrast?)))
            .filter(|(_, _, contrast)| contrast.standard_errors().is_infinite())
            .map(|(row, label, contrast)| format!("{label} {}", difference(&contrast, row.figure.unit())))
            .collect();
        if rows.is_empty() {
            let other = if certain.is_empty() { "" } else { " other" };
            writeln!(to, "\n{heading}: no{other} figure differs by {CLEAR} standard errors or more.")?;
            return write_certain(to, &certain);
        }
        let mut table = plain([heading.as_str(), "base", "variant", "difference", "95% interval", "up/=/down"]);
        for (label, row) in rows.iter().take(most) {
            let Some(contrast) = &row.contrast else { continue };
            let unit = row.figure.unit();
            let shown = |estimate: Option<matchday::simulation::Estimate>| {
                level(estimate.map(|estimate| estimate.value), unit, contrast.mcse)
            };
            table.add_row([
                format!("  {}", shortened(label)),
                shown(row.base),
                shown(row.variant),
                format!("{} ±{}", difference(contrast, unit), error(contrast, unit)),
                interval(contrast, unit),
                ways(contrast),
            ]);
        }
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        if rows.len() > most {
            writeln!(to, "  … and {} more that differ by {CLEAR} standard errors or more.", rows.len() - most)?;
        }
        write_certain(to, &certain)
    }

    fn movers(&self, to: &mut impl Write) -> io::Result<()> {
        let is_one = self.scenarios.variants.len() == 1;
        let who = "Who gains, who loses";
        let people = |tally: &MoverTally| tally.people().is_some_and(|people| people > 0.0);
        if !self.tally.variants.iter().any(|tally| people(&tally.pair.movers[0])) {
            return writeln!(
                to,
                "\nWho gains and who loses is unknown: no applicant is in both the base and a variant."
            );
        }
        if self.tally.variants.iter().all(|tally| !tally.pair.movers[0].has_any()) {
            return writeln!(
                to,
                "\nNobody gains or loses: every applicant matches at the same residency program in every season."
            );
        }
        let mut table =
            plain([who, "people", "better off", "by ranks", "worse off", "by ranks", "newly matched", "no longer"]);
        let mut add = |name: String, tally: &MoverTally| {
            let Some(people) = tally.people().filter(|&people| people > 0.0) else { return };

            let count = |figure| tally.find(figure).map_or("–".to_owned(), |found| number_of(people * found.value));
            let ranks = |figure| tally.find(figure).map_or("–".to_owned(), |found| format!("{:.1}", found.value));
            table.add_row([
                format!("  {name}"),
                format!("{people:.0}"),
                count(FigureId::Better),
                ranks(FigureId::RanksGained),
                count(FigureId::Worse),
                ranks(FigureId::RanksLost),
                count(FigureId::NewlyMatched),
                count(FigureId::NoLongerMatched),
            ]);
        };
        if is_one {
            // If a program is in question, types of applicants are in movers.csv only.
            let shown = if self.asked.is_some() { GROUPS } else { usize::MAX };
            let names = self.mover_names().into_iter().take(shown);
            for (name, tally) in names.zip(&self.tally.variants[0].pair.movers) {
                add(name, tally);
            }
        } else {
            for (variant, tally) in self.scenarios.variants.iter().zip(&self.tally.variants) {
                add(variant.name.clone(), &tally.pair.movers[0]);
            }
        }
        align(&mut table, 1);
        writeln!(to, "\n{}", text(&table))?;
        let note = "Applicants per season, on average, by their own lists in the base; by ranks: mean over those who gain or lose.";
        write_paragraph(to, " ", note)
    }

    fn mover_names(&self) -> Vec<String> {
        let scenario = &self.comparison.base.setting.scenario;
        let focus = super::words::focus(scenario);
        let groups = [
            "all applicants".to_owned(),
            format!("prefer {focus}"),
            "indifferent".to_owned(),
            "prefer another".to_owned(),
        ];
        groups.into_iter().chain(scenario.types.iter().map(|kind| kind.name.clone())).collect()
    }

    fn foot(&self, to: &mut impl Write, tables: &[Vec<FigureContrast>]) -> io::Result<()> {
        let headline = tables.iter().flatten().find_map(|row| {
            let is_headline =
                row.figure.id == FigureId::EndsInFocus && row.figure.keys.first().is_some_and(|by| by == "preference");
            row.contrast.filter(|_| is_headline)?.gain
        });
        writeln!(to)?;
        let note = "These are the odds of a model, not a forecast. ± is the Monte Carlo standard error: it and the 95% interval shrink \
                    with more replicates. up/=/down is luck from season to season. Neither includes doubt about the scenario's own \
                    numbers: change them with --set, which applies to the base and all variants, and compare again.";
        write_paragraph(to, "", note)?;
        if let Some(gain) = headline {
            let places = usize::from(gain < 10.0);
            let note = format!(
                "Base and variants share all random draws. With independent draws, the same precision (of the match rate of those who prefer \
                 the focus) would take {gain:.places$} times as many seasons."
            );
            write_paragraph(to, "", &note)?;
        }
        let done = usize::try_from(self.tally.base.replicates).unwrap_or(usize::MAX);
        let seed = self.comparison.base.setting.scenario.run.seed;
        writeln!(
            to,
            "{} of the base and {}, seed {seed}, mode {}, {:.1} s.",
            counted(done, "replicate"),
            counted(self.scenarios.variants.len(), "variant"),
            self.comparison.mode.word(),
            self.seconds
        )?;
        match &self.arguments.keep.out {
            Some(out) => writeln!(
                to,
                "Written to {}: comparison.csv, programs_comparison.csv, movers.csv and every scenario.",
                out.display()
            ),
            None => Ok(()),
        }
    }
}

/// Names the figures that differ by the same amount in every season.
fn write_certain(to: &mut impl Write, certain: &[String]) -> io::Result<()> {
    if certain.is_empty() {
        return Ok(());
    }
    let shown = certain.iter().take(CERTAIN).cloned().collect::<Vec<_>>().join("; ");
    let more = if certain.len() > CERTAIN { "; …" } else { "." };
    wrap(to, &format!("  By the same amount in every season: {shown}{more}"))
}

/// A mean number of people, with two decimals where it is small.
fn number_of(people: f64) -> String {
    match people {
        people if people <= 0.0 => "0".to_owned(),
        people if people < 0.005 => "<0.01".to_owned(),
        people if people < 10.0 => format!("{people:.2}"),
        people if people < 100.0 => format!("{people:.1}"),
        people => format!("{people:.0}"),
    }
}

/// Shortens a label to leave room for the numbers.
fn shortened(label: &str) -> String {
    const MOST: usize = 37;
    if label.chars().count() <= MOST { label.to_owned() } else { label.chars().take(MOST - 1).chain(['…']).collect() }
}

/// Writes a paragraph in lines of at most 100 characters; lines after the first are indented by two more.
fn wrap(to: &mut impl Write, paragraph: &str) -> io::Result<()> {
    const WIDTH: usize = 100;
    let text = paragraph.trim_start();
    let indent = paragraph.len() - text.len();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && indent + line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(to, "{:indent$}{line}", "")?;
            "  ".clone_into(&mut line);
        } else if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    writeln!(to, "{:indent$}{line}", "")
}
