//! Blocking pairs, word by word: single, supplemental and couple.

use super::world::{Entry, Places, World};

/// Why a matching is not stable; positions on lists are counted from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Block {
    /// An applicant in no couple and an earlier entry of the primary list.
    Single { applicant: usize, entry: usize },
    /// An applicant and an earlier entry of the supplemental list attached to the matched entry.
    Supplemental { applicant: usize, list: Option<usize>, entry: usize },
    /// A couple and an earlier pair.
    Couple { couple: usize, entry: usize },
    /// An unfilled seat that could have gone along this reversion.
    DonorSeat { reversion: usize },
}

/// Every single, supplemental and couple block of a matching, in rising order.
pub fn blocks(world: &World, quotas: &[usize], places: &Places) -> Vec<Block> {
    let holders = world.holders(places);
    let mut blocks = Vec::new();
    for applicant in 0..world.applicants() {
        if !world.is_in_a_couple(applicant) {
            single_blocks(world, quotas, places, &holders, applicant, &mut blocks);
        }
        supplemental_blocks(world, quotas, places, &holders, applicant, &mut blocks);
    }
    for couple in 0..world.couples.len() {
        couple_blocks(world, quotas, places, &holders, couple, &mut blocks);
    }
    blocks.sort_unstable();
    blocks
}

/// Whether a feasible matching has no single, supplemental or couple block.
pub fn is_stable(world: &World, quotas: &[usize], places: &Places) -> bool {
    blocks(world, quotas, places).is_empty()
}

/// Whether `program` would hold all the `newcomers` at once: it ranks them, and they are among the best `quota` of
/// everybody at hand, which is them and its holders without the `leavers`, who have left their seats.
fn takes(
    world: &World,
    quota: usize,
    program: usize,
    holders: &[usize],
    leavers: &[usize],
    newcomers: &[usize],
) -> bool {
    let staying = holders.iter().filter(|holder| !leavers.contains(holder));
    let at_hand: Vec<usize> =
        staying.chain(newcomers).map(|&a| world.standing(program, a).unwrap_or(usize::MAX)).collect();
    newcomers.iter().all(|&newcomer| {
        world
            .standing(program, newcomer)
            .is_some_and(|own| at_hand.iter().filter(|&&other| other < own).count() < quota)
    })
}

fn single_blocks(
    world: &World,
    quotas: &[usize],
    places: &Places,
    holders: &[Vec<usize>],
    applicant: usize,
    blocks: &mut Vec<Block>,
) {
    let list = &world.lists[applicant];
    let matched = places[applicant].entry.unwrap_or(list.len());
    for (entry, earlier) in list[..matched].iter().enumerate() {
        let program = earlier.program.expect("No Match stands on couples' lists only");
        if takes(world, quotas[program], program, &holders[program], &[applicant], &[applicant]) {
            blocks.push(Block::Single { applicant, entry });
        }
    }
}

fn supplemental_blocks(
    world: &World,
    quotas: &[usize],
    places: &Places,
    holders: &[Vec<usize>],
    applicant: usize,
    blocks: &mut Vec<Block>,
) {
    let Some(matched) = places[applicant].entry else { return };
    let Entry { attached, list, .. } = &world.lists[applicant][matched];
    let second = places[applicant].second.unwrap_or(attached.len());
    for (entry, &program) in attached[..second].iter().enumerate() {
        if takes(world, quotas[program], program, &holders[program], &[applicant], &[applicant]) {
            blocks.push(Block::Supplemental { applicant, list: *list, entry });
        }
    }
}

fn couple_blocks(
    world: &World,
    quotas: &[usize],
    places: &Places,
    holders: &[Vec<usize>],
    couple: usize,
    blocks: &mut Vec<Block>,
) {
    let partners @ [a, b] = world.couples[couple];
    let matched = places[a].entry.unwrap_or(world.lists[a].len());
    for entry in 0..matched {
        let accepts = |program: usize, newcomers: &[usize]| {
            takes(world, quotas[program], program, &holders[program], &partners, newcomers)
        };
        let both_accepted = match (world.lists[a][entry].program, world.lists[b][entry].program) {
            (None, None) => true,
            (Some(p), None) => accepts(p, &[a]),
            (None, Some(q)) => accepts(q, &[b]),
            (Some(p), Some(q)) if p == q => accepts(p, &[a, b]),
            (Some(p), Some(q)) => accepts(p, &[a]) && accepts(q, &[b]),
        };
        if both_accepted {
            blocks.push(Block::Couple { couple, entry });
        }
    }
}
