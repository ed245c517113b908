//! The summary of a couple: the partner, and the odds of both.

use std::io::{self, Write};

use matchday::odds::{Estimated, Together};
use matchday::scenario::FixedApplicant;

use super::summary::{Summary, plain, share};
use crate::cli::numbers::{points, tenth};
use crate::cli::terminal::{align, text};

impl Summary<'_> {
    /// The partner and the partner's interviews; empty without one.
    pub(super) fn partner(&self) -> String {
        let (Some(partner), Some(together)) = (&self.study.applicant().partner, &self.answer.together) else {
            return String::new();
        };
        let [first, second] = together.interviews.map(|one| tenth(one.estimate));
        let [preferred, other] = self.preferred(partner);
        let elsewhere =
            if together.interviews[1].estimate > 0.0 { format!(" and {second} in {other}") } else { String::new() };
        format!(
            " Partner: {}{}, with {first} interviews in {preferred}{elsewhere}.",
            partner.kind,
            strength_of(partner)
        )
    }

    /// The specialty that an applicant prefers, and the other one.
    pub(super) fn preferred(&self, applicant: &FixedApplicant) -> [&str; 2] {
        let (focus, alternative) = self.specialties();
        let group = self.scenario().group.iter().find(|group| group.name == applicant.group);
        let preferred = group.map_or(focus, |group| group.first.as_str());
        [preferred, alternative.filter(|&other| other != preferred).unwrap_or(focus)]
    }

    /// The odds of both side by side, and those of both together.
    pub(super) fn endings_of_both(&self, together: &Together, to: &mut impl Write) -> io::Result<()> {
        let (focus, alternative) = self.specialties();
        let place = |name: &str| Some(format!("match in {name}"));
        let is_there = self.answer.endings[2].estimate.max(together.partner[2].estimate) > 0.0;
        let other = place("another specialty").filter(|_| is_there);
        let words = [place(focus), alternative.and_then(place), other, Some("match nowhere".to_owned())];
        let mut table = plain(&["The odds to", "you", "± error", "partner", "± error"]);
        for ((word, own), partner) in words.into_iter().zip(self.answer.endings).zip(together.partner) {
            let Some(word) = word else { continue };
            table.add_row([vec![format!("  {word}")], cells(own), cells(partner)].concat());
        }
        let [own, partner] = [self.answer.without_pgy1, together.without_pgy1];
        if own.estimate.max(partner.estimate) >= 0.0005 {
            let word = "  match to an advanced position without a PGY-1 year".to_owned();
            table.add_row([vec![word], cells(own), cells(partner)].concat());
        }
        align(&mut table, 1);
        writeln!(to, "{}\n", text(&table))?;
        let [both, own, partner, neither] = together.who;
        let mut table = plain(&["The odds that", "", "± error"]);
        for (word, odds) in [
            ("both match", both),
            ("  in the same region", together.same_region),
            ("  at the same institution", together.same_institution),
            ("only you match", own),
            ("only the partner matches", partner),
            ("neither matches", neither),
        ] {
            table.add_row([vec![format!("  {word}")], cells(odds)].concat());
        }
        let choices =
            [("the first pair of the list", self.answer.first), ("one of the first three", self.answer.top_three)];
        for (word, odds) in choices.into_iter().filter(|_| self.is_couple()) {
            table.add_row([vec![format!("  you obtain {word}")], cells(odds)].concat());
        }
        align(&mut table, 1);
        writeln!(to, "{}", text(&table))
    }
}

/// The strength of an applicant, in words.
pub(super) fn strength_of(applicant: &FixedApplicant) -> String {
    match (applicant.strength_percentile, applicant.step2_ck) {
        (Some(percentile), _) => format!(" at percentile {percentile} of the type"),
        (_, Some(score)) => format!(" with {score} in Step 2 CK"),
        _ => " of unknown strength".to_owned(),
    }
}

fn cells(odds: Estimated) -> Vec<String> {
    vec![share(odds), points(odds.mcse)]
}
