//! Institutions.

use super::world::Institution;
use crate::draws::{Draws, Key, Keys, Purpose, normal_quantile};
use crate::ids::RegionId;
use crate::scenario::{Inputs, Scenario};

/// All institutions: the drawn ones, then those named only by given programs.
pub(super) fn institutions(scenario: &Scenario, inputs: &Inputs, replicate: Option<u32>) -> Vec<Institution> {
    let weights = &scenario.institutions.region_weights;
    let mut keys = Keys::of(scenario.run.seed, replicate, "institutions");
    let drawn = |id: String, key: Key| {
        let mut draws: Draws = key.draws(Purpose::Place);
        let prestige = draws.normal();
        let region = RegionId::at(draws.weighted(weights.iter().copied()));
        Institution { id, region, prestige, key }
    };
    let mut all: Vec<Institution> =
        (1..=scenario.institutions.count).map(|number| drawn(format!("inst-{number}"), keys.next_key())).collect();
    for program in &inputs.programs {
        let known = all.iter().position(|institution| institution.id == program.institution);
        let place = known.unwrap_or_else(|| {
            all.push(drawn(program.institution.clone(), keys.named(&program.institution)));
            all.len() - 1
        });
        if let Some(region) = program.region.and_then(RegionId::numbered) {
            all[place].region = region;
        }
        if let Some(percentile) = program.prestige_percentile {
            all[place].prestige = normal_quantile(percentile / 100.0);
        }
    }
    all
}
