//! Numbers formatted for people.

/// A share: `73.8%`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}

/// A small share in percentage points, with as many decimals as are significant, at least one digit.
#[must_use]
pub fn points(share: f64) -> String {
    let points = 100.0 * share;
    // Anything smaller is rounding error around 0.
    if points < 0.000_05 {
        return "0".to_owned();
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let decimals = if points < 0.05 { (-points.log10()).ceil().clamp(2.0, 4.0) as usize } else { 1 };
    format!("{points:.decimals$}")
}

/// A change of a share in percentage points: `+2.8`, `−0.4`.
#[must_use]
pub fn signed_points(share: f64) -> String {
    let text = if share.abs() < 0.0005 { format!("{:+.2}", 100.0 * share) } else { format!("{:+.1}", 100.0 * share) };
    // No sign if the number rounds to 0.
    if text.trim_start_matches(['+', '-']).chars().all(|digit| matches!(digit, '0' | '.')) {
        return "0".to_owned();
    }
    text.replace('-', "−")
}

/// One decimal, left out if it is 0.
#[must_use]
pub fn tenth(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The error of a count or mean, with as many decimals as are significant.
#[must_use]
pub fn error(value: f64) -> String {
    points(value / 100.0)
}

/// A number with thousands separators: `12,345`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_long_as_they_say_something() {
        assert_eq!(
            [0.0, 1e-12, 0.000_012, 0.0002, 0.0049, 0.05].map(points),
            ["0", "0", "0.001", "0.02", "0.5", "5.0"]
        );
        assert_eq!([0.0, 0.0003, 0.003, 0.04, 1.26].map(error), ["0", "0.0003", "0.003", "0.04", "1.3"]);
        assert_eq!([3.0, 3.25, 0.04].map(tenth), ["3", "3.2", "0"]);
        assert_eq!([0.028, -0.0041, 0.000_2, 0.0, -0.000_01].map(signed_points), ["+2.8", "−0.4", "+0.02", "0", "0"]);
    }

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
