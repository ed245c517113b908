//! What the library says, in the oracle's words.

use matchday::market::{Draft, Market, Matching};
use matchday::matching::{Run, Settings, run};
use matchday::stability::{BlockingPair, blocking_pairs};
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

use super::blocks::{Block, blocks};
use super::donor::wasted;
use super::sketch::show;
use super::world::{World, places_of};

/// The library's result for a draft, with the default settings and the same generator for every market.
pub fn match_of(draft: &Draft) -> Run {
    let market = market(draft);
    run(&market, &Settings::default(), &mut ChaCha8Rng::seed_from_u64(2027))
}

pub fn market(draft: &Draft) -> Market {
    Market::new(draft).unwrap_or_else(|faults| panic!("{faults:?} in\n{}", show(draft)))
}

/// Blocks that the library's checker finds, in rising order.
pub fn checked(market: &Market, matching: &Matching) -> Vec<Block> {
    sorted(&blocking_pairs(market, matching))
}

/// Blocking pairs as blocks, in rising order.
pub fn sorted(pairs: &[BlockingPair]) -> Vec<Block> {
    let mut all: Vec<Block> = pairs.iter().map(block_of).collect();
    all.sort_unstable();
    all
}

fn block_of(pair: &BlockingPair) -> Block {
    match *pair {
        BlockingPair::Single { applicant, rank } => {
            Block::Single { applicant: applicant.index(), entry: rank.position() }
        }
        BlockingPair::Supplemental { applicant, list, rank } => {
            Block::Supplemental { applicant: applicant.index(), list: Some(list.index()), entry: rank.position() }
        }
        BlockingPair::Couple { couple, rank } => Block::Couple { couple, entry: rank.position() },
        BlockingPair::DonorSeat { reversion } => Block::DonorSeat { reversion },
    }
}

/// Blocks that the oracle finds, in rising order; none when a program gave more than it had.
pub fn expected(world: &World, matching: &Matching) -> Option<Vec<Block>> {
    let quotas = world.effective_quotas(matching)?;
    let mut all = blocks(world, &quotas, &places_of(matching));
    all.extend(wasted(world, matching));
    all.sort_unstable();
    Some(all)
}
