//! The programs that the scenario lists in `report.programs`.

use std::io::{self, Write};

use super::Summary;
use crate::cli::numbers::{percent, points};
use crate::cli::terminal::{align, plain, text};

/// Programs shown on the terminal.
const PROGRAMS: usize = 5;

impl Summary<'_> {
    pub(super) fn programs(&self, to: &mut impl Write) -> io::Result<()> {
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
}
