//! Deferred acceptance with programs proposing, as Gale and Shapley describe it, for singles with primary lists only.

use super::world::{Place, Places, World};

/// The program-optimal stable matching (Gale & Shapley 1962, theorem 2, with the sides exchanged).
pub fn programs_propose(world: &World) -> Places {
    assert!(world.couples.is_empty(), "for singles only");
    let mut places = vec![Place::default(); world.applicants()];
    let mut asked = vec![0; world.programs()];
    loop {
        let holders = world.holders(&places);
        let proposer =
            (0..world.programs()).find(|&p| holders[p].len() < world.quotas[p] && asked[p] < world.rankings[p].len());
        let Some(program) = proposer else { return places };
        let applicant = world.rankings[program][asked[program]];
        asked[program] += 1;
        let list = &world.lists[applicant];
        let entry = list.iter().position(|entry| entry.program == Some(program));
        let held = places[applicant].entry.unwrap_or(list.len());
        if let Some(entry) = entry.filter(|&entry| entry < held) {
            places[applicant].entry = Some(entry);
        }
    }
}
