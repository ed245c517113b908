//! The command line as it was typed, so that it can be typed again.

use std::fmt::Display;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// Options that change no number in a result.
const ASIDE: [&str; 9] = ["out", "report", "format", "resume", "force", "shard", "threads", "json", "quiet"];

/// The command line, without the options that change no number in the result.
#[derive(Clone, Default, Debug)]
pub(super) struct Typed {
    words: Vec<String>,
}

impl Typed {
    /// The arguments of one command, such as `simulate`.
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
                    // Apart, the value would be read as an option.
                    Some(long) if value.starts_with('-') => words.push(format!("{long}={value}")),
                    Some(long) => words.extend([long.clone(), value.into_owned()]),
                    None => words.push(value.into_owned()),
                }
            }
        }
        Typed { words }
    }

    /// Adds an option that was not typed but affects the result, such as a default seed.
    pub(super) fn with(mut self, option: &str, value: impl Display) -> Typed {
        let is_option =
            |word: &String| word == option || word.strip_prefix(option).is_some_and(|rest| rest.starts_with('='));
        if !self.words.iter().any(is_option) {
            self.words.extend([option.to_owned(), value.to_string()]);
        }
        self
    }

    /// The command, quoted for a shell.
    pub(super) fn command(&self) -> String {
        self.words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
    }
}

/// A word, quoted for a POSIX shell where necessary.
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
