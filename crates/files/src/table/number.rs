//! Whole numbers in files.

use crate::faults::{Findings, Spot, quoted};

/// A whole number that is at least `least`, 0 or 1; anything else is a fault.
#[inline]
pub fn whole(
    value: &[u8],
    least: u32,
    name: &'static str,
    at: impl FnOnce() -> Spot,
    findings: &mut Findings,
) -> Option<u32> {
    let number = digits(value).filter(|&number| number >= least);
    if number.is_none() {
        report(value, least, name, at(), findings);
    }
    number
}

/// A number below `u32::MAX` that is written in digits only.
#[inline]
pub(crate) fn digits(value: &[u8]) -> Option<u32> {
    if value.is_empty() {
        return None;
    }
    let mut number = 0u32;
    for byte in value {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    (number < u32::MAX).then_some(number)
}

#[cold]
fn report(value: &[u8], least: u32, name: &str, at: Spot, findings: &mut Findings) {
    let (sign, magnitude) = value.split_first().map_or((0, value), |(&first, rest)| (first, rest));
    let is_number = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    let is_negative = sign == b'-' && !magnitude.is_empty() && magnitude.iter().all(u8::is_ascii_digit);
    let expected = if least == 0 { "0, 1, 2, …" } else { "1, 2, 3, …" };
    let message = if value.is_empty() {
        format!("{name} is empty; expected {expected}")
    } else if is_negative || (is_number && digits(value).is_some()) {
        format!(
            "{name} {} is below {least}; expected {expected}",
            String::from_utf8_lossy(&value[..value.len().min(20)])
        )
    } else if is_number {
        format!("{name} {} is too large; expected {expected}", quoted(value))
    } else {
        format!("{name} {} is not a whole number; expected {expected}", quoted(value))
    };
    findings.fault(at, message, format!("correct the {name}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_make_a_number() {
        assert_eq!(digits(b"0042"), Some(42));
        assert_eq!(digits(b"4294967294"), Some(u32::MAX - 1));
        for no in ["", "4294967295", "99999999999", "+1", "-1", "1.0", " 1", "١"] {
            assert_eq!(digits(no.as_bytes()), None, "{no}");
        }
    }
}
