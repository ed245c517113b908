//! The answer in a few sentences, which come first.

use matchday::figures::{FigureId, Unit};
use matchday::simulation::{Contrast, FigureContrast, Mode, ProgramContrast};

use super::shortcuts::positions;
use super::summary::Summary;
use super::words::{difference, error, find, focus, percent};

/// Variants that get a sentence.
const MOST: usize = 4;

/// How a program fares in the base or in a variant.
struct Fare {
    quota: u32,
    what: String,
    all: Option<f64>,
    all_contrast: Option<Contrast>,
    rank: Option<f64>,
    list: Option<u64>,
    strength: Option<Contrast>,
}

impl Fare {
    /// 97.1% of seasons with 3 positions.
    fn share(&self, is_first: bool) -> Option<String> {
        let change = self.all_contrast.filter(|contrast| contrast.difference != 0.0);
        let change = change.map_or(String::new(), |contrast| {
            format!(" ({} ± {} points)", difference(&contrast, Unit::Share), error(&contrast, Unit::Share))
        });
        let of = if is_first { " of seasons" } else { "" };
        Some(format!("{}{of} {}{change}", percent(self.all?), self.what))
    }

    /// −1.9 ± 0.4 with 3 positions.
    fn strength(&self) -> Option<String> {
        let contrast = self.strength.filter(|contrast| contrast.difference != 0.0)?;
        let shown = difference(&contrast, Unit::Share);
        Some(format!("{shown} ± {} {}", error(&contrast, Unit::Share), self.what))
    }
}

