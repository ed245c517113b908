//! Builders for declarations: what a field may hold, and its unit, range and source.

use super::{Field, Grade, Kind};

/// A field of a kind. The declaration adds path, documentation and default.
fn of(kind: Kind) -> Field {
    Field {
        path: String::new(),
        kind,
        plausible: None,
        unit: "",
        default: String::new(),
        is_required: false,
        source: "",
        grade: Grade::Ours,
        doc: String::new(),
    }
}

/// A text.
pub(in crate::scenario) fn text() -> Field {
    of(Kind::Text)
}

/// The path of a file.
pub(in crate::scenario) fn file() -> Field {
    of(Kind::File)
}

/// One of several words.
pub(in crate::scenario) fn word(words: &'static [&'static str]) -> Field {
    of(Kind::Word(words))
}

/// `true` or `false`.
pub(in crate::scenario) fn switch() -> Field {
    of(Kind::Switch)
}

/// A whole number.
pub(in crate::scenario) fn whole(least: u64, most: u64) -> Field {
    of(Kind::Whole { least, most })
}

/// A number.
pub(in crate::scenario) fn number(least: f64, most: f64) -> Field {
    of(Kind::Number { least, most })
}

/// A share, from 0 to 1.
pub(in crate::scenario) fn share() -> Field {
    number(0.0, 1.0)
}

/// A distribution.
pub(in crate::scenario) fn distribution(least: f64, most: f64) -> Field {
    of(Kind::Distribution { least, most, or_none: false })
}

/// A distribution, or `"none"`.
pub(in crate::scenario) fn distribution_or_none(least: f64, most: f64) -> Field {
    of(Kind::Distribution { least, most, or_none: true })
}

/// A list of texts.
pub(in crate::scenario) fn texts() -> Field {
    of(Kind::Texts)
}

/// A whole number, or a list of texts.
pub(in crate::scenario) fn whole_or_texts(least: u64, most: u64) -> Field {
    of(Kind::WholeOrTexts { least, most })
}

/// A list of weights.
pub(in crate::scenario) fn weights() -> Field {
    of(Kind::Weights)
}

/// A table of weights by name.
pub(in crate::scenario) fn named_weights() -> Field {
    of(Kind::NamedWeights)
}

impl Field {
    /// Required.
    pub(in crate::scenario) fn required(self) -> Field {
        Field { is_required: true, ..self }
    }

    /// With a unit.
    pub(in crate::scenario) fn unit(self, unit: &'static str) -> Field {
        Field { unit, ..self }
    }

    /// With a plausible range.
    pub(in crate::scenario) fn plausible(self, least: f64, most: f64) -> Field {
        Field { plausible: Some((least, most)), ..self }
    }

    /// With a source.
    pub(in crate::scenario) fn from(self, grade: Grade, source: &'static str) -> Field {
        Field { source, grade, ..self }
    }

    /// Appends the meaning of each word to the documentation.
    pub(in crate::scenario) fn meaning(self, words: impl Iterator<Item = (&'static str, &'static str)>) -> Field {
        let words: Vec<String> = words.map(|(word, meaning)| format!("`{word}` {meaning}")).collect();
        Field { doc: words.join(", "), ..self }
    }
}
