//! What a field may hold.

use std::fmt;

/// What a field may hold.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// Any text.
    Text,
    /// The path of a file, relative to the scenario's folder.
    File,
    /// One of several words.
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
    /// A distribution, or a number for a fixed value.
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
    /// A list of weights: at least one, and at least one of them above 0.
    Weights,
    /// A table of weights by name.
    NamedWeights,
}

impl fmt::Display for Kind {
    /// A description of what is expected: `a whole number from 0 to 100`.
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
