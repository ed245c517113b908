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

/// The known id that is the same as `id` but for its form: capitals, blanks, zeros in front, `.0` behind, or a letter O for a zero.
///
/// Ids with digits that differ otherwise are never suggested: they belong to another person. Ids without digits are names, see [`nearest`].
pub fn nearest_id<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let has_digit = |id: &str| id.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digit(id) {
        return nearest(id, known.into_iter().filter(|known| !has_digit(known)));
    }
    let plain = plain(id);
    let mut same = known.into_iter().filter(|known| self::plain(known) == plain);
    let first = same.next()?;
    // Where several are the same in this way, nobody can tell which is meant.
    same.next().is_none().then_some(first)
}

/// An id without what its form adds.
fn plain(id: &str) -> String {
    let id: String = id.chars().filter(|one| !one.is_whitespace()).collect::<String>().to_lowercase().replace('o', "0");
    id.strip_suffix(".0").unwrap_or(&id).trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_other_people_are_not_suggested() {
        let known = ["10000012", "CITY-A", "10416A0", "0042"];
        for (id, meant) in [
            ("10000112", None),
            ("1000001", None),
            ("10000012.0", Some("10000012")),
            ("1000 0012", Some("10000012")),
            ("1OOOOO12", Some("10000012")),
            ("10416a0", Some("10416A0")),
            ("10416A1", None),
            ("42", Some("0042")),
            ("CITI-A", Some("CITY-A")),
        ] {
            assert_eq!(nearest_id(id, known), meant, "{id}");
        }
        assert_eq!(nearest_id("7", ["07", "007"]), None);
    }

    #[test]
    fn misspelt_names_are_found_and_other_names_are_not() {
        assert_eq!(nearest("qouta", ["track", "quota"]), Some("quota"));
        assert_eq!(nearest("Programs.CSV", ["couples.csv", "programs.csv"]), Some("programs.csv"));
        assert_eq!(nearest("1000416A1", ["1000416A0"]), Some("1000416A0"));
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("limit", ["quota"]), None);
    }
}
