//! The command that was typed, as it can be typed again.

use std::fmt::Display;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// Options that change no number of a result.
const ASIDE: [&str; 9] = ["out", "report", "format", "resume", "force", "shard", "threads", "json", "quiet"];

/// What was typed, without the options that change no number of the result.
#[derive(Clone, Default, Debug)]
pub(super) struct Typed {
    words: Vec<String>,
}

impl Typed {
    /// Of one command of the program, such as `simulate`.
    pub(super) fn of(command: &Command, matches: &ArgMatches) -> Typed {
        let mut words = vec!["matchday".to_owned(), command.get_name().to_owned()];
        let is_typed = |arg: &&Arg| matches.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
        for arg in command.get_arguments().filter(is_typed).filter(|arg| !ASIDE.contains(&arg.get_id().as_str())) {
            let long = arg.get_long().map(|long| format!("--{long}"));
            if matches!(arg.get_action(), ArgAction::SetTrue) {
                words.extend(long);
                continue;
            }
            for value in matches.get_raw(arg.get_id().as_str()).into_iter().flatten() {
                let value = value.to_string_lossy();
                match &long {
                    // It would be taken for an option of its own.
                    Some(long) if value.starts_with('-') => words.push(format!("{long}={value}")),
                    Some(long) => words.extend([long.clone(), value.into_owned()]),
                    None => words.push(value.into_owned()),
                }
            }
        }
        Typed { words }
    }

    /// The same with an option that was not typed, and yet decides on the result.
    pub(super) fn with(mut self, option: &str, value: impl Display) -> Typed {
        let is_option =
            |word: &String| word == option || word.strip_prefix(option).is_some_and(|rest| rest.starts_with('='));
        if !self.words.iter().any(is_option) {
            self.words.extend([option.to_owned(), value.to_string()]);
        }
        self
    }

    /// As a shell reads it.
    pub(super) fn command(&self) -> String {
        self.words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
    }
}

/// A word as a POSIX shell reads it.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "_-./=:,+@%".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_needs_it() {
        assert_eq!(["a.toml", "it's", "", "$x", "a;b"].map(quoted), ["a.toml", r"'it'\''s'", "''", "'$x'", "'a;b'"]);
    }
}