impl Summary<'_> {
    /// The mode, in a sentence.
    pub(super) fn mode_sentence(&self) -> &'static str {
        match self.comparison.mode {
            Mode::Demand => {
                "Demand response: each season is played anew in every variant, so applications, signals, interviews and lists respond."
            }
            Mode::ListsFixed => {
                "Lists fixed: the base's certified lists are kept, and only the match runs again; nobody responds to the change."
            }
        }
    }

    /// The answer: how the program in question fares, or else one sentence per variant.
    pub(super) fn answers(&self, tables: &[Vec<FigureContrast>]) -> Vec<String> {
        if let Some(asked) = self.asked {
            return self.of_program(asked.program);
        }
        let variants = self.scenarios.variants.iter().zip(tables).take(MOST);
        variants.map(|(variant, figures)| self.of_variant(&variant.name, figures)).collect()
    }

    /// How a program fares in the base and in every variant.
    fn of_program(&self, program: usize) -> Vec<String> {
        let followed = &self.comparison.base.followed.programs[program];
        let Some((now, track)) = self.terms(program, None) else { return Vec::new() };
        let mut fares: Vec<Fare> = (0..self.scenarios.variants.len()).filter_map(|v| self.fare(program, v)).collect();
        let own = &self.tally.base.programs[program];
        let base_rows = own.rows();
        let base = |figure: FigureId| base_rows.iter().find(|row| row.figure == figure).and_then(|row| row.estimate);
        let has_quotas = fares.iter().any(|fare| fare.quota != now);
        fares.push(Fare {
            quota: now,
            what: if has_quotas { format!("with {} (now)", positions(now)) } else { "now".to_owned() },
            all: own.p_all_filled().map(|found| found.value),
            all_contrast: None,
            rank: base(FigureId::ProgramDeepestRank).map(|found| found.value),
            list: own.list_length(95),
            strength: None,
        });
        let last = fares.len() - 1;
        fares.swap(0, last); // the base comes first among those with as many positions
        fares[1..].sort_by_key(|fare| fare.quota);
        fares.sort_by_key(|fare| fare.quota);
        let shares: Vec<String> =
            fares.iter().enumerate().filter_map(|(number, fare)| fare.share(number == 0)).collect();
        let mut answers =
            vec![format!("{} (track {}) fills all its positions in {}.", followed.id, track.letter(), joined(&shares))];
        let ranks = fares.iter().filter_map(|fare| Some(format!("{:.1} {}", fare.rank?, fare.what)));
        answers.push(format!("Its last match is at rank {} on average.", joined(&ranks.collect::<Vec<_>>())));
        let mut unit = " ranks";
        let lists =
            fares.iter().filter_map(|fare| Some(format!("{}{} {}", fare.list?, std::mem::take(&mut unit), fare.what)));
        let lists: Vec<String> = lists.collect();
        let without: Vec<String> =
            fares.iter().filter(|fare| fare.list.is_none()).map(|fare| fare.what.clone()).collect();
        let none = format!("{} no list is long enough", joined(&without));
        answers.push(match (lists.is_empty(), without.is_empty()) {
            (true, _) => {
                "No list is long enough to fill them in 95% of seasons, in the base or in a variant.".to_owned()
            }
            (_, true) => format!("To fill them in 95% of seasons, its list needs {}.", joined(&lists)),
            _ => format!("To fill them in 95% of seasons, its list needs {}; {none}.", joined(&lists)),
        });
        let strengths: Vec<String> = fares.iter().filter_map(Fare::strength).collect();
        if !strengths.is_empty() {
            answers.push(format!(
                "Change of the mean strength of its matches, in percentile points: {}.",
                joined(&strengths)
            ));
        }
        if self.is_closed(program) {
            answers.push("When closed, it is not in the match; what follows is about the others.".to_owned());
        }
        answers
    }

    fn is_closed(&self, program: usize) -> bool {
        let id = &self.comparison.base.followed.programs[program].id;
        let variants = self.comparison.variants.iter();
        let mut all = variants.flat_map(|variant| &variant.simulation.followed.programs);
        all.any(|other| other.id == *id && other.is_closed)
    }

    /// How a program fares in a variant; none if it does not take part.
    fn fare(&self, program: usize, variant: usize) -> Option<Fare> {
        let rows = self.program_rows(program, variant);
        let row = |figure: FigureId| rows.iter().find(|row| row.figure == figure);
        let (quota, track) = self.terms(program, Some(variant))?;
        let (now, was) = self.terms(program, None)?;
        let (name, all) = (&self.scenarios.variants[variant].name, row(FigureId::ProgramAllFilled)?);
        let what = match () {
            () if quota == 0 => return None,
            () if *name == positions(quota) => format!("with {name}"),
            () if track != was && quota == now => format!("as track {}", track.letter()),
            () if quota != now => format!("with {} ({name})", positions(quota)),
            () if name.starts_with("with ") => name.clone(),
            () => format!("with \"{name}\""),
        };
        let value = |row: &ProgramContrast| row.variant.map(|found| found.value);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
        let list = row(FigureId::ListLength95).and_then(value).map(|length| length as u64);
        Some(Fare {
            quota,
            what,
            all: value(all),
            all_contrast: all.contrast,
            rank: row(FigureId::ProgramDeepestRank).and_then(value),
            list,
            strength: row(FigureId::StrengthPercentile).and_then(|row| row.contrast),
        })
    }

    fn of_variant(&self, name: &str, figures: &[FigureContrast]) -> String {
        let focus = focus(&self.comparison.base.setting.scenario);
        let Some(FigureContrast { base: Some(base), variant: Some(variant), contrast: Some(contrast), .. }) =
            find(figures, FigureId::EndsInFocus, "preference", "focus")
        else {
            return format!("{name}: no applicant prefers {focus} in both the base and the variant.");
        };
        let shares = [variant.value, base.value].map(percent);
        let verdict = if contrast.difference == 0.0 && contrast.mcse == Some(0.0) {
            "no difference in any season".to_owned()
        } else {
            format!("a difference of {} ± {} points", difference(contrast, Unit::Share), error(contrast, Unit::Share))
        };
        format!("{name}: {} of those who prefer {focus} match in it, {} in the base: {verdict}.", shares[0], shares[1])
    }
}

/// a, b and c.
fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
