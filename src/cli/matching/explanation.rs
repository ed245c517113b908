//! An explanation on the terminal.

use std::io::{self, Write};

use matchday::explain::Explanation;

pub(super) fn print(to: &mut impl Write, explanation: &Explanation) -> io::Result<()> {
    writeln!(to, "{}", explanation.headline)?;
    if !explanation.standing.is_empty() {
        writeln!(to, "\n  The result, rank by rank")?;
        for line in &explanation.standing {
            writeln!(to, "    {line}")?;
        }
    }
    if !explanation.steps.is_empty() {
        writeln!(to, "\n  How the algorithm got there")?;
        for (number, line) in (1..).zip(&explanation.steps) {
            writeln!(to, "    ({number}) {line}")?;
        }
    }
    Ok(())
}
