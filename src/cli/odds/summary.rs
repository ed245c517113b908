//! The odds on the terminal: the answer, the rank order list, what would change the odds, and their precision.

use std::io::{self, Write};
use std::path::Path;

use comfy_table::Table;
use matchday::odds::{Answer, Effect, Estimated, POSITIONS, Position, RANK_MORE, Sensitivity};
use matchday::population::SpecialtyId;
use matchday::scenario::{FixedApplicant, Scenario};
use matchday::study::OddsStudy;

use super::couple::strength_of;
use super::sensitivity;
use crate::cli::numbers::{grouped, percent, points, signed_points, tenth};
use crate::cli::terminal::write_paragraph;
use crate::cli::terminal::{align, text};

/// The odds and how they were estimated.
pub(super) struct Summary<'a> {
    pub(super) study: &'a OddsStudy,
    pub(super) answer: &'a Answer,
    pub(super) sensitivity: Option<&'a Sensitivity>,
    /// The precision asked for, in percentage points, if it was not reached.
    pub(super) missed: Option<f64>,
    pub(super) seconds: f64,
    pub(super) out: Option<&'a Path>,
}

impl Summary<'_> {
    pub(super) fn scenario(&self) -> &Scenario {
        &self.study.others().scenario
    }

    pub(super) fn applicant(&self) -> &FixedApplicant {
        &self.study.applicant().applicant
    }

    /// The names of focus and alternative.
    pub(super) fn specialties(&self) -> (&str, Option<&str>) {
        let name = |id: SpecialtyId| self.scenario().specialty[id.index()].name.as_str();
        let focus = self.scenario().focus();
        (focus.map_or("the focus", name), self.scenario().alternative().filter(|&one| Some(one) != focus).map(name))
    }

    /// Whether the applicant and the partner rank pairs of programs.
    pub(super) fn is_couple(&self) -> bool {
        self.study.cases()[0].is_couple()
    }

    pub(super) fn print(&self, to: &mut impl Write) -> io::Result<()> {
        if !self.scenario().title.is_empty() {
            writeln!(to, "{}", self.scenario().title)?;
        }
        self.profile(to)?;
        writeln!(to)?;
        self.endings(to)?;
        writeln!(to)?;
        self.list(to)?;
        writeln!(to)?;
        self.effects(to)?;
        writeln!(to)?;
        self.foot(to)
    }

    /// The applicant, with interviews and ranks.
    fn profile(&self, to: &mut impl Write) -> io::Result<()> {
        let (applicant, answer, (focus, _)) = (self.applicant(), self.answer, self.specialties());
        let [first, second] = answer.interviews.map(|one| tenth(one.estimate));
        let mean = tenth(answer.ranks.estimate);
        let [least, _, most] = answer.lengths;
        let [one, many] =
            if self.is_couple() { ["pair of programs", "pairs of programs"] } else { ["program", "programs"] };
        let listed = match (least, most) {
            (1, 1) => format!("1 {one}"),
            (least, most) if least == most => format!("{least} {many}"),
            _ => format!("{mean} {many} ({least} to {most} in 90% of seasons)"),
        };
        let [preferred, other] = self.preferred(applicant);
        let elsewhere =
            if answer.interviews[1].estimate > 0.0 { format!(" and {second} in {other}") } else { String::new() };
        let partner = self.partner();
        let stronger = answer.weaker.map_or(String::new(), |weaker| {
            format!(", stronger than {:.0}% of those who apply to {focus}", 100.0 * weaker)
        });
        let ranks = if self.is_couple() {
            format!(".{partner} As a couple the two rank {listed}")
        } else {
            format!(", and ranks {listed}")
        };
        let sentences = format!(
            "{}: {}{}{stronger}. Has {first} interviews in {preferred}{elsewhere}{ranks}.",
            capitalised(&applicant.id),
            applicant.kind,
            strength_of(applicant),
        );
        write_paragraph(to, "", &sentences)
    }

    fn endings(&self, to: &mut impl Write) -> io::Result<()> {
        let answer = self.answer;
        if let Some(together) = &answer.together {
            return self.endings_of_both(together, to);
        }
        let mut rows = Vec::new();
        for (word, odds) in self.words().into_iter().zip(answer.endings) {
            let Some(word) = word else { continue };
            rows.push((word, odds));
        }
        rows.push(("obtain the first choice".to_owned(), answer.first));
        rows.push(("obtain one of the first three".to_owned(), answer.top_three));
        if answer.without_pgy1.estimate >= 0.0005 {
            rows.push(("match to an advanced position without a PGY-1 year".to_owned(), answer.without_pgy1));
        }
        let mut table = plain(&["The odds to", "", "± error"]);
        for (word, odds) in rows {
            table.add_row([format!("  {word}"), share(odds), points(odds.mcse)]);
        }
        align(&mut table, 1);
        writeln!(to, "{}", text(&table))
    }

    /// The four outcomes in words; none for an outcome that cannot occur.
    fn words(&self) -> [Option<String>; 4] {
        let (focus, alternative) = self.specialties();
        let is_there = self.answer.endings[2].estimate > 0.0;
        [
            Some(format!("match in {focus}")),
            alternative.map(|name| format!("match in {name}")),
            is_there.then(|| "match elsewhere".to_owned()),
            Some("match nowhere".to_owned()),
        ]
    }

    fn list(&self, to: &mut impl Write) -> io::Result<()> {
        let mut table = plain(&[
            if self.is_couple() { "Rank on the list of pairs" } else { "Rank on the list" },
            "match here",
            "± error",
            "reached",
            "match here if reached",
            "± error",
        ]);
        for Position { first, last, matched, reached, once_reached } in &self.answer.stretches {
            if reached.estimate < 0.0005 {
                continue;
            }
            let rank = match last {
                _ if first == last => format!("  {first}"),
                &POSITIONS => format!("  {first} and later"),
                _ => format!("  {first} to {last}"),
            };
            let once = once_reached.filter(|once| once.mcse < 0.3);
            let [value, error] =
                once.map_or(["–".to_owned(), String::new()], |once| [share(once), points(once.mcse)]);
            table.add_row([rank, share(*matched), points(matched.mcse), share(*reached), value, error]);
        }
        align(&mut table, 1);
        writeln!(to, "{}", text(&table))?;
        match self.answer.deepest {
            0 => writeln!(to, " The applicant matched in no season."),
            POSITIONS => writeln!(to, " The deepest match in all seasons was at rank {POSITIONS} or later."),
            deepest => writeln!(to, " The deepest match in all seasons was at rank {deepest}."),
        }
    }

    fn effects(&self, to: &mut impl Write) -> io::Result<()> {
        let (focus, alternative) = self.specialties();
        // For a couple, columns about both replace the alternative, and errors share the column of their numbers.
        let is_of_two = self.answer.together.is_some();
        let alternative = alternative.filter(|_| !is_of_two);
        let names = [Some(focus), alternative, Some("nowhere")].into_iter().flatten();
        let of_both = ["partner nowhere", "same region"].into_iter().filter(|_| is_of_two);
        let mut header = vec!["What would change the odds, in points"];
        header
            .extend(names.chain(of_both).flat_map(|name| [name, "±"].into_iter().take(if is_of_two { 1 } else { 2 })));
        let mut table = plain(&header);
        for (number, Effect { name, endings, together, .. }) in self.answer.effects.iter().enumerate() {
            let mark = if number + 1 >= self.study.usual_cases() { "? " } else { "  " };
            let mut row = vec![format!("{mark}{}", shortened(name, 36))];
            let of_both = together.map(|both| [both.partner_nothing, both.same_region]);
            let shown = [Some(endings[0]), alternative.map(|_| endings[1]), Some(endings[3])];
            for effect in shown.into_iter().flatten().chain(of_both.into_iter().flatten()) {
                let [value, error] = [signed_points(effect.estimate), points(effect.mcse)];
                row.extend(if is_of_two { vec![format!("{value} ±{error}")] } else { vec![value, error] });
            }
            table.add_row(row);
        }
        align(&mut table, 1);
        writeln!(to, "{}", text(&table))?;
        write_paragraph(to, " ", &self.notes_on_effects())
    }

    /// Notes below the table of changes.
    fn notes_on_effects(&self) -> String {
        let mut notes = vec![
            "Each uses the same random draws as the odds above, and holds the other applicants' matches fixed: one applicant hardly moves them.".to_owned(),
        ];
        if self.answer.effects.iter().any(|effect| effect.name == RANK_MORE) {
            let [preferred, _] = self.preferred(self.applicant());
            notes.push(format!(
                "One rank more: a program of {preferred}, drawn from those that would have interviewed the applicant after an application."
            ));
        }
        if self.answer.together.is_some() {
            notes.push("Same region: both match, in the same region.".to_owned());
        }
        notes.join(" ")
    }

    fn foot(&self, to: &mut impl Write) -> io::Result<()> {
        if let Some(found) = self.sensitivity {
            sensitivity::print(to, found, self.specialties().0)?;
        }
        write_paragraph(
            to,
            "",
            "These are the odds of a model, not a forecast. ± is the Monte Carlo standard error: it shrinks with more replicates.",
        )?;
        write_paragraph(to, "", &self.precision())?;
        if let Some(out) = self.out {
            writeln!(to, "Written to {}.", out.display())?;
        }
        Ok(())
    }

    /// How the odds were estimated, and how precise they are.
    fn precision(&self) -> String {
        let Answer { replicates: [seasons, exact], correction, plain_seasons, of_correction, .. } = *self.answer;
        let both = if exact == seasons { "all".to_owned() } else { grouped(exact as u64) };
        let by = correction.map_or(String::new(), |correction| {
            let moved = signed_points(correction.estimate);
            let error = points(correction.mcse);
            let focus = self.specialties().0;
            format!(", which corrects the odds of {focus} by {moved} ± {error} points")
        });
        let [who, with] =
            if self.answer.together.is_some() { ["both partners", "both"] } else { ["the applicant", "the applicant"] };
        let mut sentences = vec![format!(
            "{} seasons of the other applicants, each entered {} times by {who} with the others' matches held fixed; {both} of them were also played in full with {with}{by}.",
            grouped(seasons as u64),
            self.study.lucks(),
        )];
        if let Some(plain) = plain_seasons {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
            let plain = plain.round() as u64;
            sentences.push(format!("This is as precise as {} seasons played in full.", grouped(plain)));
        }
        if of_correction > 0.9 {
            sentences.push("Nearly all of the standard error is that of this correction.".to_owned());
        }
        if let Some(wanted) = self.missed {
            sentences.push(format!("The precision of {wanted} points was not reached; raise --replicates."));
        }
        sentences.push(format!("Seed {}, {:.1} s.", self.scenario().run.seed, self.seconds));
        sentences.join(" ")
    }
}

/// A probability as percent. An unbiased estimate may lie outside 0 to 1, and is cut there.
pub(super) fn share(odds: Estimated) -> String {
    percent(odds.estimate.clamp(0.0, 1.0))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    name.chars().take(most - 1).chain(['…']).collect()
}

pub(super) fn plain(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING).set_header(header);
    table
}
