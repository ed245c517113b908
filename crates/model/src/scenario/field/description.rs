//! The description of a field.

use std::fmt;

use super::Kind;

/// How well the source supports a default.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grade {
    /// Read in the named source.
    Source,
    /// Read in a copy or a secondary account of the source.
    SecondHand,
    /// Derived from figures of the source.
    Derived,
    /// A choice of this project.
    Ours,
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Grade::Source => "S",
            Grade::SecondHand => "2",
            Grade::Derived => "D",
            Grade::Ours => "ours",
        })
    }
}

/// One field.
#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// Its path: `signals.gold`, `specialty[].tracks[].positions`.
    pub path: String,
    /// What it may hold.
    pub kind: Kind,
    /// The range of plausible values, over which a screening moves it. `None` if the value is known or the user's choice.
    pub plausible: Option<(f64, f64)>,
    /// The unit, or empty.
    pub unit: &'static str,
    /// Its default as TOML; empty for a field without a value by default.
    pub default: String,
    /// Whether it is required.
    pub is_required: bool,
    /// The source or reason of the default; empty if there is none.
    pub source: &'static str,
    /// How well the source supports the default.
    pub grade: Grade,
    /// Its documentation.
    pub doc: String,
}

impl Field {
    /// The first sentence of its documentation, without code marks.
    #[must_use]
    pub fn first_sentence(&self) -> String {
        let end = self.doc.find(". ").map_or(self.doc.len(), |end| end + 1);
        self.doc[..end].replace('`', "")
    }

    /// Its own name, the last part of the path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit_once('.').map_or(&self.path, |(_, name)| name)
    }

    /// The path pattern of its table; empty at the top.
    #[must_use]
    pub fn section(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(section, _)| section)
    }

    /// A summary of what it may hold, with the plausible range and the unit: `0 to 100 signals, plausible 0 to 15`.
    #[must_use]
    pub fn range(&self) -> String {
        let unit = if self.unit.is_empty() { String::new() } else { format!(" {}", self.unit) };
        let plausible = self.plausible.map_or(String::new(), |(least, most)| format!(", plausible {least} to {most}"));
        let range = match self.kind {
            Kind::Text => "text".to_owned(),
            Kind::File => "path of a CSV file".to_owned(),
            Kind::Word(words) => words.join(", "),
            Kind::Switch => "true or false".to_owned(),
            Kind::Whole { least, most } if most == i64::MAX as u64 => format!("whole number from {least}"),
            Kind::Whole { least, most } => format!("whole number, {least} to {most}"),
            Kind::Number { least, most } => format!("{least} to {most}"),
            Kind::Distribution { least, most, or_none } => {
                let or = if or_none { ", or \"none\"" } else { "" };
                format!("number or distribution with a mean of {least} to {most}{or}")
            }
            Kind::Texts => "list of texts".to_owned(),
            Kind::WholeOrTexts { least, most } => format!("whole number, {least} to {most}, or list of texts"),
            Kind::Weights => "list of weights".to_owned(),
            Kind::NamedWeights => "table of weights".to_owned(),
        };
        format!("{range}{unit}{plausible}")
    }

    /// The source of the default with its grade; empty if there is none.
    #[must_use]
    pub fn provenance(&self) -> String {
        if self.source.is_empty() { String::new() } else { format!("{} [{}]", self.source, self.grade) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::text;
    use super::*;

    #[test]
    fn the_first_sentence_is_enough() {
        let of = |doc: &str| Field { doc: doc.to_owned(), ..text() }.first_sentence();
        assert_eq!(of("How many they are. `none` for none."), "How many they are.");
        assert_eq!(of("A cap; `none` for none."), "A cap; none for none.");
    }
}
