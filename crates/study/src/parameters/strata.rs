//! Values spread evenly over a range.

use matchday_model::draws::Draws;

/// One uniform draw from each of `count` strata of 0 to 1, in random order.
pub(crate) fn strata(count: usize, draws: &mut Draws) -> Vec<f64> {
    #[allow(clippy::cast_precision_loss, reason = "at most 10⁴")]
    let mut shares: Vec<f64> = (0..count).map(|stratum| (stratum as f64 + draws.unit()) / count as f64).collect();
    draws.shuffle(&mut shares);
    shares
}
