//! Structured option values of `matchday compare`.

use std::str::FromStr;

use matchday::market::Track;
use matchday::scenario::Override;

/// `1..4`, both ends included; or one number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Quotas {
    /// The least.
    pub(super) least: u32,
    /// The greatest.
    pub(super) most: u32,
}

impl FromStr for Quotas {
    type Err = String;

    fn from_str(text: &str) -> Result<Quotas, String> {
        const EXPECTED: &str = "expected a number of positions or a rising range of at most 20, such as 3 or 1..4";
        let number = |text: &str| text.trim().parse::<u32>().ok().filter(|&number| number <= 100_000);
        let (least, most) = text.split_once("..").unwrap_or((text, text));
        match (number(least), number(most.trim_start_matches('='))) {
            (Some(least), Some(most)) if least <= most && most - least < 20 => Ok(Quotas { least, most }),
            _ => Err(EXPECTED.to_owned()),
        }
    }
}

/// `A:C`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Conversion {
    /// The track it has.
    pub(super) from: Track,
    /// The track it gets.
    pub(super) to: Track,
}

impl FromStr for Conversion {
    type Err = String;

    fn from_str(text: &str) -> Result<Conversion, String> {
        let letters =
            text.split_once(':').and_then(|(from, to)| Some((Track::from_letter(from)?, Track::from_letter(to)?)));
        match letters {
            Some((from, to)) if from != to => Ok(Conversion { from, to }),
            _ => Err(format!("expected two different tracks of {}, such as A:C", Track::letters())),
        }
    }
}

/// `DONOR:RECEIVER:2`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ReversionWish {
    pub(super) donor: String,
    pub(super) receiver: String,
    pub(super) positions: u32,
}

impl FromStr for ReversionWish {
    type Err = String;

    fn from_str(text: &str) -> Result<ReversionWish, String> {
        let parts: Vec<&str> = text.split(':').collect();
        if let [donor, receiver, positions] = parts[..]
            && let Some(positions) = positions.parse().ok().filter(|&positions| positions > 0)
            && !donor.is_empty()
            && !receiver.is_empty()
        {
            return Ok(ReversionWish { donor: donor.to_owned(), receiver: receiver.to_owned(), positions });
        }
        Err("expected two programs and a number of positions, such as ir-integrated-a-31:dr-a-31:1".to_owned())
    }
}

/// `name: path=value, path=value`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NamedVariant {
    pub(in crate::cli) name: String,
    pub(in crate::cli) overrides: Vec<Override>,
}

impl NamedVariant {
    /// Reads a name and overrides; without a name the overrides are the name.
    pub(in crate::cli) fn parse(text: &str) -> Result<NamedVariant, String> {
        const EXPECTED: &str = "expected 'name: path=value, path=value', such as 'no signals: signals.enabled=false'";
        let (name, rest) = match text.split_once(':') {
            Some((name, rest)) if !name.contains('=') => (name.trim(), rest),
            _ => (text.trim(), text),
        };
        if name.is_empty() || rest.trim().is_empty() {
            return Err(EXPECTED.to_owned());
        }
        let overrides: Result<Vec<Override>, _> = parts(rest).into_iter().map(Override::parse).collect();
        Ok(NamedVariant { name: name.to_owned(), overrides: overrides.map_err(|error| error.to_string())? })
    }
}

/// Splits at commas outside quotes and brackets.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut quote, mut start, mut parts) = (0usize, None, 0, Vec::new());
    for (at, character) in text.char_indices() {
        match character {
            _ if quote == Some(character) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' => quote = Some(character),
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_or_refused() {
        assert_eq!("1..4".parse(), Ok(Quotas { least: 1, most: 4 }));
        assert_eq!("3".parse(), Ok(Quotas { least: 3, most: 3 }));
        for text in ["4..1", "", "a", "1..", "-1", "0..50"] {
            assert!(text.parse::<Quotas>().is_err(), "{text}");
        }
        assert_eq!("A:C".parse(), Ok(Conversion { from: Track::Advanced, to: Track::Categorical }));
        for text in ["A", "A:A", "a:c", "A:X", ":"] {
            assert!(text.parse::<Conversion>().is_err(), "{text}");
        }
        assert!("a:b:2".parse::<ReversionWish>().is_ok_and(|wish| wish.positions == 2));
        for text in ["a:b", "a:b:0", "a::1", ":b:1", "a:b:c"] {
            assert!(text.parse::<ReversionWish>().is_err(), "{text}");
        }
    }

    #[test]
    fn variants_have_a_name_and_fields() {
        let variant = NamedVariant::parse("few: signals.gold=3, pgy1.ranks={ distribution = \"fixed\", value = 6 }");
        let variant = variant.expect("a variant");
        assert_eq!((variant.name.as_str(), variant.overrides.len()), ("few", 2));
        assert_eq!(NamedVariant::parse("signals.gold=3").expect("a variant").name, "signals.gold=3");
        for text in ["few:", ": signals.gold=3", "few: signals.gold"] {
            assert!(NamedVariant::parse(text).is_err(), "{text}");
        }
    }
}
