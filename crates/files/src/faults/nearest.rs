//! The known name that a misspelt one probably means.

use strsim::osa_distance;

/// The known name nearest to `name`, if it is near enough: it differs in case only, or by at most two edits and by fewer than
/// a third of the characters.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count().saturating_sub(1) / 3).min(2);
    if name.len() > 200 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        if candidate.eq_ignore_ascii_case(name) {
            return Some(candidate);
        }
        if candidate.len().abs_diff(name.len()) > 2 * allowed {
            continue;
        }
        let distance = osa_distance(name, candidate);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names_are_found_and_other_names_are_not() {
        assert_eq!(nearest("qouta", ["track", "quota"]), Some("quota"));
        assert_eq!(nearest("Programs.CSV", ["couples.csv", "programs.csv"]), Some("programs.csv"));
        assert_eq!(nearest("1000416A1", ["1000416A0"]), Some("1000416A0"));
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("limit", ["quota"]), None);
    }
}
