//! Text from files in messages: in quotes, on one line, and not too long.

/// A value of a file in quotes: shortened if it is long, and printable whatever its bytes are.
pub fn quoted(value: &[u8]) -> String {
    const SHOWN: usize = 40;
    let head = &value[..value.len().min(4 * SHOWN + 4)];
    let text = String::from_utf8_lossy(head);
    let shown: String = text.chars().take(SHOWN).flat_map(printable).collect();
    let is_cut = text.chars().nth(SHOWN).is_some();
    format!("\"{shown}{}\"", if is_cut { "…" } else { "" })
}

/// A message on one line: control characters are escaped, since names and ids may hold any.
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
    fn values_are_shown_on_one_line() {
        assert_eq!(quoted(b"two\nlines"), r#""two\nlines""#);
        assert_eq!(one_line("é\u{1b}\n".to_owned()), r"é\u{1b}\n");
        assert_eq!(quoted("é".repeat(60).as_bytes()), format!("\"{}…\"", "é".repeat(40)));
    }
}
