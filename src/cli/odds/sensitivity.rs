//! Sensitivity of the odds to the numbers that are guesses, in sentences.

use std::io::{self, Write};

use matchday::odds::Sensitivity;

use crate::cli::numbers::percent;
use crate::cli::terminal::write_paragraph;

/// Prints the ranges of the odds.
pub(super) fn print(to: &mut impl Write, found: &Sensitivity, focus: &str) -> io::Result<()> {
    let mut sentences = Vec::new();
    let quartiles = found.quartiles().filter(|odds| odds[4] > 0.0);
    if let Some([least, low, middle, high, most]) = quartiles.map(|odds| odds.map(percent)) {
        sentences.push(format!(
            "Sensitivity to guesses: {} numbers of the scenario are this project's own choices. Drawn from their plausible ranges {} times, they give odds of {focus} between {least} and {most}, half of them between {low} and {high} (median {middle}).",
            found.parameters.len(),
            found.points.len(),
        ));
    }
    let worlds = found.of_worlds().filter(|odds| odds[1] > 0.0);
    if let Some([least, most]) = worlds.map(|odds| odds.map(percent)) {
        sentences.push(format!(
            "Other institutions, drawn {} times, give odds between {least} and {most}.",
            found.worlds.len(),
        ));
    }
    if sentences.is_empty() {
        return Ok(());
    }
    sentences.push("More seasons do not narrow these ranges.".to_owned());
    write_paragraph(to, "", &sentences.join(" "))
}
