//! What is known about one field.

use std::fmt;

/// What a field may hold.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// Any text.
    Text,
    /// The path of a file, relative to the scenario's folder.
    File,
    /// One of some words.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Switch,
    /// A whole number.
    Whole {
        /// The least.
        least: u64,
        /// The greatest.
        most: u64,
    },
    /// A number.
    Number {
        /// The least.
        least: f64,
        /// The greatest.
        most: f64,
    },
    /// A distribution, or a number that is always taken.
    Distribution {
        /// The least mean.
        least: f64,
        /// The greatest mean.
        most: f64,
        /// Whether `"none"` is allowed too.
        or_none: bool,
    },
    /// A list of texts.
    Texts,
    /// A whole number, or a list of texts.
    WholeOrTexts {
        /// The least.
        least: u64,
        /// The greatest.
        most: u64,
    },
    /// A list of weights, at least one, at least one above 0.
    Weights,
    /// A table of weights by name.
    NamedWeights,
}

/// How well the source of a default bears it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grade {
    /// Read in the source that is named.
    Source,
    /// Read in a copy, or in somebody's account of the source.
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
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Field {
    /// Where it stands: `signals.gold`, `specialty[].tracks[].positions`.
    pub path: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// The range in which a value is plausible, over which a screening moves it; none of what is known, or is a choice of the asker.
    pub plausible: Option<(f64, f64)>,
    /// The unit, or nothing.
    pub unit: &'static str,
    /// What it holds when left out, as TOML; nothing for a field that has no value then.
    pub default: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// Where the default comes from, or what speaks for it; nothing where there is nothing to say.
    pub source: &'static str,
    /// How well that bears it.
    pub grade: Grade,
    /// One sentence on what it means.
    pub doc: &'static str,
}

impl Field {
    /// What it means, as far as one sentence tells it, without the marks of code.
    #[must_use]
    pub fn first_sentence(&self) -> String {
        let end = self.doc.find(". ").map_or(self.doc.len(), |end| end + 1);
        self.doc[..end].replace('`', "")
    }

    /// A field of a kind.
    pub(super) const fn new(path: &'static str, kind: Kind, doc: &'static str) -> Field {
        let (plausible, unit, default, is_required) = (None, "", "", false);
        Field { path, kind, plausible, unit, default, is_required, source: "", grade: Grade::Ours, doc }
    }

    /// A text.
    pub(super) const fn text(path: &'static str, doc: &'static str) -> Field {
        Field::new(path, Kind::Text, doc).or("\"\"")
    }

    /// A switch.
    pub(super) const fn switch(path: &'static str, default: &'static str, doc: &'static str) -> Field {
        Field::new(path, Kind::Switch, doc).or(default)
    }

    /// A whole number.
    pub(super) const fn whole(
        path: &'static str,
        range: (u64, u64),
        default: &'static str,
        doc: &'static str,
    ) -> Field {
        Field::new(path, Kind::Whole { least: range.0, most: range.1 }, doc).or(default)
    }

    /// A number.
    pub(super) const fn number(
        path: &'static str,
        range: (f64, f64),
        default: &'static str,
        doc: &'static str,
    ) -> Field {
        Field::new(path, Kind::Number { least: range.0, most: range.1 }, doc).or(default)
    }

    /// A share, from 0 to 1.
    pub(super) const fn share(path: &'static str, default: &'static str, doc: &'static str) -> Field {
        Field::number(path, (0.0, 1.0), default, doc)
    }

    /// A distribution.
    pub(super) const fn distribution(
        path: &'static str,
        range: (f64, f64),
        default: &'static str,
        doc: &'static str,
    ) -> Field {
        Field::new(path, Kind::Distribution { least: range.0, most: range.1, or_none: false }, doc).or(default)
    }

    /// With a default, as TOML.
    pub(super) const fn or(mut self, default: &'static str) -> Field {
        self.default = default;
        self
    }

    /// Required.
    pub(super) const fn required(mut self) -> Field {
        self.is_required = true;
        self.default = "";
        self
    }

    /// With a unit.
    pub(super) const fn unit(mut self, unit: &'static str) -> Field {
        self.unit = unit;
        self
    }

    /// With a plausible range.
    pub(super) const fn plausible(mut self, least: f64, most: f64) -> Field {
        self.plausible = Some((least, most));
        self
    }

    /// With a source.
    pub(super) const fn from(mut self, grade: Grade, source: &'static str) -> Field {
        self.grade = grade;
        self.source = source;
        self
    }

    /// Its own name: the last part of the path.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.path.rsplit_once('.').map_or(self.path, |(_, name)| name)
    }

    /// The path pattern of the table it stands in; empty at the top.
    #[must_use]
    pub fn section(&self) -> &'static str {
        self.path.rsplit_once('.').map_or("", |(section, _)| section)
    }

    /// What it may hold, in short, with the plausible range and the unit: `0 to 100 signals, plausible 0 to 15`.
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

    /// Where the default comes from, with the grade; nothing when there is nothing to say.
    #[must_use]
    pub fn provenance(&self) -> String {
        if self.source.is_empty() { String::new() } else { format!("{} [{}]", self.source, self.grade) }
    }
}

impl fmt::Display for Kind {
    /// What is expected: `a whole number from 0 to 100`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Kind::Text => f.write_str("text in quotes"),
            Kind::File => f.write_str("the path of a CSV file in quotes"),
            Kind::Word(words) => {
                let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
                write!(f, "one of {}", quoted.join(", "))
            }
            Kind::Switch => f.write_str("true or false"),
            Kind::Whole { least, most } => write!(f, "a whole number from {least} to {most}"),
            Kind::Number { least, most } => write!(f, "a number from {least} to {most}"),
            Kind::Distribution { least, most, or_none } => {
                let or = if or_none { ", or \"none\"" } else { "" };
                write!(f, "a number from {least} to {most}, or a distribution with such a mean{or}")
            }
            Kind::Texts => f.write_str("a list of texts, such as [\"a\", \"b\"]"),
            Kind::WholeOrTexts { least, most } => {
                write!(f, "a whole number from {least} to {most}, or a list of texts, such as [\"a\", \"b\"]")
            }
            Kind::Weights => f.write_str("a list of weights, such as [1.0, 2.0]"),
            Kind::NamedWeights => f.write_str("a table of weights by name, such as { \"US MD senior\" = 2.0 }"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_enough() {
        let of = |doc| Field::text("a", doc).first_sentence();
        assert_eq!(of("How many they are. `none` for none."), "How many they are.");
        assert_eq!(of("A cap; `none` for none."), "A cap; none for none.");
    }
}
