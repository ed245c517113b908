//! How much hangs on the numbers that are guesses, in sentences.

use std::io::{self, Write};

use matchday::odds::Sensitivity;

use crate::cli::numbers::percent;
use crate::cli::paragraph::write_paragraph;

pub(super) fn tell(to: &mut impl Write, found: &Sensitivity, focus: &str) -> io::Result<()> {
    let mut sentences = Vec::new();
    let quartiles = found.quartiles().filter(|odds| odds[4] > 0.0);
    if let Some([least, low, middle, high, most]) = quartiles.map(|odds| odds.map(percent)) {
        sentences.push(format!(
            "How much hangs on guesses: {} numbers of the scenario are this project's own choices. With all of them drawn from their plausible ranges, {} times, the odds of {focus} lie between {least} and {most}, half of them between {low} and {high} (median {middle}).",
            found.parameters.len(),
            found.points.len(),
        ));
    }
    let worlds = found.of_worlds().filter(|odds| odds[1] > 0.0);
    if let Some([least, most]) = worlds.map(|odds| odds.map(percent)) {
        sentences.push(format!(
            "With other institutions drawn in the place of these, {} times, between {least} and {most}.",
            found.worlds.len(),
        ));
    }
    if sentences.is_empty() {
        return Ok(());
    }
    sentences.push("No number of seasons makes that smaller.".to_owned());
    write_paragraph(to, "", &sentences.join(" "))
}
