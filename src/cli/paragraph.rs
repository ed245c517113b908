//! Sentences that fit the screen.

use std::io::{self, Write};

/// Columns of the screen.
pub(super) const WIDTH: usize = 100;

/// Writes sentences in lines of at most [`WIDTH`] columns, the first line behind `first`, the others behind as many blanks.
pub(super) fn write_paragraph(to: &mut impl Write, first: &str, sentences: &str) -> io::Result<()> {
    let indent = first.chars().count();
    let lines = wrapped(sentences, WIDTH.saturating_sub(indent));
    for (number, line) in lines.iter().enumerate() {
        let before = if number == 0 { first.to_owned() } else { " ".repeat(indent) };
        writeln!(to, "{before}{line}")?;
    }
    Ok(())
}

/// The first sentence of what a field means, as a terminal shows it.
pub(super) fn first_sentence(doc: &str) -> String {
    let end = doc.find(". ").map_or(doc.len(), |end| end + 1);
    doc[..end].replace('`', "")
}

/// A path in lines of at most so many columns where its names allow it, broken behind dots.
pub(super) fn wrapped_path(path: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for part in path.split_inclusive('.') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + part.chars().count() <= width => line.push_str(part),
            _ => lines.push(part.to_owned()),
        }
    }
    lines.join("\n")
}

/// Words in lines of at most so many columns; a longer word has a line to itself.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
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
    fn paths_are_broken_behind_dots() {
        assert_eq!(wrapped_path("signals.gold", 22), "signals.gold");
        assert_eq!(wrapped_path("specialty.IR.tracks.A.positions", 22), "specialty.IR.tracks.A.\npositions");
        assert_eq!(first_sentence("How many they are. `none` for none."), "How many they are.");
        assert_eq!(first_sentence("A cap; `none` for none."), "A cap; none for none.");
    }

    #[test]
    fn a_word_that_is_longer_than_the_screen_stands_alone() {
        let mut bytes = Vec::new();
        write_paragraph(&mut bytes, "", &format!("a {} b", "x".repeat(150))).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap().lines().count(), 3);
    }
}
