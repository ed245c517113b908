//! Wasted donor seats: unfilled positions that could have gone where somebody wants them.

use matchday::market::Matching;

use super::blocks::{Block, blocks};
use super::world::{World, places_of};

/// Every reversion along which an unfilled seat of its donor could still move to somebody who would take it: at the
/// receiver itself, or further along the receiver's own reversions.
pub fn wasted(world: &World, matching: &Matching) -> Vec<Block> {
    let holders = world.holders(&places_of(matching));
    let Some(quotas) = world.effective_quotas(matching) else { return Vec::new() };
    let reversions = 0..world.reversions.len();
    let has_unfilled = |reversion: usize| {
        let donor = world.reversions[reversion].donor;
        holders[donor].len() < quotas[donor]
    };
    let wasted = reversions.filter(|&r| has_unfilled(r) && helps(world, matching, world.reversions[r].donor, r));
    wasted.map(|reversion| Block::DonorSeat { reversion }).collect()
}

/// The same for receivers that are not themselves the way to another one.
pub fn wasted_directly(world: &World, matching: &Matching) -> Vec<Block> {
    let mut all = wasted(world, matching);
    all.retain(|block| {
        let Block::DonorSeat { reversion } = *block else { return false };
        let reversion = world.reversions[reversion];
        is_wanted(world, matching, reversion.donor, reversion.receiver)
    });
    all
}

/// Whether a seat of `donor` that travels along `reversion` comes to somebody who would take it.
fn helps(world: &World, matching: &Matching, donor: usize, reversion: usize) -> bool {
    let step = world.reversions[reversion];
    if matching.reverted[reversion] as usize >= step.limit {
        return false;
    }
    let mut further = (0..world.reversions.len()).filter(|&next| world.reversions[next].donor == step.receiver);
    is_wanted(world, matching, donor, step.receiver) || further.any(|next| helps(world, matching, donor, next))
}

/// Whether somebody would take a seat at `receiver` if `donor` gave it one; what the receiver withholds for the sake of an
/// even or odd number comes back with it.
fn is_wanted(world: &World, matching: &Matching, donor: usize, receiver: usize) -> bool {
    let Some(mut quotas) = world.effective_quotas(matching) else { return false };
    quotas[donor] -= 1;
    quotas[receiver] += 1 + matching.withheld[receiver] as usize;
    let places = places_of(matching);
    blocks(world, &quotas, &places).into_iter().any(|block| wants(world, matching, block, receiver))
}

/// Whether a block is about a seat at this program.
fn wants(world: &World, matching: &Matching, block: Block, program: usize) -> bool {
    match block {
        Block::Single { applicant, entry } => world.lists[applicant][entry].program == Some(program),
        Block::Supplemental { applicant, entry, .. } => {
            let matched = places_of(matching)[applicant].entry.expect("a supplemental block is beside a match");
            world.lists[applicant][matched].attached[entry] == program
        }
        Block::Couple { couple, entry } => {
            world.couples[couple].iter().any(|&partner| world.lists[partner][entry].program == Some(program))
        }
        Block::DonorSeat { .. } => false,
    }
}
