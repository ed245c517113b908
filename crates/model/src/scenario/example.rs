//! The scenario that `matchday new scenario` writes: a small market that explains each field.

use std::fmt::Write;

use super::field::{Field, Kind, field, fields, sections};

/// The values; the comments come from the registry.
const VALUES: &str = include_str!("template.toml");

const HEAD: &str = "\
# A scenario of matchday: everything that a simulated season depends on.
#
# Any field may be left out and then has its default; a field that must be there says so. Lists of tables, [[...]], hold
# any number of entries. The grade of a source stands in brackets behind it: S read there, 2 second hand, D derived from
# its figures, ours a choice of this project. Fields that are switched off start with # and no blank.

";

/// A complete, runnable scenario that explains every field where it first occurs.
///
/// # Examples
/// ```
/// let text = matchday_model::scenario::example();
/// assert!(text.contains("\n# Gold signals of an applicant.\n"));
/// ```
#[must_use]
pub fn example() -> String {
    let mut text = HEAD.to_owned();
    let (mut section, mut told) = (String::new(), Vec::new());
    tell_section("", &mut told, &mut text);
    for line in VALUES.lines() {
        let (mark, plain) = line.strip_prefix('#').map_or(("", line), |plain| ("#", plain));
        if plain.starts_with('[') {
            tell_rest(&section, &mut told, &mut text);
            section = pattern(plain);
            text.push('\n');
            tell_section(&section, &mut told, &mut text);
        } else if let Some((key, _)) = plain.split_once(" = ") {
            let path = if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") };
            if let Some(field) = field(&path).filter(|field| !told.contains(&field.path.as_str())) {
                told.push(&field.path);
                tell(field, &mut text);
            }
        }
        if !plain.is_empty() {
            let _ = writeln!(text, "{mark}{plain}");
        }
    }
    tell_rest(&section, &mut told, &mut text);
    text
}

/// The path pattern of a table from its header.
fn pattern(header: &str) -> String {
    let plain = header.trim_matches(['[', ']']);
    let known = sections().iter().find(|section| section.header() == header);
    known.map_or(plain, |section| section.path).to_owned()
}

/// Describes a table where it first occurs.
fn tell_section(path: &str, told: &mut Vec<&'static str>, text: &mut String) {
    if let Some(section) = sections().iter().find(|section| section.path == path)
        && !told.contains(&section.doc.as_str())
    {
        told.push(&section.doc);
        comment(&format!("-- {}", section.doc), text);
    }
}

/// Adds the fields of a table that the values leave out, commented out.
fn tell_rest(section: &str, told: &mut Vec<&'static str>, text: &mut String) {
    for field in fields().filter(|field| field.section() == section) {
        if !told.contains(&field.path.as_str()) {
            told.push(&field.path);
            tell(field, text);
            let value = match (field.default.as_str(), field.kind) {
                ("", Kind::Switch) => "true",
                ("", Kind::Distribution { .. }) => "{ distribution = \"gamma\", mean = 2.0, sd = 1.0 }",
                ("", _) => "1",
                (default, _) => default,
            };
            let _ = writeln!(text, "#{} = {value}", field.name());
        }
    }
}

/// Describes a field in comments.
pub(super) fn tell(field: &Field, text: &mut String) {
    comment(&field.doc, text);
    let mut facts = vec![field.range()];
    if field.is_required {
        facts.push("required".to_owned());
    } else if !matches!(field.default.as_str(), "" | "\"\"") {
        facts.push(format!("default {}", field.default));
    }
    comment(&facts.join("; "), text);
    if !field.source.is_empty() {
        comment(&format!("Source: {}", field.provenance()), text);
    }
}

/// A comment, wrapped.
fn comment(words: &str, text: &mut String) {
    const WIDTH: usize = 118;
    let mut line = String::from("#");
    for word in words.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(text, "{line}");
            "#".clone_into(&mut line);
        }
        let _ = write!(line, " {word}");
    }
    let _ = writeln!(text, "{line}");
}
