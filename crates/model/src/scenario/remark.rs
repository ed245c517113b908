//! A fault or warning: the place, what was found and expected, the remedy, and the line itself.

use std::fmt;
use std::sync::Arc;

/// The place of a remark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RemarkPlace {
    /// A file as a whole.
    File(Arc<str>),
    /// A line and a column of a file, both from 1, the column in characters.
    At {
        /// The file, as named by the user.
        file: Arc<str>,
        /// The line.
        line: u32,
        /// The column.
        column: u32,
    },
    /// An override, as typed: `signals.gold=8`.
    Override(Arc<str>),
    /// Other options, as typed: `--program ir-integrated-a-31 --quota 3`.
    Typed(Arc<str>),
}

/// A remark on a scenario.
///
/// Its [`Display`](fmt::Display) is the whole sentence, place first, followed by the line of the file with a caret under the
/// spot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// Where it belongs.
    pub place: RemarkPlace,
    /// What was found and what was expected.
    pub message: String,
    /// What to do.
    pub remedy: String,
    /// The line of the file, for places that have one.
    pub excerpt: Option<Excerpt>,
}

/// A remark that prevents the scenario from running.
pub type ScenarioFault = Remark;

/// A remark on something allowed, but more often a mistake than intended.
pub type ScenarioWarning = Remark;

/// A line of a file, and a range in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt {
    /// The line, printable, shortened if long.
    pub line: String,
    /// Where the range starts, in characters from 0.
    pub start: usize,
    /// Its length in characters, at least 1.
    pub width: usize,
}

impl Excerpt {
    /// The range of `width` characters from 1-based `column` in a line.
    pub(super) fn of(line: &str, column: u32, width: usize) -> Excerpt {
        const BEFORE: usize = 60;
        const SHOWN: usize = 110;
        let start = (column as usize).saturating_sub(1);
        let cut = if start > SHOWN - 30 { start - BEFORE } else { 0 };
        let printable = |c: char| if c.is_control() { ' ' } else { c };
        let mut rest = line.chars().skip(cut).map(printable);
        let mut shown: String = if cut > 0 { "…".to_owned() } else { String::new() };
        shown.extend(rest.by_ref().take(SHOWN));
        if rest.next().is_some() {
            shown.push('…');
        }
        let start = start - cut + usize::from(cut > 0);
        let left = shown.chars().count().saturating_sub(start).max(1);
        Excerpt { line: shown.trim_end().to_owned(), start, width: width.clamp(1, left) }
    }
}

impl fmt::Display for RemarkPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RemarkPlace::File(file) => f.write_str(file),
            RemarkPlace::At { file, line, column } => write!(f, "{file}:{line}:{column}"),
            RemarkPlace::Override(text) => write!(f, "--set {text}"),
            RemarkPlace::Typed(text) => f.write_str(text),
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let then = if self.message.ends_with('?') { "" } else { ";" };
        write!(f, "{}: {}{then} {}", self.place, self.message, self.remedy)?;
        if let Some(Excerpt { line, start, width }) = &self.excerpt {
            write!(f, "\n  | {line}\n  | {}{}", " ".repeat(*start), "^".repeat(*width))?;
        }
        Ok(())
    }
}

impl std::error::Error for Remark {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_the_stretch() {
        let excerpt = Excerpt::of("gold = 3000", 8, 4);
        let remark = Remark {
            place: RemarkPlace::At { file: "x.toml".into(), line: 3, column: 8 },
            message: "found".to_owned(),
            remedy: "mend it".to_owned(),
            excerpt: Some(excerpt),
        };
        assert_eq!(remark.to_string(), "x.toml:3:8: found; mend it\n  | gold = 3000\n  |        ^^^^");
    }

    #[test]
    fn a_long_line_is_shown_around_the_spot() {
        let line = format!("{}X{}", "a".repeat(500), "b".repeat(500));
        let Excerpt { line, start, width } = Excerpt::of(&line, 501, 9000);
        assert_eq!(line.chars().nth(start), Some('X'));
        assert!(line.chars().count() <= 112 && start + width <= 112);
    }
}
