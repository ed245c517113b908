//! Explains errors of the TOML parser to people who do not know TOML.

use super::document::Site;
use matchday_files::faults::quoted;

/// Where a text is not TOML, what is wrong, and what to do.
pub(super) fn explain(error: &toml::de::Error, text: &str) -> (Site, String, &'static str) {
    let span = error.span().unwrap_or(0..1);
    let found = text.get(span.clone()).unwrap_or_default();
    let site = Site::of(0, span.start..span.end.max(span.start + 1));
    let is_word = found.starts_with(|c: char| c.is_alphabetic());
    let (message, remedy) = match error.message() {
        "duplicate key" => {
            let message =
                format!("{} occurs twice; expected each table and each key in it once", quoted(found.as_bytes()));
            (message, "remove one of the two, or put both together")
        }
        "string values must be quoted, expected literal string" if found.trim().is_empty() => {
            ("the value is missing".to_owned(), "add it")
        }
        message
            if is_word && (message.starts_with("invalid") || message.starts_with("string values must be quoted")) =>
        {
            let message = format!("{found} is no value; expected a number, true, false, or text in quotes");
            (message, "put text into quotes")
        }
        message => (format!("this is no TOML: {}", message.replace('\n', ", ")), "correct the line"),
    };
    (site, message, remedy)
}
