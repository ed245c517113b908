//! Whole numbers in given proportions.

/// Divides `total` in proportion to `weights` by largest remainders. Ties go to the earlier weight. If all weights are 0, they
/// count as equal.
pub(super) fn apportion(total: u32, weights: &[u64]) -> Vec<u32> {
    if weights.is_empty() {
        return Vec::new();
    }
    let sum: u128 = weights.iter().map(|&w| u128::from(w)).sum();
    if sum == 0 {
        return apportion(total, &vec![1; weights.len()]);
    }
    let product = |weight: u64| u128::from(total) * u128::from(weight);
    let mut parts: Vec<u32> =
        weights.iter().map(|&w| u32::try_from(product(w) / sum).expect("a part is at most the total")).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(product(weights[i]) % sum), i));
    let missing = total - parts.iter().sum::<u32>();
    for &i in order.iter().take(missing as usize) {
        parts[i] += 1;
    }
    parts
}

/// `share` of `count`, to the nearest whole number.
pub(super) fn part(count: u32, share: f64) -> u32 {
    let part = (f64::from(count) * share.clamp(0.0, 1.0)).round();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and count")]
    let part = part as u32;
    part
}

#[cfg(test)]
mod tests {
    use super::{apportion, part};

    #[test]
    fn parts_add_up_and_are_exact_where_they_can_be() {
        assert_eq!(apportion(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(apportion(7, &[2, 5]), [2, 5]);
        assert_eq!(apportion(3, &[0, 0]), [2, 1]);
        assert_eq!(apportion(0, &[1, 2]), [0, 0]);
        assert!(apportion(5, &[]).is_empty());
    }

    #[test]
    fn shares_round_to_the_nearest() {
        assert_eq!((part(50_000, 0.125), part(3, 0.5), part(10, 1.0)), (6250, 2, 10));
    }
}
