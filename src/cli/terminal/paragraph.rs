//! Sentences wrapped to the width of the terminal.

use std::io::{self, Write};

/// Columns of the terminal.
pub(in crate::cli) const WIDTH: usize = 100;

/// Writes sentences in lines of at most [`WIDTH`] columns: the first after `first`, the others indented as far.
pub(in crate::cli) fn write_paragraph(to: &mut impl Write, first: &str, sentences: &str) -> io::Result<()> {
    let indent = first.chars().count();
    let lines = wrapped(sentences, WIDTH.saturating_sub(indent));
    for (number, line) in lines.iter().enumerate() {
        let before = if number == 0 { first.to_owned() } else { " ".repeat(indent) };
        writeln!(to, "{before}{line}")?;
    }
    Ok(())
}

/// Splits a text into lines of at most `width` columns; a longer word gets a line of its own.
pub(in crate::cli) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        let words: Vec<String> = (0..60).map(|number| format!("word{number}")).collect();
        let mut bytes = Vec::new();
        write_paragraph(&mut bytes, " * ", &words.join(" ")).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH && line.starts_with([' '])));
        assert_eq!(text.trim_start_matches(" *").split_whitespace().collect::<Vec<_>>(), words);
    }

    #[test]
    fn a_word_longer_than_the_terminal_stands_alone() {
        let mut bytes = Vec::new();
        write_paragraph(&mut bytes, "", &format!("a {} b", "x".repeat(150))).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap().lines().count(), 3);
    }
}
