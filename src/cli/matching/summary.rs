//! The summary of a match on the terminal.

use std::io::{self, Write};
use std::path::Path;

use matchday::market::Track;
use matchday::solution::{MatchSummary, RankCount, TrackTotals};

use crate::cli::counted;
use crate::cli::numbers::grouped;
use crate::cli::terminal::{align, plain, text};

pub(super) fn print(to: &mut impl Write, pool: &Path, summary: &MatchSummary) -> io::Result<()> {
    let programs: u32 = summary.tracks.iter().map(|row| row.programs).sum();
    writeln!(
        to,
        "Match of {}: {} applicants, {} programs, {} positions\n",
        pool.display(),
        grouped(summary.applicants.total.into()),
        grouped(programs.into()),
        grouped(summary.positions.offered)
    )?;
    verdict(to, summary)?;
    writeln!(to)?;
    applicants(to, summary)?;
    writeln!(to)?;
    tracks(to, summary)?;
    choices(to, &summary.choices)?;
    requests(to, summary)?;
    writeln!(
        to,
        "\n{} proposals{}.",
        grouped(summary.proposals),
        match (summary.attempts, summary.loops) {
            (1, 0) => String::new(),
            (attempts, loops) => {
                format!(" in {}, {loops} of them stopped in a loop", counted(attempts as usize, "attempt"))
            }
        }
    )
}

fn verdict(to: &mut impl Write, summary: &MatchSummary) -> io::Result<()> {
    if summary.stable {
        return writeln!(
            to,
            "Stable: no applicant and program prefer each other to their matches (verified independently)."
        );
    }
    writeln!(
        to,
        "NOT STABLE: no stable matching was found in {}; there may be none.",
        counted(summary.attempts as usize, "attempt")
    )?;
    writeln!(to, "This result has the fewest blocking pairs of all attempts, {}:", summary.blocking.len())?;
    for pair in &summary.blocking {
        writeln!(to, "  - {}.", pair.text)?;
    }
    Ok(())
}

fn applicants(to: &mut impl Write, summary: &MatchSummary) -> io::Result<()> {
    let all = summary.applicants;
    let mut table = plain(["Applicants", "", ""]);
    for (word, count) in
        [("matched", all.matched), ("partially matched", all.partially_matched), ("unmatched", all.unmatched)]
    {
        table.add_row([word.to_owned(), grouped(count.into()), percent(count.into(), all.total.into())]);
    }
    align(&mut table, 1);
    writeln!(to, "{}", text(&table))?;
    if summary.couples.total > 0 {
        let couples = summary.couples;
        writeln!(
            to,
            "\nCouples: both partners matched in {} of {}, one in {}, neither in {}.",
            grouped(couples.both.into()),
            grouped(couples.total.into()),
            grouped(couples.one.into()),
            grouped(couples.none.into())
        )?;
    }
    Ok(())
}

/// The tracks of each specialty, and their sum.
fn tracks(to: &mut impl Write, summary: &MatchSummary) -> io::Result<()> {
    let mut table = plain(["Specialty", "Track", "Programs", "Positions", "Filled", "Unfilled", "Fill"]);
    let mut last = "";
    for row in &summary.tracks {
        let name = if row.specialty == last { "" } else { row.specialty.as_str() };
        table.add_row(track_cells(name, row));
        last = &row.specialty;
    }
    if summary.tracks.len() > 1 {
        let all = summary.positions;
        let programs: u32 = summary.tracks.iter().map(|row| row.programs).sum();
        table.add_row([
            "All".to_owned(),
            String::new(),
            grouped(programs.into()),
            grouped(all.filled + all.unfilled),
            grouped(all.filled),
            grouped(all.unfilled),
            percent(all.filled, all.filled + all.unfilled),
        ]);
    }
    align(&mut table, 2);
    writeln!(to, "{}", text(&table))
}

fn track_cells(name: &str, row: &TrackTotals) -> [String; 7] {
    let track = Track::from_letter(row.track).map_or("", Track::name);
    [
        name.to_owned(),
        format!("{} {track}", row.track),
        grouped(row.programs.into()),
        grouped(row.effective_quota),
        grouped(row.filled),
        grouped(row.unfilled),
        percent(row.filled, row.effective_quota),
    ]
}

fn choices(to: &mut impl Write, choices: &[RankCount]) -> io::Result<()> {
    let total: u64 = choices.iter().map(|choice| u64::from(choice.applicants)).sum();
    if total == 0 {
        return Ok(());
    }
    let within = |low: u32, high: u32| -> u64 {
        choices.iter().filter(|c| (low..=high).contains(&c.rank)).map(|c| u64::from(c.applicants)).sum()
    };
    let mut table = plain(["Choice obtained", "", ""]);
    for (label, low, high) in [
        ("1st choice", 1, 1),
        ("2nd", 2, 2),
        ("3rd", 3, 3),
        ("4th to 6th", 4, 6),
        ("7th to 10th", 7, 10),
        ("11th or later", 11, u32::MAX),
    ] {
        if within(low, u32::MAX) > 0 {
            table.add_row([label.to_owned(), grouped(within(low, high)), percent(within(low, high), total)]);
        }
    }
    align(&mut table, 1);
    writeln!(to, "\n{}", text(&table))
}

const SHOWN: usize = 10;

fn requests(to: &mut impl Write, summary: &MatchSummary) -> io::Result<()> {
    let moved: Vec<_> = summary.reversions.iter().filter(|reversion| reversion.moved > 0).collect();
    if !summary.reversions.is_empty() {
        writeln!(to, "\nReversions: {} of {} moved positions.", moved.len(), summary.reversions.len())?;
    }
    for reversion in moved.iter().take(SHOWN) {
        writeln!(to, "  - {} unfilled from {} to {}", reversion.moved, reversion.donor, reversion.receiver)?;
    }
    if moved.len() > SHOWN {
        writeln!(to, "  … and {} more, in summary.json", moved.len() - SHOWN)?;
    }
    let withheld = summary.parity.iter().filter(|request| request.withheld > 0).count();
    if !summary.parity.is_empty() {
        writeln!(
            to,
            "Even or odd requests: {} met, {withheld} of them by withholding a position.",
            summary.parity.len()
        )?;
    }
    Ok(())
}

fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    #[allow(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    let share = part as f64 / whole as f64;
    format!("{:.1}%", 100.0 * share)
}
