//! Stage 3b: away rotations, at programs of the preferred specialty other than the home program.
//!
//! Of three programs that come to mind, the applicant rotates at the one that appeals most.

use super::Application;
use super::utility::Utilities;
use crate::draws::Purpose;
use crate::population::{Person, World};
use crate::scenario::Away;

/// Marks the applications to programs where a person rotated, and adds to both sides' views.
pub fn rotate(away: &Away, utilities: &Utilities, world: &World, person: &Person, applications: &mut [Application]) {
    let mut draws = person.key.draws(Purpose::Away);
    if away.rotations == 0 || !draws.chance(away.share) {
        return;
    }
    let is_first = |application: &Application| {
        u32::from(world.departments[application.department as usize].specialty) == person.first
    };
    let firsts = applications.iter().take_while(|application| is_first(application)).count();
    let Ok(count @ 1..) = u32::try_from(firsts) else { return };
    for _ in 0..away.rotations {
        let considered = [draws.below(count), draws.below(count), draws.below(count)].map(|index| index as usize);
        let best = considered
            .into_iter()
            .filter(|&index| !applications[index].is_home() && !applications[index].is_away())
            .max_by(|&a, &b| applications[a].appeal.total_cmp(&applications[b].appeal));
        if let Some(best) = best {
            applications[best].rotate(utilities.away());
        }
    }
}
