//! Drawing lots: which departments of a tier an applicant applies to.
//!
//! Sequential sampling: departments are visited in a fixed order, and each is taken with the probability that fills the wanted number
//! (Fan, Muller and Rezucha, "Development of sampling plans by using sequential (item by item) selection techniques", Journal of the
//! American Statistical Association 57, 1962; here with weights for the region). Each applicant-department pair has its own lot, so
//! adding or removing a department changes few other choices.

use crate::draws::Key;
use crate::season::number;
use matchday_lanes::{Lanes, ODDS, Span, WIDEST};

/// The inputs of the lots for all tiers, for people who weigh the members alike. The lists of each tier are padded to a multiple
/// of [`WIDEST`].
#[derive(Clone, Default, Debug)]
pub(super) struct Hat {
    tiers: [Tier; 4],
    /// The members' halves of the pair keys.
    halves: Vec<u32>,
    /// By member: the summed weight of itself and all later members of its tier, divided by its own weight, in units of [`ODDS`].
    odds: Vec<u32>,
    /// By member: how many members of its tier come later.
    after: Vec<u32>,
    weights: Vec<f32>,
    /// By member: where its tier's `odds` and `after` start, after those of all tiers, for the case that it is certainly taken.
    /// `None` if that happens to nobody.
    rows: Vec<Option<usize>>,
}

/// A member of a hat.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) key: Key,
    pub(super) weight: f64,
    /// Whether it can be the home institution of these people, who then take it for certain.
    pub(super) is_home: bool,
}

/// The members of a tier.
#[derive(Clone, Copy, Default, Debug)]
struct Tier {
    /// The index of its first member.
    first: u32,
    members: u32,
    /// The range of the tier in the padded lists.
    start: usize,
    end: usize,
}

/// 1 in units of [`ODDS`].
const ONE: f32 = {
    assert!(ODDS == 12, "1 is 2 to the power of the bits");
    4096.0
};

/// A number in units of [`ODDS`].
fn in_odds(number: f32) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and saturates")]
    let odds = (number * ONE + 0.5) as u32;
    odds
}

impl Hat {
    /// Builds the hat from the members of each tier.
    pub(super) fn of(tiers: &[Vec<Member>; 4]) -> Hat {
        let mut hat = Hat::default();
        let mut first = 0;
        for (tier, members) in hat.tiers.iter_mut().zip(tiers) {
            let count = number(members.len());
            let start = hat.halves.len();
            let end = start + members.len().next_multiple_of(WIDEST);
            *tier = Tier { first, members: count, start, end };
            first += count;
            hat.halves.extend(members.iter().map(|member| member.key.half()));
            #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a weight")]
            hat.weights.extend(members.iter().map(|member| member.weight.max(1e-6) as f32));
            hat.halves.resize(end, 0);
            hat.weights.resize(end, 1.0);
            let mut left = 0.0;
            let odds = hat.weights[start..][..members.len()].iter().rev().map(|weight| {
                left += weight;
                in_odds(left / weight)
            });
            let odds: Vec<u32> = odds.collect();
            hat.odds.extend(odds.into_iter().rev());
            hat.after.extend((0..count).rev());
            hat.odds.resize(end, 0);
            hat.after.resize(end, 0);
        }
        let Hat { tiers: spans, odds, after, weights, rows, .. } = &mut hat;
        for (&mut Tier { start, end, .. }, members) in spans.iter_mut().zip(tiers) {
            for (must, member) in members.iter().enumerate() {
                let row = odds.len();
                rows.push(member.is_home.then_some(row));
                if member.is_home {
                    odds.extend_from_within(start..end);
                    after.extend_from_within(start..end);
                    lower_before(must, &mut odds[row..], &mut after[row..], &weights[start..end]);
                }
            }
        }
        hat
    }
}

/// Adjusts a tier for one member that is certainly taken: for the members before it, one place less is left.
fn lower_before(must: usize, odds: &mut [u32], after: &mut [u32], weights: &[f32]) {
    for ((odds, after), own) in odds[..must].iter_mut().zip(&mut after[..must]).zip(weights) {
        *odds = odds.saturating_sub(in_odds(weights[must] / own));
        *after -= 1;
    }
}

/// Memory for one person's lots.
#[derive(Default, Debug)]
pub(super) struct Lots {
    lanes: Lanes,
    /// By member: it is taken if the place where it is written lies below this bar.
    bars: Vec<u32>,
}

