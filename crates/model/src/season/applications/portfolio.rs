//! How applications are split among the tiers of prestige: the own quartile, those above and those below.

use crate::scenario::{Applications, Portfolio};
use crate::season::number;

/// For every number of applications and every quartile of an applicant's strength: how many go to each tier.
#[derive(Clone, Default, Debug)]
pub(super) struct Shares {
    /// By number, up to all departments, and by own quartile.
    by_number: Vec<[[u32; 4]; 4]>,
}

impl Shares {
    /// The shares of a plan for tiers of these sizes.
    pub(super) fn of(plan: &Applications, sizes: [u32; 4]) -> Shares {
        let divide = |count: u32| match plan.portfolio {
            Portfolio::All => [sizes; 4],
            // There is one tier.
            Portfolio::Uniform => [[count, 0, 0, 0]; 4],
            Portfolio::Quartiles => [0, 1, 2, 3].map(|own| by_quartile(own, count, [plan.above, plan.below], sizes)),
        };
        Shares { by_number: (0..=sizes.iter().sum()).map(divide).collect() }
    }

    /// How `count` applications are split among the tiers. Counts above the number of departments are capped.
    #[inline]
    pub(super) fn at(&self, count: u32, own: usize) -> [u32; 4] {
        self.by_number[(count as usize).min(self.by_number.len() - 1)][own]
    }
}

/// Splits applications among the quartiles: the shares `above` and `below` go to those above and below, the rest to the own one.
/// Whatever a quartile cannot take goes to the nearest that can.
fn by_quartile(own: usize, count: u32, [above, below]: [f64; 2], sizes: [u32; 4]) -> [u32; 4] {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the count")]
    let part = |share: f64| (share * f64::from(count) + 0.5) as u32;
    let above = if own == 0 { 0 } else { part(above) };
    let below = if own == 3 { 0 } else { part(below).min(count - above.min(count)) };
    let split = |whole: u32, place: usize, places: usize| {
        let (place, places) = (number(place), number(places));
        whole * (place + 1) / places - whole * place / places
    };
    let mut counts: [u32; 4] = std::array::from_fn(|quarter| match quarter.cmp(&own) {
        std::cmp::Ordering::Less => split(above, quarter, own),
        std::cmp::Ordering::Greater => split(below, quarter - own - 1, 3 - own),
        std::cmp::Ordering::Equal => 0,
    });
    counts[own] = count.saturating_sub(counts.iter().sum());
    let mut excess = 0;
    for (count, size) in counts.iter_mut().zip(sizes) {
        excess += count.saturating_sub(size);
        *count = (*count).min(size);
    }
    if excess > 0 {
        let mut nearest = [0, 1, 2, 3];
        nearest.sort_by_key(|quarter: &usize| quarter.abs_diff(own));
        for quarter in nearest {
            let more = excess.min(sizes[quarter] - counts[quarter]);
            counts[quarter] += more;
            excess -= more;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(portfolio: Portfolio) -> Applications {
        Applications { portfolio, above: 0.25, below: 0.25, ..Applications::default() }
    }

    #[test]
    fn quartiles_take_their_shares_and_what_others_cannot() {
        let shares = Shares::of(&plan(Portfolio::Quartiles), [10; 4]);
        assert_eq!(shares.at(8, 0), [6, 0, 1, 1]);
        assert_eq!(shares.at(8, 1), [2, 4, 1, 1]);
        assert_eq!(shares.at(8, 3), [0, 1, 1, 6]);
        // The own quartile takes 10 of 14. The other four go to its neighbours, the higher one first.
        assert_eq!(shares.at(30, 1), [10, 10, 6, 4]);
        for own in 0..4 {
            assert_eq!(shares.at(0, own), [0; 4]);
            assert_eq!(shares.at(40, own), [10; 4]);
            assert_eq!(shares.at(4000, own), [10; 4]);
            assert!((0..=40).all(|count| shares.at(count, own).iter().sum::<u32>() == count));
        }
    }

    #[test]
    fn without_quartiles_there_is_one_tier() {
        assert_eq!(Shares::of(&plan(Portfolio::Uniform), [9, 0, 0, 0]).at(7, 2), [7, 0, 0, 0]);
        assert_eq!(Shares::of(&plan(Portfolio::All), [9, 0, 0, 0]).at(7, 2), [9, 0, 0, 0]);
        assert_eq!(Shares::default().by_number.len(), 0);
    }
}
