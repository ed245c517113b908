//! Generates the reference of the scenario file, `docs/scenario-format.md`, from the registry.

use std::fmt::Write;

use matchday_match::market::Track;

use super::field::{Field, fields, sections};

const HEAD: &str = include_str!("reference_head.md");
const TAIL: &str = include_str!("reference_tail.md");

/// The text of `docs/scenario-format.md`. A test compares the file with it; `UPDATE_DOCS=1 cargo test` rewrites the file.
#[must_use]
pub fn reference() -> String {
    let mut text = HEAD.to_owned();
    for section in sections() {
        let header = if section.path.is_empty() { "At the top".to_owned() } else { format!("`{}`", section.header()) };
        let _ = writeln!(text, "\n## {header}\n\n{}\n", section.doc);
        text.push_str("| field | meaning | values | default | source |\n|---|---|---|---|---|\n");
        for field in fields().filter(|field| field.section() == section.path) {
            let _ = writeln!(text, "{}", row(field));
        }
    }
    text.push('\n');
    let tracks: Vec<String> = Track::LETTERS.iter().map(|letter| format!("`{letter}`")).collect();
    text.push_str(&TAIL.replace("{tracks}", &tracks.join(", ")));
    text
}

fn row(field: &Field) -> String {
    let default = match field.default.as_str() {
        _ if field.is_required => "required".to_owned(),
        "" => "none".to_owned(),
        "\"\"" => "empty".to_owned(),
        default => format!("`{default}`"),
    };
    let source = field.provenance();
    let cells = [&format!("`{}`", field.name()), &field.doc, &field.range(), &default, &source];
    let cells = cells.map(|cell| cell.replace('|', "\\|"));
    format!("| {} |", cells.join(" | "))
}