impl Lots {
    /// Takes the wanted number of members from each tier, `musts` always included, and writes their indices to the start of `chosen` in
    /// rising order. Returns how many were taken. `chosen` needs room for two more than all members.
    #[inline]
    pub(super) fn take(&mut self, key: Key, hat: &Hat, wanted: [u32; 4], musts: &[u32], chosen: &mut [u32]) -> usize {
        self.bars.resize(hat.halves.len(), 0);
        let (mut spans, mut place, mut left) = ([Span::default(); 4], 0, musts);
        let mut given = [musts; 4];
        for (which, (span, tier)) in spans.iter_mut().zip(&hat.tiers).enumerate() {
            let count = left.iter().take_while(|&&must| must < tier.first + tier.members).count();
            (given[which], left) = left.split_at(count);
            let row = if let &[must] = given[which] { hat.rows[must as usize] } else { None };
            let odds = row.unwrap_or(tier.start);
            *span = Span { end: tier.end, odds, place, wanted: wanted[which].max(number(count)).min(tier.members) };
            // A member that is not taken is still written, one past the taken ones. The gap between the halves absorbs it.
            place += span.wanted + u32::from(which == 1);
        }
        self.lanes.draw(key.half(), &hat.halves, &hat.odds, &hat.after, &spans, &mut self.bars);
        for ((tier, span), given) in hat.tiers.iter().zip(spans).zip(given).filter(|(_, given)| !given.is_empty()) {
            if span.odds == tier.start {
                self.draw_beside(key, hat, *tier, span, given);
            }
            self.take_in_any_case(*tier, given);
        }
        for [one, other] in [[0, 2], [1, 3]] {
            self.give([hat.tiers[one], hat.tiers[other]], [spans[one].place, spans[other].place], chosen);
        }
        let [half, end] = [spans[2].place, place].map(|place| place as usize);
        chosen.copy_within(half..end, half - 1);
        end - 1
    }

    /// Draws the lots of a tier again when several of its members are certainly taken.
    fn draw_beside(&mut self, key: Key, hat: &Hat, tier: Tier, span: Span, musts: &[u32]) {
        let Tier { start, end, first, .. } = tier;
        let [mut odds, mut after] = [&hat.odds, &hat.after].map(|list| list[start..end].to_vec());
        for must in musts {
            lower_before((must - first) as usize, &mut odds, &mut after, &hat.weights[start..end]);
        }
        let span = Span { end: end - start, odds: 0, ..span };
        self.lanes.draw(key.half(), &hat.halves[start..end], &odds, &after, &[span], &mut self.bars[start..end]);
    }

    /// Takes some members for certain. Each member before one of them must leave a place for it.
    #[inline]
    fn take_in_any_case(&mut self, tier: Tier, musts: &[u32]) {
        let bars = &mut self.bars[tier.start..tier.end];
        for &must in musts {
            let must = (must - tier.first) as usize;
            bars[..must].iter_mut().for_each(|bar| *bar = bar.saturating_sub(1));
            bars[must] = u32::MAX;
        }
    }

