//! Where the fields of a row start in the raw bytes, by the rules of the csv crate.

/// A field in the raw bytes, quotes included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct RawField {
    /// Its first byte.
    pub start: usize,
    /// What is wrong with its quotes.
    pub flaw: Option<QuoteFlaw>,
}

/// Quotes that the csv crate accepts without an error, though they usually mean that a field swallowed the text behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum QuoteFlaw {
    /// The opening quote is never closed.
    Open,
    /// Text stands between the closing quote and the next comma.
    TextBehind,
}

/// The fields of one row, from the left.
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
    start: usize,
    is_done: bool,
}

impl<'a> Fields<'a> {
    /// The row that starts at a byte; line ends there are skipped.
    pub(super) fn of_row(bytes: &'a [u8], at: usize) -> Fields<'a> {
        let start = at + bytes[at..].iter().take_while(|byte| is_line_end(**byte)).count();
        Fields { bytes, start, is_done: false }
    }

    /// Where the next field starts.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// The end of a quoted field's closing quote; none when it is never closed.
    fn end_of_quoted(&self) -> Option<usize> {
        let mut at = self.start + 1;
        loop {
            at += self.bytes[at..].iter().position(|&byte| byte == b'"')? + 1;
            if self.bytes.get(at) != Some(&b'"') {
                return Some(at);
            }
            at += 1;
        }
    }
}

impl Iterator for Fields<'_> {
    type Item = RawField;

    fn next(&mut self) -> Option<RawField> {
        if self.is_done {
            return None;
        }
        let start = self.start;
        let is_quoted = self.bytes.get(start) == Some(&b'"');
        let Some(end) = (if is_quoted { self.end_of_quoted() } else { Some(start) }) else {
            self.is_done = true;
            return Some(RawField { start, flaw: Some(QuoteFlaw::Open) });
        };
        let rest = &self.bytes[end..];
        let length = rest.iter().position(|&byte| byte == b',' || is_line_end(byte)).unwrap_or(rest.len());
        if rest.get(length) == Some(&b',') {
            self.start = end + length + 1;
        } else {
            self.is_done = true;
        }
        let has_text_behind = is_quoted && !rest[..length].trim_ascii().is_empty();
        Some(RawField { start, flaw: has_text_behind.then_some(QuoteFlaw::TextBehind) })
    }
}

fn is_line_end(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str) -> Vec<usize> {
        Fields::of_row(text.as_bytes(), 0).map(|field| field.start).collect()
    }

    #[test]
    fn quotes_hide_commas_and_line_ends() {
        assert_eq!(starts("a,\"b,\n\"\"c\",d\ne,f"), [0, 2, 11]);
    }

    #[test]
    fn a_quote_inside_a_field_is_an_ordinary_character() {
        assert_eq!(starts("a\"b,c\"\nd"), [0, 4]);
    }

    #[test]
    fn an_open_quote_is_seen() {
        let last = Fields::of_row(b"a,\"b\nc,d", 0).last();
        assert_eq!(last, Some(RawField { start: 2, flaw: Some(QuoteFlaw::Open) }));
    }

    #[test]
    fn text_behind_a_quote_is_seen() {
        let flaws: Vec<_> = Fields::of_row(b"\"a\"b,\"c\" ,d", 0).map(|field| field.flaw).collect();
        assert_eq!(flaws, [Some(QuoteFlaw::TextBehind), None, None]);
    }

    #[test]
    fn an_empty_last_field_counts() {
        assert_eq!(starts("a,"), [0, 2]);
    }
}
