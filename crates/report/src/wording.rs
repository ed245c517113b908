//! Estimates and lists in words.

use super::records::Record;
use matchday_study::numbers::{error, percent, points, signed_points};

/// `73.7% ± 0.2`, of a share with its Monte Carlo standard error in percentage points.
pub(super) fn share(row: &Record) -> Option<String> {
    Some(format!("{}{}", percent(row.real("estimate")?), plus_minus(row.real("mcse"), points)))
}

/// `+2.8 ± 0.3 points` of a difference of shares, `+1.4 ± 0.1` of other numbers.
pub(super) fn difference(row: &Record, value: &str, mcse: &str) -> Option<String> {
    let (value, mcse) = (row.real(value)?, row.real(mcse));
    Some(if row.text("unit") == "share" {
        format!("{}{} points", signed_points(value), plus_minus(mcse, points))
    } else {
        format!("{}{} {}", signed(value), plus_minus(mcse, error), row.text("unit"))
    })
}

fn plus_minus(mcse: Option<f64>, form: fn(f64) -> String) -> String {
    mcse.map_or(String::new(), |mcse| format!(" ± {}", form(mcse)))
}

/// `+1.4`, `−0.03`.
pub(super) fn signed(value: f64) -> String {
    let text = if value.abs() < 0.05 { format!("{value:+.2}") } else { format!("{value:+.1}") };
    if text.trim_start_matches(['+', '-']).chars().all(|digit| matches!(digit, '0' | '.')) {
        "0".to_owned()
    } else {
        text.replace('-', "−")
    }
}

/// `a, b and c`.
pub(super) fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
