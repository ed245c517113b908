//! What is wrong, and what is odd, with a pool: collected while reading, placed at the end.

use std::borrow::Cow;

use super::place::{Place, Spot, settle};
use super::source::Source;
use super::warnings::WarningKind;

/// A fault of a pool: it cannot be run before this is put right.
///
/// Its [`Display`](std::fmt::Display) is the whole sentence: the place first, then what was found and expected, then the
/// remedy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PoolFault {
    /// Where it stands.
    pub place: Place,
    /// What was found and what was expected.
    pub message: String,
    /// What to do.
    pub remedy: Cow<'static, str>,
}

impl std::fmt::Display for PoolFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.place.prefix(f)?;
        write!(f, "{}; {}", self.message, self.remedy)
    }
}

impl std::error::Error for PoolFault {}

struct Unplaced {
    message: String,
    remedy: Cow<'static, str>,
}

/// Faults and warnings of one file, or of several put together.
#[derive(Default)]
pub struct Findings {
    faults: Vec<(Spot, Unplaced)>,
    /// What is odd about the files themselves; oddities of the lists are looked for when somebody asks.
    pub warnings: Vec<(WarningKind, Spot, String)>,
}

impl Findings {
    /// Adds a fault.
    pub fn fault(&mut self, at: Spot, message: impl Into<String>, remedy: impl Into<Cow<'static, str>>) {
        let mut message = message.into();
        message.shrink_to_fit(); // there may be a million of them
        self.faults.push((at, Unplaced { message, remedy: remedy.into() }));
    }

    /// Adds a warning.
    pub fn warn(&mut self, kind: WarningKind, at: Spot, message: impl Into<String>) {
        self.warnings.push((kind, at, message.into()));
    }

    /// Takes over what was found elsewhere.
    pub fn append(&mut self, mut others: Findings) {
        self.faults.append(&mut others.faults);
        self.warnings.append(&mut others.warnings);
    }

    /// How many faults there are.
    pub fn faults(&self) -> usize {
        self.faults.len()
    }

    /// The faults with their places, in the order of the files.
    pub fn into_faults(self, sources: &[Source]) -> Vec<PoolFault> {
        settle(sources, self.faults)
            .into_iter()
            .map(|(place, Unplaced { message, remedy })| PoolFault { place, message: one_line(message), remedy })
            .collect()
    }
}

/// A value of a file in quotes: shortened when long, and printable whatever its bytes are.
pub fn quoted(value: &[u8]) -> String {
    const SHOWN: usize = 40;
    let head = &value[..value.len().min(4 * SHOWN + 4)];
    let text = String::from_utf8_lossy(head);
    let shown: String = text.chars().take(SHOWN).flat_map(printable).collect();
    let is_cut = text.chars().nth(SHOWN).is_some();
    format!("\"{shown}{}\"", if is_cut { "…" } else { "" })
}

/// A message with what cannot be printed in one line escaped: names and ids are free to hold anything.
pub fn one_line(message: String) -> String {
    if message.contains(char::is_control) { message.chars().flat_map(printable).collect() } else { message }
}

fn printable(character: char) -> impl Iterator<Item = char> {
    let escaped = character.is_control().then(|| character.escape_default());
    let plain = escaped.is_none().then_some(character);
    escaped.into_iter().flatten().chain(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_in_one_line() {
        assert_eq!(quoted(b"two\nlines"), r#""two\nlines""#);
        assert_eq!(one_line("é\u{1b}\n".to_owned()), r"é\u{1b}\n");
        assert_eq!(quoted("é".repeat(60).as_bytes()), format!("\"{}…\"", "é".repeat(40)));
    }
}