    /// Goes through the members of two tiers and writes those taken, each tier from its own place on.
    ///
    /// Branch-free: every member is written, and a later one overwrites it unless it was taken. Two tiers at once take less time than
    /// one after the other, because each member of a tier depends on the one before.
    #[inline]
    fn give(&self, tiers: [Tier; 2], places: [u32; 2], chosen: &mut [u32]) {
        let [ones, others] = tiers.map(|tier| &self.bars[tier.start..][..tier.members as usize]);
        let [mut one, mut other] = places;
        let [first, other_first] = tiers.map(|tier| tier.first);
        for ((&bar, &other_bar), member) in ones.iter().zip(others).zip(0..) {
            chosen[one as usize] = first + member;
            one += u32::from(one < bar);
            chosen[other as usize] = other_first + member;
            other += u32::from(other < other_bar);
        }
        let both = ones.len().min(others.len());
        let rest = number(both);
        for (&bar, member) in ones[both..].iter().zip(first + rest..) {
            chosen[one as usize] = member;
            one += u32::from(one < bar);
        }
        for (&bar, member) in others[both..].iter().zip(other_first + rest..) {
            chosen[other as usize] = member;
            other += u32::from(other < bar);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::Keys;

    /// Four tiers of equal size.
    fn hat(weights: &[f64]) -> Hat {
        hat_of(weights, false)
    }

    fn hat_of(weights: &[f64], is_home: bool) -> Hat {
        let mut keys = Keys::of(1, None, "members");
        let mut member = |weight| Member { key: keys.next_key(), weight, is_home };
        let mut tier = || weights.iter().map(|&weight| member(weight)).collect();
        Hat::of(&[tier(), tier(), tier(), tier()])
    }

    fn take(hat: &Hat, key: Key, wanted: [u32; 4], musts: &[u32]) -> Vec<u32> {
        let mut chosen = vec![0; hat.halves.len() + 2];
        let count = Lots::default().take(key, hat, wanted, musts, &mut chosen);
        chosen.truncate(count);
        chosen
    }

    #[test]
    fn as_many_as_wanted_are_taken_and_those_who_must_be() {
        let mut keys = Keys::of(2, None, "people");
        for members in [1, 7, 8, 17, 64] {
            let hat = hat(&(0..members).map(|member| [1.0, 2.5][member % 2]).collect::<Vec<_>>());
            for wanted in 0..=number(members) + 1 {
                // In the second tier.
                let first = number(members);
                for musts in [vec![], vec![first + first / 2], vec![first, 2 * first - 1]] {
                    let musts = if members == 1 { &musts[..musts.len().min(1)] } else { &musts };
                    let taken = take(&hat, keys.next_key(), [wanted, wanted, wanted / 2, wanted], musts);
                    assert!(taken.is_sorted_by(|one, other| one < other), "{taken:?}");
                    assert!(musts.iter().all(|must| taken.contains(must)), "{taken:?}");
                    let wanted = wanted as usize;
                    let of_each = [wanted, wanted.max(musts.len()), wanted / 2, wanted];
                    let in_tier = |tier: u32| taken.iter().filter(|&&member| member / first == tier).count();
                    assert_eq!([0, 1, 2, 3].map(in_tier), of_each.map(|wanted| wanted.min(members)));
                }
            }
        }
    }

    /// The odds given a member that is certainly taken are the same whether looked up or computed.
    #[test]
    fn odds_beside_a_home_are_looked_up() {
        let weights: Vec<f64> = (0..21).map(|member| [1.0, 2.5, 0.5][member % 3]).collect();
        let [computed, looked_up] = [false, true].map(|is_home| hat_of(&weights, is_home));
        assert!(computed.rows.iter().all(Option::is_none) && looked_up.rows.iter().all(Option::is_some));
        let mut keys = Keys::of(3, None, "people");
        for must in 0..84 {
            let key = keys.next_key();
            let [one, other] = [&computed, &looked_up].map(|hat| take(hat, key, [9, 4, 1, 0], &[must]));
            assert_eq!(one, other);
        }
    }

    /// With equal weights every member is taken equally often, with or without members that are certainly taken; with weights 2 and 1,
    /// those of weight 2 are taken nearly twice as often when few are taken.
    #[test]
    fn chances_are_weights() {
        let weights = [2.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 2.0];
        let (equal, weighted) = (hat(&[1.0; 16]), hat(&weights));
        let mut keys = Keys::of(4, None, "people");
        let mut shares = |hat: &Hat, wanted: u32, musts: &[u32]| {
            let mut taken = [0_u32; 16];
            for _ in 0..20_000 {
                for member in take(hat, keys.next_key(), [0, wanted, 0, 0], musts) {
                    taken[member as usize - 16] += 1;
                }
            }
            taken.map(|count| f64::from(count) / 20_000.0)
        };
        // The standard error of a share is at most 0.0035.
        for share in shares(&equal, 6, &[]) {
            assert!((share - 6.0 / 16.0).abs() < 5.0 * 0.0035, "{share}");
        }
        for (member, share) in shares(&equal, 6, &[25]).into_iter().enumerate() {
            let expected = if member == 9 { 1.0 } else { 5.0 / 15.0 };
            assert!((share - expected).abs() < 5.0 * 0.0035, "{member}: {share}");
        }
        for (share, weight) in shares(&weighted, 2, &[]).into_iter().zip(weights) {
            assert!((share / (weight * 0.1) - 1.0).abs() < 0.1, "{weight}: {share}");
        }
    }
}
