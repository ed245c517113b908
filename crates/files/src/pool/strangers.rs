//! Files in the folder of a pool that are not read: which are plainly meant for one that is, and which are litter.

use super::folder::FILES;
use crate::faults::nearest;

/// Endings of tables.
const ENDINGS: [&str; 8] = [".csv", ".txt", ".tsv", ".xlsx", ".xls", ".xlsm", ".ods", ".numbers"];

/// Whether an operating system or an editor leaves files of this name behind: nobody means them.
pub(super) fn is_litter(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || ["desktop.ini", "thumbs.db", "__macosx"].contains(&name.as_str())
}

/// Whether a name is that of a spreadsheet.
pub(super) fn is_spreadsheet(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDINGS[3..].iter().any(|ending| name.ends_with(ending))
}

/// The file of a pool that a name is meant for: it differs in capitals, blanks, plural, ending, a year, or as copies do, or
/// by a slip or two.
pub(super) fn meant_for(name: &str) -> Option<&'static str> {
    let words = words(name)?;
    let plain = FILES.into_iter().find(|file| self::words(file).as_ref() == Some(&words));
    plain.or_else(|| nearest(name, FILES))
}

/// A name without what a copy of a file adds to it: `1000416A0 (1)`, `1000416A0 - Copy`, `Copy of 1000416A0`.
pub(super) fn without_copy(name: &str) -> &str {
    let name = name.strip_prefix("Copy of ").unwrap_or(name);
    let name = name.strip_suffix(" - Copy").unwrap_or(name);
    match name.rsplit_once(" (") {
        Some((first, number)) if number.strip_suffix(')').is_some_and(|number| number.parse::<u32>().is_ok()) => first,
        _ => name,
    }
}

/// The words of a table's name in the singular, without what copies and years add. None for other files.
fn words(name: &str) -> Option<Vec<String>> {
    let mut stem = name.to_lowercase();
    let mut is_table = !name.contains('.');
    while let Some(rest) = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)) {
        stem = rest.to_owned();
        is_table = true;
    }
    let words = stem.split(|one: char| !one.is_alphabetic()).filter(|word| !["", "copy", "of", "final"].contains(word));
    is_table.then(|| words.map(|word| word.trim_end_matches('s').to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_form_are_recognised() {
        for name in [
            "couple.csv",
            "Couples.CSV",
            "couples 2025.csv",
            "couples.csv.txt",
            "couples.xlsx",
            "couples (1).csv",
            "Copy of couples.csv",
            "couples - Copy.csv",
            "cuoples.csv",
            "Couples",
        ] {
            assert_eq!(meant_for(name), Some("couples.csv"), "{name}");
        }
        assert_eq!(meant_for("reversion.csv"), Some("reversions.csv"));
        assert_eq!(meant_for("Applicant Ranks.xlsx"), Some("applicant_ranks.csv"));
        assert_eq!(meant_for("program-rank.txt"), Some("program_ranks.csv"));
        for name in ["notes.txt", "couples.pdf", "README.md", "ranks.csv", "matches.csv", "applicants_interviewed.csv"]
        {
            assert_eq!(meant_for(name), None, "{name}");
        }
    }

    #[test]
    fn copies_are_recognised() {
        for name in ["1000416A0", "1000416A0 (1)", "1000416A0 - Copy", "Copy of 1000416A0", "1000416A0 (12)"] {
            assert_eq!(without_copy(name), "1000416A0");
        }
        assert_eq!(without_copy("1000416A0 (final)"), "1000416A0 (final)");
    }

    #[test]
    fn litter_is_recognised() {
        for name in ["desktop.ini", "Thumbs.db", ".DS_Store", "~$couples.xlsx", "couples.csv~", "__MACOSX"] {
            assert!(is_litter(name), "{name}");
        }
        assert!(!is_litter("couples.csv"));
    }
}
