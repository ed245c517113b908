//! The odds on one screen.

use std::io::{self, Write};

use matchday::odds::Answer;

use super::cases::Asked;

/// What is shown.
pub(super) struct Screen<'a> {
    pub(super) asked: &'a Asked,
    pub(super) answer: &'a Answer,
    pub(super) seconds: f64,
}

impl Screen<'_> {
    pub(super) fn print(&self, to: &mut impl Write) -> io::Result<()> {
        let a = self.answer;
        writeln!(to, "{:#?} {:?}", self.asked.cases.iter().map(|case| &case.name).collect::<Vec<_>>(), self.seconds)?;
        writeln!(to, "{:?}\n{:?} {:?} {:?}\nint {:?} ranks {:?} {:?} weaker {}", a.endings, a.first, a.top_three, a.without_pgy1, a.interviews, a.ranks, a.lengths, a.weaker)?;
        for p in &a.positions { writeln!(to, "{p:?}")?; }
        for e in &a.effects { writeln!(to, "{:30} {:?} {:?}", e.name, e.endings[0], e.endings[3])?; }
        writeln!(to, "{:?} corr {:?} plain {:?} of {}", a.replicates, a.correction, a.plain_seasons, a.of_correction)
    }
}
