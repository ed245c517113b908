//! The text format in which the R3 system imports a program's list.
//!
//! A line holds a rank and an AAMC ID, which are its first two runs of digits. The rest of the line is ignored.

use std::ops::Range;

use crate::faults::{FileWarning, Findings, Source, Spot, offset, quoted};
use crate::table::digits;

/// The byte ranges of the AAMC IDs in a file, best first, and whether all lines could be read.
pub fn r3_ids(source: &Source, findings: &mut Findings) -> (Vec<Range<usize>>, bool) {
    let mut ids = Vec::new();
    if !source.is_text {
        return (ids, false);
    }
    let (mut is_first, mut is_whole, mut is_warned) = (true, true, false);
    for line in lines(&source.bytes) {
        let text = &source.bytes[line.clone()];
        if text.trim_ascii().is_empty() {
            continue;
        }
        let is_header = is_first && !text.iter().any(u8::is_ascii_digit);
        is_first = false;
        if is_header {
            continue;
        }
        let Some((rank, id)) = rank_and_id(source, line, findings) else {
            is_whole = false;
            continue;
        };
        let expected = ids.len() + 1;
        if is_whole && !is_warned && digits(&source.bytes[rank.clone()]).is_none_or(|rank| rank as usize != expected) {
            let message = format!(
                "rank {} found where rank {expected} is expected; the order of the file counts",
                quoted(&source.bytes[rank.clone()])
            );
            let spot = Spot::Byte { file: source.number, at: offset(rank.start) };
            findings.warn(FileWarning::R3Order, spot, message);
            is_warned = true;
        }
        ids.push(id);
    }
    (ids, is_whole)
}

/// The first two runs of digits in a line. A missing one, or an id of the wrong length, is a fault.
fn rank_and_id(source: &Source, line: Range<usize>, findings: &mut Findings) -> Option<(Range<usize>, Range<usize>)> {
    const HOW: &str = "write the rank, a comma and the AAMC ID; anything may follow after another comma";
    let spot = |at: usize| Spot::Byte { file: source.number, at: offset(at) };
    let Some(rank) = run_of_digits(&source.bytes, line.clone()) else {
        let text = quoted(source.bytes[line.clone()].trim_ascii());
        findings.fault(spot(line.start), format!("line {text} holds no number; expected a rank and an AAMC ID"), HOW);
        return None;
    };
    let Some(id) = run_of_digits(&source.bytes, rank.end..line.end) else {
        let text = quoted(source.bytes[line.clone()].trim_ascii());
        let message = format!("line {text} holds one number only; expected a rank and an AAMC ID");
        findings.fault(spot(line.start), message, HOW);
        return None;
    };
    if id.len() != 8 {
        let message = format!("AAMC ID {} has {} digits; expected 8", quoted(&source.bytes[id.clone()]), id.len());
        findings.fault(spot(id.start), message, "correct the id");
        return None;
    }
    Some((rank, id))
}

fn run_of_digits(bytes: &[u8], within: Range<usize>) -> Option<Range<usize>> {
    let start = within.start + bytes[within.clone()].iter().position(u8::is_ascii_digit)?;
    let length = bytes[start..within.end].iter().take_while(|byte| byte.is_ascii_digit()).count();
    Some(start..start + length)
}

/// The lines, without their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    bytes.split(|&byte| byte == b'\n' || byte == b'\r').map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    })
}
